"""When each fact must be looked at again: the day somebody looked, plus the cycle of its kind."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from directory.catalogue import Directory
from directory.facts import Fact
from directory.model import Channel, Listing

DANGER_LINE_DAYS = 90
OTHER_DAYS = 180


@dataclass(frozen=True, order=True)
class Review:
    """A fact, where it stands, and the day by which somebody must look at it again."""

    due: date
    where: str
    fact: str
    looked: date


def cycle(channel: Channel) -> timedelta:
    """How long a number or hour of a channel may stand without a look: lines for danger 90 days, others 180."""
    return timedelta(days=DANGER_LINE_DAYS if channel.danger_line else OTHER_DAYS)


def due_on(listing: Listing, fact: Fact, channel: Channel) -> date:
    """The day by which a fact must be looked at again."""
    return (fact.looked or listing.looked) + cycle(channel)


def channel_due_on(channel: Channel) -> date | None:
    """The earliest due day among a channel's own numbers, addresses and hours; None where it has none."""
    days = [due_on(channel, fact, channel) for p in channel.contact_points for fact in p.facts().values()]
    return min(days, default=None)


def reviews(directory: Directory) -> Iterator[Review]:
    """Every number, address, hour, cost and reach of every channel that has not ended."""
    for channel in directory.channels.values():
        if channel.ended is None:
            for i, point in enumerate(channel.contact_points, 1):
                for name, fact in point.facts().items():
                    where = f"{channel.id} {point.medium} {i}"
                    yield Review(due_on(channel, fact, channel), where, name, fact.looked or channel.looked)
    for code, prefecture in directory.prefectures.items():
        for local in prefecture.contact_points:
            for name, fact in local.facts().items():
                due = due_on(prefecture, fact, directory.channels[local.channel])
                yield Review(due, f"{code} {local.channel}", name, fact.looked or prefecture.looked)
