"""The page of an answer beside the API's answer to the same inquiry at the same minute.

Of each text the API's words are found among the words of the directory and the rules by their id, so that a language
that the API does not speak is compared as well.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import cache
from typing import Any

import orjson
from markupsafe import Markup

from directory.catalogue import shown
from directory.hours import local_datetime
from directory.model import Channel, ContactPoint, LocalContactPoint
from documents.checking import Words
from routing_rules.inquiry import Inquiry
from routing_rules.ranking import DANGER
from service import pieces
from service.sentences import sentences, text_language
from service.snapshot import answer
from tests.answer_reading import CardRead, WayRead, read_back
from tests.builders import real
from tests.html_tree import tree
from tests.inquiries import changed
from web.answers.answering import Answering
from web.answers.refusals import Refusal
from web.answers.steps import Sent
from web.channels import codes
from web.rendering import render
from web.wording import hours_words, moments, own_words
from web.wording.texts import texts

AT_EACH_WAY = {"dial_hash", "cannot_reach", "history_stays", "low_confidence"}
"""Cautions that the page tells at each way that they are about, not once a channel."""

CARDS_SHOWN = 4

Json = dict[str, Any]


@cache
def answering() -> Answering:
    return Answering(real())


def plain(said: Markup | str) -> str:
    """A text as it is read, without readings."""
    return tree(f"<p>{said}</p>").text


class Compared:
    """Both answers in one language, and the checks that they tell the same."""

    def __init__(self, inquiry: Inquiry, minute: int, language: str) -> None:
        self.text = texts(language)
        self.inquiry = changed(inquiry, language=None if self.text.tongue.japanese else language)
        self.minute, self.now = minute, local_datetime(minute)
        self.read = read_back(render(answering().page(self.text, Sent(), self.inquiry, minute)))
        self.api: Json = orjson.loads(answer(real(), self.inquiry, minute))

    def check(self) -> None:
        """Fails at the first thing that is told otherwise."""
        assert [card.where for card in self.read.cards] == list(self._wheres())
        for card, suggestion in zip(self.read.cards, self.api["suggestions"], strict=True):
            self._check_card(card, suggestion)
        advice = [self._say(real().book.advice[piece["id"]].text, piece["text"]) for piece in self.api["advice"]]
        assert list(self.read.advice) == advice
        assert list(self.read.left_out) == [self._left_out(out) for out in self.api["left_out"]]
        assert plain(moments.moment(self.text, self.now)) in self.read.main.one("p", id="as-of").text

    def _wheres(self) -> Iterator[str]:
        """The part of the page in which each channel stands, in the order of the answer."""
        given = real().engine.suggest(self.inquiry, real().timetable.at(self.minute), self.minute)
        usable = 0
        for suggestion, api in zip(given.suggestions, self.api["suggestions"], strict=True):
            danger, later = suggestion.rank.tier == DANGER, api["when"] == "later"
            usable += not danger and not later
            yield "danger" if danger else "later" if later else "usable" if usable <= CARDS_SHOWN else "more"

    def _check_card(self, card: CardRead, api: Json) -> None:
        channel = real().directory.channels[api["channel"]]
        assert card.name == self._say(channel.name, api["name"])
        assert card.page == f"{self.text.path}{codes.where(channel.id)}"
        assert (card.state_class, card.state) == (api["open"], self._state(api["open"], api["opens_at"] or api["closes_at"]))
        self._check_ways(card, channel, api)
        self._check_cautions(card, channel, api["caution"])
        assert list(card.reasons) == [self._reason(reason) for reason in api["because"] if "rule" in reason]
        self._check_name(card, channel, [reason for reason in api["because"] if reason.get("fact") == "name"])

    def _check_ways(self, card: CardRead, channel: Channel, api: Json) -> None:
        """All of them are there; in order where they are shown, and in order where they are folded."""
        points = pieces.contact_points(real().directory, channel, self.inquiry.place)
        ways = [self._way(point, contact, api["open"]) for point, contact in zip(points, api["contact"], strict=True)]
        assert Counter((*card.shown, *card.folded)) == Counter(ways)
        assert _in_order(card.shown, ways)
        assert _in_order(card.folded, ways)
        medium = dict(zip(ways, (contact["medium"] for contact in api["contact"]), strict=True))
        assert {medium[way] for way in card.shown} == set(medium.values())
        as_the_channel = [way for way in ways if way.state is None]
        assert not as_the_channel or as_the_channel[0] in card.shown

    def _way(self, point: ContactPoint, api: Json, stands: str) -> WayRead:
        return WayRead(
            label=self._label(point, api),
            display=api["display"],
            link=api["dial"] or (api["url"] if api["sure"] else None),
            unsure=not api["sure"],
            state=self._state(api["open"], api["changes_at"]) if api["open"] != stands else None,
            notes=tuple(self._notes(point, api)),
        )

    def _label(self, point: ContactPoint, api: Json) -> str:
        medium, words = self._text(f"medium_{api['medium']}"), _label_of(point)
        if words is None:
            assert api["label"] is None
            return medium
        label = self._say(words, api["label"])
        return label if label.startswith(medium) else f"{medium} {label}"

    def _notes(self, point: ContactPoint, api: Json) -> Iterator[str]:
        """What is told of a way, in order."""
        if not api["sure"]:
            yield self._text("not_sure_note")
        if hours := self._hours(point, api):
            yield f"{self._text('hours')}: {hours}"
        if api["cost"] or api["medium"] in ("voice", "fax", "relay"):
            yield self._text(f"cost_{api['cost'] or 'not_stated'}")
        told = {
            "dial_hash": _has_hash(api["display"]),
            "replies_later": api["replies"] == "later" and api["display"],
            "stays_in_app": api["medium"] in ("line", "email"),
        }
        yield from (self._text(key) for key, is_told in told.items() if is_told)
        if point.reach and point.reach.not_from:
            yield self._unreachable(point.reach.not_from)

    def _hours(self, point: ContactPoint, api: Json) -> str | None:
        """The editor's words where the language has them, else words made from the hours."""
        fact = point.hours
        if fact is None or not fact.words or (fact.open and not own_words.has(self.text, fact.words)):
            return plain(hours_words.said(self.text, fact)) if fact and fact.open else None
        return self._say(fact.words, api["hours"])

    def _unreachable(self, phones: Iterable[str]) -> str:
        listed = self.text.plain("comma").join(plain(self.text.say(sentences().not_from[phone])) for phone in phones)
        return plain(self.text.say(sentences().cannot_reach)).format(phones=listed)

    def _check_cautions(self, card: CardRead, channel: Channel, api: list[Json]) -> None:
        told = {f"told_{t.who}": t.words for t in channel.privacy.told if t.words}
        known = {**sentences().cautions, **{id: s.text for id, s in real().book.cautions.items()}, **told}
        cautions = [self._say(known[piece["id"]], piece["text"]) for piece in api if piece["id"] not in AT_EACH_WAY]
        assert list(card.cautions) == cautions
        notes = [(way, note) for way in (*card.shown, *card.folded) for note in way.notes]
        for piece in api:
            if piece["id"] in AT_EACH_WAY:
                assert self._told_at_a_way(piece, notes), piece

    def _told_at_a_way(self, piece: Json, notes: list[tuple[WayRead, str]]) -> bool:
        """Is what the API tells of the channel told at a way?"""
        match piece["id"]:
            case "cannot_reach":
                return self.text.language not in ("ja", "en") or any(note == piece["text"] for _, note in notes)
            case "dial_hash":
                return all(self._text("dial_hash") in way.notes for way, _ in notes if _has_hash(way.display))
            case "history_stays":
                return all(self._text("stays_in_app") in way.notes for way, _ in notes)
        return any(way.unsure and self._text("not_sure_note") in way.notes for way, _ in notes)

    def _check_name(self, card: CardRead, channel: Channel, api: list[Json]) -> None:
        """Always told where it is stated; the API gives it as a reason to who wants to stay without a name."""
        name = channel.privacy.name
        stated = name is not None and shown(name)
        assert card.asks_name == (plain(self.text.say(sentences().name[name.answer])) if name and stated else None)
        assert not api or card.asks_name

    def _reason(self, api: Json) -> tuple[str, str | None, str]:
        source = api["source"]
        because = next(written.rule.because for written in real().book.rules if written.rule.id == api["rule"])
        day = plain(self.text("checked", day=moments.day(self.text, source["checked"])))
        return self._say(because, api["text"]), source["url"], f"{self._text('source')}: {_joined(source['title'])} ({day})"

    def _left_out(self, api: Json) -> tuple[str, tuple[str, ...]]:
        channel = real().directory.channels[api["channel"]]
        told = tuple(plain(Refusal(channel, piece["fact"]).say(self.text)) for piece in api["because"])
        if self.text.language in ("ja", "en"):
            assert told == tuple(self._in_words(piece["text"], channel) for piece in api["because"])
        return self._say(channel.name, api["name"]), told

    def _in_words(self, refusal: str, channel: Channel) -> str:
        """The API gives the day on which a line ended as ISO 8601."""
        ended = channel.ended.isoformat() if channel.ended else None
        return refusal.replace(ended, moments.day(self.text, ended)) if ended else refusal

    def _say(self, words: Words, told: str) -> str:
        """Words in the language of the page, where they are those that the API told."""
        assert told == words.in_language(text_language(self.inquiry.language))
        return plain(self.text.say(words))

    def _text(self, key: str) -> str:
        return plain(self.text(key))

    def _state(self, stands: str, changes_at: str | None) -> str:
        changes = datetime.fromisoformat(changes_at) if changes_at else None
        return plain(moments.state(self.text, stands, changes, self.now))


def _label_of(point: ContactPoint) -> Words | None:
    return point.name if isinstance(point, LocalContactPoint) else point.label


def _has_hash(display: str | None) -> bool:
    """Is it a number such as #8103? An account or an address may begin with # too."""
    return re.match("#[0-9]", display or "") is not None


def _in_order(some: Iterable[WayRead], every: Iterable[WayRead]) -> bool:
    rest = iter(every)
    return all(way in rest for way in some)


def _joined(text: str) -> str:
    return " ".join(text.split())
