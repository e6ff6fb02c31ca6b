"""The ways to a channel that a frame shows: few, sure, and such that a child can use them from what is written."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from directory.catalogue import Directory
from directory.model import Listing
from web.answers.cards import Card, Contact
from web.channels.fact_view import FactView, Reader, views

_SHOWN = 3
_OF_A_KIND = 2
_CHANGING = ("number", "address", "hours")
"""What somebody must look at again in time, so that nobody is sent to a wrong number or a closed door."""

_WRITTEN = ("chat", "line", "form", "email")


@dataclass(frozen=True)
class Way:
    """One way, with the facts that must be looked at again: at least one."""

    contact: Contact
    changing: tuple[FactView, ...]

    @property
    def by_text(self) -> bool:
        """Is it used by writing? A school's filter may stop it."""
        return self.contact.medium in _WRITTEN

    @property
    def oldest(self) -> FactView:
        """The fact at which nobody has looked for longest."""
        return min(self.changing, key=looked)

    @property
    def soonest(self) -> FactView:
        """The fact that must be looked at again first."""
        return min(self.changing, key=lambda view: view.due)


def looked(view: FactView) -> date:
    """The day on which somebody looked at a fact."""
    return view.fact.looked or view.listing.looked


def ways(card: Card, directory: Directory, reader: Reader, *, place: str | None, first: str | None) -> tuple[Way, ...]:
    """The prefecture's own ways, then the country's, what is liked better (``first``: voice or text) before the other."""
    usable = [contact for contact in card.contacts if contact.place in (None, place) and _usable(contact)]
    usable.sort(key=lambda contact: (contact.place is None, first is not None and _is_text(contact) != (first == "text")))
    return tuple(_way(contact, card, directory, reader) for contact in islice(_few_of_a_kind(usable), _SHOWN))


def local_ways(card: Card, directory: Directory, reader: Reader, place: str) -> tuple[Way, ...]:
    """The prefecture's own ways alone."""
    usable = [contact for contact in card.contacts if contact.place == place and _usable(contact)]
    return tuple(_way(contact, card, directory, reader) for contact in islice(_few_of_a_kind(usable), _SHOWN))


def _usable(contact: Contact) -> bool:
    """A number that was seen on an official page, or a page that can be opened. A fax is for whoever looks for one."""
    return contact.sure and contact.medium != "fax" and bool(contact.url or (contact.by_number and contact.display))


def _is_text(contact: Contact) -> bool:
    return contact.medium in _WRITTEN


def _few_of_a_kind(contacts: list[Contact]) -> Iterator[Contact]:
    seen: list[tuple[str, bool]] = []
    for contact in contacts:
        kind = (contact.medium, contact.place is None)
        if seen.count(kind) < _OF_A_KIND:
            seen.append(kind)
            yield contact


def _way(contact: Contact, card: Card, directory: Directory, reader: Reader) -> Way:
    listing: Listing = directory.prefectures[contact.place] if contact.place else card.channel
    changing = {name: fact for name, fact in contact.point.facts().items() if name in _CHANGING}
    return Way(contact, tuple(views(changing, listing, card.channel, reader)))
