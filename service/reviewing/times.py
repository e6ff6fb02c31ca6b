"""The named times of a week, cut wherever a line opens or closes during a year.

A kind is one combination of open and closed within one named time. Every minute of the year belongs to exactly one, so
that nothing is lost by comparing kinds instead of minutes. Sets of kinds are masks: bit n stands for ``kinds[n]``.
"""

from collections.abc import Set
from datetime import date, datetime
from typing import NamedTuple

from directory.hours import Moment, Timetable, local_datetime
from routing_rules.table import bits_of

DAY = 24 * 60
YEAR = 366 * DAY

NAMED = ("weekday_day", "weekday_evening", "weekday_night", "saturday", "sunday", "holiday", "new_year")
"""Weekdays are no holidays; day is 9 to 17, evening 17 to 22, night the rest; New Year is 29 December to 3 January."""

_PARTS = (9 * 60, 17 * 60, 22 * 60)
_NEW_YEAR = {(12, 29), (12, 30), (12, 31), (1, 1), (1, 2), (1, 3)}

Span = tuple[int, int, int]  # weekday, first minute of the day, minute after the last


class Kind:
    """One kind: the states of all hours, the named time, a minute of it, and when in a week it was met."""

    def __init__(self, moment: Moment, named: int, minute: int) -> None:
        self.moment, self.named, self.minute = moment, named, minute
        self.spans: set[Span] = set()


class Hours(NamedTuple):
    """Where within a named time kinds lie: the weekdays, and the minutes of the day. ``whole``: all of it."""

    weekdays: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]
    whole: bool


class Times:
    """All kinds of the year that begins at a minute."""

    def __init__(self, timetable: Timetable, days_off: Set[date], since: int) -> None:
        self.since, self._days_off = since, days_off
        found: dict[tuple[int, tuple[str, ...]], Kind] = {}
        minute = since
        while minute < since + YEAR:
            moment, here = timetable.at(minute), local_datetime(minute)
            named, edge = self._named(here)
            end = min(edge, *(until for until in moment.until if until is not None), minute + YEAR)
            kind = found.setdefault((named, moment.state), Kind(moment, named, minute))
            start = here.hour * 60 + here.minute
            kind.spans.add((here.weekday(), start, start + end - minute))
            minute = end
        self.kinds = sorted(found.values(), key=lambda kind: kind.named)
        self.all = (1 << len(self.kinds)) - 1
        self.of_named = [sum(1 << n for n, kind in enumerate(self.kinds) if kind.named == name) for name in range(len(NAMED))]

    def _named(self, here: datetime) -> tuple[int, int]:
        """The named time of a minute, and the minute at which it may change."""
        day, of_day = here.date(), here.hour * 60 + here.minute
        midnight = int(here.timestamp()) // 60 - of_day
        if (day.month, day.day) in _NEW_YEAR:
            return NAMED.index("new_year"), midnight + DAY
        if day in self._days_off:
            return NAMED.index("holiday"), midnight + DAY
        if day.weekday() >= 5:
            return NAMED.index("saturday") + day.weekday() - 5, midnight + DAY
        edge = next((part for part in _PARTS if of_day < part), DAY)
        name = {_PARTS[1]: "weekday_day", _PARTS[2]: "weekday_evening"}.get(edge, "weekday_night")
        return NAMED.index(name), midnight + edge

    def names(self, mask: int) -> int:
        """The named times in which kinds lie, as a mask."""
        return sum(1 << n for n, within in enumerate(self.of_named) if mask & within)

    def hours(self, mask: int, named: int) -> Hours:
        """Where within a named time these kinds lie."""
        within = mask & self.of_named[named]
        spans = [span for n in bits_of(within) for span in self.kinds[n].spans]
        return Hours(
            weekdays=tuple(sorted({weekday for weekday, _, _ in spans})),
            spans=_joined({(start, end) for _, start, end in spans}),
            whole=within == self.of_named[named],
        )


def _joined(spans: Set[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Ascending, overlapping and touching ones as one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return tuple(found)
