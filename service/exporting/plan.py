"""What a copy holds, and what the pages must give for it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Protocol

from directory.catalogue import Directory
from directory.hours import JAPAN, minute_of
from service.exporting.age import age

NOON = time(12)


class ExportError(Exception):
    """Nothing was written, and why: in Japanese and English."""

    def __init__(self, ja: str, en: str) -> None:
        super().__init__(f"{ja} / {en}")


@dataclass(frozen=True)
class Frame:
    """A frame that becomes a file of its own, as no file can read what stands after "?". ``address``: without the host;
    ``language``: that of its words; ``beside``: the addresses that only it needs.
    """

    address: str
    language: str
    beside: tuple[str, ...] = ()


@dataclass(frozen=True)
class Plan:
    """What is asked for. ``base``: where the copy will stand on its host, from "/" to "/"; ``languages`` and ``places``
    (JIS X 0401): none for all; ``origin``: the host as machines write it, e.g. in feeds.
    """

    day: date
    base: str = "/"
    languages: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    origin: str = ""
    frames: tuple[Frame, ...] = ()

    @property
    def minute(self) -> int:
        """The moment the copy is made of, in minutes since the Unix epoch: noon in Japan."""
        return minute_of(datetime.combine(self.day, NOON, JAPAN))


@dataclass(frozen=True)
class Ages:
    """How old a copy is: the day it was made, the newest look at a fact in it, and the day from which it says no "open"."""

    made: date
    data: date
    until: date

    @property
    def until_minute(self) -> int:
        """The first minute of ``until`` in Japan, since the Unix epoch."""
        return minute_of(datetime.combine(self.until, time(), JAPAN))


def ages(directory: Directory, made: date) -> Ages:
    """The age of a copy that is made on a day. Single facts that are due say so by themselves, as they do on the server."""
    data = age(directory)
    return Ages(made, data.since, data.until)


@dataclass(frozen=True)
class Said:
    """What a copy says of itself in one language, as HTML but for ``unknown``. ``plain`` stands where no script runs."""

    age: str
    old: str
    unknown: str
    plain: str


class Public(Protocol):
    """What there is for everybody; ``web`` gives it to the application as ``app.state.public``."""

    @property
    def directory(self) -> Directory:
        """The listings that the pages are made of."""

    @property
    def languages(self) -> tuple[str, ...]:
        """Every language there is a page in, the first one being that of "/"."""

    @property
    def places(self) -> tuple[str, ...]:
        """Every place a frame can be made for."""

    @property
    def plain_sheet(self) -> str:
        """The address of the style sheet for browsers without scripts."""

    def addresses(self, languages: frozenset[str], places: frozenset[str]) -> Iterator[str]:
        """Every address that belongs into a copy, each once. ``languages`` also gains those that pages of others lead to."""

    def frame(self, link: str, day: date) -> Frame:
        """The frame that a link means, on a day in Japan. Raises ExportError where it cannot be shown as it was made."""

    def said(self, language: str, ages: Ages) -> Said:
        """What a copy says of itself."""
