"""How many channels answer in one situation, hour by hour: where the country's services have gaps.

``first``: the channels that a rule for the situation names to turn to first (danger, urgent, first). ``others``: those
it names alongside, and those that rules name whatever the situation, such as lines for any worry. The emergency
numbers, which are always there, are counted in neither. A channel counts where it takes the person, stands for the
whole country (or reaches the chosen place) and answers at once by the wanted way; hours that are not stated count as
not answering. An hour has the least count of its four quarters, a row the least of its days.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache, reduce
from operator import and_
from typing import NamedTuple

from directory.hours import JAPAN, minute_of
from routing_rules.ranking import ALWAYS, FIRST, ORDER_BITS
from routing_rules.table import Table, bits_of, mask_of
from routing_rules.vocabulary import PREFECTURES
from service.gap_answering import AtMinutes
from service.gap_days import ROWS, WEEK, WEEKDAYS, Days
from service.gap_view import View, Way
from service.snapshot import Snapshot

HOURS = range(24)
DAYTIME = range(9, 17)
NIGHT = (*range(9), *range(17, 24))
QUARTERS = (0, 15, 30, 45)

_WAYS_KEPT = 8

PARTS: Mapping[str, tuple[Sequence[str], Sequence[int]]] = {
    "weekday_day": (WEEKDAYS, DAYTIME),
    "weekday_night": (WEEKDAYS, NIGHT),
    "saturday": (("sat",), DAYTIME),
    "sunday": (("sun",), DAYTIME),
    "holiday": (("holiday",), DAYTIME),
    "new_year": (("new_year",), DAYTIME),
}
"""The parts of a summary: which rows, which hours. Only the night is shown of weekdays alone."""


class Count(NamedTuple):
    """How many channels answer through an hour."""

    first: int
    others: int


class Counted(NamedTuple):
    """A channel that is counted, and in how many of the 168 hours of an ordinary week it answers."""

    channel: str
    first: bool
    hours: int


@dataclass(frozen=True)
class GapMap:
    """The counts of one view: ``rows[day][hour]``, the days in the order of ``ROWS``."""

    view: View
    rows: Mapping[str, tuple[Count, ...]]
    channels: tuple[Counted, ...]

    def parts(self) -> dict[str, int]:
        """The least number of first channels in each part of ``PARTS``."""
        return {name: min(self.rows[day][hour].first for day in days for hour in hours) for name, (days, hours) in PARTS.items()}

    @property
    def empty_hours(self) -> int:
        """The hours of an ordinary week in which, for some part, no first channel answers."""
        return sum(count.first == 0 for day in WEEK for count in self.rows[day])

    @property
    def fewest_others(self) -> int:
        """How many others answer at any hour of any row."""
        return min(count.others for row in self.rows.values() for count in row)


Samples = tuple[int, ...]


class Gaps:
    """Counts views of one snapshot over the same days. What the views share is worked out once."""

    def __init__(self, snapshot: Snapshot, days: Days) -> None:
        self.days = days
        self._snapshot, self._table = snapshot, snapshot.engine.table
        self._always = _named(self._table, (1 << len(self._table.rule_ids)) - 1, ALWAYS, ALWAYS)
        self._answering = lru_cache(maxsize=_WAYS_KEPT)(self._answering_by)

    def counts(self, view: View) -> GapMap:
        """The map of one view."""
        first, others = self._suitable(view)
        answering = self._answering(view.way)
        rows = {row: tuple(_least(samples, first, others) for samples in answering[row]) for row in ROWS}
        return GapMap(view, rows, tuple(self._counted(answering, first, others)))

    def _suitable(self, view: View) -> tuple[int, int]:
        """(first, others) as masks of channels."""
        engine, table, inquiry = self._snapshot.engine, self._table, view.inquiry()
        fired = engine.fired(inquiry)
        takes = engine.takes(inquiry) & ~self._always & self._everywhere(view) & self._asks_no_name(view)
        first = _named(table, fired & table.situation[view.situation], 0, FIRST) & takes
        return first, engine.named_by(fired) & takes & ~first

    def _everywhere(self, view: View) -> int:
        """Without a place, a channel for some prefectures only is none for the country."""
        if view.place is not None:
            return -1
        return mask_of(c.places is None or set(PREFECTURES) <= set(c.places) for c in self._table.channels)

    def _asks_no_name(self, view: View) -> int:
        return mask_of(channel.name == 0 for channel in self._table.channels) if view.anonymous else -1

    def _answering_by(self, way: Way) -> dict[str, tuple[Samples, ...]]:
        at = AtMinutes(self._snapshot, way)
        return {row: tuple(tuple(at(minute) for minute in _minutes(self.days.of(row), hour)) for hour in HOURS) for row in ROWS}

    def _counted(self, answering: Mapping[str, tuple[Samples, ...]], first: int, others: int) -> Iterator[Counted]:
        hours: Counter[int] = Counter()
        for day in WEEK:
            for samples in answering[day]:
                hours.update(bits_of(reduce(and_, samples) & (first | others)))
        for channel in (*bits_of(first), *bits_of(others)):
            yield Counted(self._table.channels[channel].id, bool(first >> channel & 1), hours[channel])


def _minutes(days: Sequence[date], hour: int) -> Iterator[int]:
    for day in days:
        start = minute_of(datetime(day.year, day.month, day.day, hour, tzinfo=JAPAN))
        yield from (start + quarter for quarter in QUARTERS)


def _least(samples: Samples, first: int, others: int) -> Count:
    return Count(*(min((mask & wanted).bit_count() for mask in samples) for wanted in (first, others)))


def _named(table: Table, rules: int, highest: int, lowest: int) -> int:
    """The channels that any of these rules (a mask) names in these tiers, as a mask."""
    channels = 0
    for rule in bits_of(rules):
        for channel, place in table.named[rule]:
            if highest <= place >> ORDER_BITS <= lowest:
                channels |= 1 << channel
    return channels
