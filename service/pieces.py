"""Ready pieces of an answer: what is said of a channel, a contact point, a rule, in one language.

Built once a snapshot; rendering only joins them. All are plain dicts in the shape of the API.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from directory.catalogue import Directory, shown
from directory.facts import Confidence, Fact
from directory.model import Channel, ContactPoint, Listing, LocalContactPoint
from directory.numbers import NumberKind
from documents.sources import Source
from routing_rules.loading import RuleBook
from routing_rules.vocabulary import ABROAD
from service.channel_facts import from_abroad, reachable
from service.sentences import sentences

Piece = dict[str, Any]


def source_piece(listing: Listing, fact: Fact) -> Piece:
    """Where a fact was read, when it was published and when somebody looked."""
    return _source(listing.sources[fact.source[0]], fact.looked or listing.looked)


def _source(source: Source, looked: date) -> Piece:
    return {"title": source.title, "url": source.first_url, "published": source.published, "checked": looked.isoformat()}


def contact_points(directory: Directory, channel: Channel, place: str | None) -> list[ContactPoint]:
    """The contact points to show for a place: the national ones, then the prefecture's. From abroad only reachable ones."""
    points = [p for p in channel.contact_points if reachable(p)]
    if place == ABROAD:
        return [p for p in points if from_abroad(channel, p)]
    return [*points, *(p for p in directory.local_points(channel.id, place) if reachable(p))]


def contact_piece(point: ContactPoint, place: str | None, language: str) -> Piece:
    """A contact point without its state: what is printed, what is dialled, what it costs, how sure it is."""
    label = point.name if isinstance(point, LocalContactPoint) else point.label
    return {
        "medium": point.medium,
        "label": label.in_language(language) if label else None,
        "display": _display(point),
        "dial": dial(point, abroad=place == ABROAD),
        "url": str(point.address.url) if point.address and point.address.url else None,
        "hours": point.hours.words.in_language(language) if point.hours and point.hours.words else None,
        "replies": "live" if point.live else "later",
        "cost": point.cost.answer if point.cost else None,
        "sure": not _low(point.number) and not _low(point.address),
    }


def _display(point: ContactPoint) -> str | None:
    reached_by = point.number or point.address
    return reached_by.printed if reached_by else None


def dial(point: ContactPoint, *, abroad: bool = False) -> str | None:
    """The link, only for a number that is sure and that a phone can dial."""
    return point.number.number.link(abroad=abroad) if point.number and not _low(point.number) else None


def _low(fact: Fact | None) -> bool:
    return fact is not None and fact.confidence is Confidence.LOW


def channel_cautions(directory: Directory, channel: Channel, place: str | None, language: str) -> list[Piece]:
    """What to know before turning to a channel, whoever asks."""
    points = contact_points(directory, channel, place)
    found = [_caution(name, language) for name in _cautions_for(channel, points)]
    phones = tuple(dict.fromkeys(phone for p in points[:1] if p.reach for phone in p.reach.not_from))
    if phones:
        found.append({"id": "cannot_reach", "text": sentences().unreachable(phones, language)})
    told = channel.privacy.told
    found += [{"id": f"told_{t.who}", "text": t.words.in_language(language)} for t in told if t.words and t.answer != "no"]
    return found


def _cautions_for(channel: Channel, points: list[ContactPoint]) -> Iterator[str]:
    if channel.audience and channel.audience.only_for == "women":
        yield "women_only"
    if any(_low(p.number) for p in points[:1]):
        yield "low_confidence"
    if any(p.number and p.number.number.kind is NumberKind.HASH for p in points):
        yield "dial_hash"
    if points and all(p.medium in ("line", "email") for p in points):
        yield "history_stays"


def _caution(name: str, language: str) -> Piece:
    return {"id": name, "text": sentences().caution(name, language)}


def caution(name: str, language: str) -> Piece:
    """A caution that depends on the inquiry."""
    return _caution(name, language)


def rule_piece(book: RuleBook, index: int, language: str) -> Piece:
    """Why a rule names its channels."""
    rule = book.rules[index].rule
    source = _source(book.sources[rule.source[0]], rule.checked)
    return {"rule": rule.id, "text": rule.because.in_language(language), "source": source}


def name_piece(channel: Channel, language: str) -> Piece | None:
    """That no name is needed, where it is stated."""
    name = channel.privacy.name
    if name is None or not shown(name) or name.answer == "asked":
        return None
    text = name.words or sentences().name[name.answer]
    return {"fact": "name", "text": text.in_language(language), "source": source_piece(channel, name)}


def refusal_piece(channel: Channel, fact: str, language: str) -> Piece:
    """Why a channel does not take somebody, and which answer decided it."""
    texts, audience, values = sentences(), channel.audience, {}
    if fact == "ended":
        values["day"] = _day(channel.ended)
    elif fact in ("age", "caller_age") and audience:
        ages = audience.about_age if fact == "age" else audience.caller_age
        values["ages"] = texts.age_words(ages, language) if ages else ""
    piece: Piece = {"fact": fact, "text": texts.refusal(fact, language, **values), "answer": _ANSWER_OF.get(fact)}
    piece["source"] = source_piece(channel, audience) if audience and fact != "ended" else None
    return piece


_ANSWER_OF = {
    "age": "age", "caller_age": "asker_age", "asker": "asker", "place": "place", "only_language": "language",
    "women_only": "situations",
}  # fmt: skip


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
