"""What changed in the listings, as editors write it in data/changes/<year>.yaml: the facts, in words, with the source."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from directory import loading
from directory.catalogue import Directory
from documents.checking import Day, Text, Words, Written, check, mistake
from documents.problems import Problem, ProblemsFound
from documents.reading import Document, read, yaml_files
from documents.sources import Source

FOLDER = "changes"
"""Where they stand beside the listings."""

What = Literal[
    "edition", "new", "ended", "contact_point", "number", "address", "hours", "cost", "reach", "languages",
    "name", "what", "audience", "privacy",
]  # fmt: skip
"""What can change: the whole directory (``edition``), a channel that came or ended, a way to reach it, one of its facts."""

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]*$")]


class Change(Written):
    """One change. ``id`` never changes and is never used again: readers know an entry by it.

    Without ``channel`` it is about the whole directory; ``prefecture`` (JIS X 0401) where only that entrance changed.
    """

    id: Id
    date: Day
    channel: str | None = None
    prefecture: str | None = None
    what: tuple[What, ...] = Field(min_length=1)
    ja: Text
    en: Text
    sources: tuple[Source, ...] = ()

    @model_validator(mode="after")
    def _stands_on_something(self) -> "Change":
        if self.channel and not self.sources:
            raise mistake(
                "根拠がありません。sources に題名・住所・日付を書きます。",
                "There is no source. Write its title, url and date under sources.",
            )
        if self.prefecture and not self.channel:
            raise mistake(
                "prefecture だけがあります。どの窓口のことか、channel に id を書きます。",
                "There is a prefecture alone. Name the channel with its id.",
            )
        return self

    @property
    def words(self) -> Words:
        """What changed, as a sentence."""
        return Words(ja=self.ja, en=self.en)


class _File(Written):
    changes: tuple[Change, ...]


def load(directory: Directory, folder: Path | None = None) -> tuple[Change, ...]:
    """Every change of a folder, by default the national one, the newest first. Raises ProblemsFound with every mistake."""
    problems: list[Problem] = []
    written = list(_written(folder or loading.NATIONAL / FOLDER, problems))
    problems += _same_id_twice(written)
    for document, number, change in written:
        problems += _misplaced(document, number, change, directory)
    if problems:
        raise ProblemsFound(problems)
    return tuple(sorted((change for _, _, change in written), key=lambda change: (change.date, change.id), reverse=True))


def ids(folder: Path) -> frozenset[str]:
    """The ids of the changes in a folder, whatever else is wrong there; none where there is no such folder."""
    return frozenset(change.id for _, _, change in _written(folder, []))


_Entry = tuple[Document, int, Change]


def _written(folder: Path, problems: list[Problem]) -> Iterator[_Entry]:
    for path in yaml_files(folder):
        try:
            document = read(path)
            changes = check(_File, document).changes
        except ProblemsFound as error:
            problems.extend(error.problems)
            continue
        yield from ((document, number, change) for number, change in enumerate(changes))


def _same_id_twice(written: list[_Entry]) -> Iterator[Problem]:
    seen: set[str] = set()
    for document, number, change in written:
        if change.id in seen:
            yield document.problem(
                ("changes", number, "id"),
                f"id「{change.id}」はもう使われています。ほかの id にします。",
                f"The id '{change.id}' is used already. Choose another one.",
            )
        seen.add(change.id)


def _misplaced(document: Document, number: int, change: Change, directory: Directory) -> Iterator[Problem]:
    """What does not fit the file it stands in, or the listings."""
    if str(change.date.year) != document.path.stem:
        yield document.problem(
            ("changes", number, "date"),
            f"{change.date.year}年のことは {change.date.year}.yaml に書きます。",
            f"A change of {change.date.year} belongs into {change.date.year}.yaml.",
        )
    if change.channel and change.channel not in directory.channels:
        yield document.problem(
            ("changes", number, "channel"),
            f"「{change.channel}」という窓口はありません。national/ のファイル名(id)から選びます。",
            f"There is no channel '{change.channel}'. Use the id of a file in national/.",
        )
    if change.prefecture and change.prefecture not in directory.prefectures:
        yield document.problem(
            ("changes", number, "prefecture"),
            f"「{change.prefecture}」という県はありません。JIS X 0401 の二けたで書きます。",
            f"There is no prefecture '{change.prefecture}'. Write the two digits of JIS X 0401.",
        )
