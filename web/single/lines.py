"""The list of a file: what leads, then by topic, each channel with all its ways once and by name and number elsewhere."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from documents.checking import Words
from web.answers.cards import Card, Contact
from web.channels.list_page import ListPage


class Line(NamedTuple):
    """A channel and the ways that are told. ``full``: with hours and cost, as nowhere before."""

    card: Card
    contacts: tuple[Contact, ...]
    full: bool


class Shelf(NamedTuple):
    """A heading and its channels. ``label`` is None for the channels that no topic names."""

    id: str
    label: Words | None
    lines: tuple[Line, ...]


@dataclass
class Shelving:
    """Puts channels on shelves and remembers which ones were told in full."""

    told: set[str] = field(default_factory=set)

    def shelves(self, found: ListPage) -> tuple[Shelf, ...]:
        """The shelves of a list: its topics, then the rest."""
        topics = [Shelf(topic.id, topic.label, self.lines(entry.card for entry in topic.entries)) for topic in found.topics]
        return (*topics, Shelf("others", None, self.lines(entry.card for entry in found.others)))

    def lines(self, cards: Iterable[Card]) -> tuple[Line, ...]:
        """The lines of one shelf."""
        return tuple(self._line(card) for card in cards)

    def _line(self, card: Card) -> Line:
        national = tuple(contact for contact in card.contacts if contact.place is None)
        full = card.channel.id not in self.told
        self.told.add(card.channel.id)
        return Line(card, national if full else national[:1], full)
