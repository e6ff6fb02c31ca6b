"""Every combination of open and closed that any minute can bring, without walking a calendar.

The hours of a day depend only on its weekday, on being a holiday or not, and on its place in month and year; a minute
depends on its day and on the tail of the day before. So every day of the year meets every weekday, and today and
yesterday may or may not be holidays: more than any real calendar brings, so that no year and no change of the holiday
law can escape. Windows (hours with a year in them) are walked day by day from ``since`` on.
"""

from collections.abc import Iterator, Sequence, Set
from datetime import date, timedelta
from typing import NamedTuple

from directory.hours import Compiled, State
from directory.hours_days import Day, day_kind, spans_on
from directory.hours_rules import DAY

_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_YEAR = 10_000


class KindOfMoment(NamedTuple):
    """One combination, with the first minute that brings it. ``until`` is not known of a kind and always None.

    ``weekday`` counts from Monday = 0, ``minute`` from midnight.
    """

    state: tuple[State, ...]
    until: tuple[None, ...]
    month: int
    day: int
    weekday: int
    holiday: bool
    minute: int


class _Date(NamedTuple):
    """A day of the walk; ``year`` 0 stands for any year."""

    month: int
    dom: int
    length: int
    weekday: int
    holiday: bool
    year: int = 0

    def kind(self) -> Day:
        """What hours can depend on."""
        return day_kind(self.weekday, self.holiday, self.month, self.dom, self.length, self.year)


def kinds_of_moment(hours: Sequence[Compiled | None], since: date, holidays: Set[date]) -> list[KindOfMoment]:
    """All kinds of moment for these hours (None: not stated), each once, ordinary days first."""
    walk = _Walk(hours)
    found: dict[tuple[State, ...], KindOfMoment] = {}
    seen: set[tuple[int, int]] = set()
    for yesterday, today in (*_possible_days(), *_days_in_windows(hours, since, holidays)):
        key = (walk.number(yesterday), walk.number(today))
        if key not in seen:
            seen.add(key)
            for minute, state in walk.states(*key):
                none = (None,) * len(state)
                kind = KindOfMoment(state, none, today.month, today.dom, today.weekday, today.holiday, minute)
                found.setdefault(state, kind)
    return list(found.values())


class _Walk:
    """Numbers the distinct days (by the spans of every line) and tells the states of one day after another."""

    def __init__(self, hours: Sequence[Compiled | None]) -> None:
        self._hours = hours
        self._numbers: dict[tuple[tuple[int, ...], ...], int] = {}
        self._days: dict[_Date, int] = {}
        self._spans: list[tuple[tuple[int, ...], ...]] = []

    def number(self, day: _Date) -> int:
        """The number of a day; the same for days with the same spans of every line."""
        if day not in self._days:
            kind = day.kind()
            spans = tuple(() if hours is None else tuple(spans_on(hours, kind)) for hours in self._hours)
            if spans not in self._numbers:
                self._numbers[spans] = len(self._spans)
                self._spans.append(spans)
            self._days[day] = self._numbers[spans]
        return self._days[day]

    def states(self, yesterday: int, today: int) -> Iterator[tuple[int, tuple[State, ...]]]:
        """(minute from which it holds, state of every line) through a day."""
        lines = [
            [(a - DAY, b - DAY) for a, b in _pairs(before)] + _pairs(after)
            for before, after in zip(self._spans[yesterday], self._spans[today], strict=True)
        ]
        for minute in sorted({0, *(edge for spans in lines for span in spans for edge in span if 0 < edge < DAY)}):
            yield (
                minute,
                tuple(
                    "unknown" if hours is None else "open" if any(a <= minute < b for a, b in spans) else "closed"
                    for hours, spans in zip(self._hours, lines, strict=True)
                ),
            )


def _pairs(spans: Sequence[int]) -> list[tuple[int, int]]:
    return list(zip(spans[::2], spans[1::2], strict=True))


def _possible_days() -> Iterator[tuple[_Date, _Date]]:
    """Every (yesterday, today) of the year on every weekday, holiday or not, Februaries of 28 and 29 days."""
    for month, longest in enumerate(_LONGEST, 1):
        for length in (28, 29) if month == 2 else (longest,):
            for dom in range(1, length + 1):
                for weekday in range(7):
                    for before in _days_before(month, dom, length):
                        for today_holiday in (False, True):
                            for before_holiday in (False, True):
                                yesterday = _Date(*before, (weekday - 1) % 7, before_holiday)
                                yield yesterday, _Date(month, dom, length, weekday, today_holiday)


def _days_before(month: int, dom: int, length: int) -> list[tuple[int, int, int]]:
    if dom > 1:
        return [(month, dom - 1, length)]
    previous = (month - 2) % 12 + 1
    return [(previous, last, last) for last in ((28, 29) if previous == 2 else (_LONGEST[previous - 1],))]


def _days_in_windows(hours: Sequence[Compiled | None], since: date, holidays: Set[date]) -> Iterator[tuple[_Date, _Date]]:
    """Every real day from ``since`` on that a window touches, with the day before it."""
    for day in sorted(_window_days(hours)):
        if day >= since:
            yield _real(day - timedelta(days=1), holidays), _real(day, holidays)


def _window_days(hours: Sequence[Compiled | None]) -> set[date]:
    found = set()
    for _, dates, _ in (rule for lines in hours if lines for rule in lines):
        for first, last in _pairs(dates):
            if first > _YEAR:
                start, end = _stamp(first), _stamp(last) + timedelta(days=2)
                found |= {start + timedelta(days=n) for n in range((end - start).days)}
    return found


def _stamp(stamp: int) -> date:
    return date(stamp // _YEAR, stamp // 100 % 100, stamp % 100)


def _real(day: date, holidays: Set[date]) -> _Date:
    length = (date(day.year + day.month // 12, day.month % 12 + 1, 1) - timedelta(days=1)).day
    return _Date(day.month, day.day, length, day.weekday(), day in holidays, day.year)
