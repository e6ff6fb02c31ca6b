"""The days that stand for ordinary weeks, holidays and New Year are what they are called."""

from datetime import date, timedelta

import pytest

from directory import holidays
from service.gap_days import representative


@pytest.mark.parametrize("today", [date(2025, 12, 1) + timedelta(days=9 * n) for n in range(80)])
def test_ordinary_weeks_and_holidays_are_what_they_are_called(today: date) -> None:
    known, days = holidays.load(), representative(today, holidays.load())
    weeks = [monday + timedelta(days=n) for monday in days.weeks for n in range(-1, 7)]
    assert {monday.weekday() for monday in days.weeks} == {0}
    assert len(set(days.weeks)) == len(days.holidays) == 4
    assert not known.intersection(weeks)
    assert not any((d.month, d.day) in ((12, 29), (12, 31), (1, 1), (1, 3)) for d in weeks)
    assert all(day in known and day.weekday() < 5 for day in days.holidays)
    assert not set(days.holidays) & set(days.new_year)


def test_new_year_is_the_one_that_comes_or_goes_on() -> None:
    for today, year in (
        (date(2026, 6, 1), 2026),
        (date(2026, 12, 31), 2026),
        (date(2027, 1, 4), 2027),
        (date(2028, 1, 3), 2027),
    ):
        days = representative(today, holidays.load()).new_year
        assert (days[0], days[-1], len(days)) == (date(year, 12, 29), date(year + 1, 1, 3), 6)


def test_one_calendar_week_has_the_same_days() -> None:
    monday = date(2026, 11, 16)
    assert len({representative(monday + timedelta(days=n), holidays.load()) for n in range(7)}) == 1
    assert representative(monday + timedelta(days=7), holidays.load()) != representative(monday, holidays.load())


def test_a_night_before_that_is_not_ordinary_spoils_a_week() -> None:
    assert date(2026, 8, 16).weekday() == 6
    assert representative(date(2026, 8, 17), holidays.load()).weeks[0] == date(2026, 8, 24)


def test_beyond_the_known_holidays_the_last_ones_stand() -> None:
    assert len(representative(date(2040, 1, 1), holidays.load()).holidays) == 4
