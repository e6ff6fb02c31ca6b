"""The pages of the gap map: everything their templates may use."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from routing_rules.proof import gaps
from service.gap_days import Days
from service.gap_map import PARTS, Counted, GapMap
from service.gap_view import View
from service.snapshot import Snapshot
from web import assets
from web.gaps import picture as gap_picture
from web.gaps.filters import PRESETS, Filter, filters, query
from web.gaps.picture import Picture
from web.view import Page
from web.wording import moments
from web.wording.languages import PLANNERS, Language
from web.wording.texts import Texts


@dataclass(frozen=True)
class Line:
    """One situation in the overview."""

    situation: str
    label: str
    counted: GapMap
    picture: Picture
    in_words: str

    @property
    def parts(self) -> list[tuple[int, int]]:
        """(count, step of the colour) of each part of the week."""
        return [(count, gap_picture.level(count)) for count in self.counted.parts().values()]


@dataclass(frozen=True)
class Known:
    """What the proof knows and an expert wrote down: a gap or a single point of failure, and why."""

    name: str
    because: str
    situations: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class GapPage(Page):
    """What both pages of the gap map have."""

    view: View
    days: Days
    filters: tuple[Filter, ...]

    @property
    def gaps(self) -> str:
        """The overview in this language."""
        return f"{self.path}gaps"

    @property
    def query(self) -> str:
        """What was chosen, as the end of an address."""
        return query(self.view)

    @property
    def languages(self) -> list[tuple[Language, str]]:
        """The same page in the languages that planners have."""
        return [(language, f"{language.path}{self.where}{self.query}") for language in PLANNERS.values()]

    @property
    def more_languages(self) -> list[tuple[Language, str]]:
        """None: these pages exist in Japanese and English."""
        return []

    @property
    def sheet(self) -> str:
        """The style sheet of these pages."""
        return assets.sheet("gaps")

    @property
    def presets(self) -> list[tuple[str, str, bool]]:
        """(address, key of its words, whether it is this page) of some telling views."""
        return [(f"{self.path}{self.where}{end}", key, end == self.query) for key, end in PRESETS.items()]

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
        comma = self.text.plain("comma")
        return {kind: comma.join(moments.day(self.text, day.isoformat()) for day in days) for kind, days in written.items()}


@dataclass(frozen=True, kw_only=True)
class GapsPage(GapPage):
    """Every situation."""

    template = "gaps.html"
    groups: tuple[tuple[str, tuple[Line, ...]], ...]
    known: tuple[Known, ...]
    lone: tuple[Known, ...]


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
        hours, text = self.counted.empty_hours, self.text
        first = text.plain("gaps_empty", hours=hours) if hours else text.plain("gaps_always")
        return f"{first} {_others(self.counted, text)}"


def overview(snapshot: Snapshot, days: Days, view: View, counts: Callable[[View], GapMap], text: Texts) -> GapsPage:
    """The page of every situation, as the questions group them."""
    vocabulary = snapshot.book.vocabulary
    lines: dict[str, list[Line]] = {group.id: [] for group in vocabulary.groups}
    for situation in vocabulary.situations:
        label, counted = text.bare(situation.label), counts(replace(view, situation=situation.id))
        picture = gap_picture.strips(counted, label, text)
        lines[situation.group].append(Line(situation.id, label, counted, picture, _in_words(counted, text)))
    return GapsPage(
        text=text,
        title=text.plain("gaps_title"),
        view=view,
        days=days,
        filters=filters(snapshot, view, text),
        where="gaps",
        groups=tuple((text.bare(group.label), tuple(lines[group.id])) for group in vocabulary.groups),
        known=_known_gaps(snapshot, text),
        lone=_single_points(snapshot, text),
    )


def _known_gaps(snapshot: Snapshot, text: Texts) -> tuple[Known, ...]:
    labels = {s.id: text.bare(s.label) for s in snapshot.book.vocabulary.situations}
    _, written = gaps.load()
    return tuple(
        Known(text.plain(f"gaps_way_{gap.way}"), text.bare(gap.because), tuple(labels[code] for code in gap.situations))
        for gap in written
    )


def _single_points(snapshot: Snapshot, text: Texts) -> tuple[Known, ...]:
    _, written = gaps.load_single_points()
    names = snapshot.directory.channels
    return tuple(Known(text.bare(names[point.channel].name), text.bare(point.because)) for point in written)


def _in_words(counted: GapMap, text: Texts) -> str:
    hours = counted.empty_hours
    first = text.plain("gaps_line", hours=hours) if hours else text.plain("gaps_line_always")
    return f"{first} {_others(counted, text)}"


def _others(counted: GapMap, text: Texts) -> str:
    fewest = counted.fewest_others
    return text.plain("gaps_others_least", others=fewest) if fewest else text.plain("gaps_others_none")


def one(snapshot: Snapshot, days: Days, view: View, counted: GapMap, text: Texts) -> SituationGapsPage:
    """The page of one situation."""
    found = next(s for s in snapshot.book.vocabulary.situations if s.id == view.situation)
    label, channels = text.bare(found.label), snapshot.directory.channels
    return SituationGapsPage(
        text=text,
        title=text.plain("gaps_title"),
        view=view,
        days=days,
        filters=filters(snapshot, view, text),
        where=f"gaps/{view.situation}",
        label=label,
        counted=counted,
        across=gap_picture.across(counted, label, text),
        down=gap_picture.down(counted, label, text),
        channels=tuple((text.bare(channels[c.channel].name), c) for c in counted.channels),
    )
