"""Files to RuleBook. Every mistake is collected and said with its file, line and remedy."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from documents.checking import Written, check
from documents.problems import Problem, ProblemsFound
from documents.reading import Document, Place, read, version_of
from routing_rules import references
from routing_rules.model import Rule, RuleFile, RuleSource, Statement
from routing_rules.vocabulary import Vocabulary

NATIONAL = Path(__file__).parent

_FILES = ("vocabulary.yaml", "sources.yaml", "gaps.yaml", "rules/*.yaml", "advice/*.yaml", "cautions/*.yaml", "phrases/*.yaml")

E = TypeVar("E")
W = TypeVar("W", bound=Written)


class _Order(Written):
    order: tuple[str, ...]


class _Sources(Written):
    sources: dict[str, RuleSource]


class _Advice(Written):
    advice: dict[str, Statement]


class _Cautions(Written):
    cautions: dict[str, Statement]


@dataclass(frozen=True)
class WrittenRule:
    """A rule and where it stands."""

    rule: Rule
    subject: str
    document: Document
    place: Place

    def problem(self, heading: str, ja: str, en: str) -> Problem:
        """A mistake at one heading of this rule."""
        return self.document.problem((*self.place, *heading.split(".")), ja, en)


@dataclass(frozen=True)
class RuleBook:
    """All rules in the order of suggestion, with everything they point to.

    ``version`` changes when any file of rules changes, and not when a listing does.
    """

    version: str
    vocabulary: Vocabulary
    rules: tuple[WrittenRule, ...]
    sources: dict[str, RuleSource]
    advice: dict[str, Statement]
    cautions: dict[str, Statement]


def load(extra_folders: Iterable[Path] = (), *, national: Path = NATIONAL) -> RuleBook:
    """The national rules (or another state of them), then those of each extra folder.

    Raises ProblemsFound with every mistake.
    """
    folders = [national, *extra_folders]
    problems: list[Problem] = []
    vocabulary = load_vocabulary(national)
    sources = _merge(((d, file.sources) for d, file in _files(folders, "sources.yaml", _Sources, problems)), "sources", problems)
    advice = [(d, file.advice) for d, file in _files(folders, "advice/*.yaml", _Advice, problems)]
    cautions = [(d, file.cautions) for d, file in _files(folders, "cautions/*.yaml", _Cautions, problems)]
    for key, files in (("advice", advice), ("cautions", cautions)):
        problems.extend(references.statement_problems(key, files, sources))
    book = RuleBook(
        version=version_of(folders, _FILES),
        vocabulary=vocabulary,
        rules=tuple(_rules(folders, problems)),
        sources=sources,
        advice=_merge(advice, "advice", problems),
        cautions=_merge(cautions, "cautions", problems),
    )
    problems.extend(references.rule_problems(book))
    if problems:
        raise ProblemsFound(problems)
    return book


def load_vocabulary(national: Path = NATIONAL) -> Vocabulary:
    """The questions and their answers; an organisation's own folder has none. Raises ProblemsFound."""
    return check(Vocabulary, read(national / "vocabulary.yaml"))


def _files(folders: list[Path], pattern: str, model: type[W], problems: list[Problem]) -> Iterator[tuple[Document, W]]:
    """Every file of a pattern that can be read; the mistakes of the others are collected."""
    for path in (path for folder in folders for path in sorted(folder.glob(pattern))):
        try:
            document = read(path)
            yield document, check(model, document)
        except ProblemsFound as error:
            problems.extend(error.problems)


def _merge(files: Iterable[tuple[Document, dict[str, E]]], key: str, problems: list[Problem]) -> dict[str, E]:
    found: dict[str, E] = {}
    for document, entries in files:
        for name in sorted(entries.keys() & found.keys()):
            ja = f"「{name}」は別のファイルにもあります。ちがう名前にします。"
            problems.append(document.problem((key, name), ja, f"'{name}' exists in another file. Choose another name."))
        found.update(entries)
    return found


def _rules(folders: list[Path], problems: list[Problem]) -> Iterator[WrittenRule]:
    for folder in folders:
        order = _order(folder / "rules", problems)
        files = sorted(_files([folder], "rules/[!_]*.yaml", RuleFile, problems), key=lambda file: order[file[0].path.stem])
        for document, file in files:
            for i, rule in enumerate(file.rules):
                yield WrittenRule(rule, document.path.stem, document, ("rules", i))


def _order(folder: Path, problems: list[Problem]) -> dict[str, int]:
    """The place of each rule file as ``_order.yaml`` lists them; without one, by name."""
    names = [path.stem for path in sorted(folder.glob("[!_]*.yaml"))]
    if not (folder / "_order.yaml").exists():
        return {name: n for n, name in enumerate(names)}
    document = read(folder / "_order.yaml")
    order = check(_Order, document).order
    for name in sorted(set(names) - set(order)):
        ja, en = f"「{name}」が並び順にありません。足してください。", f"'{name}' is not in the order. Add it."
        problems.append(document.problem(("order",), ja, en))
    for i, name in enumerate(order):
        if name not in names:
            ja = f"rules/{name}.yaml がありません。並び順から消すか、つづりを直します。"
            en = f"There is no file rules/{name}.yaml. Remove it from the order or correct the spelling."
            problems.append(document.problem(("order", i), ja, en))
    return {name: n for n, name in enumerate(dict.fromkeys([*order, *names]))}
