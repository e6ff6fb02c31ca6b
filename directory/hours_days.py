"""Which hours a day has: the compiled form of opening hours and its evaluator, small enough to be written twice.

The compiled form is what the JSON table carries to the browser. It holds lists, whole numbers and nothing else::

    hours = [rule, …]                    in the order written; the LAST rule that fits a day decides that day
    rule  = [days, dates, spans]
    days  = [code, …]                    fits when one code is true of the day; [] fits every day
            0…6    Monday … Sunday
            7      a holiday (on whatever weekday; a holiday has its weekday's code as well)
            10n+w  the n-th such weekday of the month (30: third Monday); -(10n+w) from its end (-12: last Wednesday)
    dates = [first, last, first, last, …] fits when the day is in one of the pairs, ends included; [] fits every day
            1…31   day of the month       101…1231  month*100+day, every year; past New Year when first > last
            20250827                      year*10000+month*100+day, once
    spans = [start, end, start, end, …]  minutes from midnight, ascending, apart from each other, end up to 2880 (the
            end of the next day); [] is closed all day. A span belongs to the day it starts on.

A day without a fitting rule is closed.
"""

from collections.abc import Iterable
from typing import NamedTuple

from directory.hours_rules import DayOfMonth, Days, HoursRule, NthWeekday, Window, YearlyDates

Compiled = list[list[list[int]]]

HOLIDAY = 7
NO_RULE = -1

_YEARLY, _ONCE = 100, 10000  # from these numbers on, a date means a day of the year, or of one year


class Day(NamedTuple):
    """What hours can depend on: the day's codes and its three ways of being dated, as in the compiled form."""

    codes: frozenset[int]
    day: int
    month_day: int
    stamp: int


def day_kind(weekday: int, is_holiday: bool, month: int, day: int, days_in_month: int, year: int | None = None) -> Day:
    """The day with these properties; Monday is 0. Without a year it is inside no window.

    A proof walks over kinds of day instead of a calendar and so has no year; it must treat windows apart.
    """
    from_start, from_end = (day - 1) // 7 + 1, (days_in_month - day) // 7 + 1
    codes = {weekday, 10 * from_start + weekday, -(10 * from_end + weekday)}
    month_day = month * 100 + day
    return Day(frozenset(codes | {HOLIDAY} if is_holiday else codes), day, month_day, (year or 0) * 10000 + month_day)


def deciding_rule(hours: Compiled, day: Day) -> int:
    """The index of the rule that decides the day, NO_RULE when none fits."""
    for index in range(len(hours) - 1, -1, -1):
        days, dates, _ = hours[index]
        if (not days or not day.codes.isdisjoint(days)) and (not dates or _is_dated(dates, day)):
            return index
    return NO_RULE


def _is_dated(dates: list[int], day: Day) -> bool:
    for first, last in zip(dates[::2], dates[1::2], strict=True):
        today = day.day if first < _YEARLY else day.month_day if first < _ONCE else day.stamp
        if (first <= today <= last) if first <= last else (today >= first or today <= last):
            return True
    return False


def is_settled(hours: Compiled, day: Day) -> bool:
    """Whether one rule, or none, decides every day after this one: 24/7, ``off``, and lines past their last season."""
    for days, dates, _ in reversed(hours):
        if not dates:
            return not days
        if not all(_ONCE <= last < day.stamp for last in dates[1::2]):
            return False
    return True


def spans_on(hours: Compiled, day: Day) -> list[int]:
    """The spans that start on this day, in the compiled form."""
    index = deciding_rule(hours, day)
    return [] if index == NO_RULE else hours[index][2]


def compile_rules(rules: Iterable[HoursRule]) -> Compiled:
    """Turn parsed rules into the plain form described above."""
    return [[[_code(day) for day in rule.days], _pairs(rule), _merged(rule.spans)] for rule in rules]


def _code(day: Days) -> int:
    if isinstance(day, NthWeekday):
        code = 10 * abs(day.n) + day.weekday
        return code if day.n > 0 else -code
    return HOLIDAY if day == "PH" else day


def _pairs(rule: HoursRule) -> list[int]:
    pairs: list[int] = []
    for item in rule.dates:
        match item:
            case DayOfMonth(day):
                pairs += [day, day]
            case YearlyDates(first, last):
                pairs += [first[0] * 100 + first[1], last[0] * 100 + last[1]]
            case Window(begin, end):
                pairs += [int(f"{begin:%Y%m%d}"), int(f"{end:%Y%m%d}")]
    return pairs


def _merged(spans: Iterable[tuple[int, int]]) -> list[int]:
    """Ascending and without touching ends: open until 12:00 and from 12:00 is simply open."""
    flat: list[int] = []
    for start, end in sorted(spans):
        if flat and start <= flat[-1]:
            flat[-1] = max(flat[-1], end)
        else:
            flat += [start, end]
    return flat
