"""The order of suggestions: lexicographic, so that it can be proved and told, never a sum of points."""

from typing import NamedTuple

from routing_rules.inquiry import Inquiry
from routing_rules.model import TIERS
from routing_rules.standing import Moment, Plan, Standing, plan
from routing_rules.table import ChannelFacts, Table
from routing_rules.vocabulary import ABROAD, JAPANESE

DANGER, URGENT, FIRST, ALSO, ALWAYS = range(len(TIERS))
WATCHED = "fear_home_finds_out"

ORDER_BITS = 16
_ORDER = (1 << ORDER_BITS) - 1
_WIDTHS = (1, 2, 2, 1, 1, 2, 3, 1, 2, 1, 1, ORDER_BITS)


class Rank(NamedTuple):
    """The order of suggestions, most important first; smaller comes earlier."""

    danger: int  # 0: the danger tier
    when: int  # 0 can be used now; 1 now, but not in the way asked for; 2 later
    standing: int  # 0 open; 1 hours not stated; 2 the numbers that are always there
    urgent: int  # 0: something is lost by waiting
    reply: int  # 0 somebody answers; 1 a message is read later, or only a report is taken
    demand: int  # a name or a trace, where the person must not be known: 0 none, 1 not stated, 2 asked
    tier: int
    overdue: int  # 1: its number or hours are past the day when somebody should have looked again
    wish: int  # the same as ``demand`` where anonymity is only preferred
    language: int  # 1: not known to speak the person's language
    medium: int  # 1: not by the medium the person would like
    order: int  # as written

    def pack(self) -> int:
        """One integer that sorts as the tuple does."""
        packed = 0
        for value, width in zip(self, _WIDTHS, strict=True):
            packed = packed << width | value
        return packed

    @classmethod
    def unpack(cls, packed: int) -> "Rank":
        """The rank of a packed integer."""
        values = []
        for width in reversed(_WIDTHS):
            values.append(packed & ((1 << width) - 1))
            packed >>= width
        return cls(*reversed(values))


NEEDS_CAUTION = Rank(0, 0, 0, 0, 0, 3, 0, 1, 0, 1, 0, 0).pack()
"""The bits of a packed rank that a person should be told about: ``demand``, ``overdue`` and ``language``."""


_IN_DANGER = Rank(0, 0, 0, 0, 0, 0, DANGER, 0, 0, 0, 0, 0)


class Wishes(NamedTuple):
    """The part of an inquiry that orders channels, beside the rules that name them and the place."""

    anonymity: str | None
    prefers: str | None
    language: str | None
    watched: bool
    no_voice: bool

    @classmethod
    def of(cls, inquiry: Inquiry) -> "Wishes":
        """The wishes of an inquiry; Japanese is what every channel speaks, so it is no wish."""
        language = None if inquiry.language in JAPANESE else inquiry.language
        return cls(inquiry.anonymity, inquiry.prefers, language, WATCHED in inquiry.situations, "no_voice" in inquiry.needs)


class Plans:
    """Every distinct plan of every channel, numbered: the same number means the same contact points in the same way.

    Places where a channel has no contact points of its own share one.
    """

    def __init__(self, channels: tuple[ChannelFacts, ...]) -> None:
        self._channels = channels
        self._numbers: dict[tuple[int, str | None, Plan], int] = {}
        self._by_place: dict[tuple[str | None, bool], list[int]] = {}
        self.all: list[tuple[ChannelFacts, Plan]] = []

    def numbers(self, place: str | None, *, no_voice: bool) -> list[int]:
        """The number of each channel's plan for a place, with or without voice."""
        key = (place, no_voice)
        found = self._by_place.get(key)
        if found is None:
            found = [self._number(n, place, plan(facts, place, no_voice=no_voice)) for n, facts in enumerate(self._channels)]
            self._by_place[key] = found
        return found

    def _number(self, channel: int, place: str | None, plan: Plan) -> int:
        own = place if place == ABROAD or place in self._channels[channel].local_points else None
        key = (channel, own, plan)
        if key not in self._numbers:
            self.all.append((self._channels[channel], plan))
            self._numbers[key] = len(self.all) - 1
        return self._numbers[key]


