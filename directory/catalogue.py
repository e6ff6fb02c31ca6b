"""Directory: every channel with its organisation and its contact points, national and by prefecture."""

from dataclasses import dataclass

from directory.facts import Fact
from directory.model import Channel, Listing, LocalContactPoint, Organisation, Prefecture
from documents.sources import Source


@dataclass(frozen=True)
class Directory:
    """All listings. ``version`` changes when any file changes."""

    version: str
    channels: dict[str, Channel]
    organisations: dict[str, Organisation]
    prefectures: dict[str, Prefecture]

    def local_points(self, channel: str, place: str | None) -> tuple[LocalContactPoint, ...]:
        """A channel's contact points in one prefecture (JIS X 0401 code); none where nobody has found one."""
        prefecture = self.prefectures.get(place or "")
        return tuple(p for p in prefecture.contact_points if p.channel == channel) if prefecture else ()

    def organisation(self, channel: str) -> Organisation:
        """Who answers for a channel."""
        return self.organisations[self.channels[channel].organisation]


def sources_of(listing: Listing, fact: Fact) -> list[Source]:
    """Where a fact of a listing was read."""
    return [listing.sources[key] for key in fact.source]


def shown(fact: Fact | None) -> bool:
    """May the fact be shown at all? ``show: "no"`` keeps a value that needs a check before anybody uses it."""
    return fact is not None and fact.show != "no"
