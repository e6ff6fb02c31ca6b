"""A channel as a card: its name, its ways with number, hours and cost, and what to know before turning to it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from directory.catalogue import Directory, shown
from directory.facts import Confidence, Fact
from directory.model import Channel, ContactPoint, LocalContactPoint
from directory.numbers import NumberKind
from documents.checking import Words
from service.channel_facts import HoursIndex, from_abroad, reachable
from service.sentences import sentences
from web.channels import codes
from web.wording import hours_words
from web.wording.texts import Texts

_BY_NUMBER = ("voice", "fax", "relay")
_IN_AN_APP = ("line", "email")
_ON_THE_BILL = ("call_charge", "navi_dial")


@dataclass(frozen=True)
class Contact:
    """One way to reach a channel. ``place``: the prefecture it belongs to; ``hours``: its number in the timetable."""

    point: ContactPoint
    place: str | None
    abroad: bool
    hours: int

    @property
    def medium(self) -> str:
        """voice, chat, line, …"""
        return self.point.medium

    @property
    def by_number(self) -> bool:
        """Is it reached by a telephone number?"""
        return self.medium in _BY_NUMBER

    @property
    def label(self) -> Words | None:
        """What tells it from the channel's other ways."""
        return self.point.name if isinstance(self.point, LocalContactPoint) else self.point.label

    @property
    def display(self) -> str | None:
        """The number or address as it is printed."""
        reached_by = self.point.number or self.point.address
        return reached_by.printed if reached_by else None

    @property
    def sure(self) -> bool:
        """Has it been seen on an official page?"""
        return not _low(self.point.number) and not _low(self.point.address)

    @property
    def url(self) -> str | None:
        """Where an address leads, if that is sure."""
        return str(self.point.address.url) if self.sure and self.point.address and self.point.address.url else None

    def dial(self, *, abroad: bool = False) -> str | None:
        """The link of a number that is sure and that a phone can dial."""
        return self.point.number.number.link(abroad=abroad) if self.sure and self.point.number else None

    @property
    def begins_with_hash(self) -> bool:
        """Is it a number such as #8103, which no link can dial?"""
        return bool(self.point.number and self.point.number.number.kind is NumberKind.HASH)

    def hours_in(self, text: Texts) -> Markup | None:
        """Its hours in words, where they are stated."""
        return hours_words.said(text, self.point.hours) if shown(self.point.hours) else None

    @property
    def cost(self) -> str | None:
        """free, call_charge, navi_dial, differs; None where it is not stated."""
        return self.point.cost.answer if self.point.cost and shown(self.point.cost) else None

    @property
    def on_the_bill(self) -> bool:
        """Does a call cost something, so that its number may stand on a bill?"""
        return self.by_number and self.cost in _ON_THE_BILL

    @property
    def not_from(self) -> tuple[Words, ...]:
        """The phones and places that cannot reach it."""
        phones = self.point.reach.not_from if self.point.reach and shown(self.point.reach) else ()
        return tuple(sentences().not_from[phone] for phone in phones)

    @property
    def replies_later(self) -> bool:
        """Is a message read later, instead of answered at once?"""
        return not self.point.live and self.display is not None

    @property
    def stays_in_app(self) -> bool:
        """Does what was said stay visible in an app or a mailbox?"""
        return self.medium in _IN_AN_APP


@dataclass(frozen=True)
class Card:
    """A channel with all its ways, national ones first, then those of each prefecture."""

    channel: Channel
    contacts: tuple[Contact, ...]

    @property
    def where(self) -> str:
        """The path of the channel's own page after the language's."""
        return codes.where(self.channel.id)

    @property
    def name_asked(self) -> Words | None:
        """Whether they ask for a name, where that is stated."""
        name = self.channel.privacy.name
        return sentences().name[name.answer] if name and shown(name) else None

    @cached_property
    def cautions(self) -> tuple[tuple[str, Words], ...]:
        """(id, words) of what to know before turning to it, whoever asks."""
        return tuple(_cautions(self.channel))


def cards(directory: Directory, hours: HoursIndex) -> dict[str, Card]:
    """The card of every channel by its id."""
    return {channel.id: Card(channel, tuple(_contacts(directory, channel, hours))) for channel in directory.channels.values()}


def _contacts(directory: Directory, channel: Channel, hours: HoursIndex) -> Iterator[Contact]:
    for point in channel.contact_points:
        if reachable(point):
            yield Contact(point, None, from_abroad(channel, point), hours.of(point))
    for place in directory.prefectures:
        for local in directory.local_points(channel.id, place):
            if reachable(local):
                yield Contact(local, place, abroad=False, hours=hours.of(local))


def _cautions(channel: Channel) -> Iterator[tuple[str, Words]]:
    if channel.audience and channel.audience.only_for == "women":
        yield "women_only", sentences().cautions["women_only"]
    for told in channel.privacy.told:
        if told.words and told.answer != "no":
            yield f"told_{told.who}", told.words


def _low(fact: Fact | None) -> bool:
    return fact is not None and fact.confidence is Confidence.LOW
