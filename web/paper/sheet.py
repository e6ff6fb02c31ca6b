"""The page that is printed: one sheet of A4, whichever its kind."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from markupsafe import Markup

from routing_rules.levels import levels
from service.exporting.standing import standing
from service.settings import settings
from service.snapshot import Snapshot
from web import assets
from web.answers.cards import Card
from web.channels.contact_view import scan
from web.paper.dates import Dates, dates
from web.paper.lines import Line, Lines, lines
from web.paper.paper import Paper
from web.view import Page
from web.wording.moments import day_with_readings

COPIES = {"poster": 1, "cards": 4, "bookmark": 4}
"""How often each stands on its sheet."""

_THIS_MACHINE = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True, kw_only=True)
class SheetPage(Page):
    """One sheet. ``place``: the name of the prefecture, ``level`` that of the level, each None for any; ``today`` in Japan."""

    template = "paper/sheet.html"
    paper: Paper
    lines: Lines
    dates: Dates
    today: date
    place: Markup | None
    level: Markup | None

    @property
    def style(self) -> str:
        """The address of the style sheet of papers."""
        return assets.sheet("paper")

    @property
    def copies(self) -> int:
        """How often it stands on the sheet."""
        return COPIES[self.paper.kind]

    @property
    def site(self) -> str | None:
        """The address of the first page, for the scan; None where people cannot reach it from their phones."""
        origin = settings().origin
        return None if urlsplit(origin).hostname in _THIS_MACHINE else f"{origin}{standing(self.path)}"

    @property
    def site_in_print(self) -> str:
        """The address as somebody would type it."""
        return (self.site or "").split("://")[-1].removesuffix("/")

    @property
    def scan(self) -> Markup:
        """That address as a QR code."""
        return scan(self.site or "")

    @property
    def looked(self) -> Markup:
        """The day of the data in words."""
        return day_with_readings(self.text, self.dates.looked)

    @property
    def until(self) -> Markup:
        """The last day on which it may hang, in words."""
        return day_with_readings(self.text, self.dates.until)

    @property
    def over(self) -> bool:
        """Is that day past?"""
        return self.dates.over(self.today)

    def name(self, line: Line) -> Markup:
        """What a channel is called."""
        return self.text.lines(line.channel.name)


def sheet(snapshot: Snapshot, cards: list[Card], paper: Paper, today: date) -> SheetPage:
    """The sheet that an address asks for."""
    text, found = paper.text, lines(snapshot, cards, paper)
    prefecture = snapshot.directory.prefectures.get(paper.place or "")
    return SheetPage(
        text=text,
        title=text.plain("papers_title"),
        paper=paper,
        lines=found,
        dates=dates(found.all),
        today=today,
        place=text.say(prefecture.name) if prefecture else None,
        level=text.say(levels()[paper.level].label) if paper.level else None,
    )
