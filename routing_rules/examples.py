"""The examples that stand beside the rules, run: does each rule speak where it says so, and stay silent elsewhere?"""

from collections.abc import Iterator
from typing import Any

from documents.problems import Problem
from routing_rules.engine import Engine
from routing_rules.inquiry import Inquiry, InquiryError, Reader
from routing_rules.loading import RuleBook, WrittenRule

_AGES = ("age", "asker_age")


def failures(book: RuleBook, engine: Engine, reader: Reader) -> Iterator[Problem]:
    """One problem for every example that does not hold or cannot be read."""
    for index, written in enumerate(book.rules):
        for n, example in enumerate(written.rule.examples):
            try:
                inquiry = read_example(reader, example.inquiry)
            except InquiryError as error:
                yield _unreadable(written, n, error)
                continue
            speaks = bool(engine.fired(inquiry) >> index & 1)
            if speaks != (example.expect == "speaks"):
                yield _unexpected(written, n, speaks=speaks)


def read_example(reader: Reader, answers: dict[str, Any]) -> Inquiry:
    """An example's inquiry; ages are written as text like everything in the files."""
    ages = {key: int(answers[key]) if str(answers[key]).isdigit() else answers[key] for key in _AGES if key in answers}
    return reader.read({**answers, **ages})


def _unreadable(written: WrittenRule, n: int, error: InquiryError) -> Problem:
    return written.document.problem(
        (*written.place, "examples", n, "inquiry"),
        f"例の inquiry の「{error.field}」が使えません。書けるのは: {error.allowed}",
        f"'{error.field}' of this example cannot be used. It must be {error.allowed}.",
    )


def _unexpected(written: WrittenRule, n: int, *, speaks: bool) -> Problem:
    now_ja, now_en = ("話します", "speaks") if speaks else ("黙ります", "is silent")
    return written.document.problem(
        (*written.place, "examples", n),
        f"この例で、きまり「{written.rule.id}」は{now_ja}。when か expect を直してください。",
        f"For this example the rule '{written.rule.id}' {now_en}. Correct 'when' or 'expect'.",
    )
