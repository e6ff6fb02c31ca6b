"""One side of the comparison: which channels, in which order, at which kinds of time."""

from collections.abc import Sequence
from functools import cache

from routing_rules.engine import Engine
from routing_rules.loading import RuleBook
from routing_rules.ranking import ORDER_BITS, Plans, Ranker, Standings, Wishes
from routing_rules.standing import Plan, Standing
from routing_rules.table import bits_of
from service.reviewing.times import Times

_ORDER = (1 << ORDER_BITS) - 1


class Named:
    """The channels that speaking rules name and that take the person, in the order of the rules.

    ``order``: (tier, channel id), which two sides can compare; ``at``: (channel, place) in the side's own table. Made once
    for each list, so that it is compared and found by identity.
    """

    def __init__(self, at: tuple[tuple[int, int], ...], ids: Sequence[str]) -> None:
        self.at = at
        self.order = tuple((place >> ORDER_BITS, ids[channel]) for channel, place in at)
        self.written = tuple((place & _ORDER, ids[channel]) for channel, place in at)
        self.ids = frozenset(id for _, id in self.order)


Entry = tuple[int, str, int]
"""A channel in one state: its rank, its id and the kinds of time at which it is in that state."""


class Side:
    """One state of the rules and listings, asked about many inquiries."""

    def __init__(self, engine: Engine, book: RuleBook, minute: int) -> None:
        self.engine, self.book, self._minute = engine, book, minute
        self.rule_ids = engine.table.rule_ids
        self.channels = {facts.id: n for n, facts in enumerate(engine.table.channels)}
        self._ids = list(self.channels)
        self._plans = engine.rankers.plans
        self._ranks: dict[Wishes, dict[int, list[tuple[int, int]]]] = {}
        self._times: Times | None = None
        self.channels_of = cache(engine.named_by)
        self.named = cache(self._named)
        self.plans_of = cache(self._plans_of)
        self._lists: dict[tuple[tuple[int, int], ...], Named] = {}
        self._alike: dict[tuple[str, Plan], int] = {}

    def begin(self, times: Times) -> None:
        """The kinds of time to be asked about."""
        self._times, self._states = times, cache(self._states_of)

    def entries(self, named: Named, wishes: Wishes, plans: tuple[int, ...]) -> list[Entry]:
        """Every channel in every state it takes, best rank first. ``plans``: those of the channels (``plans_of``)."""
        known = self._ranks.setdefault(wishes, {})
        keys = [plan << 3 | tier for plan, (tier, _) in zip(plans, named.order, strict=True)]
        for key in keys:
            if key not in known:
                known[key] = self._ranked(key >> 3, key & 7, wishes)
        written = zip(named.written, keys, strict=True)
        return sorted([(rank | order, id, kinds) for (order, id), key in written for rank, kinds in known[key]])

    def _ranked(self, plan: int, tier: int, wishes: Wishes) -> list[tuple[int, int]]:
        """(rank without the order as written, kinds of time) of a plan in every state it takes."""
        found = []
        for state, kinds in self._states(plan):
            ranker = Ranker(self._plans, _InState(self._plans, state), wishes, self._minute)
            found.append((ranker.rank(plan, tier).pack(), kinds))
        return found

    def _plans_of(self, named: Named, place: str | None, no_voice: bool) -> tuple[int, ...]:
        """The plan of each channel for a place; places where all are alike have the same numbers."""
        numbers = self._plans.numbers(place, no_voice=no_voice)
        return tuple(self._first_alike(numbers[channel]) for channel, _ in named.at)

    def _first_alike(self, number: int) -> int:
        facts, plan = self._plans.all[number]
        return self._alike.setdefault((facts.id, plan), number)

    def _named(self, fired: int, takes: int) -> Named:
        best = self.engine.named(bits_of(fired))
        at = sorted((place, channel) for channel, (place, _) in best.items() if takes >> channel & 1)
        key = tuple((channel, place) for place, channel in at)
        return self._lists.setdefault(key, Named(key, self._ids))

    def _states_of(self, number: int) -> list[tuple[str, int]]:
        """(state, kinds of time) of a plan."""
        assert self._times is not None
        plan, found = self._plans.all[number][1], dict[str, int]()
        for n, kind in enumerate(self._times.kinds):
            state = plan.at(kind.moment).state
            found[state] = found.get(state, 0) | 1 << n
        return list(found.items())


class _InState(Standings):
    """Every plan in the same state: a rank depends on the time only through the state."""

    def __init__(self, plans: Plans, state: str) -> None:
        self._every, self._state = plans.all, state

    def of(self, plan: int) -> Standing:
        """The standing of a plan in this state."""
        its = self._every[plan][1]
        return Standing(self._state, None, its.replies_later, its.voice_only)


def firsts(entries: Sequence[Entry], kinds: int) -> dict[str, int]:
    """For each channel that comes first: the kinds of time at which it does."""
    found: dict[str, int] = {}
    for _, channel, here in entries:
        if hit := here & kinds:
            found[channel] = found.get(channel, 0) | hit
            kinds &= ~hit
            if not kinds:
                break
    return found


def reordered(old: Sequence[Entry], new: Sequence[Entry], kinds: int) -> int:
    """The kinds of time at which the same channels stand in another order."""
    if [entry[1:] for entry in old] == [entry[1:] for entry in new]:
        return 0
    parts = [kinds]
    for here in {kinds for _, _, kinds in (*old, *new)}:
        parts = [piece for part in parts for piece in (part & here, part & ~here) if piece]
    found = 0
    for part in parts:
        if [id for _, id, here in old if here & part] != [id for _, id, here in new if here & part]:
            found |= part
    return found
