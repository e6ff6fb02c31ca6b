"""The words of the pages, and dates, hours and states in words."""

from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Literal

from babel.dates import format_date, format_skeleton, format_time

from documents.checking import Words, Written, check
from documents.reading import read

Language = Literal["ja", "en"]
PATHS: dict[Language, str] = {"ja": "/", "en": "/en/"}

_FILE = Path(__file__).parent / "texts.yaml"


class _Catalogue(Written):
    texts: dict[str, Words]


@cache
def catalogue() -> dict[str, Words]:
    """Every text of the pages by its key."""
    return check(_Catalogue, read(_FILE)).texts


class Texts:
    """The texts in one language: ``text("submit")``."""

    def __init__(self, language: Language) -> None:
        self.language: Language = language
        self._words = catalogue()

    def __call__(self, key: str, **values: object) -> str:
        """A text with its values filled in. Raises KeyError for a key that is not in the catalogue."""
        return self._words[key].in_language(self.language).format(**values)

    def day(self, iso: str) -> str:
        """A day such as 2026-11-21 in words."""
        return format_date(date.fromisoformat(iso), "long", locale=self.language)

    def moment(self, at: datetime) -> str:
        """A day and time in words."""
        return self("on_day", day=format_skeleton("yMMMEd", at, locale=self.language), time=self._hour(at))

    def state(self, state: str, changes_at: str | None, now: datetime) -> str:
        """Open, closed or not stated, and until when, as a sentence. ``now`` decides what "tomorrow" is."""
        if state == "unknown":
            return self("state_unknown")
        if changes_at is None:
            return self(f"state_{state}_no_change")
        return self(f"state_{state}", when=self._when(datetime.fromisoformat(changes_at), now, ends=state == "open"))

    def _when(self, at: datetime, now: datetime, *, ends: bool) -> str:
        days = (at.date() - now.date()).days
        if ends and days == 1 and (at.hour, at.minute) == (0, 0):
            return self("midnight")
        hour = self._hour(at)
        if days == 0:
            return hour if ends else self("today", time=hour)
        if days == 1:
            return self("tomorrow", time=hour)
        return self("on_day", day=self._weekday(at, now), time=hour)

    def _hour(self, at: datetime) -> str:
        return format_time(at, "short", locale=self.language)

    def _weekday(self, at: datetime, now: datetime) -> str:
        return format_skeleton("MMMEd" if at.year == now.year else "yMMMEd", at, locale=self.language)


@cache
def texts(language: Language) -> Texts:
    """The texts of one language."""
    return Texts(language)


def language_of(path: str) -> Language:
    """The language in which a page at this path speaks."""
    return "en" if path.startswith(PATHS["en"]) or path == "/en" else "ja"


def written_in_japanese(text: object) -> bool:
    """Does a text hold kana or kanji? Sources keep their own language on an English page."""
    return any("\u3040" <= letter <= "\u30ff" or "\u4e00" <= letter <= "\u9fff" for letter in str(text))
