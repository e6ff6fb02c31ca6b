"""Mistakes made by machine in the real rules and listings: which ones is decided by a hash of their names.

So the choice is the same on every run, and a rule that is added or dropped elsewhere hardly changes it.
"""

import dataclasses
import hashlib
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from routing_rules.model import AgeSpan, Rule
from routing_rules.table import ChannelFacts, PointFacts
from routing_rules.vocabulary import OLDEST, UNANSWERED
from tests.builders import real
from tests.proof.variants import Variant, changed_channels, changed_rules, facts

SEED = "2026-11-21"
BY_DAY, ALWAYS, NOT_STATED = 10, 1, 0
NAME_NEEDED, NAME_ASKED = 0, 2


class Mutant(NamedTuple):
    """A mistake: its name, the rule or channel it is made in, and the world with it."""

    name: str
    target: str
    build: Callable[[], Variant]


def mutants() -> list[Mutant]:
    """All mistakes; the same on every run."""
    return [mutant for kind, (many, make) in KINDS.items() for mutant in _chosen(kind, many, make)]


def _chosen(kind: str, many: int, make: Callable[[], Iterator[Mutant]]) -> list[Mutant]:
    named = [mutant._replace(name=f"{kind}: {mutant.name}") for mutant in make()]
    return sorted(named, key=lambda mutant: hashlib.sha256(f"{SEED} {mutant.name}".encode()).hexdigest())[:many]


def _in_channel(channel: ChannelFacts, name: str = "", **change: Any) -> Mutant:
    return Mutant(f"{channel.id}{name}", channel.id, lambda: Variant(channels=changed_channels([channel.id], **change)))


def _in_rule(rule: Rule, name: str, change: Callable[[Rule], Rule | None]) -> Mutant:
    return Mutant(
        f"{rule.id}{name}",
        rule.id,
        lambda: Variant(changed_rules(lambda each: change(each) if each.id == rule.id else each)),
    )


def _rules() -> list[Rule]:
    return [written.rule for written in real().book.rules]


def _hours(points: Iterable[PointFacts], hours: int) -> tuple[PointFacts, ...]:
    return tuple(dataclasses.replace(point, hours=hours) for point in points)


def closed_at_night() -> Iterator[Mutant]:
    for channel in facts():
        if any(point.hours == ALWAYS for point in channel.points):
            yield _in_channel(channel, points=_hours(channel.points, BY_DAY))


def hours_dropped() -> Iterator[Mutant]:
    for channel in facts():
        if any(point.hours for point in channel.points):
            yield _in_channel(channel, points=_hours(channel.points, NOT_STATED))


def point_dropped() -> Iterator[Mutant]:
    for channel in facts():
        for n in range(len(channel.points) if len(channel.points) > 1 else 0):
            yield _in_channel(channel, f" point {n}", points=channel.points[:n] + channel.points[n + 1 :])


def number_dropped() -> Iterator[Mutant]:
    for channel in facts():
        if channel.points and not channel.local_points:
            yield _in_channel(channel, points=())


def local_points_dropped() -> Iterator[Mutant]:
    return (_in_channel(channel, local_points={}) for channel in facts() if channel.local_points)


def ended() -> Iterator[Mutant]:
    return (_in_channel(channel, ended=True) for channel in facts() if not channel.ended)


def not_ended() -> Iterator[Mutant]:
    return (_in_channel(channel, ended=False) for channel in facts() if channel.ended)


def name_asked() -> Iterator[Mutant]:
    return (_in_channel(channel, name=NAME_ASKED) for channel in facts() if channel.name == NAME_NEEDED)


def channel_age_moved() -> Iterator[Mutant]:
    for channel in facts():
        for fact in ("about_age", "caller_age"):
            least, most = getattr(channel, fact) or (0, OLDEST)
            if most < OLDEST:
                yield _in_channel(channel, f" {fact} to {most - 1}", **{fact: (least, most - 1)})
            if least > 0:
                yield _in_channel(channel, f" {fact} from {least + 1}", **{fact: (least + 1, most)})


def places_dropped() -> Iterator[Mutant]:
    return (_in_channel(channel, places=None) for channel in facts() if channel.places is not None)


def for_whom_dropped() -> Iterator[Mutant]:
    for channel in facts():
        for fact, value in (("women_only", False), ("askers", None), ("only_languages", None), ("takes_reports", False)):
            if getattr(channel, fact):
                yield _in_channel(channel, f" {fact}", **{fact: value})


