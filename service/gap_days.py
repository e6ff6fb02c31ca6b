"""Real days that stand for ordinary weeks, holidays and New Year, so that a count can be checked against a calendar."""

from collections.abc import Iterator, Set
from dataclasses import dataclass
from datetime import date, timedelta

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri")
WEEK = (*WEEKDAYS, "sat", "sun")
HOLIDAY, NEW_YEAR = "holiday", "new_year"
ROWS = (*WEEK, HOLIDAY, NEW_YEAR)

_HOW_MANY = 4
_SATURDAY = 5
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Days:
    """The days behind each row: four ordinary weeks, four holidays on a weekday, 29 December to 3 January.

    Four, because lines such as "first and third Monday" answer in some weeks only, and a month has days of its own.
    """

    weeks: tuple[date, ...]
    holidays: tuple[date, ...]
    new_year: tuple[date, ...]

    def of(self, row: str) -> tuple[date, ...]:
        """The days of one row."""
        if row in WEEK:
            return tuple(monday + WEEK.index(row) * _DAY for monday in self.weeks)
        return self.holidays if row == HOLIDAY else self.new_year


def representative(today: date, holidays: Set[date]) -> Days:
    """The next days of each kind, the same for a whole calendar week."""
    monday = today - today.weekday() * _DAY
    return Days(_ordinary_weeks(monday, holidays), _weekday_holidays(monday, holidays), _new_year(monday))


def _ordinary_weeks(monday: date, holidays: Set[date]) -> tuple[date, ...]:
    found: list[date] = []
    while len(found) < _HOW_MANY:
        if not any(day in holidays or _season_off(day) for day in _with_the_night_before(monday)):
            found.append(monday)
        monday += 7 * _DAY
    return tuple(found)


def _with_the_night_before(monday: date) -> Iterator[date]:
    """A line may run past midnight, so the Sunday before shapes Monday."""
    return (monday + n * _DAY for n in range(-1, 7))


def _season_off(day: date) -> bool:
    """Around New Year and in the middle of August many offices keep other hours without a public holiday."""
    month_day = (day.month, day.day)
    return month_day >= (12, 27) or month_day <= (1, 5) or (8, 13) <= month_day <= (8, 16)


def _weekday_holidays(since: date, holidays: Set[date]) -> tuple[date, ...]:
    """Beyond the years that are known, the last known ones."""
    weekdays = sorted(day for day in holidays if day.weekday() < _SATURDAY and not _season_off(day))
    upcoming = [day for day in weekdays if day >= since]
    return tuple(upcoming[:_HOW_MANY] or weekdays[-_HOW_MANY:])


def _new_year(since: date) -> tuple[date, ...]:
    """29 December to 3 January, when public offices are closed by law (Act No. 91 of 1988, article 1)."""
    year = since.year - 1 if since <= date(since.year, 1, 3) else since.year
    return tuple(date(year, 12, 29) + n * _DAY for n in range(6))
