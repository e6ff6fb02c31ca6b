"""How often each channel was chosen as a target on a day. Off unless an organisation turns it on; few are never told.

No total is told either: from a total and the rest, a hidden number could be worked out.
"""

from sqlalchemy import text
from sqlmodel import col, select

from directory.hours import local_datetime
from service.desk.desk import Work
from service.desk.tables import DailyCount
from service.settings import Settings

FEWEST = 10
"""Below it a number could point to somebody."""

_ONE_MORE = text(
    "INSERT INTO daily_count (day, channel, count) VALUES (:day, :channel, 1) "
    "ON CONFLICT (day, channel) DO UPDATE SET count = daily_count.count + 1"
)

Day = dict[str, int | None]
"""Channels in the order of their codes; None: hidden."""


def count(work: Work, settings: Settings, channel: str) -> None:
    """One more for a channel that the caller knows to exist. Nothing at all where counts are off."""
    if settings.counts:
        work.session.connection().execute(_ONE_MORE, {"day": _today(work), "channel": channel})


def published(work: Work) -> dict[str, Day]:
    """The days that are over, each with its channels and what may be told of them. A day ends at 0:00 JST."""
    days: dict[str, dict[str, int]] = {}
    found = select(DailyCount).where(col(DailyCount.day) < _today(work)).order_by(col(DailyCount.day), col(DailyCount.channel))
    for row in work.session.exec(found):
        days.setdefault(row.day, {})[row.channel] = row.count
    return {day: _without_few(counts) for day, counts in days.items()}


def _without_few(counts: dict[str, int]) -> Day:
    """Where one number alone would be hidden, the next smallest hides with it: a total known from elsewhere tells neither."""
    smallest_first = sorted(counts, key=lambda channel: (counts[channel], channel))
    few = sum(counts[channel] < FEWEST for channel in counts)
    hidden = smallest_first[: 2 if few == 1 else few]
    return {channel: None if channel in hidden else counts[channel] for channel in counts}


def _today(work: Work) -> str:
    return local_datetime(work.now // 60).date().isoformat()
