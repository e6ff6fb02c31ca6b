"""The page of a file: the list, the questions for browsers that can answer them, and everything they need, packed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from routing_rules.inquiry import Inquiry
from routing_rules.levels import levels
from service.exporting.age import Age, age
from service.leading import leading_for
from web import assets
from web.answers import device, questions
from web.answers.answering import Answering
from web.answers.cards import Card, Contact
from web.channels.list_page import Place, list_page
from web.embed.preset import Preset
from web.rendering import render
from web.single import packing, scripts
from web.single.lines import Line, Shelf, Shelving
from web.view import Page
from web.wording.moments import day_with_readings
from web.wording.texts import Texts

_FIRST = 6
_PARTS = ("table.json", "deck.html", "said.json", "words.json", "reasons.html")
_ALONE = "exit.js"
"""Imports nothing, so that the way out works when all else fails."""


@dataclass(frozen=True, kw_only=True)
class HomePage(Page):
    """The first question. ``preset_answers``: (field, value) of what the file takes as answered."""

    template = "single/home.html"
    form: questions.Form
    preset_answers: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class SinglePage(Page):
    """One file. ``meant_for``: its place and level, empty for anybody; ``first``: the channels that lead.

    ``packed``: (name, what the file holds under it).
    """

    template = "single/single.html"
    age: Age
    meant_for: Markup
    first: tuple[Line, ...]
    shelves: tuple[Shelf, ...]
    places: tuple[Place, ...]
    packed: tuple[tuple[str, str], ...]

    @property
    def exit_to(self) -> str:
        """An empty page: there may be no network, and the file asks nobody."""
        return "about:blank"

    @property
    def style_text(self) -> Markup:
        """The style sheet itself."""
        return packing.inline(assets.sheet_text("single"))

    @property
    def scripts(self) -> tuple[Markup, ...]:
        """The scripts that stand in the file as they are."""
        return tuple(packing.inline(assets.script_text(name)) for name in (_ALONE, scripts.BEGINNING))

    @property
    def policy(self) -> str:
        """The content security policy."""
        return packing.policy(self.scripts, self.style_text)

    def told(self, contact: Contact) -> list[Markup]:
        """What is told of a way beside its number: what it is, its hours and its cost, as far as they are stated."""
        t = self.text
        medium = t.plain(f"medium_{contact.medium}")
        label = t.say(contact.label) if contact.label else None
        named = contact.label is not None and t.bare(contact.label).startswith(medium)
        found = [None if named else t(f"medium_{contact.medium}"), label, contact.hours_in(t)]
        return [*(part for part in found if part), *([t(f"cost_{contact.cost}")] if contact.cost else [])]

    def day(self, day: date) -> Markup:
        """A day in words, with readings in easy Japanese."""
        return day_with_readings(self.text, day)


def single_page(answering: Answering, text: Texts, preset: Preset) -> SinglePage:
    """The file of a preset."""
    snapshot = answering.snapshot
    found, shelving = list_page(snapshot, answering.cards, text), Shelving()
    return SinglePage(
        text=text,
        title=text.plain("title"),
        age=age(snapshot.directory),
        meant_for=_meant_for(answering, text, preset),
        first=shelving.lines(_first(answering, preset)),
        shelves=shelving.shelves(found),
        places=tuple(place for place in found.places if preset.place in (None, place.code)),
        packed=tuple(_packed(answering, text, preset)),
    )


def _meant_for(answering: Answering, text: Texts, preset: Preset) -> Markup:
    place = answering.snapshot.directory.prefectures[preset.place].name if preset.place else None
    level = levels()[preset.level].label if preset.level else None
    return Markup(" · ").join(text.say(words) for words in (place, level) if words)


def _first(answering: Answering, preset: Preset) -> Iterator[Card]:
    by_id = {card.channel.id: card for card in answering.cards}
    return (by_id[id] for id in leading_for(answering.snapshot, preset.level, place=preset.place)[:_FIRST])


def _packed(answering: Answering, text: Texts, preset: Preset) -> Iterator[tuple[str, str]]:
    yield "home.html", packing.packed(packing.compact(render(_home(answering, text, preset))))
    for name in _PARTS:
        part = device.part(answering, text, name)
        if part is None:
            raise KeyError(name)
        yield name, packing.packed(packing.compact(part.body) if name.endswith(".html") else part.body)
    yield "scripts.json", packing.packed(scripts.packed_scripts())


def _home(answering: Answering, text: Texts, preset: Preset) -> HomePage:
    snapshot = answering.snapshot
    form = questions.form(snapshot.book.vocabulary, snapshot.directory, text, Inquiry())
    return HomePage(text=text, title=text.plain("title"), form=form, preset_answers=_preset_answers(preset))


def _preset_answers(preset: Preset) -> tuple[tuple[str, str], ...]:
    age = levels()[preset.level].age if preset.level else None
    return tuple((name, str(value)) for name, value in (("age", age), ("place", preset.place)) if value is not None)
