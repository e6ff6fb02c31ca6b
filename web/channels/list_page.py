"""The list of all channels, by topic and by prefecture. It needs no answers and no clock: it stands when an order cannot."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from documents.checking import Words
from routing_rules.loading import RuleBook
from routing_rules.model import Condition, Rule, Tier
from routing_rules.vocabulary import UNANSWERED, Group
from service.snapshot import Snapshot
from web.answers.cards import Card, Contact
from web.view import Page
from web.wording.texts import Texts

_NAMED: tuple[Tier, ...] = ("danger", "urgent", "first")


class Entry(NamedTuple):
    """A channel and its main way; None where only prefectures have one."""

    card: Card
    contact: Contact | None


class Topic(NamedTuple):
    """A heading, what falls under it, and the channels to turn to. ``id`` names nothing: it may end up in an address."""

    id: str
    label: Words
    situations: list[Words]
    entries: list[Entry]


class LocalWay(NamedTuple):
    """A channel's way in one prefecture."""

    card: Card
    contact: Contact


class Place(NamedTuple):
    """A prefecture (JIS X 0401 code) and its own numbers."""

    code: str
    name: Words
    ways: list[LocalWay]


@dataclass(frozen=True, kw_only=True)
class ListPage(Page):
    """All channels. ``others``: those that no topic names; ``ended``: those that have ended.

    ``notice`` says why they stand in no order, where somebody asked for one.
    """

    template = "list.html"
    everywhere = True
    topics: list[Topic]
    others: list[Entry]
    places: list[Place]
    ended: list[Card]
    notice: str | None = None


def list_page(snapshot: Snapshot, cards: list[Card], text: Texts) -> ListPage:
    """The list in one language."""
    running = {card.channel.id: card for card in cards if card.channel.ended is None}
    topics = [_topic(n, group, snapshot.book, running) for n, group in enumerate(snapshot.book.vocabulary.groups, 1)]
    named = {entry.card.channel.id for topic in topics for entry in topic.entries}
    return ListPage(
        text=text,
        title=text.plain("title"),
        where="list",
        topics=[topic for topic in topics if topic.entries],
        others=[_entry(card) for id, card in running.items() if id not in named],
        places=list(_places(snapshot, running)),
        ended=[card for card in cards if card.channel.ended],
    )


def _topic(number: int, group: Group, book: RuleBook, cards: dict[str, Card]) -> Topic:
    situations = [situation for situation in book.vocabulary.situations if situation.group == group.id]
    named = _named(book, {situation.id for situation in situations})
    entries = [_entry(cards[id]) for id in named if id in cards]
    return Topic(f"topic-{number}", group.label, [situation.label for situation in situations], entries)


def _named(book: RuleBook, situations: set[str]) -> list[str]:
    """The channels to turn to, each once: for anybody, then for some only; in each tier those that most rules name first."""
    rules = [written.rule for written in book.rules if situations.intersection(written.rule.when.situation or ())]
    for_some = [rule for rule in rules if _is_for_some(rule.when)]
    for_anybody = [rule for rule in rules if rule not in for_some]
    return list(dict.fromkeys((*_by_tier(for_anybody), *_by_tier(for_some))))


def _is_for_some(when: Condition) -> bool:
    elsewhere = when.place is not None and UNANSWERED not in when.place
    return bool(elsewhere or when.needs or when.language)


def _by_tier(rules: list[Rule]) -> Iterator[str]:
    for tier in _NAMED:
        yield from (id for id, _ in Counter(id for rule in rules for id in getattr(rule.suggest, tier)).most_common())


def _entry(card: Card) -> Entry:
    return Entry(card, next((contact for contact in card.contacts if contact.place is None), None))


def _places(snapshot: Snapshot, cards: dict[str, Card]) -> Iterator[Place]:
    for code, prefecture in sorted(snapshot.directory.prefectures.items()):
        ways = [LocalWay(card, contact) for card in cards.values() for contact in card.contacts if contact.place == code]
        if ways:
            yield Place(code, prefecture.name, ways)