def not_from_abroad() -> Iterator[Mutant]:
    for channel in facts():
        if any(point.from_abroad for point in channel.points) and channel.places is None:
            yield _in_channel(channel, points=tuple(dataclasses.replace(p, from_abroad=False) for p in channel.points))


def rule_deleted() -> Iterator[Mutant]:
    return (_in_rule(rule, "", lambda _: None) for rule in _rules())


def swapped() -> Iterator[Mutant]:
    for rule in _rules():
        for tier, ids in rule.suggest:
            if len(ids) > 1:
                yield _in_rule(rule, f" {ids[0]} and {ids[1]}", _suggesting(**{tier: (ids[1], ids[0], *ids[2:])}))


def channel_dropped() -> Iterator[Mutant]:
    for rule in _rules():
        if len(rule.suggest.named()) > 1:
            for tier, ids in rule.suggest:
                for id in ids if tier != "danger" else ():
                    yield _in_rule(rule, f" {id}", _suggesting(**{tier: tuple(i for i in ids if i != id)}))


def danger_dropped() -> Iterator[Mutant]:
    for rule in _rules():
        for id in rule.suggest.danger:
            rest = tuple(i for i in rule.suggest.danger if i != id)
            gone = not rest and len(rule.suggest.named()) == 1
            yield _in_rule(rule, f" {id}", (lambda _: None) if gone else _suggesting(danger=rest))


def tier_changed() -> Iterator[Mutant]:
    lower = {"danger": "urgent", "urgent": "first", "first": "also"}
    for rule in _rules():
        for tier, worse in lower.items():
            if ids := getattr(rule.suggest, tier):
                both = {tier: (), worse: (*ids, *getattr(rule.suggest, worse))}
                yield _in_rule(rule, f" {tier} to {worse}", _suggesting(**both))


def answer_dropped(fields: Iterable[str], dropped: Callable[[str], bool]) -> Callable[[], Iterator[Mutant]]:
    def make() -> Iterator[Mutant]:
        for rule in _rules():
            for field in fields:
                listed = getattr(rule.when, field) or ()
                for answer in (a for a in listed if isinstance(a, str) and dropped(a)):
                    rest = tuple(a for a in listed if a != answer)
                    if rest:
                        yield _in_rule(rule, f" {field} {answer}", _when(**{field: rest}))

    return make


def heading_dropped() -> Iterator[Mutant]:
    for rule in _rules():
        for field in ("with_", "without", "without_needs", "anonymity", "place", "age"):
            if getattr(rule.when, field) is not None:
                yield _in_rule(rule, f" {field}", _when(**{field: None}))


def rule_age_moved() -> Iterator[Mutant]:
    for rule in _rules():
        for field in ("age", "caller_age"):
            for n, span in enumerate(getattr(rule.when, field) or ()):
                if isinstance(span, AgeSpan):
                    for moved in _moved(span):
                        spans = getattr(rule.when, field)
                        yield _in_rule(rule, f" {field} {moved.least}-{moved.most}", _when(**{field: _put(spans, n, moved)}))


def advice_dropped() -> Iterator[Mutant]:
    for rule in _rules():
        for name in rule.advice:
            rest = tuple(a for a in rule.advice if a != name)
            yield _in_rule(rule, f" {name}", lambda each, rest=rest: each.model_copy(update={"advice": rest}))


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


KINDS: dict[str, tuple[int, Callable[[], Iterator[Mutant]]]] = {
    "closed at night": (5, closed_at_night),
    "hours dropped": (2, hours_dropped),
    "point dropped": (3, point_dropped),
    "number dropped": (3, number_dropped),
    "local points dropped": (1, local_points_dropped),
    "ended": (4, ended),
    "not ended": (1, not_ended),
    "name asked": (3, name_asked),
    "age of a channel moved": (4, channel_age_moved),
    "places dropped": (2, places_dropped),
    "for whom dropped": (3, for_whom_dropped),
    "not from abroad": (2, not_from_abroad),
    "rule deleted": (5, rule_deleted),
    "order swapped": (4, swapped),
    "channel dropped": (4, channel_dropped),
    "danger entry dropped": (4, danger_dropped),
    "tier lowered": (4, tier_changed),
    "unanswered dropped": (4, answer_dropped(("age", "place", "asker", "situation"), lambda a: a == UNANSWERED)),
    "situation dropped": (4, answer_dropped(("situation", "with_"), lambda a: a != UNANSWERED)),
    "asker dropped": (3, answer_dropped(("asker",), lambda a: a != UNANSWERED)),
    "heading dropped": (4, heading_dropped),
    "age of a rule moved": (5, rule_age_moved),
    "advice dropped": (3, advice_dropped),
}
