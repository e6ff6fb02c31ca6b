"""Files to Directory. Every mistake is collected and said with its file, line and remedy."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from directory.catalogue import Directory
from directory.facts import Fact
from directory.merging import by_code
from directory.model import Channel, Listing, Organisation, Prefecture
from documents.checking import Written, check
from documents.problems import Problem, ProblemsFound
from documents.reading import Document, Place, read, version_of, yaml_files

NATIONAL = Path(__file__).parent / "data"

_FILES = (
    "organisations.yaml", "short_codes.yaml", "holidays.csv",
    "national/**/*.yaml", "channels/**/*.yaml", "prefectures/**/*.yaml",
)  # fmt: skip


class _Organisations(Written):
    organisations: dict[str, Organisation]


def load(extra_folders: Iterable[Path] = (), *, national: Path = NATIONAL) -> Directory:
    """The national listings and those of each extra folder. Raises ProblemsFound with every mistake.

    A folder holds ``organisations.yaml``, ``national/*.yaml`` (or ``channels/*.yaml``) and ``prefectures/*.yaml``,
    each of which may be absent. ``national``: where the national ones stand, for another state of them.
    """
    folders = [national, *extra_folders]
    problems: list[Problem] = []
    organisations = _organisations(folders, problems)
    channels = list(_listings(folders, ("national", "channels"), Channel, problems))
    prefectures = list(_listings(folders, ("prefectures",), Prefecture, problems))
    problems.extend(_same_id_twice(channels))
    for document, channel in channels:
        problems.extend(_channel_problems(document, channel, organisations))
    for document, prefecture in prefectures:
        problems.extend(_prefecture_problems(document, prefecture, {c.id for _, c in channels}))
    problems.extend(_retired_in_use([*channels, *prefectures]))
    if problems:
        raise ProblemsFound(problems)
    return Directory(
        version=version_of(folders, _FILES),
        channels={c.id: c for _, c in channels},
        organisations=organisations,
        prefectures=by_code(p for _, p in prefectures),
    )


def _organisations(folders: list[Path], problems: list[Problem]) -> dict[str, Organisation]:
    found: dict[str, Organisation] = {}
    for folder in folders:
        path = folder / "organisations.yaml"
        if path.exists():
            try:
                found.update(check(_Organisations, read(path)).organisations)
            except ProblemsFound as error:
                problems.extend(error.problems)
    return found


L = TypeVar("L", bound=Listing)


def _listings(
    folders: list[Path], names: tuple[str, ...], model: type[L], problems: list[Problem]
) -> Iterator[tuple[Document, L]]:
    for path in (path for folder in folders for name in names for path in yaml_files(folder / name)):
        try:
            document = read(path)
            yield document, check(model, document)
        except ProblemsFound as error:
            problems.extend(error.problems)


def _same_id_twice(channels: Iterable[tuple[Document, Channel]]) -> Iterator[Problem]:
    seen: dict[str, Path] = {}
    for document, channel in channels:
        if channel.id in seen:
            yield document.problem(
                ("id",),
                f"「{channel.id}」という窓口は {seen[channel.id]} にもあります。ちがう id とファイル名にします。",
                f"The channel '{channel.id}' also stands in {seen[channel.id]}. Choose another id and file name.",
            )
        seen[channel.id] = document.path


def _channel_problems(document: Document, channel: Channel, organisations: dict[str, Organisation]) -> Iterator[Problem]:
    if channel.id != document.path.stem:
        yield document.problem(
            ("id",),
            f"id「{channel.id}」とファイル名がちがいます。ファイル名を {channel.id}.yaml にするか、id を直します。",
            f"The id '{channel.id}' and the file name differ. Rename the file to {channel.id}.yaml or correct the id.",
        )
    if channel.organisation not in organisations:
        yield document.problem(
            ("organisation",),
            f"「{channel.organisation}」は organisations.yaml にありません。つづりを確かめるか、そこに足します。",
            f"'{channel.organisation}' is not in organisations.yaml. Check the spelling or add it there.",
        )
    facts: list[tuple[Place, Fact]] = [(_place(name), fact) for name, fact in channel.facts().items()]
    for i, point in enumerate(channel.contact_points):
        facts += [(("contact_points", i, name), fact) for name, fact in point.facts().items()]
    yield from _unknown_sources(document, channel, facts)


def _place(name: str) -> Place:
    """Where a channel's own fact stands in its file."""
    if name in ("name", "number_seen", "account"):
        return ("privacy", name)
    if name.startswith("told."):
        return ("privacy", "told", int(name.removeprefix("told.")))
    return (name,)


def _prefecture_problems(document: Document, prefecture: Prefecture, channels: set[str]) -> Iterator[Problem]:
    facts: list[tuple[Place, Fact]] = []
    for i, point in enumerate(prefecture.contact_points):
        facts += [(("contact_points", i, name), fact) for name, fact in point.facts().items()]
        if point.channel not in channels:
            yield document.problem(("contact_points", i, "channel"), *_no_channel(point.channel))
    for i, name in enumerate(prefecture.not_found):
        if name not in channels:
            yield document.problem(("not_found", i), *_no_channel(name))
    yield from _unknown_sources(document, prefecture, facts)


def _no_channel(name: str) -> tuple[str, str]:
    return (
        f"「{name}」という窓口はありません。national/ のファイル名(id)から選びます。",
        f"There is no channel '{name}'. Use the id of a file in national/.",
    )


def _unknown_sources(document: Document, listing: Listing, facts: list[tuple[Place, Fact]]) -> Iterator[Problem]:
    used = [(place, fact.source) for place, fact in facts]
    used += [((*place, "also_said"), other.source) for place, fact in facts for other in fact.also_said]
    used += [(("retired_numbers", i), retired.source) for i, retired in enumerate(listing.retired_numbers)]
    for place, keys in used:
        for key in keys:
            if key not in listing.sources:
                yield document.problem(
                    place,
                    f"根拠「{key}」がこのファイルの sources にありません。つづりを確かめるか、題名・住所・日付を足します。",
                    f"The source '{key}' is not among this file's sources. Check the spelling, or add its title, url and date.",
                )


def _retired_in_use(files: Iterable[tuple[Document, Channel | Prefecture]]) -> Iterator[Problem]:
    files = list(files)
    retired = {_digits(r.printed): r for _, listing in files for r in listing.retired_numbers}
    for document, listing in files:
        for i, point in enumerate(listing.contact_points):
            reason = retired.get(_digits(point.number.printed)) if point.number else None
            if reason:
                yield document.problem(
                    ("contact_points", i, "number"),
                    f"「{reason.printed}」は使われなくなった番号です({reason.why.ja})。"
                    "今の番号を確かめて書きかえるか、この連絡先を消します。",
                    f"'{reason.printed}' is no longer in use ({reason.why.en}). "
                    "Look up the present number, or remove this contact point.",
                )


def _digits(printed: str) -> str:
    return printed.replace("-", "")
