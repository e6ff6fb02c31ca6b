"""The real rules and listings with something changed in memory, and the proof over them without walking the moments again."""

import dataclasses
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cache
from typing import Any

from routing_rules.compiling import compile_table
from routing_rules.engine import Engine
from routing_rules.loading import RuleBook
from routing_rules.model import Rule
from routing_rules.proof.moments import Answering, Moments
from routing_rules.proof.prover import Prover
from routing_rules.proof.space import Space
from routing_rules.proof.world import World
from routing_rules.ranking import Plans
from routing_rules.table import ChannelFacts
from service.proving import Proof
from tests.builders import real

SINCE = date(2026, 11, 21)

Change = Callable[[Rule], Rule | None]


@cache
def proof() -> Proof:
    """The proof over the real rules and listings, unchanged."""
    return Proof(real(), SINCE)


def facts() -> tuple[ChannelFacts, ...]:
    return real().engine.table.channels


class Variant:
    """An engine over a changed book or changed channels, with what a proof needs. Hours must be among the real ones."""

    def __init__(self, book: RuleBook | None = None, channels: Sequence[ChannelFacts] | None = None, **table: Any) -> None:
        self.book, self.channels = book or real().book, channels or facts()
        self.engine = Engine(dataclasses.replace(compile_table(self.book, self.channels), **table))
        self.space = Space(self.engine, self.book.vocabulary)
        self.world = World(self.engine, Changed(proof().world.moments, facts(), self.channels))
        self.prover = Prover(self.engine, self.space, self.world)


class Changed(Moments):
    """The moments of a world of which a few channels changed."""

    def __init__(self, whole: Moments, before: Sequence[ChannelFacts], after: Sequence[ChannelFacts]) -> None:
        super().__init__(Plans(tuple(after)), whole.kinds)
        self._whole = whole
        self._numbers = [n for n, pair in enumerate(zip(before, after, strict=True)) if pair[0] != pair[1]]
        self._few = Moments(Plans(tuple(after[n] for n in self._numbers)), whole.kinds)

    def at(self, place: str | None, *, no_voice: bool) -> list[Answering]:
        key = (place, no_voice)
        if key not in self._at:
            whole, few = self._whole.at(place, no_voice=no_voice), self._few.at(place, no_voice=no_voice)
            self._at[key] = [self._with(old, new) for old, new in zip(whole, few, strict=True)] if self._numbers else whole
        return self._at[key]

    def _with(self, old: Answering, new: Answering) -> Answering:
        return Answering(*(self._mask(*masks) for masks in zip(old, new, strict=True)))

    def _mask(self, old: int, new: int) -> int:
        for n, channel in enumerate(self._numbers):
            old = old & ~(1 << channel) | (new >> n & 1) << channel
        return old


def changed_rules(change: Change) -> RuleBook:
    """The real rules, each as ``change`` leaves it; None drops it."""
    found = ((written, change(written.rule)) for written in real().book.rules)
    return dataclasses.replace(real().book, rules=tuple(dataclasses.replace(w, rule=rule) for w, rule in found if rule))


def without_rules(*ids: str) -> RuleBook:
    return changed_rules(lambda rule: None if rule.id in ids else rule)


def changed_channels(ids: Iterable[str] | None = None, **change: Any) -> list[ChannelFacts]:
    """The real channels, some (or all) with changed facts."""
    chosen = {c.id for c in facts()} if ids is None else set(ids)
    assert chosen <= {c.id for c in facts()}
    return [dataclasses.replace(c, **change) if c.id in chosen else c for c in facts()]
