"""The page on which a paper is chosen: a form, and below it every paper as a link, for where nobody answers a form."""

from dataclasses import dataclass
from typing import NamedTuple

from routing_rules.levels import levels
from service.snapshot import Snapshot
from web import assets
from web.answers.questions import Choice
from web.embed.preset import ANY
from web.paper.paper import KINDS, Paper
from web.view import Page
from web.wording.languages import COMPLETE
from web.wording.texts import Texts


class Field(NamedTuple):
    """A list to choose from."""

    name: str
    choices: tuple[Choice, ...]


class Shelf(NamedTuple):
    """The papers of one place: a row for each level, and in it one paper of each kind."""

    place: str
    rows: tuple[tuple[str, tuple[Paper, ...]], ...]


@dataclass(frozen=True, kw_only=True)
class IndexPage(Page):
    """The page on which a paper is chosen. ``shelves``: first that of the whole country, then one for each prefecture."""

    template = "paper/index.html"
    fields: tuple[Field, ...]
    shelves: tuple[Shelf, ...]

    @property
    def sheet(self) -> str:
        """The style sheet of papers, beside the one of all pages."""
        return assets.sheet("paper")


def index(snapshot: Snapshot, text: Texts) -> IndexPage:
    """The page in one language."""
    places = {ANY: text.plain("paper_place_all")}
    places |= {code: text.bracketed(found.name) for code, found in sorted(snapshot.directory.prefectures.items())}
    grades = {ANY: text.plain("paper_level_all")} | {id: text.bracketed(level.label) for id, level in levels().items()}
    tongues = {tag: language.name for tag, language in COMPLETE.items()}
    kinds: dict[str, str] = {kind: text.plain(f"paper_kind_{kind}") for kind in KINDS}
    chosen = {"kind": KINDS[0], "language": text.language, "level": ANY, "place": ANY}
    offered: dict[str, dict[str, str]] = {"kind": kinds, "language": tongues, "level": grades, "place": places}
    return IndexPage(
        text=text,
        title=text.plain("paper_index_title"),
        where="paper/",
        fields=tuple(_field(name, labels, chosen[name]) for name, labels in offered.items()),
        shelves=tuple(_shelf(code, label, grades, text.language) for code, label in places.items()),
    )


def _field(name: str, labels: dict[str, str], chosen: str) -> Field:
    return Field(name, tuple(Choice(value, label, value == chosen) for value, label in labels.items()))


def _shelf(code: str, label: str, grades: dict[str, str], language: str) -> Shelf:
    """In Japanese there is a paper for each level; the export has the others for all levels together."""
    place = None if code == ANY else code
    of = grades if language == "ja" else {ANY: grades[ANY]}
    return Shelf(
        label,
        tuple(
            (grade, tuple(Paper(kind, language, None if level == ANY else level, place) for kind in KINDS))
            for level, grade in of.items()
        ),
    )
