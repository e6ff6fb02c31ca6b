"""Opening hours once read: plain data, made by ``hours_syntax``, compiled by ``hours_days``, put in words elsewhere."""

from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

DAY: Final = 24 * 60
"""Minutes of a day."""


@dataclass(frozen=True, slots=True)
class NthWeekday:
    """The ``n``-th such weekday of a month; n is 1 to 5, or -1 to -5 counted from the end. Monday is 0."""

    weekday: int
    n: int


@dataclass(frozen=True, slots=True)
class DayOfMonth:
    """The same day of every month; months that are too short have none."""

    day: int


@dataclass(frozen=True, slots=True)
class YearlyDates:
    """Each year from ``first`` to ``last``, (month, day), both included; past New Year when last is before first."""

    first: tuple[int, int]
    last: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Window:
    """From ``first`` to ``last``, once, both days included."""

    first: date
    last: date


Dates = DayOfMonth | YearlyDates | Window
Days = int | NthWeekday | Literal["PH"]


@dataclass(frozen=True, slots=True)
class HoursRule:
    """On which days a rule speaks, and the hours of those days.

    A day fits when it is in one of ``dates`` and is one of ``days`` (a weekday, 0 for Monday; a NthWeekday; "PH" for
    a holiday); an empty list fits every day. ``spans`` are minutes from that day's midnight in the order written,
    the end up to 2880, the end of the next day; no span at all means ``off``.
    """

    spans: tuple[tuple[int, int], ...]
    days: tuple[Days, ...] = ()
    dates: tuple[Dates, ...] = ()

    def replaces(self, earlier: "HoursRule") -> bool:
        """Whether this rule speaks on every day on which ``earlier`` does, so that the earlier one never acts."""
        in_dates = not self.dates or (bool(earlier.dates) and set(earlier.dates) <= set(self.dates))
        return in_dates and self._has_all_days_of(earlier)

    def _has_all_days_of(self, other: "HoursRule") -> bool:
        if not self.days or set(self.days) >= set(range(7)):
            return True
        simple = {day.weekday if isinstance(day, NthWeekday) else day for day in other.days}
        return bool(other.days) and (set(other.days) <= set(self.days) or simple <= set(self.days))

    def reopens(self, earlier: "HoursRule") -> bool:
        """Whether this rule, which names no dates, would open a line on dates or holidays that ``earlier`` says are off.

        A rule that names PH means its holidays; one that names dates means its dates.
        """
        if earlier.spans or not self.spans or self.dates:
            return False
        return bool(earlier.dates) or ("PH" in earlier.days and "PH" not in self.days)
