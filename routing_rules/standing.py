"""How a channel stands for a person at one minute: open, closed or not stated, until when, and by which media."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from routing_rules.table import ChannelFacts, PointFacts
from routing_rules.vocabulary import ABROAD


class Moment(Protocol):
    """The state of every timetable at one minute ("open", "closed", "unknown"), and the minute when it changes next."""

    @property
    def state(self) -> Sequence[str]:
        """By the index of the hours."""

    @property
    def until(self) -> Sequence[int | None]:
        """By the index of the hours; None where it does not change."""


class Standing(NamedTuple):
    """How a channel stands for a person at a minute. Minutes count from the Unix epoch."""

    state: str
    until: int | None
    replies_later: bool
    voice_only: bool


class Plan(NamedTuple):
    """Which contact points decide a channel's standing, for one place and with or without voice.

    ``voice`` and ``text`` say by which media it can be turned to; ``app_history`` that all of them stay visible in an
    app or mailbox.
    """

    hours: tuple[int, ...]
    replies_later: bool
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
                until = _last(until, change) if state == "open" else change
                state = "open"
            elif state != "open" and here == "unknown":
                state, until = "unknown", None
            elif state == "closed" and change is not None:
                until = change if until is None else min(until, change)
        return Standing(state, until, self.replies_later, self.voice_only)


def plan(channel: ChannelFacts, place: str | None, *, no_voice: bool) -> Plan:
    """The plan of a channel. Where somebody answers at once on some points, only those decide whether it is open."""
    points = _reachable(channel, place)
    usable = [p for p in points if not p.voice] if no_voice else points
    voice_only = no_voice and bool(points) and not usable
    usable = usable or points
    live = [p for p in usable if p.live]
    deciding = usable if channel.takes_reports else live or usable
    return Plan(
        hours=tuple(dict.fromkeys(p.hours for p in deciding)) or (0,),
        replies_later=bool(deciding) and not live and not channel.takes_reports,
        voice_only=voice_only,
        app_history=bool(points) and all(p.app_history for p in points),
        voice=any(p.voice for p in deciding),
        text=any(not p.voice for p in deciding),
    )


def _last(a: int | None, b: int | None) -> int | None:
    return None if a is None or b is None else max(a, b)


def _reachable(channel: ChannelFacts, place: str | None) -> list[PointFacts]:
    if place == ABROAD:
        return [p for p in channel.points if p.from_abroad]
    local = channel.local_points.get(place or "", ())
    return [*(_with_local_hours(p, local) for p in channel.points), *local]


def _with_local_hours(point: PointFacts, local: tuple[PointFacts, ...]) -> PointFacts:
    """A national number that rings in the prefecture keeps the prefecture's hours where they are stated."""
    stated = [p for p in local if p.hours and p.voice == point.voice]
    if not point.hours_from_local or not stated:
        return point
    return PointFacts(point.voice, point.live, stated[0].hours, point.from_abroad, point.app_history)
