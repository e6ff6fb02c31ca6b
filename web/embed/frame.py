"""What a frame shows: the emergency numbers, a school's own lines, the channels that lead for its level and place."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain, islice

from markupsafe import Markup

from directory.model import Prefecture
from documents.checking import Words
from routing_rules.levels import levels
from routing_rules.vocabulary import JAPANESE
from service.leading import leading_for
from service.portals.school import OwnLine
from web import assets
from web.answers import deck, device
from web.answers.answering import Answering
from web.answers.cards import Card
from web.answers.refusals import Refusal
from web.channels.fact_view import FactView, Reader
from web.embed import colours, oembed, origin, own_lines, sentences
from web.embed.own_lines import OwnLines
from web.embed.preset import Preset
from web.embed.takes import limits, takes
from web.embed.ways import Way, local_ways, looked, ways
from web.view import Page
from web.wording.moments import day_with_readings
from web.wording.texts import texts

_SHOWN, _LOCAL = 6, 4


@dataclass(frozen=True)
class FrameCard:
    """A channel with the ways that a frame shows. ``limits``: what would turn away some pupil of the level."""

    card: Card
    ways: tuple[Way, ...]
    limits: tuple[Refusal, ...]

    @property
    def first(self) -> Words:
        """One sentence of what happens when somebody turns to it."""
        return sentences.first(self.card.channel.what)

    @property
    def rest(self) -> Words:
        """The sentences after it; empty in a language that has none."""
        return sentences.rest(self.card.channel.what)


@dataclass(frozen=True, kw_only=True)
class FramePage(Page):
    """One frame. ``age``: the one that stands for its level, for the questions asked on the device.

    ``version``: the rules and the directory it was made from; the device tells states of no other table.
    """

    template = "embed/frame.html"
    preset: Preset
    version: str
    age: int | None
    own: OwnLines
    cards: tuple[FrameCard, ...]
    local: tuple[FrameCard, ...]
    prefecture: Prefecture | None

    @property
    def style(self) -> str:
        """The address of the frame's own style sheet."""
        return assets.sheet("embed")

    @property
    def discovery(self) -> str | None:
        """Where a site that is given this address learns how to show it; None where the site's own address is not set."""
        site = origin.known()
        return oembed.discovery(site, self.preset) if site else None

    @property
    def accent(self) -> str | None:
        """The address of the accent's style sheet, where one was chosen."""
        return colours.address(self.preset)

    @property
    def heading(self) -> str:
        """The key of the heading: the youngest have one of their own."""
        return "embed_heading_lower" if self.preset.level == "lower" else "embed_heading"

    @property
    def filtered(self) -> bool:
        """Is anything shown that a school's filter may stop?"""
        return any(way.by_text for way in self._ways())

    @property
    def oldest(self) -> FactView:
        """Of everything shown, the fact at which nobody has looked for longest: so old is the page."""
        return min((way.oldest for way in self._ways()), key=looked)

    @property
    def good_until(self) -> Markup:
        """The day by which the first of everything shown must be looked at again, a school's own lines among it, in words."""
        days = [way.soonest.due for way in self._ways()]
        return day_with_readings(self.text, min([*days, self.own.school.until] if self.own.school else days))

    def hours(self, line: OwnLine) -> Markup | None:
        """The hours of a school's own line in words."""
        return own_lines.hours(self.text, line)

    def _ways(self) -> Iterator[Way]:
        return chain.from_iterable(card.ways for card in (*self.cards, *self.local))


def frame(answering: Answering, preset: Preset, day: date) -> FramePage:
    """The frame that an address asks for, on a day in Japan."""
    text = texts(preset.words)
    choosing = _Choosing(answering, preset, Reader(text, day))
    leading = tuple(islice(choosing.leading(), _SHOWN))
    page = FramePage(
        text=text,
        title=text.plain("embed_title"),
        preset=preset,
        version=deck.version(answering),
        age=levels()[preset.level].age if preset.level else None,
        own=own_lines.own_lines(preset.school, day),
        cards=leading,
        local=tuple(islice(choosing.local(leading), _LOCAL)),
        prefecture=answering.snapshot.directory.prefectures.get(preset.place or ""),
    )
    return device.ready_for(answering, page)


class _Choosing:
    """Chooses the channels of one frame, each with something to show."""

    def __init__(self, answering: Answering, preset: Preset, reader: Reader) -> None:
        self._snapshot, self._preset, self._reader = answering.snapshot, preset, reader
        self._cards = {card.channel.id: card for card in answering.cards}
        self._level = levels()[preset.level] if preset.level else None
        language = None if preset.language in JAPANESE else preset.language.partition("-")[0]
        self._order = leading_for(
            self._snapshot, preset.level, place=preset.place, groups=preset.topics, language=language
        )  # fmt: skip

    def leading(self) -> Iterator[FrameCard]:
        """The channels that lead."""
        first = self._level.first if self._level else None
        for card in map(self._cards.__getitem__, self._order):
            shown = ways(card, self._snapshot.directory, self._reader, place=self._preset.place, first=first)
            if shown:
                yield self._frame_card(card, shown)

    def local(self, leading: tuple[FrameCard, ...]) -> Iterator[FrameCard]:
        """The prefecture's own numbers that do not stand among those that lead; none where no place was chosen."""
        place = self._preset.place
        if place is None:
            return
        standing = {found.card.channel.id for found in leading}
        for card in (self._cards[id] for id in dict.fromkeys((*self._order, *self._cards)) if id not in standing):
            shown = local_ways(card, self._snapshot.directory, self._reader, place)
            if shown and self._takes(card):
                yield self._frame_card(card, shown)

    def _takes(self, card: Card) -> bool:
        return card.channel.ended is None and takes(card.channel, self._level.age if self._level else None)

    def _frame_card(self, card: Card, shown: tuple[Way, ...]) -> FrameCard:
        return FrameCard(card, shown, tuple(limits(card.channel, self._level)))
