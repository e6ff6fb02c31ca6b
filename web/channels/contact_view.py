"""One way to reach a channel, as the channel's page shows it: its facts with their sources, its week, its number to scan."""

from dataclasses import dataclass
from functools import cache

import segno
from markupsafe import Markup

from directory.model import Channel, Listing
from web.answers.cards import Contact
from web.channels.fact_view import FactView, Reader, views
from web.channels.week_picture import Week, week_picture

_BESIDE_THE_NUMBER = ("hours", "cost", "reach", "languages")


@dataclass(frozen=True)
class ContactView:
    """A contact with its shown facts by heading. ``week`` and ``scan``: None where there is nothing to draw."""

    contact: Contact
    facts: dict[str, FactView]
    week: Week | None = None
    scan: Markup | None = None

    @property
    def reached_by(self) -> FactView | None:
        """The fact of its number or address."""
        return self.facts.get("number") or self.facts.get("address")

    @property
    def told(self) -> list[FactView]:
        """Hours, cost, reach and languages, as far as they are stated."""
        return [self.facts[name] for name in _BESIDE_THE_NUMBER if name in self.facts]


def contact_view(
    contact: Contact, listing: Listing, channel: Channel, reader: Reader, *, picture: str | None = None
) -> ContactView:
    """A contact as its page shows it. ``picture``: the id of its week on the page, None for a contact in a long list."""
    facts = {view.name: view for view in views(contact.point.facts(), listing, channel, reader)}
    hours = contact.point.hours.open if contact.point.hours and "hours" in facts else None
    week = week_picture(reader.text, hours, picture) if hours and picture else None
    link = contact.dial() if contact.place is None else None
    return ContactView(contact, facts, week, scan(link) if link else None)


@cache
def scan(link: str) -> Markup:
    """A ``tel:`` link as a QR code, drawn black on white without styles."""
    code = segno.make(link, error="m", micro=False)
    return Markup(code.svg_inline(border=4, omitsize=True, dark="#000", light="#fff", svgclass=None, lineclass=None))
