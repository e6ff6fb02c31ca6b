"""The pages of the gap map: everything their templates may use."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from service.gap_days import Days
from service.gap_map import PARTS, Counted, GapMap
from service.gap_view import View
from service.snapshot import Snapshot
from web import gap_picture, stylesheet
from web.gap_picture import Picture
from web.questions import Choice
from web.texts import PATHS, Language, Texts
from web.view import Page

AGES = (9, 12, 15, 17, 18, 30)
MEDIA = ("voice", "text")
_PRESETS = ("", "medium=text", "anonymous=yes", "language=en", "age=9", "medium=text&anonymous=yes&age=12")


@dataclass(frozen=True)
class Filter:
    """One choice for whom and how to count."""

    field: str
    question: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class Line:
    """One situation in the overview."""

    situation: str
    label: str
    counted: GapMap
    picture: Picture

    @property
    def parts(self) -> list[tuple[int, int]]:
        """(count, step of the colour) of each part of the week."""
        return [(count, gap_picture.level(count)) for count in self.counted.parts().values()]


@dataclass(frozen=True, kw_only=True)
class GapPage(Page):
    """What both pages of the gap map have."""

    view: View
    days: Days
    filters: tuple[Filter, ...]
    here: str

    @property
    def gaps(self) -> str:
        """The overview in this language."""
        return f"{self.path}gaps"

    @property
    def query(self) -> str:
        """What was chosen, as the end of an address."""
        return query(self.view)

    @property
    def languages(self) -> list[tuple[Language, str, str]]:
        """The same page in the other languages."""
        return [(code, name, f"{PATHS[code]}{self.here}{self.query}") for code, name, _ in super().languages]

    @property
    def sheet(self) -> str:
        """The style sheet of these pages."""
        return stylesheet.href("gaps")

    @property
    def presets(self) -> list[tuple[str, str, bool]]:
        """(address, key of its words, whether it is this page) of some telling views."""
        keys = ("all", "text", "anonymous", "english", "child", "child_quiet")
        found = [(f"?{preset}" if preset else "", key) for preset, key in zip(_PRESETS, keys, strict=True)]
        return [(f"{self.path}{self.here}{end}", key, end == self.query) for end, key in found]

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts of the week."""
        return tuple(PARTS)

    @property
    def spans(self) -> dict[str, str]:
        """The real days that were counted, in words, by kind."""
        written = {
            "weeks": self.days.weeks,
            "holidays": self.days.holidays,
            "new_year": (self.days.new_year[0], self.days.new_year[-1]),
        }
        return {kind: self.text("comma").join(self.text.day(day.isoformat()) for day in days) for kind, days in written.items()}


@dataclass(frozen=True, kw_only=True)
class GapsPage(GapPage):
    """Every situation."""

    template = "gaps.html"
    groups: tuple[tuple[str, tuple[Line, ...]], ...]


@dataclass(frozen=True, kw_only=True)
class SituationGapsPage(GapPage):
    """One situation: the large picture, its channels, and the table behind it."""

    template = "gaps_situation.html"
    label: str
    counted: GapMap
    across: Picture
    down: Picture
    channels: tuple[tuple[str, Counted], ...]

    @property
    def first(self) -> list[tuple[str, Counted]]:
        """Channels to turn to first."""
        return [(name, counted) for name, counted in self.channels if counted.first]

    @property
    def others(self) -> list[tuple[str, Counted]]:
        """Others that answer."""
        return [(name, counted) for name, counted in self.channels if not counted.first]

    @property
    def worst(self) -> str:
        """What the picture shows, in one sentence."""
        key = "gaps_always" if self.counted.empty_hours == 0 else "gaps_empty"
        return self.text(key, hours=self.counted.empty_hours, others=self.counted.fewest_others)


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
    yes = [("yes", text("gaps_anonymous_yes"))]
    ages = [(str(age), text("gaps_adult" if age == AGES[-1] else "gaps_age", age=age)) for age in AGES]
    media = [(medium, text(f"gaps_medium_{medium}")) for medium in MEDIA]
    languages = [(answer.id, answer.label.in_language(spoken)) for answer in vocabulary.language.answers]
    places = [(code, found.name.in_language(spoken)) for code, found in sorted(snapshot.directory.prefectures.items())]
    return (
        _filter("medium", media, view.medium, text),
        _filter("anonymous", yes, "yes" if view.anonymous else None, text),
        _filter("language", languages, view.language, text),
        _filter("age", ages, None if view.age is None else str(view.age), text),
        _filter("place", [*places, ("abroad", text("place_abroad"))], view.place, text),
    )


def _filter(field: str, choices: Sequence[tuple[str, str]], chosen: str | None, text: Texts) -> Filter:
    return Filter(field, text(f"gaps_by_{field}"), tuple(Choice(value, label, value == chosen) for value, label in choices))


def overview(snapshot: Snapshot, days: Days, view: View, counts: Callable[[View], GapMap], text: Texts) -> GapsPage:
    """The page of every situation, as the questions group them."""
    vocabulary = snapshot.book.vocabulary
    lines: dict[str, list[Line]] = {group.id: [] for group in vocabulary.groups}
    for situation in vocabulary.situations:
        label, counted = situation.label.in_language(text.language), counts(replace(view, situation=situation.id))
        lines[situation.group].append(Line(situation.id, label, counted, gap_picture.strips(counted, label, text)))
    return GapsPage(
        text=text,
        title=text("gaps_title"),
        view=view,
        days=days,
        filters=filters(snapshot, view, text),
        here="gaps",
        groups=tuple((group.label.in_language(text.language), tuple(lines[group.id])) for group in vocabulary.groups),
    )


def one(snapshot: Snapshot, days: Days, view: View, counted: GapMap, text: Texts) -> SituationGapsPage:
    """The page of one situation."""
    found = next(s for s in snapshot.book.vocabulary.situations if s.id == view.situation)
    label, channels = found.label.in_language(text.language), snapshot.directory.channels
    return SituationGapsPage(
        text=text,
        title=text("gaps_title"),
        view=view,
        days=days,
        filters=filters(snapshot, view, text),
        here=f"gaps/{view.situation}",
        label=label,
        counted=counted,
        across=gap_picture.across(counted, label, text),
        down=gap_picture.down(counted, label, text),
        channels=tuple((channels[c.channel].name.in_language(text.language), c) for c in counted.channels),
    )
