"""The walk: splits each case field by field until every property is decided for every class of inquiries.

A class is left as soon as the property holds for all of it: most end at the root, since one channel that always answers
and that no answer can take away settles them. Nothing is sampled and nothing is assumed of the rules.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from routing_rules.engine import Engine
from routing_rules.proof.moments import Moments
from routing_rules.proof.properties import PROPERTIES, Property, Verdict
from routing_rules.proof.space import Case, Choice, Space
from routing_rules.ranking import ALWAYS
from routing_rules.table import bits_of, mask_of
from routing_rules.vocabulary import ABROAD


@dataclass(frozen=True)
class Breach:
    """A property that does not hold: for a case, the answers that bring it about, and a kind of moment if it needs one."""

    property: Property
    case: Case
    answers: dict[str, Any]
    channels: int
    fired: int
    moment: int | None


class Bounds(NamedTuple):
    """The rules and channels that every inquiry of a class has, and those that some may have."""

    certain_rules: int
    possible_rules: int
    certain: int
    possible: int


class Node:
    """A class of inquiries as a property sees it."""

    def __init__(self, world: "World", case: Case, answers: dict[str, Any], bounds: Bounds, *, is_leaf: bool) -> None:
        self._world, self.case, self._answers, self._bounds, self.is_leaf = world, case, answers, bounds, is_leaf
        self.moment: int | None = None
        self.emergency, self.ended = world.emergency, world.ended
        self.women_only, self.reports_only, self.asks_name = world.women_only, world.reports_only, world.asks_name

    @property
    def places(self) -> tuple[str | None, ...]:
        """The places of the class; all while they are not split."""
        return self._answers.get("place", self._world.all_places)

    @property
    def abroad(self) -> bool:
        """Is the class only about people outside Japan?"""
        return self.places == (ABROAD,)

    def answered(self, field: str, answer: str) -> bool:
        """Is a field answered so? While the field is not split: may it be?"""
        return field not in self._answers or self._answers[field] == answer

    def mask(self, channels: Sequence[str]) -> int:
        """Channels by id as a mask."""
        return self._world.mask(tuple(channels))

    def always(self, part: str) -> int:
        """The channels that are live, usable or text at every moment at all places of the class."""
        return int(getattr(self._world.moments.always(self.places, no_voice=self.case.has("no_voice")), part))

    def some(self, wanted: int, tier: int | None = None) -> Verdict:
        """Is one of the wanted channels there (in a tier)?"""
        if self._in_tier(self._bounds.certain_rules, tier) & self._bounds.certain & wanted:
            return True
        return None if self._in_tier(self._bounds.possible_rules, tier) & self._bounds.possible & wanted else False

    def none(self, unwanted: int, tier: int | None = None) -> Verdict:
        """Is none of the unwanted channels there (in a tier)?"""
        found = self.some(unwanted, tier)
        return None if found is None else not found

    def all(self, wanted: int) -> Verdict:
        """Are all of the wanted channels there?"""
        if not wanted & ~self._bounds.certain:
            return True
        return False if wanted & ~self._bounds.possible else None

    def at_least(self, number: int) -> Verdict:
        """Are there so many channels?"""
        if self._bounds.certain.bit_count() >= number:
            return True
        return False if self._bounds.possible.bit_count() < number else None

    def at_every_moment(self, part: str, wanted: int) -> Verdict:
        """Is at every moment, at every place, one of the wanted channels live (or usable, or text)?"""
        if self._bounds.certain & wanted & self.always(part):
            return True
        if not self.is_leaf:
            return None
        for place in self.places:
            for n, answering in enumerate(self._world.moments.at(place, no_voice=self.case.has("no_voice"))):
                if not self._bounds.certain & wanted & getattr(answering, part):
                    self.moment = n
                    self._answers = {**self._answers, "place": (place,)}
                    return False
        return True

    def before(self, first: Sequence[str], second: Sequence[str]) -> Verdict:
        """Do the rules name one of the first channels at a better place than all of the second?"""
        world, bounds = self._world, self._bounds
        best = world.best_place(bounds.certain_rules, self.mask(first) & bounds.certain)
        if best < world.best_place(bounds.possible_rules, self.mask(second) & bounds.possible):
            return True
        return False if self.is_leaf else None

    def advises(self, name: str) -> Verdict:
        """Does a speaking rule give this advice?"""
        giving = self._world.advising(name)
        if self._bounds.certain_rules & giving:
            return True
        return None if self._bounds.possible_rules & giving else False

    def both(self, *verdicts: Verdict) -> Verdict:
        """All of several verdicts."""
        if all(verdicts):
            return True
        return False if any(verdict is False for verdict in verdicts) else None

    def _in_tier(self, rules: int, tier: int | None) -> int:
        return -1 if tier is None else self._world.named_in(rules, tier)


class World:
    """What properties ask of a table: channels by what is true of them, and who answers when."""

    def __init__(self, engine: Engine, moments: Moments, places: tuple[str | None, ...], emergency: Sequence[str]) -> None:
        self._table, self.moments, self.all_places = engine.table, moments, places
        channels = engine.table.channels
        self._index = {facts.id: n for n, facts in enumerate(channels)}
        self.emergency = self.mask(tuple(emergency))
        self.ended = mask_of(facts.ended for facts in channels)
        self.women_only = mask_of(facts.women_only for facts in channels)
        self.reports_only = mask_of(facts.takes_reports for facts in channels)
        self.asks_name = mask_of(facts.name == 2 for facts in channels)
        self.named_in = cache(self._named_in)
        self.best_place = cache(self._best_place)
        self.advising = cache(self._advising)

    def mask(self, channels: tuple[str, ...]) -> int:
        """Channels by id as a mask; ids that are not in the directory are left out."""
        return mask_of_ids(self._index, channels)

    def _named_in(self, rules: int, tier: int) -> int:
        return mask_of_pairs(p for rule in bits_of(rules) for p in self._table.named[rule] if p[1] >> 16 == tier)

    def _best_place(self, rules: int, channels: int) -> int:
        places = (place for rule in bits_of(rules) for channel, place in self._table.named[rule] if channels >> channel & 1)
        return min(places, default=(ALWAYS + 1) << 16)

    def _advising(self, name: str) -> int:
        return mask_of(name in advice for advice in self._table.advice)


def mask_of_ids(index: dict[str, int], channels: tuple[str, ...]) -> int:
    """Channels by id as a mask."""
    return sum(1 << index[id] for id in channels if id in index)


def mask_of_pairs(pairs: Iterator[tuple[int, int]]) -> int:
    """The channels of (channel, place) pairs as a mask."""
    mask = 0
    for channel, _ in pairs:
        mask |= 1 << channel
    return mask


class Prover:
    """Proves properties over one space."""

    def __init__(self, engine: Engine, space: Space, world: World) -> None:
        self._engine, self._space, self._world = engine, space, world
        self._named = cache(engine.named_by)
        self.nodes = 0
        self._sure = _suffixes(space)

    def prove(self, case: Case, properties: Sequence[Property] = PROPERTIES) -> Iterator[Breach]:
        """The first breach of each property in a case."""
        for wanted in properties:
            breach = self._walk(wanted, case, {}, case.rules, case.channels, 0, set())
            if breach:
                yield breach

    def _walk(
        self, wanted: Property, case: Case, answers: dict[str, Any], rules: int, channels: int, depth: int, seen: set[Any]
    ) -> Breach | None:
        self.nodes += 1
        sure_rules, sure_takes = self._sure[depth]
        certain_rules = rules & sure_rules
        bounds = Bounds(certain_rules, rules, channels & sure_takes & self._named(certain_rules), channels)
        is_leaf = depth == len(self._space.fields)
        node = Node(self._world, case, answers, bounds, is_leaf=is_leaf)
        if not wanted.about(node):
            return None
        verdict = wanted.holds(node)
        if verdict:
            return None
        if is_leaf or verdict is False:
            return Breach(wanted, case, node._answers, channels, rules, node.moment)
        for choice, left_rules, left in self._split(case, rules, channels, depth):
            key = (depth, left_rules, left, choice.answers.get("place"), {**answers, **choice.answers}.get("anonymity"))
            if key not in seen:
                seen.add(key)
                breach = self._walk(wanted, case, {**answers, **choice.answers}, left_rules, left, depth + 1, seen)
                if breach:
                    return breach
        return None

    def _split(self, case: Case, rules: int, channels: int, depth: int) -> Iterator[tuple[Choice, int, int]]:
        for choice in self._space.fields[depth].choices:
            left = rules & choice.rules
            takes = choice.takes_another if case.speaks_of_another else choice.takes
            yield choice, left, channels & takes & self._named(left)


def _suffixes(space: Space) -> list[tuple[int, int]]:
    """For each depth: the rules and channels that accept every choice of the fields still to be split."""
    found = [(-1, -1)]
    for field in reversed(space.fields):
        rules, takes = found[0]
        found.insert(0, (rules & field.rules, takes & field.takes))
    return found

