"""What every page of the desk has."""

from dataclasses import dataclass
from typing import ClassVar

from service.desk.sessions import SignedIn
from service.desk.tables import Role
from web import assets
from web.desk.wording import TAGS
from web.view import Page
from web.wording.languages import LANGUAGES, Language


@dataclass(frozen=True, kw_only=True)
class DeskPage(Page):
    """A page of the desk. ``who``: the person signed in, None before the door and for readers of a sealed note.

    ``title`` is neutral, as on the public pages: it stands in the history of a browser.
    """

    title: str = "窓口"
    who: SignedIn | None = None
    sheets: ClassVar[tuple[str, ...]] = ("style", "desk")

    @property
    def languages(self) -> list[tuple[Language, str]]:
        """The two languages of the desk, with this page's address in each."""
        return [(LANGUAGES[tag], f"{LANGUAGES[tag].path}{self.where}") for tag in TAGS]

    @property
    def styles(self) -> list[str]:
        """The addresses of the style sheets."""
        return [assets.sheet(name) for name in self.sheets]

    @property
    def edits(self) -> bool:
        """Does this person keep the directory and the rules true?"""
        return self.who is not None and self.who.role is not Role.COUNSELOR

    @property
    def administers(self) -> bool:
        """May this person invite others?"""
        return self.who is not None and self.who.role is Role.ADMINISTRATOR
