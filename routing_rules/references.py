"""Do rules, advice and cautions point only to things that exist?"""

import difflib
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from documents.problems import Problem
from documents.reading import Document
from routing_rules.model import RuleSource, Statement
from routing_rules.vocabulary import IN_JAPAN, NOT_JAPANESE, UNANSWERED, Vocabulary

if TYPE_CHECKING:
    from routing_rules.loading import RuleBook, WrittenRule

_CLOSED_FIELDS = ("situation", "with", "without", "needs", "without_needs", "asker", "anonymity", "prefers", "language", "place")
_ALIASES = {"language": {NOT_JAPANESE}, "place": {IN_JAPAN}}
_NEVER_UNANSWERED = {"with", "without", "without_needs"}
_FEW = 12
_PLACES = (
    '都道府県の番号を "01" から "47" までの二けたで書くか、abroad か in_japan と書きます。',
    'Write a prefecture as two digits from "01" to "47", or abroad, or in_japan.',
)


def statement_problems(
    key: str, files: Iterable[tuple[Document, Mapping[str, Statement]]], sources: Mapping[str, RuleSource]
) -> Iterator[Problem]:
    """Advice or cautions whose source is not in sources.yaml."""
    for document, statements in files:
        for name, statement in statements.items():
            for source in statement.source:
                if source not in sources:
                    yield document.problem((key, name, "source"), *_not_found(source, "sources.yaml"))


def rule_problems(book: "RuleBook") -> Iterator[Problem]:
    """Rules with an id used twice, or that point to a source, advice, caution or answer that does not exist."""
    seen: dict[str, str] = {}
    for written in book.rules:
        rule = written.rule
        if rule.id in seen:
            where = seen[rule.id]
            ja, en = f"「{rule.id}」は {where} にもあります。ちがう名前にします。", f"'{rule.id}' also stands in {where}."
            yield written.problem("id", ja, f"{en} Choose another name.")
        seen[rule.id] = written.document.path.name
        named = [channel for _, channel in rule.suggest.named()]
        yield from _unknown(written, "source", rule.source, book.sources, "sources.yaml")
        yield from _unknown(written, "advice", rule.advice, book.advice, "advice/")
        yield from _unknown(written, "caution", [c.say for c in rule.caution], book.cautions, "cautions/")
        yield from _unknown(written, "caution", [c.channel for c in rule.caution], named, "suggest")
        yield from _conditions(written, book.vocabulary)


def _unknown(written: "WrittenRule", heading: str, used: Iterable[str], known: Iterable[str], where: str) -> Iterator[Problem]:
    for name in used:
        if name not in known:
            yield written.problem(heading, *_not_found(name, where))


def _not_found(name: str, where: str) -> tuple[str, str]:
    return (
        f"「{name}」は {where} にありません。つづりを確かめるか、足してください。",
        f"'{name}' is not in {where}. Check the spelling or add it.",
    )


def _conditions(written: "WrittenRule", vocabulary: Vocabulary) -> Iterator[Problem]:
    for field in _CLOSED_FIELDS:
        allowed = {*vocabulary.answers(field), *_ALIASES.get(field, ())}
        if field not in _NEVER_UNANSWERED:
            allowed.add(UNANSWERED)
        for value in getattr(written.rule.when, "with_" if field == "with" else field) or ():
            if value not in allowed:
                yield written.problem(f"when.{field}", *_no_answer(value, field, sorted(allowed)))


def _no_answer(value: str, field: str, allowed: list[str]) -> tuple[str, str]:
    if value == UNANSWERED:
        return (
            f"「{value}」は {field} には書けません。消して、ほかに答えがなければ見出しごと消します。",
            f"'{value}' cannot be written in {field}. Remove it, and the heading too if nothing else stands there.",
        )
    remedy_ja, remedy_en = _PLACES if field == "place" else _meant(value, allowed)
    return f"「{value}」という答えは {field} にありません。{remedy_ja}", f"'{value}' is not an answer to {field}. {remedy_en}"


def _meant(value: str, allowed: list[str]) -> tuple[str, str]:
    """What may have been meant, and where the answers stand; all of them where they are few."""
    if len(allowed) <= _FEW:
        choices = ", ".join(allowed)
        return f"書けるのは: {choices}", f"Answers: {choices}"
    near = difflib.get_close_matches(value, allowed, n=1)
    ja, en = (f"「{near[0]}」ですか。", f"Did you mean '{near[0]}'? ") if near else ("", "")
    return f"{ja}すべての答えは vocabulary.yaml にあります。", f"{en}All answers are in vocabulary.yaml."
