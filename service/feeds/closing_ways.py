"""The ways to reach a channel whose hours are stated, each with the days on which it is closed out of them."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from directory.catalogue import Directory, shown
from directory.facts import HoursFact
from directory.hours import compile_rules
from directory.hours_syntax import parse
from directory.model import Channel, ContactPoint, Listing
from directory.reviews import due_on
from service.channel_facts import reachable
from service.feeds.closed_days import Closure, closures
from service.feeds.data_day import data_day
from service.snapshot import Snapshot

_MONTHS = 13


class Way(NamedTuple):
    """A contact point with stated hours, as ``open`` has them. ``place``: its prefecture (JIS X 0401), None for the country."""

    channel: Channel
    listing: Listing
    point: ContactPoint
    hours: HoursFact
    open: str
    place: str | None
    number: int

    @property
    def key(self) -> str:
        """What it is called, whatever its hours: the channel, the prefecture, and what is printed or where it stands."""
        reached_by = self.point.number or self.point.address
        return f"{self.channel.id}/{self.place or ''}/{self.point.medium}/{reached_by.printed if reached_by else self.number}"

    @property
    def looked(self) -> date:
        """The day somebody looked at the hours."""
        return self.hours.looked or self.listing.looked

    @property
    def due(self) -> date:
        """The day by which somebody must look at them again."""
        return due_on(self.listing, self.hours, self.channel)


def ways(directory: Directory, channel: Channel) -> Iterator[Way]:
    """The ways of a running channel whose hours are stated and shown: national ones first, then by prefecture."""
    if channel.ended:
        return
    points: list[tuple[Listing, ContactPoint, str | None]] = [(channel, p, None) for p in channel.contact_points]
    for code, prefecture in sorted(directory.prefectures.items()):
        points += [(prefecture, p, code) for p in directory.local_points(channel.id, code)]
    for number, (listing, point, place) in enumerate(points):
        hours = point.hours
        if reachable(point) and hours and hours.open and shown(hours):
            yield Way(channel, listing, point, hours, hours.open, place, number)


def closures_of(snapshot: Snapshot, hours: str) -> list[Closure]:
    """The closures of an hours string in the thirteen months from the day of the data, as far as the holidays are known."""
    first = data_day(snapshot.directory)
    last = min(_months_later(first, _MONTHS), date(max(snapshot.holidays).year, 12, 31))
    return list(closures(compile_rules(parse(hours)), snapshot.holidays, first, last))


def _months_later(day: date, months: int) -> date:
    """The last day of the month so many months later: never shorter than promised."""
    later = day.year * 12 + day.month + months  # the month after, counted from 0
    return date.fromordinal(date(later // 12, later % 12 + 1, 1).toordinal() - 1)
