"""Who reports a mistake: the examples, the checks, the written cases, or one of the parts of the proof."""

import importlib.util
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice
from types import ModuleType, SimpleNamespace
from typing import Any

import yaml

from directory.hours import minute_of
from routing_rules import examples
from routing_rules.inquiry import Inquiry
from routing_rules.proof import gaps, liveness
from routing_rules.table import bits_of
from service import checking
from tests.builders import real
from tests.inquiries import stream
from tests.proof.mutants import Mutant
from tests.proof.variants import Variant, proof
from tests.test_cases import CASES, NEED

SAMPLE = 400
HOURS = tuple(hour * 60 for hour in (3, 10, 12, 16, 19, 23))
HOLIDAY_NIGHT = "2026-12-31"


def by_examples(variant: Variant) -> bool:
    return any(examples.failures(variant.book, variant.engine, real().reader))


def by_checks(variant: Variant) -> bool:
    directory = SimpleNamespace(channels={facts.id: facts for facts in variant.channels})
    return any(checking._ended_but_named(SimpleNamespace(book=variant.book, directory=directory)))


def by_cases(variant: Variant) -> bool:
    passed = sum(not any(_score().failures(case, _answer(variant, case), set())) for case in _cases())
    return 100 * passed / len(_cases()) < NEED


def by_properties(variant: Variant) -> bool:
    return any(any(variant.prover.prove(case)) for case in variant.space.cases(1))


def by_gaps(variant: Variant) -> bool:
    found = list(gaps.find(variant.prover, variant.space, variant.book.vocabulary.situation_ids))
    return any(gaps.compare(found, *gaps.load(), real().book.sources))


def by_silent_rules(variant: Variant) -> bool:
    says = [frozenset((*w.rule.advice, *(f"{c.channel}: {c.say}" for c in w.rule.caution))) for w in variant.book.rules]
    return any(liveness.silent_rules(variant.engine, variant.space, proof().cases, says))


CATCHERS: dict[str, Callable[[Variant], bool]] = {
    "examples": by_examples,
    "checks": by_checks,
    "cases": by_cases,
    "properties": by_properties,
    "gaps": by_gaps,
    "silent rules": by_silent_rules,
}


def caught_by(variant: Variant) -> str | None:
    """The first that reports it, the quickest first."""
    return next((name for name, catches in CATCHERS.items() if catches(variant)), None)


def changes_an_answer(mutant: Mutant, variant: Variant) -> bool:
    """Is any answer of the sample, or of the people whom the mistake is about, another one?"""
    before = Variant()
    return any(
        _given(before, inquiry, minute) != _given(variant, inquiry, minute)
        for inquiry, minutes in (*_sample(), *_targeted(mutant.target))
        for minute in minutes
    )


@dataclass(frozen=True)
class _Given:
    """An answer as somebody sees it."""

    channels: tuple[Any, ...]
    advice: tuple[str, ...]
    left_out: frozenset[str]


def _given(variant: Variant, inquiry: Inquiry, minute: int) -> _Given:
    moment = real().timetable.at(minute)
    given, channels = variant.engine.suggest(inquiry, moment, minute), variant.channels
    shown = ((channels[s.channel].id, s.standing._replace(until=None), channels[s.channel].points) for s in given.suggestions)
    return _Given(tuple(shown), tuple(given.advice), frozenset(channels[out.channel].id for out in given.left_out))


@cache
def _sample() -> list[tuple[Inquiry, list[int]]]:
    return [(inquiry, _six(minute)) for inquiry, minute in islice(stream(2026), SAMPLE)]


def _targeted(target: str) -> Iterator[tuple[Inquiry, list[int]]]:
    """The examples of the rule, or of the rules that name the channel, at every age near a border, with and without voice."""
    minute = minute_of(real().reader.read({"at": f"{HOLIDAY_NIGHT}T03:00:00+09:00"}).at)
    for written in real().book.rules:
        if written.rule.id == target or target in (channel for _, channel in written.rule.suggest.named()):
            for example in written.rule.examples:
                inquiry = examples.read_example(real().reader, example.inquiry)
                for changed in _around(inquiry):
                    yield changed, _six(minute)


def _around(inquiry: Inquiry) -> Iterator[Inquiry]:
    yield inquiry
    yield from (inquiry._replace(age=age) for age in (None, 17, 18, 19))
    yield inquiry._replace(place="abroad")
    yield inquiry._replace(anonymity="must")
    yield inquiry._replace(asker=None)


def _six(minute: int) -> list[int]:
    midnight = minute - (minute + 9 * 60) % (24 * 60)
    return [midnight + hour for hour in HOURS]


@cache
def _score() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", CASES / "score.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def _cases() -> list[dict[str, Any]]:
    return list(yaml.safe_load((CASES / "cases.yaml").read_text(encoding="utf-8"))["cases"])


def _answer(variant: Variant, case: dict[str, Any]) -> dict[str, Any]:
    inquiry = real().reader.read(_score().inquiry(case))
    minute = minute_of(inquiry.at)
    given = variant.engine.suggest(inquiry, real().timetable.at(minute), minute)
    return {"suggestions": [{"channel": variant.channels[s.channel].id, "open": s.standing.state} for s in given.suggestions]}


def rules_naming(channel: str) -> list[str]:
    """The rules that name a channel."""
    table = real().engine.table
    index = next(n for n, facts in enumerate(table.channels) if facts.id == channel)
    return [table.rule_ids[n] for n in bits_of(table.naming[index])]
