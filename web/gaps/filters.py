"""For whom and how to count: the choices of the gap map, and the address they make."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from service.gap_view import View
from service.snapshot import Snapshot
from web.answers.questions import Choice
from web.wording.texts import Texts

AGES = (9, 12, 15, 17, 18, 30)
MEDIA = ("voice", "text")
PRESETS = {
    "all": "",
    "text": "?medium=text",
    "anonymous": "?anonymous=yes",
    "english": "?language=en",
    "child": "?age=9",
    "child_quiet": "?medium=text&anonymous=yes&age=12",
}
"""Some telling views: the key of their words, and the end of their address."""


@dataclass(frozen=True)
class Filter:
    """One choice for whom and how to count."""

    field: str
    question: str
    choices: tuple[Choice, ...]


def query(view: View) -> str:
    """What was chosen, as the end of an address; always in the same order."""
    given = {
        "medium": view.medium,
        "anonymous": "yes" if view.anonymous else None,
        "language": view.language,
        "age": view.age,
        "place": view.place,
    }
    chosen = {field: value for field, value in given.items() if value is not None}
    return f"?{urlencode(chosen)}" if chosen else ""


def filters(snapshot: Snapshot, view: View, text: Texts) -> tuple[Filter, ...]:
    """The choices, with what was chosen."""
    vocabulary, spoken = snapshot.book.vocabulary, text.language
    yes = [("yes", text.plain("gaps_anonymous_yes"))]
    known = AGES if view.age is None else sorted({*AGES, view.age})
    ages = [(str(age), text.plain("gaps_adult" if age == AGES[-1] else "gaps_age", age=age)) for age in known]
    media = [(medium, text.plain(f"gaps_medium_{medium}")) for medium in MEDIA]
    languages = [(answer.id, answer.label.in_language(spoken)) for answer in vocabulary.language.answers]
    places = [(code, found.name.in_language(spoken)) for code, found in sorted(snapshot.directory.prefectures.items())]
    return (
        _filter("medium", media, view.medium, text),
        _filter("anonymous", yes, "yes" if view.anonymous else None, text),
        _filter("language", languages, view.language, text),
        _filter("age", ages, None if view.age is None else str(view.age), text),
        _filter("place", [*places, ("abroad", text.plain("place_abroad"))], view.place, text),
    )


def _filter(field: str, choices: Sequence[tuple[str, str]], chosen: str | None, text: Texts) -> Filter:
    return Filter(field, text.plain(f"gaps_by_{field}"), tuple(Choice(value, label, value == chosen) for value, label in choices))
