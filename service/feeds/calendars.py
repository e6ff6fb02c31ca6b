"""Closures as iCalendar (RFC 5545): all-day events with neutral titles, the same bytes for the same files."""

from datetime import UTC, date, datetime, time, timedelta
from functools import cache, partial
from uuid import NAMESPACE_URL, uuid5

from icalendar import Calendar, Event, Timezone, TimezoneStandard

from directory.facts import Confidence
from service.feeds.closed_days import Closure
from service.feeds.closing_ways import Way, closures_of, ways
from service.feeds.data_day import data_day
from service.feeds.phrases import phrases
from service.snapshot import Snapshot

_MAKER = "-//Madoguchi//Closures 1//JA"
_NAMES = uuid5(NAMESPACE_URL, "urn:madoguchi:closures")
_A_DAY = timedelta(days=1)


class Calendars:
    """The closures of one snapshot's lines."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot, self._day = snapshot, data_day(snapshot.directory)
        self._closures = cache(partial(closures_of, snapshot))

    def calendar(self, language: str, channel: str | None = None) -> bytes | None:
        """The closures of one channel, or of all. None for a channel that does not exist or whose hours are not stated."""
        known = self._snapshot.directory.channels
        named = known.values() if channel is None else [known[channel]] if channel in known else []
        found = [way for one in named for way in ways(self._snapshot.directory, one)]
        return self._written(found, language) if found or channel is None else None

    def _written(self, found: list[Way], language: str) -> bytes:
        made = _empty(language, self._day)
        for way in found:
            for closure in self._closures(way.open):
                made.add_component(self._event(way, closure, language))
        return bytes(made.to_ical())

    def _event(self, way: Way, closure: Closure, language: str) -> Event:
        event = Event()
        event.add("uid", str(uuid5(_NAMES, f"{way.key}/{closure.first}")))
        event.add("dtstamp", datetime.combine(self._day, time(), UTC))
        event.add("dtstart", closure.first)
        event.add("dtend", closure.last + _A_DAY)
        event.add("transp", "TRANSPARENT")
        event.add("summary", phrases().say("part" if closure.part else "closed", language, way=self._named(way, language)))
        event.add("description", _description(way, language))
        event.add("x-madoguchi-channel", way.channel.id)
        if way.place:
            event.add("x-madoguchi-prefecture", way.place)
        return event

    def _named(self, way: Way, language: str) -> str:
        """A number says less on a lock screen than a name does; where there is none, the kind of way."""
        known = phrases()
        shown = way.point.number.printed if way.point.number else known.media[way.point.medium].in_language(language)
        if way.place is None:
            return shown
        place = self._snapshot.directory.prefectures[way.place].name.in_language(language)
        return known.say("way_in", language, way=shown, place=place)


def _empty(language: str, day: date) -> Calendar:
    """A calendar without events. Its time zone keeps one valid that will never have any: a line that is always open."""
    say = phrases().say
    made = Calendar()
    made.add("prodid", _MAKER)
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("name", say("closures_title", language))
    made.add("x-wr-calname", say("closures_title", language))
    made.add("description", say("closures_about", language, day=day))
    made.add("refresh-interval", _A_DAY, parameters={"VALUE": "DURATION"})
    made.add_component(_japan())
    return made


def _japan() -> Timezone:
    offset = timedelta(hours=9)
    standard = TimezoneStandard()
    standard.add("dtstart", datetime(1970, 1, 1))
    standard.add("tzoffsetfrom", offset)
    standard.add("tzoffsetto", offset)
    standard.add("tzname", "JST")
    made = Timezone()
    made.add("tzid", "Asia/Tokyo")
    made.add_component(standard)
    return made


def _description(way: Way, language: str) -> str:
    say, hours = phrases().say, way.hours
    stated = hours.words.in_language(language) if hours.words else way.open
    lines = [way.channel.name.in_language(language), say("usual_hours", language, hours=stated)]
    lines += [say("source", language, title=way.listing.sources[key].title) for key in hours.source]
    lines += [say("looked", language, day=way.looked), say("due", language, day=way.due)]
    if hours.confidence is Confidence.LOW:
        lines.append(say("unsure", language))
    return "\n".join(lines)
