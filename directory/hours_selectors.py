"""The first part of a rule: the dates and the days on which it speaks. The grammar is in hours_syntax."""

import re
from datetime import date

from directory.hours_errors import HoursError
from directory.hours_hints import LONGEST_MONTH, MONTHS, WEEKDAYS
from directory.hours_reader import Reader, refuse_half_read
from directory.hours_rules import Dates, DayOfMonth, Days, NthWeekday, Window, YearlyDates

_WEEKDAY = "|".join(WEEKDAYS)
_MONTH = "|".join(MONTHS)
_HOLIDAY = re.compile(r"PH\b")
_NTH = re.compile(rf"({_WEEKDAY})\[(-?\d+(?: *, *-?\d+)*)\]")
_WEEKDAYS = re.compile(rf"({_WEEKDAY})\b(?: *- *({_WEEKDAY})\b)?(?!\[)")
_EVERY_MONTH = re.compile(r"day +(\d\d?)(?!\d|:\d)")
_EVERY_YEAR = re.compile(rf"({_MONTH}) +(\d\d?)(?!\d|:\d)(?: *- *(?:({_MONTH}) +)?(\d\d?)(?!\d|:\d))?")
_WINDOW = re.compile(rf"(\d{{4}}) +({_MONTH}) +(\d\d?)(?!\d|:\d)(?: *- *(\d{{4}}) +({_MONTH}) +(\d\d?)(?!\d|:\d))?")


def read_date(reader: Reader) -> list[Dates]:
    """One date, range of dates or window; an empty list when something else comes next."""
    if found := reader.take(_WINDOW):
        item: Dates = _window(found)
    elif found := reader.take(_EVERY_YEAR):
        item = _yearly(found)
    elif found := reader.take(_EVERY_MONTH):
        if not 1 <= int(found[1]) <= 31:
            raise HoursError("no_such_date", found.start(), found[0])
        item = DayOfMonth(int(found[1]))
    else:
        return []
    refuse_half_read(reader, found)
    return [item]


def _window(found: re.Match[str]) -> Window:
    first = _calendar_day(found, 1)
    last = _calendar_day(found, 4) if found[4] else first
    if last < first:
        raise HoursError("backwards", found.start(4), found.string[found.start(4) : found.end()])
    return Window(first, last)


def _calendar_day(found: re.Match[str], group: int) -> date:
    year, month, day = found.group(group, group + 1, group + 2)
    try:
        return date(int(year), MONTHS.index(month) + 1, int(day))
    except ValueError:
        raise HoursError("no_such_date", found.start(group), f"{year} {month} {day}") from None


def _yearly(found: re.Match[str]) -> YearlyDates:
    first = _month_day(found, found[1], 2)
    last = _month_day(found, found[3] or found[1], 4) if found[4] else first
    if last < first and last[0] == first[0]:  # nobody means the eleven months around it
        raise HoursError("backwards", found.start(4), found[4])
    return YearlyDates(first, last)


def _month_day(found: re.Match[str], month: str, group: int) -> tuple[int, int]:
    number, day = MONTHS.index(month) + 1, int(found[group])
    if not 1 <= day <= LONGEST_MONTH[number - 1]:
        raise HoursError("no_such_date", found.start(group), f"{month} {found[group]}")
    return number, day


def read_days(reader: Reader) -> list[Days]:
    """The days of one item such as ``Mo-Fr`` or ``Mo[1,3]``; an empty list when something else comes next."""
    items: list[Days]
    if found := reader.take(_HOLIDAY):
        items = ["PH"]
    elif found := reader.take(_NTH):
        items = [*_nth(found)]
    elif found := reader.take(_WEEKDAYS):
        first, last = WEEKDAYS.index(found[1]), WEEKDAYS.index(found[2] or found[1])
        items = [(first + step) % 7 for step in range((last - first) % 7 + 1)]
    else:
        return []
    refuse_half_read(reader, found)
    return items


def _nth(found: re.Match[str]) -> list[NthWeekday]:
    numbers = [int(number) for number in found[2].split(",")]
    for number in numbers:
        if not 1 <= abs(number) <= 5:
            raise HoursError("no_such_nth", found.start(2), str(number))
    return [NthWeekday(WEEKDAYS.index(found[1]), number) for number in numbers]
