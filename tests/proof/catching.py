"""Who reports a mistake: the examples, the checks, the written cases, or one of the parts of the proof."""

import importlib.util
from collections.abc import Callable
from functools import cache
from types import ModuleType, SimpleNamespace
from typing import Any

import yaml

from directory.hours import minute_of
from routing_rules import examples
from routing_rules.proof import gaps, liveness
from service import checking
from tests.builders import real
from tests.proof.variants import Variant, proof
from tests.test_cases import CASES, NEED


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
