"""suggest(): which channels, in which order, because of which rules.

A pure function of (inquiry, table, moment). Four steps: which rules speak, which channels take the person,
how each stands at that minute, and the order. The order is lexicographic, so that "danger first" and
"nothing closed before something open" can be proved; see ``Rank``.
"""

from dataclasses import dataclass
from typing import NamedTuple, Protocol

from routing_rules.compiling import WOMEN_NOT_FOR
from routing_rules.inquiry import Inquiry
from routing_rules.model import TIERS
from routing_rules.table import ChannelFacts, PointFacts, Table, bits_of
from routing_rules.vocabulary import ABROAD, JAPANESE

DANGER, URGENT, FIRST, ALSO, ALWAYS = range(len(TIERS))
WATCHED = "fear_home_finds_out"


class Moment(Protocol):
    """The state of every timetable at one minute: "open", "closed" or "unknown", and the minute when it changes."""

    state: tuple[str, ...]
    until: tuple[int | None, ...]


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


class Standing(NamedTuple):
    """How a channel stands for a person at a minute. Minutes count from the Unix epoch."""

    state: str
    until: int | None
    replies_later: bool
    voice_only: bool


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One channel of the answer; ``rules`` are the positions of the rules that named it, best first."""

    channel: int
    rank: Rank
    standing: Standing
    rules: tuple[int, ...]

    @property
    def when(self) -> str:
        """ "later" where it is closed, else "now"."""
        return "later" if self.standing.state == "closed" else "now"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A channel that a rule named and that does not take this person, and the facts that say so."""

    channel: int
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Suggestions:
    """The answer: channels in order, what was left out, advice ids, and the rules that spoke (a mask)."""

    suggestions: list[Suggestion]
    left_out: list[LeftOut]
    advice: list[str]
    fired: int


class Engine:
    """Suggests over one table. Holds no inquiry; safe to share between threads."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self._standing_plan: dict[tuple[str | None, bool], list[_Plan]] = {}

    def suggest(self, inquiry: Inquiry, moment: Moment, minute: int) -> Suggestions:
        """The channels for an inquiry at a minute (since the Unix epoch), ``moment`` being the timetables at that minute."""
        fired = self.fired(inquiry)
        takes = self.takes(inquiry)
        named = self.named(fired)
        plans = self.plans(inquiry)
        ranker = Ranker(inquiry, minute)
        found = []
        left_out = []
        for channel, (tier, order, rules) in named.items():
            if takes >> channel & 1:
                standing = plans[channel].at(moment)
                rank = ranker.rank(self.table.channels[channel], tier, order, standing, plans[channel])
                found.append(Suggestion(channel, rank, standing, tuple(rules)))
            else:
                left_out.append(LeftOut(channel, self.refusals(inquiry, channel)))
        found.sort(key=_rank_of)
        return Suggestions(found, left_out, self._advice(fired), fired)

    def fired(self, inquiry: Inquiry) -> int:
        """The rules that speak, as a mask."""
        return self.fired_by_lists(inquiry) & self.fired_by_answers(inquiry)

    def fired_by_lists(self, inquiry: Inquiry) -> int:
        """The rules that accept the situations and needs."""
        table = self.table
        situation, with_, needs, blocked = table.any_situation, table.any_with, table.any_needs, 0
        for code in inquiry.situations:
            situation |= table.situation[code]
            with_ |= table.with_[code]
            blocked |= table.without[code]
        for code in inquiry.needs:
            needs |= table.needs[code]
            blocked |= table.without_needs[code]
        if not inquiry.situations:
            situation |= table.no_situation
        if not inquiry.needs:
            needs |= table.no_needs
        return situation & with_ & needs & ~blocked

    def fired_by_answers(self, inquiry: Inquiry, *, but: str | None = None) -> int:
        """The rules that accept the single answers; ``but`` leaves one field out."""
        mask = -1
        for field, column in self.table.rules_by.items():
            if field != but:
                mask &= column[getattr(inquiry, field)]
        about, caller = ages(inquiry)
        if but != "age":
            mask &= self.table.rules_by_age["age"][about] & self.table.rules_by_age["caller_age"][caller]
        return mask

    def takes(self, inquiry: Inquiry) -> int:
        """The channels whose stated facts do not refuse the person, as a mask."""
        table, by = self.table, self.table.channels_by
        about, caller = ages(inquiry)
        mask = table.not_ended & by["asker"][inquiry.asker] & by["place"][inquiry.place] & by["only_language"][inquiry.language]
        mask &= table.channels_by_age["age"][about] & table.channels_by_age["caller_age"][caller]
        return mask & table.not_women_only if WOMEN_NOT_FOR in inquiry.situations else mask

    def refusals(self, inquiry: Inquiry, channel: int) -> tuple[str, ...]:
        """Which facts refuse the person: ended, age, caller_age, asker, place, only_language, women_only."""
        table, bit = self.table, 1 << channel
        about, caller = ages(inquiry)
        checks = {
            "ended": table.not_ended,
            "age": table.channels_by_age["age"][about],
            "caller_age": table.channels_by_age["caller_age"][caller],
            "asker": table.channels_by["asker"][inquiry.asker],
            "place": table.channels_by["place"][inquiry.place],
            "only_language": table.channels_by["only_language"][inquiry.language],
            "women_only": table.not_women_only if WOMEN_NOT_FOR in inquiry.situations else -1,
        }
        return tuple(fact for fact, mask in checks.items() if not mask & bit)

    def named(self, fired: int) -> dict[int, tuple[int, int, list[int]]]:
        """For each channel that speaking rules name: its best tier, its place in that tier, and the rules."""
        found: dict[int, tuple[int, int, list[int]]] = {}
        for rule in bits_of(fired):
            for tier, channel, order in self.table.named[rule]:
                known = found.get(channel)
                if known is None:
                    found[channel] = (tier, order, [rule])
                elif tier < known[0]:
                    found[channel] = (tier, order, [rule, *known[2]])
                else:
                    known[2].append(rule)
        return found

    def plans(self, inquiry: Inquiry) -> "list[_Plan]":
        """How to tell each channel's standing, for the place and voice of an inquiry."""
        key = (inquiry.place, "no_voice" in inquiry.needs)
        if key not in self._standing_plan:
            self._standing_plan[key] = [_plan(channel, *key) for channel in self.table.channels]
        return self._standing_plan[key]

    def _advice(self, fired: int) -> list[str]:
        advice = self.table.advice
        return list(dict.fromkeys(name for rule in bits_of(fired) for name in advice[rule]))


