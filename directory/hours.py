"""Open, closed or not stated, at any minute, and until when.

Time is counted in whole minutes since 1970-01-01T00:00Z. Japan has kept UTC+9 without summer time since 1952, so
local days are arithmetic and no time zone data is needed; where the server or the visitor is makes no difference.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Set
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Final, Literal, NamedTuple

from directory.hours_days import Compiled, compile_rules
from directory.hours_line import EPOCH_ORDINAL, HORIZON, Calendar, Line
from directory.hours_rules import DAY
from directory.hours_syntax import parse

__all__ = [
    "HORIZON",
    "JAPAN",
    "Compiled",
    "Moment",
    "State",
    "Timetable",
    "compile_rules",
    "local_datetime",
    "minute_of",
]

State = Literal["open", "closed", "unknown"]

JAPAN: Final = timezone(timedelta(hours=9), "JST")
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_OFFSET: Final = 9 * 60
_LAST_DAY: Final = date(2199, 12, 31).toordinal() - EPOCH_ORDINAL
_DAYS_KEPT: Final = 400


def minute_of(moment: datetime) -> int:
    """The minute that ``moment`` is in. A naive datetime is refused: it would mean the server's own zone."""
    if moment.utcoffset() is None:
        raise ValueError("minute_of needs a datetime with a UTC offset")
    return (moment - _EPOCH) // timedelta(minutes=1)


def local_datetime(minute: int) -> datetime:
    """The minute as a datetime in Japan."""
    return (_EPOCH + timedelta(minutes=minute)).astimezone(JAPAN)


class Moment(NamedTuple):
    """The answer for every string of a Timetable, by its place in ``Timetable.strings``.

    ``until`` is the minute at which the state next changes, None when it does not change within HORIZON days after
    today. "unknown" never changes.
    """

    state: tuple[State, ...]
    until: tuple[int | None, ...]


class _Table(NamedTuple):
    """One local day: from ``starts[i]``, a minute of the day, until the next start, ``moments[i]`` holds."""

    starts: list[int]
    moments: list[Moment]


class Timetable:
    """The state of many lines at a minute, ready-made day by day.

    ``strings`` are the distinct hours strings, None for "not stated"; ``index`` gives each one's place in a Moment,
    ``compiled`` its plain form. A day is worked out when first asked for; the last 400 are kept.
    """

    def __init__(self, strings: Iterable[str | None], holidays: Set[date]) -> None:
        self.strings = tuple(dict.fromkeys(strings))
        self.index = {text: place for place, text in enumerate(self.strings)}
        self.compiled = tuple(None if text is None else compile_rules(parse(text)) for text in self.strings)
        calendar = Calendar(holidays)
        self._lines = [None if hours is None else Line(hours, calendar) for hours in self.compiled]
        self._days: dict[int, _Table] = {}

    def at(self, minute: int) -> Moment:
        """Every line's state in this minute. Raises ValueError outside the years 1970 to 2199."""
        number, of_day = divmod(minute + _OFFSET, DAY)
        table = self._days.get(number) or self._keep(number)
        return table.moments[bisect_right(table.starts, of_day) - 1]

    def _keep(self, number: int) -> _Table:
        if not 1 <= number <= _LAST_DAY:
            raise ValueError("hours are known from 1970 to 2199 only")
        table = self._build(number)
        # a new dict instead of a change: a reader in another thread never sees one half-changed
        kept = list(self._days.items())[1 - _DAYS_KEPT :]
        self._days = {**dict(kept), number: table}
        return table

    def _build(self, number: int) -> _Table:
        changes: dict[int, list[tuple[int, State, int | None]]] = {0: []}
        for place, line in enumerate(self._lines):
            for start, its_state, its_until in _changes_of(line, number) if line else ():
                changes.setdefault(start, []).append((place, its_state, its_until))
        state: list[State] = ["unknown"] * len(self._lines)
        until: list[int | None] = [None] * len(self._lines)
        starts, moments = sorted(changes), []
        for start in starts:
            for place, its_state, its_until in changes[start]:
                state[place], until[place] = its_state, its_until
            moments.append(Moment(tuple(state), tuple(until)))
        return _Table(starts, moments)


def _changes_of(line: Line, number: int) -> Iterator[tuple[int, State, int | None]]:
    """A line's states of one day: (minute of the day, state from there, until when)."""
    (is_open, flips), later = line.on(number)
    midnight = number * DAY - _OFFSET
    last = None if later is None else later - _OFFSET
    for start, until in zip((0, *flips), (*(midnight + flip for flip in flips), last), strict=True):
        yield start, "open" if is_open else "closed", until
        is_open = not is_open
