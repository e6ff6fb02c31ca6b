"""Directory to the facts that the rule engine reads: a listing's ages, places, media and hours without its words."""

from datetime import datetime, time

from directory.catalogue import Directory, shown
from directory.facts import AgeRange
from directory.hours import JAPAN, minute_of
from directory.model import Channel, ContactPoint
from directory.numbers import NumberKind
from directory.reviews import channel_due_on
from routing_rules.table import ChannelFacts, PointFacts
from routing_rules.vocabulary import ABROAD

_NAME = {"not_needed": 0, "nickname": 0, "practice": 0, "asked": 2}
_NAME_NOT_STATED = 1
_HISTORY_IN_APP = {"line", "email"}
_HELPERS = ("school_staff", "professional")


class HoursIndex:
    """Numbers every distinct hours string; 0 stands for hours that are not stated."""

    def __init__(self) -> None:
        self.strings: list[str | None] = [None]
        self._index: dict[str | None, int] = {None: 0}

    def of(self, point: ContactPoint) -> int:
        """The index of a contact point's hours."""
        text = point.hours.open if point.hours and shown(point.hours) else None
        if text not in self._index:
            self._index[text] = len(self.strings)
            self.strings.append(text)
        return self._index[text]


def channel_facts(directory: Directory, hours: HoursIndex) -> list[ChannelFacts]:
    """The facts of every channel, in the order of the directory."""
    return [_facts(channel, directory, hours) for channel in directory.channels.values()]


def _facts(channel: Channel, directory: Directory, hours: HoursIndex) -> ChannelFacts:
    audience, name = channel.audience, channel.privacy.name
    local = {
        code: tuple(_point(channel, p, hours) for p in points)
        for code in directory.prefectures
        if (points := [p for p in directory.local_points(channel.id, code) if reachable(p)])
    }
    return ChannelFacts(
        id=channel.id,
        ended=channel.ended is not None,
        takes_reports=channel.kind == "report",
        women_only=bool(audience and audience.only_for == "women"),
        about_age=_bounds(audience.about_age) if audience else None,
        caller_age=_bounds(audience.caller_age) if audience else None,
        askers=_askers(channel),
        places=audience.places if audience else None,
        only_languages=audience.only_languages if audience else None,
        languages=_languages(channel),
        name=_NAME[name.answer] if name else _NAME_NOT_STATED,
        good_until=_good_until(channel),
        points=tuple(_point(channel, p, hours) for p in channel.contact_points if reachable(p)),
        local_points=local,
    )


def _good_until(channel: Channel) -> int | None:
    day = channel_due_on(channel)
    return minute_of(datetime.combine(day, time(), JAPAN)) if day else None


def reachable(point: ContactPoint) -> bool:
    """Can a person use the contact point now? Not when its number or address waits for a check."""
    reached_by = point.number or point.address
    return reached_by is None or shown(reached_by)


def _bounds(ages: AgeRange | None) -> tuple[int, int] | None:
    return (ages.least, ages.most) if ages is not None else None


def _askers(channel: Channel) -> tuple[str, ...] | None:
    audience = channel.audience
    if audience is None:
        return None
    return _HELPERS if audience.only_for == "professionals" and audience.askers is None else audience.askers


def _languages(channel: Channel) -> tuple[str, ...] | None:
    stated = {code for p in channel.contact_points if p.languages for code in p.languages.answer}
    return tuple(sorted(stated)) or None


def _point(channel: Channel, point: ContactPoint, hours: HoursIndex) -> PointFacts:
    return PointFacts(
        voice=point.medium == "voice",
        live=point.live,
        hours=hours.of(point),
        from_abroad=from_abroad(channel, point),
        app_history=point.medium in _HISTORY_IN_APP,
        hours_from_local=bool(point.hours and point.hours.where_local),
    )


def from_abroad(channel: Channel, point: ContactPoint) -> bool:
    """Is the contact point known to be reached from abroad? Short, # and toll-free numbers are taken as not."""
    if channel.audience and channel.audience.places and ABROAD in channel.audience.places:
        return True
    if point.reach and ABROAD in point.reach.not_from:
        return False
    if point.number:
        return point.number.number.kind is NumberKind.ORDINARY
    return point.medium in ("chat", "form", "email", "web", "line") and point.address is not None
