"""Suggestions to the JSON of the API: ready pieces of bytes, joined. Nothing of an inquiry is kept.

An answer of some twenty channels is about 15 kB. Writing it anew from objects costs three times as much as finding
the channels, so everything that depends only on the directory, the place, the language and the moment is written once.
"""

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

import orjson

from directory.catalogue import Directory
from directory.hours import local_datetime
from routing_rules.engine import LeftOut, Suggestion, Suggestions
from routing_rules.inquiry import Inquiry
from routing_rules.loading import RuleBook
from routing_rules.ranking import ALWAYS, ORDER_BITS, Rank
from routing_rules.standing import Moment, Standing
from service import pieces
from service.channel_facts import HoursIndex
from service.sentences import text_language

_CACHED = 16_384


class Renderer:
    """Writes answers for one directory and rule book."""

    def __init__(self, directory: Directory, book: RuleBook, hours: HoursIndex) -> None:
        self._directory, self._book, self._hours = directory, book, hours
        self._channels = list(directory.channels.values())
        self._said = _rule_cautions(book, {channel.id: n for n, channel in enumerate(self._channels)})
        self._tail = _json({"rules_version": book.version, "directory_version": directory.version})[1:]
        self._heads: tuple[Moment | None, dict[tuple[object, ...], bytes]] = (None, {})
        self._rule = cache(self._write_rule)
        self._name = cache(self._write_name)
        self._advice = cache(self._write_advice)
        self._caution = cache(self._write_caution)
        self._refusal = cache(self._write_refusal)
        self._points = lru_cache(_CACHED)(self._find_points)
        self._cautions = lru_cache(_CACHED)(self._write_cautions)
        self._own_cautions = lru_cache(_CACHED)(self._write_own_cautions)

    def answer(self, inquiry: Inquiry, given: Suggestions, ask_next: list[str], moment: Moment) -> bytes:
        """The whole answer as JSON bytes."""
        language = text_language(inquiry.language)
        heads = self._heads_of(moment)
        suggestions = [self._suggestion(s, inquiry, language, moment, heads) for s in given.suggestions]
        return b"".join(
            (
                b'{"suggestions":[', b",".join(suggestions),
                b'],"left_out":[', b",".join([self._refusal(out, language) for out in given.left_out]),
                b'],"advice":[', b",".join([self._advice(name, language) for name in given.advice]),
                b'],"ask_next":', _json(ask_next), b",", self._tail,
            )
        )  # fmt: skip

    def _suggestion(
        self, s: Suggestion, inquiry: Inquiry, language: str, moment: Moment, heads: dict[tuple[object, ...], bytes]
    ) -> bytes:
        key = (s.channel, inquiry.place, language, s.standing)
        head = heads.get(key)
        if head is None:
            head = heads[key] = self._write_head(s.channel, inquiry.place, language, s.standing, moment)
        because = [self._rule(rule, language) for rule in s.rules]
        if inquiry.anonymity in ("must", "prefer") and (name := self._name(s.channel, language)):
            because.append(name)
        cautions = self._all_cautions(s, inquiry, language)
        return b"".join((head, b',"because":[', b",".join(because), b'],"caution":[', b",".join(cautions), b"]}"))

    def _heads_of(self, moment: Moment) -> dict[tuple[object, ...], bytes]:
        """The ready heads of the latest moment: name, state and contact points of a channel."""
        latest, heads = self._heads
        if latest is not moment:
            heads = {}
            self._heads = (moment, heads)
        return heads

    def _write_head(self, channel: int, place: str | None, language: str, standing: Standing, moment: Moment) -> bytes:
        listing = self._channels[channel]
        contact = [
            {**piece, "open": moment.state[hours], "changes_at": iso(moment.until[hours])}
            for piece, hours in self._points(channel, place, language)
        ]
        head = {
            "channel": listing.id,
            "name": listing.name.in_language(language),
            "open": standing.state,
            "opens_at": iso(standing.until) if standing.state == "closed" else None,
            "closes_at": iso(standing.until) if standing.state == "open" else None,
            "when": "later" if standing.state == "closed" else "now",
            "contact": contact,
        }
        return _json(head)[:-1]

    def _find_points(self, channel: int, place: str | None, language: str) -> list[tuple[pieces.Piece, int]]:
        points = pieces.contact_points(self._directory, self._channels[channel], place)
        return [(pieces.contact_piece(p, place, language), self._hours.of(p)) for p in points]

    def _all_cautions(self, s: Suggestion, inquiry: Inquiry, language: str) -> list[bytes]:
        said = self._said[s.channel]
        names = dict.fromkeys([name for rule in s.rules for name in said.get(rule, ())]) if said else ()
        found = [self._caution(name, language) for name in names]
        ready = self._cautions(s.channel, inquiry.place, language)
        if ready:
            found.append(ready)
        standing = s.standing
        own = self._own_cautions(
            s.packed >> ORDER_BITS, standing.voice_only, standing.replies_later, inquiry.anonymity == "must", language
        )
        return [*found, own] if own else found

    def _write_own_cautions(self, packed: int, voice_only: bool, replies_later: bool, must: bool, language: str) -> bytes:
        rank = Rank.unpack(packed << ORDER_BITS)
        names = _inquiry_cautions(rank, voice_only=voice_only, replies_later=replies_later, must=must)
        return b",".join([self._caution(name, language) for name in names])

    def _write_rule(self, rule: int, language: str) -> bytes:
        return _json(pieces.rule_piece(self._book, rule, language))

    def _write_name(self, channel: int, language: str) -> bytes:
        piece = pieces.name_piece(self._channels[channel], language)
        return _json(piece) if piece else b""

    def _write_advice(self, name: str, language: str) -> bytes:
        return _json({"id": name, "text": self._book.advice[name].text.in_language(language)})

    def _write_caution(self, name: str, language: str) -> bytes:
        """A caution of the rule book, else one of our own about a fact."""
        statement = self._book.cautions.get(name)
        if statement is None:
            return _json(pieces.caution(name, language))
        return _json({"id": name, "text": statement.text.in_language(language)})

    def _write_cautions(self, channel: int, place: str | None, language: str) -> bytes:
        found = pieces.channel_cautions(self._directory, self._channels[channel], place, language)
        return b",".join([_json(caution) for caution in found])

    def _write_refusal(self, out: LeftOut, language: str) -> bytes:
        listing = self._channels[out.channel]
        because = [pieces.refusal_piece(listing, fact, language) for fact in out.facts]
        return _json({"channel": listing.id, "name": listing.name.in_language(language), "because": because})


def _inquiry_cautions(rank: Rank, *, voice_only: bool, replies_later: bool, must: bool) -> Iterator[str]:
    """What to know before turning to the channel, because of what was answered."""
    if voice_only:
        yield "voice_only"
    if replies_later:
        yield "replies_later"
    if must and rank.demand and rank.tier != ALWAYS:
        yield "name_asked" if rank.demand == 2 else "name_not_stated"
    if rank.language:
        yield "language_not_stated"
    if rank.overdue:
        yield "overdue"


def _rule_cautions(book: RuleBook, index: dict[str, int]) -> list[dict[int, tuple[str, ...]]]:
    """By channel, then by rule: the cautions that the rule says with the channel."""
    found: list[dict[int, tuple[str, ...]]] = [{} for _ in index]
    for n, written in enumerate(book.rules):
        for caution in written.rule.caution:
            said = found[index[caution.channel]]
            said[n] = (*said.get(n, ()), caution.say)
    return found


def _json(value: Any) -> bytes:
    return orjson.dumps(value)


@lru_cache(maxsize=4_096)
def iso(minute: int | None) -> str | None:
    """A minute since the Unix epoch as ISO 8601 in Japan time."""
    return None if minute is None else local_datetime(minute).isoformat(timespec="minutes")
