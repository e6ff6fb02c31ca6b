"""Which channels stand on a paper: those that lead whatever it is about, and those that a level's subjects bring.

The second kind stands on the poster only: what somebody takes along must not tell what it was taken for.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from markupsafe import Markup

from directory.catalogue import shown
from directory.facts import Confidence, Fact, HoursFact
from directory.model import Channel, Listing
from routing_rules.levels import inquiry_of
from service.leading import leading, leading_for
from service.snapshot import Snapshot
from web.answers.cards import Card, Contact
from web.paper.paper import Paper
from web.view import Page
from web.wording import hours_words
from web.wording.texts import Texts

_MEDIA = ("voice", "chat", "line", "form", "web")
"""The ways that can be followed from paper, the one to print first."""

_TOPICS = ("sexual_contact", "online_image")
_LOOKED_THROUGH = 24


class _Room(NamedTuple):
    """For how many channels there is room: under each heading of a poster, and on a card or bookmark."""

    first: int
    topic: int
    small: int


_ROOM = {"ja": _Room(3, 4, 4), "ja-simple": _Room(3, 3, 3), "en": _Room(3, 4, 3)}
"""Readings and English take more of it."""

SomeFact = TypeVar("SomeFact", bound=Fact)


@dataclass(frozen=True)
class Way:
    """A way to reach a channel; ``listing`` is the file its facts stand in."""

    contact: Contact
    listing: Listing

    @property
    def printed(self) -> str:
        """The number as it is printed, or the address without what every browser adds."""
        return (self.contact.display or "").removeprefix("https://").removesuffix("/")

    @property
    def hours(self) -> HoursFact | None:
        """Its hours, where they may be shown and have been seen on an official page."""
        return _sure(self.contact.point.hours)

    def hours_in(self, text: Texts) -> Markup | None:
        """Its hours in the words of their editor."""
        return hours_words.said(text, self.hours)

    def short_hours_in(self, text: Texts) -> Markup | None:
        """Its hours as they are counted, which takes less room; as worded where each prefecture has its own."""
        if self.hours is None or self.hours.open is None or self.hours.where_local:
            return self.hours_in(text)
        return hours_words.words(text, hours_words.rules_of(self.hours.open))

    @property
    def cost(self) -> str:
        """free, call_charge, navi_dial, differs or not_stated."""
        cost = _sure(self.contact.point.cost)
        return cost.answer if cost else "not_stated"

    def speaks(self, language: str | None) -> bool:
        """Is it stated that this language (ISO 639) is spoken there?"""
        languages = _sure(self.contact.point.languages)
        return languages is not None and language in languages.answer

    @property
    def facts(self) -> Iterator[Fact]:
        """The facts that are printed."""
        point = self.contact.point
        stated = (point.number, point.address, self.hours, point.cost, point.languages)
        yield from (fact for fact in stated if fact is not None)


@dataclass(frozen=True)
class Line:
    """A channel on a paper: the way that is printed big, and another one where there is one worth the room."""

    card: Card
    main: Way
    other: Way | None

    @property
    def channel(self) -> Channel:
        """The channel."""
        return self.card.channel

    @property
    def name(self) -> str:
        """not_needed, nickname, practice, asked or not_stated: is a name asked for?"""
        fact = _sure(self.channel.privacy.name)
        return fact.answer if fact else "not_stated"

    @property
    def facts(self) -> Iterator[tuple[Listing, Fact]]:
        """Every fact that is printed, with the file it stands in."""
        for way in (self.main, self.other):
            if way:
                yield from ((way.listing, fact) for fact in way.facts)
        if self.channel.privacy.name:
            yield self.channel, self.channel.privacy.name


@dataclass(frozen=True)
class Lines:
    """``first``: whatever it is about. ``topic``: when somebody did what was not wanted."""

    first: tuple[Line, ...]
    topic: tuple[Line, ...] = ()

    @property
    def all(self) -> tuple[Line, ...]:
        """All of them."""
        return self.first + self.topic


def lines(snapshot: Snapshot, cards: list[Card], paper: Paper) -> Lines:
    """The lines of a paper, in the order of the rules. Numbers of the emergency block are not said twice."""
    by_id = {card.channel.id: card for card in cards}
    room = _ROOM[paper.text.language]
    first = _lines(snapshot, by_id, paper, _for_anything(snapshot, paper))
    if paper.kind != "poster":
        return Lines(first[: room.small])
    said = {line.channel.id for line in first[: room.first]}
    others = [id for id in _for_topics(snapshot, paper) if id not in said]
    return Lines(first[: room.first], _lines(snapshot, by_id, paper, others)[: room.topic])


def _for_anything(snapshot: Snapshot, paper: Paper) -> tuple[str, ...]:
    return leading(snapshot, inquiry_of(paper.level, place=paper.place, language=paper.spoken), _LOOKED_THROUGH)


def _for_topics(snapshot: Snapshot, paper: Paper) -> tuple[str, ...]:
    """What the subjects of a level bring; a paper for any level is about what the subjects of all levels are part of."""
    groups = () if paper.level else _TOPICS
    return leading_for(snapshot, paper.level, place=paper.place, groups=groups, language=paper.spoken)


def _lines(snapshot: Snapshot, cards: dict[str, Card], paper: Paper, ids: Iterable[str]) -> tuple[Line, ...]:
    found = (_line(snapshot, cards[id], paper) for id in ids)
    return tuple(line for line in found if line and line.main.printed not in Page.emergency)


def _line(snapshot: Snapshot, card: Card, paper: Paper) -> Line | None:
    """The channel by the first of its ways that can be followed from paper; None where it has none."""
    here = (contact for contact in card.contacts if contact.place in (None, paper.place) and _undisputed(contact))
    ways = [way for way in (_way(snapshot, card, contact) for contact in here) if way.printed and way.contact.medium in _MEDIA]
    ways.sort(key=lambda way: (not way.speaks(paper.spoken), _MEDIA.index(way.contact.medium)))
    national = [way for way in ways if way.contact.place is None]
    local = [way for way in ways if way.contact.place is not None]
    if not ways:
        return None
    main = (national or local)[0]
    return Line(card, main, _other(main, national, local))


def _other(main: Way, national: list[Way], local: list[Way]) -> Way | None:
    """For a number that begins with # or a short one: the number of the place, or another one. Else a way without a voice."""
    if main.contact.medium != "voice":
        return None
    if local and main not in local:
        return local[0]
    numbers = [way for way in national[1:] if way.contact.medium == "voice"]
    if main.contact.begins_with_hash and numbers:
        return numbers[0]
    return next((way for way in national if way.contact.medium in ("chat", "line")), None)


def _way(snapshot: Snapshot, card: Card, contact: Contact) -> Way:
    return Way(contact, snapshot.directory.prefectures[contact.place] if contact.place else card.channel)


def _undisputed(contact: Contact) -> bool:
    """Has it been seen on an official page, and does no source give other digits for its number?"""
    number = contact.point.number
    others = {_digits(other.value) for other in number.also_said} if number else set()
    return contact.sure and not (number and others - {_digits(number.printed), ""})


def _digits(text: str) -> str:
    return "".join(letter for letter in text if letter.isdigit())


def _sure(fact: SomeFact | None) -> SomeFact | None:
    """Paper cannot say later that a fact has changed: what no official page says yet is left out."""
    return fact if shown(fact) and fact and fact.confidence is not Confidence.LOW else None
