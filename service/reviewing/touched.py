"""What a change can touch at all, so that everything else need not be looked at."""

from dataclasses import replace
from functools import cache, cached_property

from routing_rules.model import Rule
from routing_rules.standing import Plan, plan
from routing_rules.table import ChannelFacts, bits_of, mask_of
from service.reviewing.differences import moved
from service.reviewing.sides import Named, Side


class Touched:
    """The rules and channels that are not the same on both sides. ``rules``: those of either side."""

    def __init__(self, old: Side, new: Side, minute: int) -> None:
        self._sides, self._minute = (old, new), minute
        self._ids = _touched_rules(old, new)
        self._masks = [mask_of(id in self._ids for id in side.rule_ids) for side in self._sides]
        self.rules = [w.rule for side in self._sides for w in side.book.rules if w.rule.id in self._ids]
        self.channels = cache(self._channels)
        self.leaves = cache(self._leaves)

    @property
    def rule_ids(self) -> frozenset[str]:
        """The rules that were added, removed, moved or changed in what they ask or whom they name."""
        return self._ids

    @cached_property
    def facts(self) -> list[tuple[ChannelFacts, ChannelFacts]]:
        """Before and now, the facts of the channels on both sides that differ in one."""
        old, new = ({facts.id: facts for facts in side.engine.table.channels} for side in self._sides)
        return [(old[id], new[id]) for id in old if id in new and old[id] != new[id]]

    def here(self, place: str) -> tuple[object, ...]:
        """How the changed channels can be reached at a place, before and now."""
        return tuple(_plans(facts, place) for pair in self.facts for facts in pair)

    def same(self, old: Named, new: Named, place: str | None) -> bool:
        """Do both sides give the same list at every time, whatever is wished?"""
        return old.order == new.order and self.channels(place).isdisjoint(old.ids)

    def _leaves(self, old: int, new: int, place: str | None) -> bool:
        """Does the change leave every inquiry alone for which no other rules than these (two masks) speak?"""
        rules = [{side.rule_ids[n] for n in bits_of(mask)} for side, mask in zip(self._sides, (old, new), strict=True)]
        if rules[0] != rules[1] or old & self._masks[0] or new & self._masks[1]:
            return False
        side = self._sides[0]
        there = side.channels_of(old)
        return not any(id in side.channels and there >> side.channels[id] & 1 for id in self.channels(place))

    def _channels(self, place: str | None) -> frozenset[str]:
        """The channels with facts that differ for people at a place."""
        return frozenset(b.id for b, a in self.facts if self._as_seen(b, place) != self._as_seen(a, place))

    def _as_seen(self, facts: ChannelFacts, place: str | None) -> tuple[object, ...]:
        """All that ranks a channel for somebody at a place on the day of the comparison."""
        overdue = facts.good_until is not None and self._minute >= facts.good_until
        return replace(facts, good_until=None, points=(), local_points={}), overdue, _plans(facts, place)


def _plans(facts: ChannelFacts, place: str | None) -> tuple[Plan, Plan]:
    return plan(facts, place, no_voice=False), plan(facts, place, no_voice=True)


def _touched_rules(old: Side, new: Side) -> frozenset[str]:
    before, after = ({w.rule.id: _routes(w.rule) for w in side.book.rules} for side in (old, new))
    if _reading(old) != _reading(new):  # the same words of a condition mean something else
        return frozenset((*before, *after))
    differ = {id for id in (*before, *after) if before.get(id) != after.get(id)}
    return frozenset(differ | moved(list(before), list(after)))


def _routes(rule: Rule) -> tuple[object, ...]:
    return rule.when, rule.suggest.named()


def _reading(side: Side) -> tuple[object, ...]:
    return side.book.vocabulary.language.ids, side.engine.table.about_another
