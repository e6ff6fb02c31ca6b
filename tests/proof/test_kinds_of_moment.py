"""The kinds of moment against the calendar: every state that a real minute of three years brings is among them."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

import pytest

from directory import holidays
from directory.hours import Timetable, minute_of
from directory.hours_days import compile_rules
from directory.hours_syntax import parse
from directory.kinds_of_moment import kinds_of_moment
from tests.builders import real

pytestmark = pytest.mark.slow

FIRST, END = date(2026, 1, 1), date(2029, 1, 1)
DAYS_OFF = holidays.load()

SMALL = {
    "weekdays and holidays": ["Mo-Fr 09:00-17:00; PH off", "PH 10:00-12:00"],
    "past midnight": ["Fr 22:00-30:00", "Sa 05:00-07:00", "Mo-Su 10:00-34:00"],
    "n-th weekday and day of the month": ["We[1] 10:00-12:00", "Mo[-1] 10:00-12:00", "day 10 08:00-32:00"],
    "over New Year": ["Mo-Su 09:00-17:00; Dec 29-Jan 03 off", "Dec 31 22:00-30:00"],
    "29 February": ["Feb 29 10:00-12:00", "Mar 01 06:00-09:00"],
    "windows": ["2027 Jul 07-2027 Jul 13: Mo-Su 10:00-34:00", "2028 Dec 28-2029 Jan 03: Mo-Su 09:00-33:00", "Mo 09:00-17:00"],
    "not stated": [None, "24/7"],
}


def states(strings: Sequence[str | None], first: date = FIRST) -> set[tuple[str, ...]]:
    """The states of all kinds of moment."""
    compiled = [None if text is None else compile_rules(parse(text)) for text in strings]
    return {kind.state for kind in kinds_of_moment(compiled, first, DAYS_OFF)}


def met(strings: Sequence[str | None], first: date = FIRST, end: date = END) -> set[tuple[str, ...]]:
    """The states that the timetable really has, from one change to the next."""
    timetable, found = Timetable(strings, DAYS_OFF), set()
    minute, last = (minute_of(datetime(d.year, d.month, d.day, tzinfo=UTC)) for d in (first, end))
    while minute is not None and minute < last:
        moment = timetable.at(minute)
        found.add(moment.state)
        minute = min((until for until in moment.until if until is not None), default=None)
    return found


def test_no_minute_of_three_years_brings_a_state_that_is_not_among_the_kinds():
    strings = real().timetable.strings
    real_ones = met(strings)
    assert len(real_ones) > 100
    assert real_ones <= states(strings)


@pytest.mark.parametrize("strings", SMALL.values(), ids=SMALL)
def test_small_timetables_are_covered_too(strings):
    real_ones = met(strings)
    assert real_ones <= states(strings)
    assert len(real_ones) > (strings != SMALL["not stated"])


def test_a_window_that_is_still_to_come_is_walked_and_one_that_is_over_is_not():
    season = ["2027 Jul 07-2027 Jul 13: Mo-Su 10:00-12:00"]
    assert states(season, date(2026, 11, 21)) == {("closed",), ("open",)}
    assert states(season, date(2027, 7, 13)) == {("closed",), ("open",)}
    assert states(season, date(2028, 1, 1)) == {("closed",)}


def test_a_window_is_met_on_its_own_weekday_only():
    """The window is a Wednesday: hours of Thursdays never meet it."""
    strings = ["2027 Jul 07-2027 Jul 07: Mo-Su 10:00-12:00", "Th 10:00-12:00"]
    assert states(strings) == {("closed", "closed"), ("open", "closed"), ("closed", "open")}


def test_kinds_are_no_more_than_what_some_calendar_could_bring():
    assert states(["Mo 09:00-12:00", "Tu 09:00-12:00"]) == {("closed", "closed"), ("open", "closed"), ("closed", "open")}
    assert states(["24/7", None]) == {("open", "unknown")}


def test_a_day_of_the_year_may_fall_on_any_weekday_and_any_day_may_become_a_holiday():
    assert ("open", "open") in states(["Mo 09:00-12:00", "Jul 07 09:00-12:00"])
    assert ("open", "open") in states(["Jun 03 09:00-12:00", "PH 09:00-12:00"])


def test_each_kind_is_there_once_and_has_a_minute_that_brings_it():
    kinds = kinds_of_moment(real().timetable.compiled, FIRST, DAYS_OFF)
    assert len({kind.state for kind in kinds}) == len(kinds)
    assert all(set(kind.until) == {None} for kind in kinds)
    weekdays = [kind for kind in kinds if not kind.holiday]
    for kind in weekdays:
        assert kind.state in _of_any_year(kind.month, kind.day, kind.weekday, kind.minute)


def _of_any_year(month: int, day: int, weekday: int, minute: int) -> set[tuple[str, ...]]:
    """The states at this minute of the day in the years in which the date falls on that weekday, holidays left out."""
    timetable, found = Timetable(real().timetable.strings, set()), set()
    for year in range(2028, 2028 + 28):
        if (month, day) != (2, 29) or year % 4 == 0:
            local = date(year, month, day)
            if local.weekday() == weekday:
                start = minute_of(datetime(year, month, day, tzinfo=UTC)) - 9 * 60
                found.add(timetable.at(start + minute).state)
    return found
