"""Days on which a line is closed out of its usual hours, worked out from its compiled hours and the holidays.

Usual is what the rules without dates say of a weekday that is no holiday. What a rule with dates adds is no closure, and
where only dates say when a line is open nothing is usual.
"""

from calendar import monthrange
from collections.abc import Iterator, Set
from datetime import date, timedelta
from typing import NamedTuple

from directory.hours_days import Compiled, Day, day_kind, spans_on

_ONE = timedelta(days=1)


class Closure(NamedTuple):
    """From ``first`` to ``last``, both included: closed, or (``part``) closed for a part of the usual hours."""

    first: date
    last: date
    part: bool


def closures(hours: Compiled, holidays: Set[date], first: date, last: date) -> Iterator[Closure]:
    """The closures from a first day to a last, days that follow each other as one."""
    usual = [rule for rule in hours if not rule[1]]
    found: Closure | None = None
    for n in range((last - first).days + 1):
        day = first + n * _ONE
        part = _closed(hours, usual, day, day in holidays)
        if part is None:
            continue
        if found and found.part == part and found.last + _ONE == day:
            found = found._replace(last=day)
            continue
        if found:
            yield found
        found = Closure(day, day, part)
    if found:
        yield found


def _closed(hours: Compiled, usual: Compiled, day: date, is_holiday: bool) -> bool | None:
    """None where nothing usual is missing; else whether only a part is."""
    missed = spans_on(usual, _kind(day, is_holiday=False))
    left = spans_on(hours, _kind(day, is_holiday=is_holiday))
    if missed == left or not _minutes(missed) - _minutes(left):
        return None
    return bool(left)


def _kind(day: date, *, is_holiday: bool) -> Day:
    length = monthrange(day.year, day.month)[1]
    return day_kind(day.weekday(), is_holiday, day.month, day.day, length, day.year)


def _minutes(spans: list[int]) -> Set[int]:
    return {minute for start, end in zip(spans[::2], spans[1::2], strict=True) for minute in range(start, end)}