def ages(inquiry: Inquiry) -> tuple[int | None, int | None]:
    """(age of the person it is about, age of the person who asks); the same where somebody asks for themselves."""
    if inquiry.asker != "self":
        return inquiry.age, inquiry.asker_age
    age = inquiry.age if inquiry.age is not None else inquiry.asker_age
    return age, age


class Ranker:
    """Ranks channels for one inquiry."""

    def __init__(self, inquiry: Inquiry, minute: int) -> None:
        self._minute = minute
        self._must = inquiry.anonymity == "must"
        self._prefer = inquiry.anonymity == "prefer"
        self._watched = WATCHED in inquiry.situations
        self._no_voice = "no_voice" in inquiry.needs
        self._language = None if inquiry.language in JAPANESE else inquiry.language
        self._prefers = inquiry.prefers

    def rank(self, channel: ChannelFacts, tier: int, order: int, standing: Standing, plan: "_Plan") -> Rank:
        """The rank of a channel that rules named in ``tier``."""
        demand = self._demand(channel, plan)
        return Rank(
            danger=0 if tier == DANGER else 1,
            when=self._when(standing, demand),
            standing=0 if tier == DANGER else 2 if tier == ALWAYS else 1 if standing.state == "unknown" else 0,
            urgent=0 if tier <= URGENT else 1,
            reply=1 if standing.replies_later or (tier == ALSO and channel.takes_reports) else 0,
            demand=demand,
            tier=tier,
            overdue=1 if channel.good_until is not None and self._minute >= channel.good_until else 0,
            wish=channel.name if self._prefer else 0,
            language=0 if self._language is None or self._language in (channel.languages or ()) else 1,
            medium=0 if self._prefers is None or getattr(plan, self._prefers) else 1,
            order=order,
        )

    def _when(self, standing: Standing, demand: int) -> int:
        if standing.state == "closed":
            return 2
        return 1 if demand == 2 or (self._no_voice and standing.voice_only) else 0

    def _demand(self, channel: ChannelFacts, plan: "_Plan") -> int:
        name = channel.name if self._must else 0
        return max(name, 1 if self._watched and plan.app_history else 0)


class _Plan(NamedTuple):
    """Which contact points decide a channel's standing for one place and voice."""

    hours: tuple[int, ...]
    later: bool
    voice_only: bool
    app_history: bool
    voice: bool
    text: bool

    def at(self, moment: Moment) -> Standing:
        """Open if any deciding point is open; else unknown if any is; else closed until the first one opens."""
        state, until = "closed", None
        for hours in self.hours:
            here, change = moment.state[hours], moment.until[hours]
            if here == "open":
                until = _later(until, change) if state == "open" else change
                state = "open"
            elif state != "open" and here == "unknown":
                state, until = "unknown", None
            elif state == "closed" and change is not None:
                until = change if until is None else min(until, change)
        return Standing(state, until, self.later, self.voice_only)


def _later(a: int | None, b: int | None) -> int | None:
    return None if a is None or b is None else max(a, b)


def _plan(channel: ChannelFacts, place: str | None, no_voice: bool) -> _Plan:
    points = _reachable(channel, place)
    usable = [p for p in points if not p.voice] if no_voice else points
    voice_only = no_voice and bool(points) and not usable
    usable = usable or points
    live = [p for p in usable if p.live]
    deciding = usable if channel.takes_reports else live or usable
    return _Plan(
        hours=tuple(dict.fromkeys(p.hours for p in deciding)) or (0,),
        later=bool(deciding) and not live and not channel.takes_reports,
        voice_only=voice_only,
        app_history=bool(points) and all(p.app_history for p in points),
        voice=any(p.voice for p in deciding),
        text=any(not p.voice for p in deciding),
    )


def _reachable(channel: ChannelFacts, place: str | None) -> list[PointFacts]:
    if place == ABROAD:
        return [p for p in channel.points if p.from_abroad]
    local = channel.local_points.get(place or "", ())
    national = [_with_local_hours(p, local) for p in channel.points]
    return [*national, *local]


def _with_local_hours(point: PointFacts, local: tuple[PointFacts, ...]) -> PointFacts:
    """A national number that rings in the prefecture keeps the prefecture's hours where they are stated."""
    stated = [p for p in local if p.hours and p.voice == point.voice]
    if not point.hours_from_local or not stated:
        return point
    return PointFacts(point.voice, point.live, stated[0].hours, point.from_abroad, point.app_history)


def _rank_of(suggestion: Suggestion) -> Rank:
    return suggestion.rank
