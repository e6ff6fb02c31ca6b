"""The inquiries that are compared: every combination of the values of these fields.

At most one situation and at most one need, and without a need the pairs of situations that a changed rule asks for;
ages where a rule or channel changes; one prefecture for all that are treated alike. A language, wish or age of the asker that
only matters to what was changed is added where it does.
"""

from collections.abc import Iterable, Iterator
from itertools import product
from math import prod
from typing import Any, NamedTuple

from routing_rules.inquiry import OTHER_LANGUAGE, Inquiry
from routing_rules.table import AgeColumn
from routing_rules.vocabulary import ABROAD, PREFECTURES
from service.reviewing.sides import Side
from service.reviewing.times import NAMED
from service.reviewing.touched import Touched


class Field(NamedTuple):
    """A field of the inquiry and the values it takes here; the first one is "not answered"."""

    name: str
    values: tuple[Any, ...]


class Space:
    """The fields, in the order by which combinations are numbered. ``alike``: the prefectures that one stands for."""

    def __init__(self, old: Side, new: Side, touched: Touched) -> None:
        self._sides, self._touched = (old, new), touched
        self.alike = self._prefectures()
        self.fields = (
            Field("situations", (*_lists(self._common("situation")), *self._pairs())),
            Field("needs", tuple(_lists(self._common("needs")))),
            Field("place", (None, *self.alike, ABROAD)),
            Field("language", self._languages()),
            Field("asker", (None, *self._common("asker"))),
            Field("age", (None, *self._ages("age", "caller_age"))),
            Field("asker_age", (None, *(self._ages("caller_age") if self._asks_caller_age() else ()))),
            Field("anonymity", self._anonymities()),
            Field("prefers", (None, *self._common("prefers"))),
        )
        self.sizes = [len(field.values) for field in self.fields]

    @property
    def size(self) -> int:
        """How many combinations there are, named times included."""
        return len(self.blocks) * self.block * len(NAMED)

    @property
    def blocks(self) -> list[tuple[int, int]]:
        """The positions of situations and needs that meet: pairs of situations only without a need."""
        cases = product(range(self.sizes[0]), range(self.sizes[1]))
        return [(s, n) for s, n in cases if len(self.fields[0].values[s]) < 2 or not self.fields[1].values[n]]

    @property
    def places(self) -> tuple[str | None, ...]:
        """None, one prefecture of each class, abroad."""
        return next(field.values for field in self.fields if field.name == "place")

    @property
    def block(self) -> int:
        """How many combinations share situations and needs."""
        return prod(self.sizes[2:])

    def inquiry(self, positions: Iterable[int]) -> Inquiry:
        """The inquiry at these positions in the fields."""
        return Inquiry(**{field.name: field.values[n] for field, n in zip(self.fields, positions, strict=True)})

    def combinations(self, *names: str) -> Iterator[tuple[int, dict[str, Any]]]:
        """(its share in the number within a block, the answers) for each combination of some fields."""
        chosen = [n for n, field in enumerate(self.fields) if field.name in names]
        steps = [prod(self.sizes[n + 1 :]) for n in chosen]
        for positions in product(*(range(self.sizes[n]) for n in chosen)):
            answers = {self.fields[n].name: self.fields[n].values[p] for n, p in zip(chosen, positions, strict=True)}
            yield sum(p * step for p, step in zip(positions, steps, strict=True)), answers

    def _common(self, field: str) -> tuple[str, ...]:
        """The answers that both sides know."""
        old, new = (side.book.vocabulary.answers(field) for side in self._sides)
        return tuple(code for code in new if code in old)

    def _pairs(self) -> list[tuple[str, str]]:
        known = self._common("situation")
        asked = {
            frozenset(pair) for rule in self._touched.rules for pair in product(rule.when.situation or (), rule.when.with_ or ())
        }
        pairs = [tuple(sorted(pair, key=known.index)) for pair in asked if len(pair) == 2 and pair <= set(known)]
        return sorted(((a, b) for a, b in pairs), key=lambda pair: [known.index(code) for code in pair])

    def _ages(self, *names: str) -> tuple[int, ...]:
        """The ages at which a rule or channel of either side changes its mind."""
        tables = [side.engine.table for side in self._sides]
        columns: list[AgeColumn] = [by[name] for t in tables for by in (t.rules_by_age, t.channels_by_age) for name in names]
        return tuple(sorted({start for column in columns for start in column.starts}))

    def _asks_caller_age(self) -> bool:
        by_rules = any(rule.when.caller_age for rule in self._touched.rules)
        return by_rules or any(old.caller_age != new.caller_age for old, new in self._touched.facts)

    def _languages(self) -> tuple[str | None, ...]:
        wanted = {"ja", "en", OTHER_LANGUAGE}
        for rule in self._touched.rules:
            wanted |= set(rule.when.language or ())
        for old, new in self._touched.facts:
            wanted |= set(old.languages or ()) ^ set(new.languages or ())
            wanted |= set(old.only_languages or ()) ^ set(new.only_languages or ())
        return (None, *(code for code in self._common("language") if code in wanted))

    def _anonymities(self) -> tuple[str | None, ...]:
        wanted = {"must"}
        for rule in self._touched.rules:
            wanted |= set(rule.when.anonymity or ())
        if any(old.name != new.name for old, new in self._touched.facts):
            wanted.add("prefer")
        return (None, *(code for code in self._common("anonymity") if code in wanted))

    def _prefectures(self) -> dict[str, tuple[str, ...]]:
        """The first prefecture of each class that rules, listings and the change treat alike."""
        found: dict[tuple[object, ...], list[str]] = {}
        for place in PREFECTURES:
            tables = [side.engine.table for side in self._sides]
            taken = [(table.rules_by["place"][place], table.channels_by["place"][place]) for table in tables]
            found.setdefault((*taken, self._touched.here(place)), []).append(place)
        return {places[0]: tuple(places) for places in found.values()}


def _lists(codes: Iterable[str]) -> list[tuple[str, ...]]:
    return [(), *((code,) for code in codes)]
