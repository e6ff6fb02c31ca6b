"""The days on which lines are closed: worked out from invented hours by hand, and from the real ones against the timetable."""

import re
from datetime import date, datetime, time, timedelta
from functools import cache

import pytest
from icalendar import Calendar

from directory.hours import JAPAN, Timetable, compile_rules, minute_of
from directory.hours_days import day_kind, spans_on
from directory.hours_syntax import parse
from service.feeds.calendars import Calendars
from service.feeds.closed_days import Closure, closures
from service.feeds.closing_ways import closures_of, ways
from service.feeds.data_day import data_day
from tests.builders import real

ONE = timedelta(days=1)
MONDAY = date(2030, 7, 1)  # invented holidays only: the third is one
HOLIDAY = MONDAY + 2 * ONE


def found(hours: str, days: int = 14) -> list[Closure]:
    return list(closures(compile_rules(parse(hours)), {HOLIDAY}, MONDAY, MONDAY + (days - 1) * ONE))


def closed(first: int, last: int, *, part: bool = False) -> Closure:
    """From a day of July to another."""
    return Closure(date(2030, 7, first), date(2030, 7, last), part)


@pytest.mark.parametrize(
    ("hours", "expected"),
    [
        ("24/7", []),
        ("Mo-Fr 09:00-17:00", []),
        ("Mo-Fr 09:00-17:00; PH off", [closed(3, 3)]),
        ("Sa 09:00-17:00; PH off", []),
        ("Mo-Su 09:00-17:00; PH off; Jul 04-Jul 06 off", [closed(3, 6)]),
        ("Mo-Fr 09:00-17:00; Jul 05-Jul 08 off", [closed(5, 5), closed(8, 8)]),
        ("Mo-Su 09:00-17:00; PH 10:00-12:00", [closed(3, 3, part=True)]),
        ("Mo-Su 09:00-17:00; PH 10:00-12:00; Jul 04 off", [closed(3, 3, part=True), closed(4, 4)]),
        ("Mo-Su 16:00-21:00; day 10 08:00-32:00", []),
        ("Mo-Su 16:00-21:00; day 10 08:00-20:00", [closed(10, 10, part=True)]),
        ("Mo[1,3] 16:00-21:00; Jul 01 off", [closed(1, 1)]),
        ("Mo[1,3] 16:00-21:00; Jul 08 off", []),
        ("2030 Jul 01-2030 Jul 05: Mo-Fr 09:00-17:00", []),
    ],
)
def test_closed_is_what_is_missing_of_the_usual_hours(hours, expected):
    assert found(hours) == expected


def test_nothing_outside_the_days_that_were_asked_for():
    assert found("Mo-Su 09:00-17:00; Jul 01-Jul 20 off", days=3) == [closed(1, 3)]


def _usual_week(hours: str) -> list[list[int]]:
    """The spans of each weekday in June, when no line has dates of its own and no day is a holiday; by the 14th to the 20th."""
    compiled = compile_rules(parse(hours))
    week = [date(2027, 6, 14) + n * ONE for n in range(7)]
    return [spans_on(compiled, day_kind(day.weekday(), False, day.month, day.day, 30, day.year)) for day in week]


def _real_hours() -> list[str]:
    """Every hours string of the directory but those of some weekdays of a month only, which have no usual week."""
    return [hours for hours in real().timetable.strings if hours and "[" not in hours]


@pytest.mark.slow
@pytest.mark.parametrize("hours", _real_hours())
def test_a_real_line_is_closed_on_those_days_and_on_no_other(hours):
    """The timetable that answers people is asked for the first minute of every usual span of thirteen months."""
    snapshot, week = real(), _usual_week(hours)
    timetable, index = Timetable([hours], snapshot.holidays), 0
    listed = closures_of(snapshot, hours)
    gone = {c.first + n * ONE for c in listed for n in range((c.last - c.first).days + 1)}
    first = data_day(snapshot.directory)
    for n in range(400):
        day = first + n * ONE
        starts = week[day.weekday()][::2]
        midnight = minute_of(datetime.combine(day, time(), JAPAN))
        states = {timetable.at(midnight + start).state[index] for start in starts}
        assert states <= ({"closed"} if day in gone else {"open"}), day


def test_new_year_is_in_every_calendar_that_closes_then():
    event = next(e for e in _events("police_9110") if e["dtstart"].dt == date(2026, 12, 29))
    assert event["dtend"].dt == date(2027, 1, 2)  # 2 and 3 January are a weekend
    assert event["summary"] == "休み: #9110"


def test_a_line_that_is_always_open_has_a_calendar_without_events():
    body = Calendars(real()).calendar("ja", "hotline_189")
    assert body
    assert b"BEGIN:VTIMEZONE" in body  # a calendar must hold something (RFC 5545, 3.6)
    assert _events("hotline_189") == []


def test_what_is_not_stated_or_has_ended_has_none():
    directory = real().directory
    without = {id for id, channel in directory.channels.items() if not any(ways(directory, channel))}
    assert {id for id, channel in directory.channels.items() if channel.ended} <= without
    assert all(Calendars(real()).calendar("ja", id) is None for id in without)


@pytest.mark.slow
def test_the_calendar_of_all_holds_those_of_each():
    calendars = Calendars(real())
    together = _uids(calendars.calendar("ja"))
    each = [_uids(body) for id in real().directory.channels if (body := calendars.calendar("ja", id))]
    assert together
    assert [uid for uids in each for uid in uids] == together


def test_the_same_files_give_the_same_bytes_and_names():
    first = Calendars(real()).calendar("ja", "young_telephone")
    assert first == Calendars(real()).calendar("ja", "young_telephone")
    assert _uids(first)
    assert _uids(first) == _uids(Calendars(real()).calendar("en", "young_telephone"))


def test_hours_that_nobody_has_confirmed_say_so():
    event = next(event for event in _events("onestop_8891") if "099-239-8787" in event["summary"])
    assert event["x-madoguchi-prefecture"] == "46"
    assert "まだ確かめられていません" in event["description"]
    assert "2026-11-21" in event["description"]


@cache
def _events(channel: str) -> list[Calendar]:
    body = Calendars(real()).calendar("ja", channel)
    assert body
    return list(Calendar.from_ical(body).walk("VEVENT"))


def _uids(body: bytes | None) -> list[bytes]:
    assert body
    return re.findall(rb"^UID:(.*)\r$", body, re.M)
