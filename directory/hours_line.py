"""One line's days: its profile on each, and its next change however far ahead. Minutes and days are local ones."""

from collections.abc import Set
from datetime import date, timedelta
from typing import Final, NamedTuple

from directory.hours_days import NO_RULE, Compiled, Day, day_kind, deciding_rule, is_settled
from directory.hours_rules import DAY

EPOCH_ORDINAL: Final = date(1970, 1, 1).toordinal()
HORIZON: Final = 400
"""Days looked ahead for the next change: a line open once a year is found, one past its season is not."""

_KINDS_KEPT: Final = 4096


class Profile(NamedTuple):
    """One day of one line: open at midnight or not, and the minutes after midnight at which that flips."""

    opens: bool
    flips: tuple[int, ...]

    @property
    def ends_open(self) -> bool:
        """The state of the day's last minute."""
        return self.opens ^ (len(self.flips) % 2 == 1)


class Calendar:
    """The days, by their number since 1970-01-01; shared by all lines so that each day is looked at once."""

    def __init__(self, holidays: Set[date]) -> None:
        self._holidays = frozenset(holidays)
        self._kinds: dict[int, Day] = {}

    def day(self, number: int) -> Day:
        """What hours can depend on, for one day."""
        kind = self._kinds.get(number)
        if kind is None:
            if len(self._kinds) >= _KINDS_KEPT:
                self._kinds = {}
            kind = self._kinds[number] = self._look_up(date.fromordinal(EPOCH_ORDINAL + number))
        return kind

    def _look_up(self, day: date) -> Day:
        next_month = date(day.year + day.month // 12, day.month % 12 + 1, 1)
        length = (next_month - timedelta(days=1)).day
        return day_kind(day.weekday(), day in self._holidays, day.month, day.day, length, day.year)


class Line:
    """One hours string. Every day's profile follows from the rules deciding that day and the day before."""

    def __init__(self, hours: Compiled, calendar: Calendar) -> None:
        self.hours = hours
        self._calendar = calendar
        self._profiles: dict[tuple[int, int], Profile] = {}
        self._quiet = (0, -1)  # the days of the latest search, first to last, on which nothing changed

    def _rule(self, number: int) -> int:
        return deciding_rule(self.hours, self._calendar.day(number))

    def on(self, number: int) -> tuple[Profile, int | None]:
        """A day's profile, and the minute of the first change after that day, None if HORIZON days bring none."""
        today = self._rule(number)
        profile = self._profile(self._rule(number - 1), today)
        return profile, self._next_change(number, today, profile.ends_open)

    def _profile(self, yesterday: int, today: int) -> Profile:
        found = self._profiles.get((yesterday, today))
        if found is None:
            found = self._profiles[yesterday, today] = self._join(yesterday, today)
        return found

    def _join(self, yesterday: int, today: int) -> Profile:
        """Yesterday's tail and today's spans, cut to today and merged where they touch."""
        tail = self.hours[yesterday][2] if yesterday != NO_RULE else []
        own = self.hours[today][2] if today != NO_RULE else []
        flips: set[int] = set()
        end = 0
        for start, stop in sorted([*_pairs(tail, -DAY), *_pairs(own, 0)]):
            if stop > end:
                flips ^= {max(start, end), stop}  # a minute that ends one span and starts the next drops out
                end = stop
        return Profile(0 in flips, tuple(sorted(flip for flip in flips if 0 < flip < DAY)))

    def _next_change(self, number: int, yesterday: int, is_open: bool) -> int | None:
        first, last = self._quiet
        if first - 1 <= number < last:
            yesterday = self._rule(last)
        elif number != last:
            first, last = number + 1, number
        for coming in range(last + 1, number + self._days_to_search(number) + 1):
            today = self._rule(coming)
            profile = self._profile(yesterday, today)
            if profile.opens != is_open or profile.flips:
                self._quiet = (first, coming - 1)
                return coming * DAY + (0 if profile.opens != is_open else profile.flips[0])
            yesterday = today
        self._quiet = (first, max(last, number + HORIZON))
        return None

    def _days_to_search(self, number: int) -> int:
        """HORIZON, but 2 where one rule decides all days to come: what has not changed by then never will."""
        return 2 if is_settled(self.hours, self._calendar.day(number)) else HORIZON


def _pairs(spans: list[int], shift: int) -> list[tuple[int, int]]:
    return [(start + shift, end + shift) for start, end in zip(spans[::2], spans[1::2], strict=True)]
