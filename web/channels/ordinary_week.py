"""The hours of an ordinary week, worked out from the rules alone: which minutes are open for sure, and which on some days.

Rules with dates (New Year, the 10th of a month) make days that are not ordinary and are left out; whoever shows the
week says the hours in words beside it.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache, reduce
from itertools import groupby
from operator import and_, or_
from typing import NamedTuple

from directory.hours_days import Compiled, compile_rules, day_kind, spans_on
from directory.hours_rules import DAY
from directory.hours_syntax import parse

DAYS = 8
"""Monday to Sunday, and a holiday."""

_WHOLE_DAY = (1 << DAY) - 1
_LONGEST_EXCEPTION = 31
_ONCE, _YEARLY = 10_000, 100


class OrdinaryDay(NamedTuple):
    """(start, end) in minutes from midnight, ascending: open whenever it is such a day, and open on some such days."""

    always: list[tuple[int, int]]
    some: list[tuple[int, int]]


@lru_cache(1024)
def ordinary_week(hours: str) -> tuple[OrdinaryDay, ...] | None:
    """Monday to Sunday and a holiday. None where only dates say when it is open, so that no week is an ordinary one."""
    compiled = compile_rules(parse(hours))
    dateless = [rule for rule in compiled if not rule[1]]
    if not any(spans for _, _, spans in dateless) or any(_is_season(dates) for _, dates, _ in compiled):
        return None
    ordinary = [_masks(dateless, weekday, is_holiday=False) for weekday in range(7)]
    holidays = [mask for weekday in range(7) for mask in _masks(dateless, weekday, is_holiday=True)]
    week = [_day(ordinary[weekday], ordinary[weekday - 1]) for weekday in range(7)]
    return (*week, _day(holidays, [*holidays, *(mask for masks in ordinary for mask in masks)]))


def _is_season(dates: list[int]) -> bool:
    """Do dates go on for longer than an exception? Days of the month are no season."""
    return any((_ends(first, last)) > _LONGEST_EXCEPTION for first, last in _pairs(dates) if first >= _YEARLY)


def _ends(first: int, last: int) -> int:
    """How many days after the first day the last one is."""
    start, end = _date(first), _date(last)
    return (end - start).days if end >= start else (end.replace(year=end.year + 1) - start).days


def _date(written: int) -> date:
    """A date of the compiled form; 2000 and its next year stand for any year."""
    year, month_day = divmod(written, _ONCE)
    return date(year or 2000, *divmod(month_day, _YEARLY))


def _masks(hours: Compiled, weekday: int, *, is_holiday: bool) -> list[int]:
    """Every way a weekday can be open, wherever in a month it falls. Bit n: open in minute n from its midnight."""
    kinds = (
        day_kind(weekday, is_holiday, 1, day, length)
        for length in (28, 29, 30, 31)
        for day in range(1, length + 1)
    )  # fmt: skip
    found = {tuple(spans_on(hours, kind)) for kind in kinds}
    return [reduce(or_, (_mask(start, end) for start, end in _pairs(spans)), 0) for spans in found]


def _mask(start: int, end: int) -> int:
    return (1 << end) - (1 << start)


def _day(today: Iterable[int], before: Iterable[int]) -> OrdinaryDay:
    """Today's minutes, and those that the day before leaves behind after midnight."""
    own, tails = [mask & _WHOLE_DAY for mask in today], [mask >> DAY for mask in before]
    always = reduce(and_, own) | reduce(and_, tails)
    return OrdinaryDay(list(_runs(always)), list(_runs(reduce(or_, (*own, *tails)) & ~always)))


def _runs(mask: int) -> Iterator[tuple[int, int]]:
    start = 0
    for is_open, run in groupby(bool(mask >> minute & 1) for minute in range(DAY)):
        end = start + len(list(run))
        if is_open:
            yield start, end
        start = end


def _pairs(flat: Iterable[int]) -> Iterator[tuple[int, int]]:
    numbers = iter(flat)
    return zip(numbers, numbers, strict=True)
