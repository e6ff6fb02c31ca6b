"""The day of the data: what is made of a snapshot is dated by it, so that the same files give the same bytes."""

from datetime import date

from directory.catalogue import Directory
from directory.model import Channel, Prefecture


def data_day(directory: Directory) -> date:
    """The last day on which somebody looked at any fact. Raises ValueError for a directory without listings."""
    listings: list[Channel | Prefecture] = [*directory.channels.values(), *directory.prefectures.values()]
    return max(day for listing in listings for day in _days(listing))


def _days(listing: Channel | Prefecture) -> set[date]:
    facts = [fact for point in listing.contact_points for fact in point.facts().values()]
    if isinstance(listing, Channel):
        facts += listing.facts().values()
    return {listing.looked, *(fact.looked for fact in facts if fact.looked)}
