"""Files to Disclosing. Every mistake is collected and said with its file, line and remedy."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from documents.checking import Written, check
from documents.problems import Problem, ProblemsFound
from documents.reading import Document, read, version_of
from routing_rules.disclosing import references
from routing_rules.disclosing.model import ConsentFile, FactFile
from routing_rules.disclosing.recipients import DutyFile, GroundFile, Profile
from routing_rules.loading import NATIONAL, load_vocabulary
from routing_rules.model import RuleSource
from routing_rules.vocabulary import Vocabulary

DATA = Path(__file__).parent / "data"

_FILES = ("*.yaml", "profiles/*.yaml")

W = TypeVar("W", bound=Written)


class _Sources(Written):
    sources: dict[str, RuleSource]


@dataclass(frozen=True)
class Disclosing:
    """Everything that is known of the note. ``profiles`` by the name of their file, in its order.

    ``version`` changes when any of the files changes.
    """

    version: str
    vocabulary: Vocabulary
    facts: FactFile
    consent: ConsentFile
    grounds: GroundFile
    duties: DutyFile
    profiles: dict[str, Profile]
    sources: dict[str, RuleSource]


def load(folder: Path = DATA) -> Disclosing:
    """The files of a folder, checked against each other. Raises ProblemsFound with every mistake.

    What does not fit between files is said once every file can be read.
    """
    problems: list[Problem] = []
    documents: dict[str, Document] = {}
    facts = _one(folder / "facts.yaml", FactFile, documents, problems)
    consent = _one(folder / "consent.yaml", ConsentFile, documents, problems)
    grounds = _one(folder / "grounds.yaml", GroundFile, documents, problems)
    duties = _one(folder / "duties.yaml", DutyFile, documents, problems)
    profiles = dict(_profiles(folder, documents, problems))
    sources = check(_Sources, read(NATIONAL / "sources.yaml")).sources
    unknown = list(references.source_problems(documents.values(), sources))
    if problems or facts is None or consent is None or grounds is None or duties is None:
        raise ProblemsFound([*problems, *unknown])
    version = version_of([folder], _FILES)
    loaded = Disclosing(version, load_vocabulary(NATIONAL), facts, consent, grounds, duties, profiles, sources)
    if found := [*unknown, *references.problems(loaded, documents)]:
        raise ProblemsFound(found)
    return loaded


def _one(path: Path, model: type[W], documents: dict[str, Document], problems: list[Problem]) -> W | None:
    """A file as its model, kept by its name; None, and its mistakes, where it cannot be read."""
    if not path.exists():
        ja, en = (
            f"{path.name} がありません。README の見本から作ります。",
            f"There is no {path.name}. Start from the sample in README.",
        )
        problems.append(Problem(path, 1, ja, en))
        return None
    try:
        document = read(path)
        loaded = check(model, document)
    except ProblemsFound as error:
        problems.extend(error.problems)
        return None
    documents[path.stem] = document
    return loaded


def _profiles(folder: Path, documents: dict[str, Document], problems: list[Problem]) -> Iterator[tuple[str, Profile]]:
    for path in sorted((folder / "profiles").glob("*.yaml")):
        profile = _one(path, Profile, documents, problems)
        if profile is not None:
            yield path.stem, profile
