"""What a channel's page shows, once more for search engines and portals: schema.org as JSON-LD.

Only what the page shows without a doubt: nothing unconfirmed, overdue or different by prefecture, since a program reads no
note beside it. Closed is an OpeningHoursSpecification without ``opens`` (https://schema.org/OpeningHoursSpecification).
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import orjson
from markupsafe import Markup

from directory.facts import Fact, HoursFact, LanguagesFact
from directory.hours import compile_rules
from directory.hours_rules import DAY
from directory.hours_syntax import parse
from directory.model import Organisation
from documents.checking import Words
from service.feeds.closed_days import closures
from web.answers.cards import Card
from web.channels.contact_view import ContactView
from web.channels.ordinary_week import OrdinaryDay, ordinary_week
from web.wording.texts import Texts

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "PublicHolidays")
_HOLIDAY = len(_DAYS) - 1
_AHEAD = timedelta(days=366)
_LANGUAGE_TAG = re.compile(r"[a-z]{2,3}")
_BY_NUMBER = {"voice": "telephone", "fax": "faxNumber"}

Node = dict[str, Any]


def structured(
    card: Card, organisation: Organisation, contacts: list[ContactView], areas: list[Words], text: Texts
) -> Markup | None:
    """The data block of a channel: who runs it and its ways for the whole country. None where it has ended or has no such way.

    ``areas``: the prefectures to which it is confined, none where it is not.
    """
    ways = [_way(card, view, areas, text) for view in contacts if _reached_by(view)] if card.channel.ended is None else []
    if not ways:
        return None
    node: Node = {"@context": "https://schema.org", "@type": "Organization", "name": text.bare(organisation.name)}
    if organisation.url:
        node["url"] = organisation.url
    return _block(node | {"contactPoint": ways})


def _block(node: Node) -> Markup:
    """No value can end the script element that holds it."""
    return Markup(orjson.dumps(node).decode().replace("<", "\\u003c"))


def _way(card: Card, view: ContactView, areas: list[Words], text: Texts) -> Node:
    node: Node = {"@type": "ContactPoint", "name": text.bare(card.channel.name), **_reached_by(view)}
    if areas:
        node["areaServed"] = [{"@type": "AdministrativeArea", "name": text.bare(area)} for area in areas]
    languages = _sure(view, "languages")
    if isinstance(languages, LanguagesFact):
        node["availableLanguage"] = [code for code in languages.answer if _LANGUAGE_TAG.fullmatch(code)]
    hours = _sure(view, "hours")
    if isinstance(hours, HoursFact) and hours.open and not hours.where_local:
        node["hoursAvailable"] = list(_opening(hours.open, view.facts["hours"].reader.today))
    return {key: value for key, value in node.items() if value}


def _reached_by(view: ContactView) -> Node:
    """The number as it is printed, or where an address leads; nothing where the page does not lead there either."""
    contact = view.contact
    if contact.sure and contact.display and contact.medium in _BY_NUMBER and _sure(view, "number"):
        return {_BY_NUMBER[contact.medium]: contact.display}
    return {"url": contact.url} if contact.url and _sure(view, "address") else {}


def _sure(view: ContactView, name: str) -> Fact | None:
    """A fact that the page shows without "not confirmed" and without "overdue"."""
    found = view.facts.get(name)
    return found.fact if found and found.sure and not found.overdue else None


def _opening(hours: str, today: date) -> Iterator[Node]:
    """The hours of an ordinary week, and the dates on which they do not hold; none where that does not say it all."""
    week = ordinary_week(hours)
    closed = list(closures(compile_rules(parse(hours)), frozenset(), today, today + _AHEAD))
    if week is None or any(closure.part for closure in closed):
        return
    yield from _ordinary(week)
    for closure in closed:
        yield _specification(validFrom=closure.first.isoformat(), validThrough=closure.last.isoformat())


def _ordinary(week: tuple[OrdinaryDay, ...]) -> Iterator[Node]:
    """Days with the same hours as one; holidays as closed only where no holiday is open."""
    by_span: dict[tuple[int, int], list[str]] = {}
    for name, day in zip(_DAYS, week, strict=True):
        for span in day.always:
            by_span.setdefault(span, []).append(name)
    for (start, end), names in by_span.items():
        yield _specification(dayOfWeek=_one_or_all(names), opens=_time(start), closes=_time(end))
    if not week[_HOLIDAY].always and not week[_HOLIDAY].some:
        yield _specification(dayOfWeek=_DAYS[_HOLIDAY])


def _specification(**said: object) -> Node:
    return {"@type": "OpeningHoursSpecification", **said}


def _one_or_all(names: list[str]) -> str | list[str]:
    return names[0] if len(names) == 1 else names


def _time(minute: int) -> str:
    """Midnight at the end of a day is the minute before it: the same clock time would be its beginning."""
    last = min(minute, DAY - 1)
    return f"{last // 60:02}:{last % 60:02}"
