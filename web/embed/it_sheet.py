"""One page for a school's IT department: what a frame asks for and what it sends, taken from what the program really sends."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import version
from urllib.parse import urlsplit

from service.snapshot import Snapshot
from web.embed.builder import PlannersPage
from web.embed.headers import A_DAY, FRAME_HEADERS
from web.wording.texts import Texts

FACTS = (
    "hosts", "ports", "redirects", "cookies", "storage", "data", "messages", "browsers", "filters", "class", "age", "hosting",
    "licence",
)  # fmt: skip
"""What is said of a frame, in this order: the endings of the keys of its words."""


@dataclass(frozen=True, kw_only=True)
class ItSheetPage(PlannersPage):
    """The sheet. ``site``: the address as people reach it; ``site_known``: it was set; ``contact``: a URI, or empty."""

    template = "embed/it_sheet.html"
    snapshot: Snapshot
    site: str
    site_known: bool
    contact: str

    @property
    def facts(self) -> tuple[str, ...]:
        """What is said of a frame."""
        return FACTS

    @property
    def values(self) -> Mapping[str, str]:
        """What is filled into the words. The port is the one of the address, or the scheme's own."""
        found = urlsplit(self.site)
        port = found.port or (443 if found.scheme == "https" else 80)
        return {"host": found.hostname or "", "port": str(port), "scheme": found.scheme}

    @property
    def headers(self) -> list[tuple[str, str]]:
        """The headers that a frame is sent with."""
        return sorted({**FRAME_HEADERS, "cache-control": A_DAY}.items())

    @property
    def versions(self) -> list[tuple[str, str]]:
        """(key of its words, version) of the program, the rules and the directory."""
        rules, directory = self.snapshot.book.version, self.snapshot.directory.version
        return [("program", version("madoguchi")), ("rules", rules), ("directory", directory)]


def it_sheet(snapshot: Snapshot, text: Texts, site: str, *, site_known: bool, contact: str) -> ItSheetPage:
    """The sheet of this site."""
    return ItSheetPage(
        text=text,
        title=text.plain("sheet_title"),
        where="embed/it",
        snapshot=snapshot,
        site=site,
        site_known=site_known,
        contact=contact,
    )
