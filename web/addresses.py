"""Every public address, for a copy of the site as files. What needs a server or a person's answers is not among them."""

from collections.abc import Iterator, Set
from datetime import date

from fastapi import FastAPI

from directory.catalogue import Directory
from routing_rules.vocabulary import PREFECTURES
from service.exporting.plan import Ages, Frame, Said
from service.feeds import routes as feeds
from service.front import CHANNELS, SITUATIONS
from service.reloading import Current
from service.snapshot import Snapshot
from web import assets
from web.answers import device
from web.answers.answering import Answering
from web.embed import builder_routes, oembed
from web.embed import routes as embed
from web.embed.linked import linked
from web.paper import routes as paper
from web.view import ARTICLES
from web.wording.languages import COMPLETE, LANGUAGES, PLANNERS
from web.wording.moments import day_with_readings
from web.wording.texts import texts

_PARTS = ("table.json", "deck.html", "said.json", "words.json", "reasons.html")
_KEPT = "kept"
_OPENAPI = "/api/v1/openapi.json"
_FOR_PLACES = ("/embed/v1/", "/paper/")


class Public:
    """What there is for everybody at present; see ``service/exporting/plan.py``."""

    languages = tuple(LANGUAGES)
    places = PREFECTURES

    def __init__(self, current: Current) -> None:
        self._current = current

    @property
    def directory(self) -> Directory:
        """The listings that the pages are made of."""
        return self._current.snapshot.directory

    @property
    def plain_sheet(self) -> str:
        """The address of the style sheet for browsers without scripts."""
        return assets.sheet("plain")

    def addresses(self, languages: frozenset[str], places: frozenset[str]) -> Iterator[str]:
        """Every address that belongs into a copy, each once."""
        left_out = LANGUAGES.keys() - _held(languages)
        elsewhere = set(PREFECTURES) - places if places else set()
        wanted = (address for address in self._all() if not _names(address, left_out, elsewhere))
        yield from dict.fromkeys(wanted)

    def _all(self) -> Iterator[str]:
        snapshot = self._current.snapshot
        yield from _pages(Answering(snapshot))
        yield from _gaps(snapshot)
        yield from (_OPENAPI, SITUATIONS, CHANNELS, *(f"{CHANNELS}/{id}" for id in snapshot.published.channel))
        yield from assets.addresses()
        for module in (embed, builder_routes, oembed, paper, feeds):
            yield from module.addresses()

    def frame(self, link: str, day: date) -> Frame:
        """The frame that a link means. Raises ExportError."""
        return linked(link, self._current.snapshot.book.vocabulary, day)

    def said(self, language: str, ages: Ages) -> Said:
        """What a copy says of itself."""
        text = texts(language)
        days = {name: day_with_readings(text, day) for name, day in vars(ages).items()}
        return Said(
            age=text("copy_age", **days),
            old=text("copy_old"),
            unknown=text.plain("copy_unknown"),
            plain=f'{text("copy_plain")} <a href="{text.path}list">{text("nav_list")}</a>',
        )


def install(app: FastAPI, current: Current) -> None:
    """Let an application say what belongs into a copy of it."""
    app.state.public = Public(current)


def _held(languages: frozenset[str]) -> frozenset[str]:
    """With those that pages of the wanted languages lead to: the one of "/", easy Japanese, which the frames of primary schools
    are written in, and English for what few languages have.
    """
    if not languages:
        return frozenset(LANGUAGES)
    return languages | {"ja", "ja-simple"} | ({"en"} if languages - COMPLETE.keys() else frozenset())


def _pages(answering: Answering) -> Iterator[str]:
    folder = f"/device/{device.version(answering)}/"
    for language in LANGUAGES.values():
        wheres = ("", "list", *(card.where for card in answering.cards), *((*ARTICLES, _KEPT) if language.complete else ()))
        yield from (language.path + where for where in wheres)
        yield from (f"{folder}{language.tag}/{part}" for part in _PARTS)


def _gaps(snapshot: Snapshot) -> Iterator[str]:
    for language in PLANNERS.values():
        for where in ("", *(f"/{code}" for code in snapshot.book.vocabulary.situation_ids)):
            yield from (f"{language.path}gaps{where}", f"{language.path}gaps{where}.csv")


def _names(address: str, left_out: Set[str], elsewhere: Set[str]) -> bool:
    """Is it of a language that is left out, or for a place that is? The table in ``/device`` is asked for in Japanese."""
    parts = set(address.split("/"))
    return bool(parts & left_out) or (address.startswith(_FOR_PLACES) and bool(parts & elsewhere))
