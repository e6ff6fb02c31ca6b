"""Mistakes in a rule, one in each."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from routing_rules.model import AgeSpan, Rule
from routing_rules.vocabulary import OLDEST
from tests.proof.mutant import Mutant, in_rule, rules


def rule_deleted() -> Iterator[Mutant]:
    return (in_rule(rule, "", lambda _: None) for rule in rules())


def swapped() -> Iterator[Mutant]:
    for rule in rules():
        for tier, ids in rule.suggest:
            if len(ids) > 1:
                yield in_rule(rule, f" {ids[0]} and {ids[1]}", _suggesting(**{tier: (ids[1], ids[0], *ids[2:])}))


def channel_dropped() -> Iterator[Mutant]:
    for rule in rules():
        if len(rule.suggest.named()) > 1:
            for tier, ids in rule.suggest:
                for id in ids if tier != "danger" else ():
                    yield in_rule(rule, f" {id}", _suggesting(**{tier: tuple(i for i in ids if i != id)}))


def danger_dropped() -> Iterator[Mutant]:
    for rule in rules():
        for id in rule.suggest.danger:
            rest = tuple(i for i in rule.suggest.danger if i != id)
            gone = not rest and len(rule.suggest.named()) == 1
            yield in_rule(rule, f" {id}", (lambda _: None) if gone else _suggesting(danger=rest))


def tier_changed() -> Iterator[Mutant]:
    lower = {"danger": "urgent", "urgent": "first", "first": "also"}
    for rule in rules():
        for tier, worse in lower.items():
            if ids := getattr(rule.suggest, tier):
                both = {tier: (), worse: (*ids, *getattr(rule.suggest, worse))}
                yield in_rule(rule, f" {tier} to {worse}", _suggesting(**both))


def answer_dropped(fields: Iterable[str], dropped: Callable[[str], bool]) -> Callable[[], Iterator[Mutant]]:
    def make() -> Iterator[Mutant]:
        for rule in rules():
            for field in fields:
                listed = getattr(rule.when, field) or ()
                for answer in (a for a in listed if isinstance(a, str) and dropped(a)):
                    rest = tuple(a for a in listed if a != answer)
                    if rest:
                        yield in_rule(rule, f" {field} {answer}", _when(**{field: rest}))

    return make


def heading_dropped() -> Iterator[Mutant]:
    for rule in rules():
        for field in ("with_", "without", "without_needs", "anonymity", "place", "age"):
            if getattr(rule.when, field) is not None:
                yield in_rule(rule, f" {field}", _when(**{field: None}))


def rule_age_moved() -> Iterator[Mutant]:
    for rule in rules():
        for field in ("age", "caller_age"):
            for n, span in enumerate(getattr(rule.when, field) or ()):
                if isinstance(span, AgeSpan):
                    for moved in _moved(span):
                        spans = getattr(rule.when, field)
                        yield in_rule(rule, f" {field} {moved.least}-{moved.most}", _when(**{field: _put(spans, n, moved)}))


def advice_dropped() -> Iterator[Mutant]:
    for rule in rules():
        for name in rule.advice:
            rest = tuple(a for a in rule.advice if a != name)
            yield in_rule(rule, f" {name}", lambda each, rest=rest: each.model_copy(update={"advice": rest}))


def _moved(span: AgeSpan) -> Iterator[AgeSpan]:
    if span.most < OLDEST:
        yield AgeSpan(least=span.least, most=span.most + 1)
        if span.least < span.most:
            yield AgeSpan(least=span.least, most=span.most - 1)
    if span.least > 0:
        yield AgeSpan(least=span.least - 1, most=span.most)


def _put(spans: tuple[Any, ...], n: int, span: AgeSpan) -> tuple[Any, ...]:
    return (*spans[:n], span, *spans[n + 1 :])


def _suggesting(**tiers: tuple[str, ...]) -> Callable[[Rule], Rule]:
    return lambda rule: rule.model_copy(update={"suggest": rule.suggest.model_copy(update=tiers)})


def _when(**fields: Any) -> Callable[[Rule], Rule]:
    return lambda rule: rule.model_copy(update={"when": rule.when.model_copy(update=fields)})