class Ranker:
    """Ranks plans for one set of wishes at one moment. Works out each only once."""

    def __init__(self, plans: Plans, standings: "Standings", wishes: Wishes, minute: int) -> None:
        self._plans, self._standings, self._wishes, self._minute = plans, standings, wishes, minute
        self._ranks: dict[int, int] = {}

    def packed(self, plan: int, place: int) -> int:
        """The packed rank of a plan whose channel the rules name at a place (tier and order) of the table."""
        key = plan << 3 | place >> ORDER_BITS
        found = self._ranks.get(key)
        if found is None:
            found = self._ranks[key] = self.rank(plan, place >> ORDER_BITS).pack()
        return found | place & _ORDER

    def rank(self, number: int, tier: int) -> Rank:
        """The rank, without the order in which the rules are written."""
        facts, plan = self._plans.all[number]
        standing = self._standings.of(number)
        if tier == DANGER:  # no wish outranks danger: only what can be used now, then the order of the rules
            return _IN_DANGER._replace(when=self._when(standing, 0))
        demand = self._demand(facts, plan)
        return Rank(
            danger=1,
            when=self._when(standing, demand),
            standing=2 if tier == ALWAYS else 1 if standing.state == "unknown" else 0,
            urgent=0 if tier <= URGENT else 1,
            reply=1 if standing.replies_later or (tier == ALSO and facts.takes_reports) else 0,
            demand=demand,
            tier=tier,
            overdue=1 if facts.good_until is not None and self._minute >= facts.good_until else 0,
            wish=facts.name if self._wishes.anonymity == "prefer" else 0,
            language=0 if self._wishes.language is None or self._wishes.language in (facts.languages or ()) else 1,
            medium=0 if self._wishes.prefers is None or getattr(plan, self._wishes.prefers) else 1,
            order=0,
        )

    def _when(self, standing: Standing, demand: int) -> int:
        if standing.state == "closed":
            return 2
        return 1 if demand == 2 or (self._wishes.no_voice and standing.voice_only) else 0

    def _demand(self, facts: ChannelFacts, plan: Plan) -> int:
        name = facts.name if self._wishes.anonymity == "must" else 0
        return max(name, 1 if self._wishes.watched and plan.app_history else 0)


class Standings:
    """How every plan stands at one moment."""

    def __init__(self, plans: Plans, moment: Moment) -> None:
        self._plans, self._moment = plans, moment
        self._known: dict[int, Standing] = {}

    def of(self, plan: int) -> Standing:
        """The standing of a plan."""
        found = self._known.get(plan)
        if found is None:
            found = self._known[plan] = self._plans.all[plan][1].at(self._moment)
        return found


class AtMoment(NamedTuple):
    """Standings and rankers of one moment."""

    moment: Moment | None
    standings: Standings
    rankers: dict[Wishes, Ranker]


class Rankers:
    """Rankers of one table. Those of the latest moment are kept: what was wished, never what happened."""

    def __init__(self, table: Table) -> None:
        self.plans = Plans(table.channels)
        self._latest: AtMoment | None = None

    def ranker(self, wishes: Wishes, moment: Moment, minute: int) -> Ranker:
        """A ranker. ``moment`` must be the same object only while its states and the day are the same."""
        latest = self._at(moment)
        found = latest.rankers.get(wishes)
        if found is None:
            found = latest.rankers[wishes] = Ranker(self.plans, latest.standings, wishes, minute)
        return found

    def standings(self, moment: Moment) -> Standings:
        """How every plan stands at a moment."""
        return self._at(moment).standings

    def _at(self, moment: Moment) -> AtMoment:
        latest = self._latest
        if latest is None or latest.moment is not moment:
            latest = self._latest = AtMoment(moment, Standings(self.plans, moment), {})
        return latest
