"""Files to RuleBook. Every mistake is collected and said with its file, line and remedy."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from documents.checking import Written, check
from documents.problems import Problem, ProblemsFound
from documents.reading import Document, Place, read, yaml_files
from routing_rules.model import Rule, RuleFile, Source, Statement
from routing_rules.vocabulary import NOT_JAPANESE, UNANSWERED, Vocabulary

NATIONAL = Path(__file__).parent
IN_JAPAN = "in_japan"

_CLOSED_FIELDS = ("situation", "with", "without", "needs", "without_needs", "asker", "anonymity", "prefers", "language", "place")
_ALIASES = {"language": {NOT_JAPANESE}, "place": {IN_JAPAN}}
_NEVER_UNANSWERED = {"with", "without", "without_needs"}


class _Order(Written):
    order: tuple[str, ...]


class _Sources(Written):
    sources: dict[str, Source]


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
    """All rules in the order of suggestion, with everything they point to. ``version`` changes when any file changes."""

    version: str
    vocabulary: Vocabulary
    rules: tuple[WrittenRule, ...]
    sources: dict[str, Source]
    advice: dict[str, Statement]
    cautions: dict[str, Statement]
    titles: dict[str, RuleFile]


def load(extra_folders: Iterable[Path] = ()) -> RuleBook:
    """The national rules, then those of each extra folder. Raises ProblemsFound with every mistake."""
    folders = [NATIONAL, *extra_folders]
    problems: list[Problem] = []
    vocabulary = check(Vocabulary, read(NATIONAL / "vocabulary.yaml"))
    book = RuleBook(
        version=_version(folders),
        vocabulary=vocabulary,
        rules=tuple(_rules(folders, problems)),
        sources=_merged(folders, "sources.yaml", _Sources, "sources", problems),
        advice=_merged(folders, "advice/*.yaml", _Advice, "advice", problems),
        cautions=_merged(folders, "cautions/*.yaml", _Cautions, "cautions", problems),
        titles={},
    )
    problems.extend(_references(book))
    if problems:
        raise ProblemsFound(problems)
    return book


def _version(folders: list[Path]) -> str:
    digest = hashlib.sha256()
    for folder in folders:
        for path in yaml_files(folder):
            digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:12]


def _merged(folders: list[Path], pattern: str, model: type[Written], key: str, problems: list[Problem]) -> dict:
    found: dict = {}
    for folder in folders:
        for path in sorted(folder.glob(pattern)):
            try:
                document = read(path)
                entries = getattr(check(model, document), key)
            except ProblemsFound as error:
                problems.extend(error.problems)
                continue
            for name in sorted(entries.keys() & found.keys()):
                ja = f"「{name}」は別のファイルにもあります。ちがう名前にします。"
                problems.append(document.problem((key, name), ja, f"'{name}' exists in another file. Choose another name."))
            found.update(entries)
    return found


def _rules(folders: list[Path], problems: list[Problem]) -> Iterator[WrittenRule]:
    for folder in folders:
        for path in _in_order(folder / "rules", problems):
            try:
                document = read(path)
                file = check(RuleFile, document)
            except ProblemsFound as error:
                problems.extend(error.problems)
                continue
            for i, rule in enumerate(file.rules):
                yield WrittenRule(rule, path.stem, document, ("rules", i))


def _in_order(folder: Path, problems: list[Problem]) -> list[Path]:
    """The rule files as ``_order.yaml`` lists them; without one, by name."""
    paths = {path.stem: path for path in sorted(folder.glob("*.yaml")) if path.stem != "_order"}
    if not (folder / "_order.yaml").exists():
        return list(paths.values())
    document = read(folder / "_order.yaml")
    order = check(_Order, document).order
    for name in paths.keys() - set(order):
        ja, en = f"「{name}」が並び順にありません。足してください。", f"'{name}' is not in the order. Add it."
        problems.append(document.problem(("order",), ja, en))
    for i, name in enumerate(order):
        if name not in paths:
            ja, en = f"rules/{name}.yaml がありません。", f"There is no file rules/{name}.yaml."
            problems.append(document.problem(("order", i), ja, en))
    return [paths[name] for name in order if name in paths]


def _references(book: RuleBook) -> Iterator[Problem]:
    seen: dict[str, WrittenRule] = {}
    for written in book.rules:
        rule = written.rule
        if rule.id in seen:
            where = seen[rule.id].document.path.name
            yield written.problem("id", f"「{rule.id}」は {where} にもあります。", f"'{rule.id}' also stands in {where}.")
        seen[rule.id] = written
        yield from _unknown(written, "source", rule.source, book.sources.keys(), "sources.yaml")
        yield from _unknown(written, "advice", rule.advice, book.advice.keys(), "advice/")
        yield from _unknown(written, "caution", [c.say for c in rule.caution], book.cautions.keys(), "cautions/")
        named = [channel for _, channel in rule.suggest.named()]
        yield from _unknown(written, "caution", [c.channel for c in rule.caution], named, "suggest")
        yield from _conditions(written, book.vocabulary)
    for kind, statements in (("advice", book.advice), ("cautions", book.cautions)):
        for name, statement in statements.items():
            for key in statement.source:
                if key not in book.sources:
                    ja, en = f"{kind} の「{name}」の根拠「{key}」が sources.yaml にありません。", f"'{key}' of {name} is not in sources.yaml."
                    yield Problem(NATIONAL / kind, 1, ja, en)


def _unknown(written: WrittenRule, heading: str, used: Iterable[str], known: Iterable[str], where: str) -> Iterator[Problem]:
    for name in used:
        if name not in known:
            yield written.problem(
                heading,
                f"「{name}」は {where} にありません。つづりを確かめるか、足してください。",
                f"'{name}' is not in {where}. Check the spelling or add it.",
            )


def _conditions(written: WrittenRule, vocabulary: Vocabulary) -> Iterator[Problem]:
    when = written.rule.when
    for field in _CLOSED_FIELDS:
        values = getattr(when, "with_" if field == "with" else field) or ()
        allowed = set(vocabulary.answers(field)) | _ALIASES.get(field, set())
        if field not in _NEVER_UNANSWERED:
            allowed.add(UNANSWERED)
        for value in values:
            if value not in allowed:
                choices = ", ".join(sorted(allowed))
                yield written.problem(
                    f"when.{field}",
                    f"「{value}」という答えは {field} にありません。書けるのは: {choices}",
                    f"'{value}' is not an answer to {field}. Answers: {choices}",
                )
