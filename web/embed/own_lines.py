"""A school's own lines in its frame: shown only where their signature is this site's and their day is not past."""

from dataclasses import dataclass
from datetime import date, timedelta

from markupsafe import Markup

from service.portals import token
from service.portals.school import OwnLine, School
from service.portals.trusted import trusted
from service.settings import settings
from web.wording import hours_words
from web.wording.texts import Texts


@dataclass(frozen=True)
class OwnLines:
    """What an address says of a school. ``school`` is None where it says nothing that may be shown."""

    asked: bool
    school: School | None

    @property
    def refused(self) -> bool:
        """Did the address name lines that are not shown?"""
        return self.asked and self.school is None

    @property
    def lines(self) -> tuple[OwnLine, ...]:
        """The lines to show."""
        return self.school.lines if self.school else ()

    @property
    def past_on(self) -> date | None:
        """The first day on which the lines may no longer be shown: somebody may hold a page from before it."""
        return self.school.until + timedelta(days=1) if self.school else None


def own_lines(given: str | None, day: date) -> OwnLines:
    """The lines of a token on a day in Japan. A token that is forged, cut or out of date gives none; nothing is raised."""
    if given is None:
        return OwnLines(asked=False, school=None)
    try:
        return OwnLines(asked=True, school=token.read(given, trusted(settings()), day))
    except token.PortalError:
        return OwnLines(asked=True, school=None)


def hours(text: Texts, line: OwnLine) -> Markup | None:
    """A line's hours in words, where it gave them."""
    return hours_words.words(text, hours_words.rules_of(line.hours)) if line.hours else None
