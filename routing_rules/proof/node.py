"""A class of inquiries as a property sees it: what all of them have, and what some may have."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from routing_rules.proof.moments import ALL_PLACES
from routing_rules.proof.space import Case
from routing_rules.proof.world import World
from routing_rules.vocabulary import ABROAD

Verdict = bool | None


class Bounds(NamedTuple):
    """The rules and channels that every inquiry of a class has, and those that some may have."""

    certain_rules: int
    possible_rules: int
    certain: int
    possible: int


class Node:
    """A class of inquiries as a property sees it."""

    def __init__(self, world: World, case: Case, answers: dict[str, Any], bounds: Bounds, *, is_leaf: bool) -> None:
        self._world, self._bounds = world, bounds
        self.case, self.answers, self.is_leaf = case, answers, is_leaf
        self.moment: int | None = None
        self.emergency, self.ended = world.emergency, world.ended
        self.women_only, self.reports_only, self.asks_name = world.women_only, world.reports_only, world.asks_name
        self.nameless = world.nameless

    @property
    def places(self) -> tuple[str | None, ...]:
        """The places of the class; all while they are not split."""
        return tuple(self.answers.get("place", ALL_PLACES))

    @property
    def abroad(self) -> bool | None:
        """Is the class about people outside Japan? None while it is about both."""
        return None if len(self.places) > 1 and ABROAD in self.places else ABROAD in self.places

    def answered(self, field: str, answer: str) -> bool:
        """Is a field answered so? While the field is not split: may it be?"""
        return field not in self.answers or self.answers[field] == answer

    def mask(self, channels: Sequence[str]) -> int:
        """Channels by id as a mask."""
        return self._world.mask(channels)

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
        there = self._bounds.certain.bit_count()
        if there >= number:
            self._world.leans_on(self.case, self._bounds.certain if there == number else 0)
            return True
        return False if self._bounds.possible.bit_count() < number else None

    def at_every_moment(self, part: str, wanted: int) -> Verdict:
        """Is at every moment, at every place, one of the wanted channels live (or usable, or text)?"""
        support = self._bounds.certain & wanted & self.always(part)
        if support:
            self._world.leans_on(self.case, support if support.bit_count() == 1 else 0)
            return True
        if not self.is_leaf:
            return None
        for place in self.places:
            for n, answering in enumerate(self._world.moments.at(place, no_voice=self.case.has("no_voice"))):
                if not self._bounds.certain & wanted & getattr(answering, part):
                    self.moment = n
                    self.answers = {**self.answers, "place": (place,)}
                    return False
        self._world.counted_moments += 1
        self._world.leans_on(self.case, self._bounds.certain & wanted)
        return True

    def for_the_situation(self) -> int:
        """The channels that are certain because of what happened, without those that are there for everybody."""
        return self._world.named_by(self._bounds.certain_rules & self._world.by_situation) & ~self._world.general

    def speaks(self, language: str) -> int:
        """The channels that are known to speak a language."""
        return self._world.speaks(language)

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
