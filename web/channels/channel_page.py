"""The page of one channel: what happens when somebody turns to it, who may be told, and every way to reach it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from markupsafe import Markup

from directory.catalogue import Directory, shown
from directory.model import Channel, Organisation
from documents.checking import Words
from service.sentences import sentences
from web.answers.cards import Card
from web.channels.contact_view import ContactView, contact_view
from web.channels.fact_view import FactView, Reader, views
from web.channels.structured import structured
from web.view import Page
from web.wording import moments
from web.wording.texts import Texts

_WHO = ("guardians", "school", "police")
_ARE = {"prefectural_police": "police", "schools": "school"}  # nobody asks whether they are told by themselves
_WITHOUT_ACCOUNT = ("voice", "fax", "visit", "letter", "relay")


class Question(NamedTuple):
    """What somebody would ask first, and the facts that answer it; none where it is not stated."""

    key: str
    answers: list[FactView]


class Place(NamedTuple):
    """A prefecture (JIS X 0401 code) with the channel's ways there."""

    code: str
    name: Words
    contacts: list[ContactView]


@dataclass(frozen=True, kw_only=True)
class ChannelPage(Page):
    """One channel. ``facts``: the channel's own that may be shown, by heading; ``structured``: JSON-LD, where there is any."""

    template = "channel.html"
    everywhere = True
    card: Card
    organisation: Organisation
    facts: dict[str, FactView]
    contacts: list[ContactView]
    places: list[Place]
    structured: Markup | None = None

    @property
    def channel(self) -> Channel:
        """The channel itself."""
        return self.card.channel

    @property
    def what(self) -> FactView | None:
        """What happens when somebody turns to it."""
        return self.facts.get("what")

    @property
    def audience(self) -> FactView | None:
        """Whom it takes."""
        return self.facts.get("audience")

    @property
    def questions(self) -> list[Question]:
        """Name, number, account, and who may be told; none for a channel that has ended."""
        return [] if self.channel.ended else list(self._questions())

    @property
    def ended(self) -> Markup | None:
        """That it has ended, and when."""
        day = self.channel.ended
        said = self.text.say(sentences().refusals["ended"])
        return said.format(day=moments.day(self.text, day.isoformat())) if day else None

    @property
    def has_hash(self) -> bool:
        """Does a number begin with #, so that a prefecture's own number is the way round it?"""
        return any(view.contact.begins_with_hash for view in self.contacts)

    def _questions(self) -> Iterator[Question]:
        yield self._question("name")
        if any(contact.by_number for contact in self.card.contacts):
            yield self._question("number_seen")
        if "account" in self.facts or any(contact.medium not in _WITHOUT_ACCOUNT for contact in self.card.contacts):
            yield self._question("account")
        for who in _WHO:
            told = self._told((who,))
            if told or _ARE.get(self.channel.organisation) != who:
                yield Question(who, told)
        if others := self._told(tuple(fact.who for fact in self.channel.privacy.told if fact.who not in _WHO)):
            yield Question("others", others)

    def _question(self, name: str) -> Question:
        return Question(name, [self.facts[name]] if name in self.facts else [])

    def _told(self, who: tuple[str, ...]) -> list[FactView]:
        told = enumerate(self.channel.privacy.told)
        return [self.facts[f"told.{n}"] for n, fact in told if fact.who in who and f"told.{n}" in self.facts]


def channel_page(directory: Directory, card: Card, text: Texts, today: date) -> ChannelPage:
    """A channel's page on a day in Japan. The title names nothing: it stays in the history of a browser."""
    channel, reader = card.channel, Reader(text, today)
    organisation, contacts = directory.organisation(channel.id), _contacts(card, reader)
    return ChannelPage(
        text=text,
        title=text.plain("title"),
        where=card.where,
        card=card,
        organisation=organisation,
        facts={view.name: view for view in views(channel.facts(), channel, channel, reader)},
        contacts=contacts,
        places=list(_places(directory, card, reader)),
        structured=structured(card, organisation, contacts, _areas(directory, channel), text),
    )


def _areas(directory: Directory, channel: Channel) -> list[Words]:
    """The prefectures to which a channel is confined, where that is stated and shown."""
    named = channel.audience.places if channel.audience and shown(channel.audience) else None
    return [directory.prefectures[code].name for code in named or () if code in directory.prefectures]


def _contacts(card: Card, reader: Reader) -> list[ContactView]:
    """The ways for the whole country. A week that several of them keep is drawn once."""
    drawn: set[int] = set()
    found = []
    for n, contact in enumerate(contact for contact in card.contacts if contact.place is None):
        picture = None if contact.hours in drawn else f"week-{n}"
        drawn.add(contact.hours)
        found.append(contact_view(contact, card.channel, card.channel, reader, picture=picture))
    return found


def _places(directory: Directory, card: Card, reader: Reader) -> Iterator[Place]:
    for code, prefecture in sorted(directory.prefectures.items()):
        local = [contact for contact in card.contacts if contact.place == code]
        if local:
            yield Place(code, prefecture.name, [contact_view(c, prefecture, card.channel, reader) for c in local])
