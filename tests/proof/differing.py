"""Does a mistake change any answer? Asked of a fixed sample and of the people whom the mistake is about."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Any

from directory.hours import minute_of
from routing_rules import examples
from routing_rules.inquiry import Inquiry
from routing_rules.model import AgeSpan, Rule
from routing_rules.vocabulary import ABROAD, OLDEST, UNANSWERED
from tests.builders import real, vocabulary
from tests.inquiries import stream
from tests.proof.mutant import Mutant
from tests.proof.variants import Variant, facts

SAMPLE = 400
HOURS = tuple(hour * 60 for hour in (3, 10, 12, 16, 19, 23))
HOLIDAY = "2026-12-31"


def changes_an_answer(mutant: Mutant, variant: Variant) -> bool:
    """Is any answer of the sample, or of the people whom the mistake is about, another one?"""
    return any(
        _given_now(inquiry, minute) != _given(variant, inquiry, minute)
        for inquiry, minutes in (*_sample(), *_targeted(mutant.target))
        for minute in minutes
    )


@dataclass(frozen=True)
class _Given:
    """An answer as somebody sees it."""

    channels: tuple[Any, ...]
    advice: tuple[str, ...]
    left_out: frozenset[str]


@cache
def _given_now(inquiry: Inquiry, minute: int) -> _Given:
    return _given(unchanged(), inquiry, minute)


@cache
def unchanged() -> Variant:
    """The real rules and listings."""
    return Variant()


def _given(variant: Variant, inquiry: Inquiry, minute: int) -> _Given:
    moment = real().timetable.at(minute)
    given, channels = variant.engine.suggest(inquiry, moment, minute), variant.channels
    shown = ((channels[s.channel].id, s.standing._replace(until=None), channels[s.channel].points) for s in given.suggestions)
    return _Given(tuple(shown), tuple(given.advice), frozenset(channels[out.channel].id for out in given.left_out))


@cache
def _sample() -> list[tuple[Inquiry, list[int]]]:
    return [(inquiry, _six(minute)) for inquiry, minute in islice(stream(2026), SAMPLE)]


def _targeted(target: str) -> Iterator[tuple[Inquiry, list[int]]]:
    """The people whom the rule, or the rules that name the channel, speak of in their examples, and people like them."""
    minute = minute_of(real().reader.read({"at": f"{HOLIDAY}T03:00:00+09:00"}).at)
    for written in real().book.rules:
        if written.rule.id == target or target in (channel for _, channel in written.rule.suggest.named()):
            for inquiry in _like_the_examples(written.rule, target):
                yield inquiry, _six(minute)


def _like_the_examples(rule: Rule, target: str) -> Iterator[Inquiry]:
    """Every example with one answer changed to each that the rule or the channel could tell apart."""
    when = rule.when
    for example in rule.examples:
        inquiry = examples.read_example(real().reader, example.inquiry)
        yield inquiry
        for code in (*(when.situation or ()), *(when.with_ or ()), *(when.without or ())):
            if code != UNANSWERED:
                yield inquiry._replace(situations=(code, *(c for c in inquiry.situations if c in (when.with_ or ()))))
                yield inquiry._replace(situations=(*dict.fromkeys((*inquiry.situations, code)),))
        for need in (*(when.needs or ()), *(when.without_needs or ())):
            yield inquiry._replace(needs=(need,) if need != UNANSWERED else ())
        for field, answers in _SINGLE.items():
            yield from (inquiry._replace(**{field: answer}) for answer in answers)
        for age in _ages(rule, target):
            yield from (inquiry._replace(age=age), inquiry._replace(asker_age=age))
            yield from (inquiry._replace(age=age, asker=asker) for asker in ("self", "parent"))


def _ages(rule: Rule, target: str) -> set[int | None]:
    """No age, and the ages on both sides of every border of the rule or the channel."""
    spans = [(s.least, s.most) for s in (*(rule.when.age or ()), *(rule.when.caller_age or ())) if isinstance(s, AgeSpan)]
    spans += [bounds for c in facts() if c.id == target for bounds in (c.about_age, c.caller_age) if bounds]
    return {None, *(age for a, b in spans for age in (a - 1, a, b, b + 1) if 0 <= age <= OLDEST)}


_SINGLE: dict[str, tuple[str | None, ...]] = {
    "asker": (None, *vocabulary().asker.ids),
    "anonymity": (None, "must"),
    "language": (None, "en"),
    "place": (None, "13", "27", "47", ABROAD),
}


def _six(minute: int) -> list[int]:
    midnight = minute - (minute + 9 * 60) % (24 * 60)
    return [midnight + hour for hour in HOURS]
