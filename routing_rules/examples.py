"""The examples that stand beside the rules, run: does each rule speak where it says so, and stay silent elsewhere?"""

from collections.abc import Iterator
from typing import Any

from documents.problems import Problem
from routing_rules.engine import Engine
from routing_rules.inquiry import FIELDS, Inquiry, InquiryError, Reader
from routing_rules.loading import RuleBook, WrittenRule
from routing_rules.vocabulary import OLDEST

_AGES = ("age", "asker_age")
_AGE = (
    f'年齢は "12" のように 0 から {OLDEST} の数で書きます。',
    f'Write an age as a whole number from 0 to {OLDEST}, such as "12".',
)
_MOMENT = (
    '日時は "2026-12-30T02:00:00+09:00" のように、時差をつけて書きます。',
    'Write a date and time with its UTC offset, such as "2026-12-30T02:00:00+09:00".',
)
_LIST = (
    "答えは vocabulary.yaml から選び、[ … ] の中に並べます。",
    "Choose answers of vocabulary.yaml and write them as a list: [a, b].",
)
_PREFECTURE = (
    '都道府県の番号を "13" のように二けたで書くか、abroad と書きます。',
    'Write the two digits of a prefecture, such as "13", or abroad.',
)
_CHOOSE = ("答えは vocabulary.yaml から選びます。", "Choose an answer of vocabulary.yaml.")
_REMEDIES = {
    **dict.fromkeys(_AGES, _AGE),
    **dict.fromkeys(("situations", "needs"), _LIST),
    "at": _MOMENT,
    "place": _PREFECTURE,
}


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
    place = (*written.place, "examples", n, "inquiry")
    if error.field == "inquiry":
        known = ", ".join(FIELDS)
        ja, en = f"例の inquiry に知らない見出しがあります。書けるのは: {known}", f"has an unknown heading. Known: {known}"
        return written.document.problem(place, ja, f"The example's inquiry {en}")
    remedy_ja, remedy_en = _REMEDIES.get(error.field, _CHOOSE)
    return written.document.problem(
        place,
        f"例の inquiry の「{error.field}」に使えない答えがあります。{remedy_ja}",
        f"The example's inquiry has an answer to '{error.field}' that cannot be used. {remedy_en}",
    )


def _unexpected(written: WrittenRule, n: int, *, speaks: bool) -> Problem:
    now_ja, now_en = ("話します", "speaks") if speaks else ("黙ります", "is silent")
    return written.document.problem(
        (*written.place, "examples", n),
        f"この例で、きまり「{written.rule.id}」は{now_ja}。when か expect を直してください。",
        f"For this example the rule '{written.rule.id}' {now_en}. Correct 'when' or 'expect'.",
    )
