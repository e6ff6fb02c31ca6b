"""Suggestions to the JSON of the API: ready pieces of bytes, joined. Nothing of an inquiry is kept.

An answer of some fifteen channels is about 15 kB. Writing it anew from objects would cost several times as much as
finding the channels, so everything that depends only on the directory, the place, the language and the moment is
written once (``pieces.py`` says what) and found again by number.
"""

from functools import cache, lru_cache
from typing import NamedTuple

import orjson

from directory.catalogue import Directory
from directory.hours import local_datetime
from directory.model import ContactPoint
from routing_rules.engine import LeftOut, Suggestion, Suggestions
from routing_rules.inquiry import Inquiry
from routing_rules.loading import RuleBook
from routing_rules.ranking import NEEDS_CAUTION, ORDER_BITS, Rank
from routing_rules.standing import Moment, Standing
from service import pieces
from service.cautions import inquiry_cautions, said_with
from service.channel_facts import HoursIndex
from service.sentences import text_language

_KEPT = 4_096
_CAUTIONS, _END, _NEXT = b'],"caution":[', b"]}", b"]},"


class _Heads(NamedTuple):
    """The beginnings of suggestions at one moment: name, state and contact points of a plan, by language."""

    moment: Moment | None
    written: dict[str, dict[int, bytes]]


class Renderer:
    """Writes answers for one directory and rule book."""

    def __init__(self, directory: Directory, book: RuleBook, hours: HoursIndex) -> None:
        self._directory, self._book, self._hours = directory, book, hours
        self._channels = list(directory.channels.values())
        self._said = said_with(book, {channel.id: n for n, channel in enumerate(self._channels)})
        self._tail = orjson.dumps({"rules_version": book.version, "directory_version": directory.version})[1:]
        self._heads = _Heads(None, {})
        self._standing_cautions: dict[tuple[str, int], bytes] = {}
        self._rules = cache(self._write_rules)
        self._names = cache(self._write_names)
        self._advice = cache(self._write_advice)
        self._caution = cache(self._write_caution)
        self._caution_list = lru_cache(_KEPT)(self._write_caution_list)
        self._refusal = cache(self._write_refusal)
        self._own_cautions = lru_cache(_KEPT)(self._write_own_cautions)

    def answer(self, inquiry: Inquiry, given: Suggestions, ask_next: list[str], moment: Moment) -> bytes:
        """The whole answer as JSON bytes."""
        language = text_language(inquiry.language)
        return b"".join(
            (
                b'{"suggestions":[', *self._suggestions(given, inquiry, language, moment),
                b'],"left_out":[', b",".join([self._refusal(out, language) for out in given.left_out]),
                b'],"advice":[', b",".join([self._advice(name, language) for name in given.advice]),
                b'],"ask_next":', orjson.dumps(ask_next), b",", self._tail,
            )
        )  # fmt: skip

    def _suggestions(self, given: Suggestions, inquiry: Inquiry, language: str, moment: Moment) -> list[bytes]:
        heads, rules, must = self._written_at(moment, language), self._rules(language), inquiry.anonymity == "must"
        names = self._names(language) if inquiry.anonymity in ("must", "prefer") else {}
        parts: list[bytes] = []
        for s in given.suggestions:
            parts.append(heads.get(s.plan) or self._write_head(s, inquiry.place, language, moment))
            parts.append(rules[s.rules[0]])
            for n in s.rules[1:]:
                parts += (b",", rules[n])
            if s.channel in names:
                parts += (b",", names[s.channel])
            parts += (_CAUTIONS, self._cautions(s, inquiry.place, language, must=must), _NEXT)
        parts[-1:] = [_END] if parts else []
        return parts

    def _written_at(self, moment: Moment, language: str) -> dict[int, bytes]:
        heads = self._heads
        if heads.moment is not moment:
            heads = self._heads = _Heads(moment, {})
        return heads.written.setdefault(language, {})

    def _write_head(self, s: Suggestion, place: str | None, language: str, moment: Moment) -> bytes:
        listing, standing = self._channels[s.channel], s.standing
        points = pieces.contact_points(self._directory, listing, place)
        head = {
            "channel": listing.id,
            "name": listing.name.in_language(language),
            "open": standing.state,
            "opens_at": iso(standing.until) if standing.state == "closed" else None,
            "closes_at": iso(standing.until) if standing.state == "open" else None,
            "when": s.when,
            "contact": [self._contact(p, place, language, moment) for p in points],
        }
        written = orjson.dumps(head)[:-1] + b',"because":['
        self._written_at(moment, language)[s.plan] = written
        return written

    def _contact(self, point: ContactPoint, place: str | None, language: str, moment: Moment) -> pieces.Piece:
        hours = self._hours.of(point)
        piece = pieces.contact_piece(point, place, language)
        return {**piece, "open": moment.state[hours], "changes_at": iso(moment.until[hours])}

    def _cautions(self, s: Suggestion, place: str | None, language: str, *, must: bool) -> bytes:
        """What the rules say of the channel, then what is always true of it, then what follows from the answers."""
        ready = self._standing_cautions.get((language, s.plan))
        if ready is None:
            ready = self._standing_cautions[language, s.plan] = self._write_cautions(s.channel, place, language)
        said = self._said[s.channel]
        names = [name for rule in s.rules if rule in said for name in said[rule]] if said else ()
        own = s.packed & NEEDS_CAUTION or s.standing.voice_only or s.standing.replies_later
        if not names and not own:
            return ready
        found = (
            self._caution_list(tuple(names), language),
            ready,
            self._own_cautions(s.packed >> ORDER_BITS, s.standing, must, language) if own else b"",
        )
        return b",".join([caution for caution in found if caution])

    def _write_cautions(self, channel: int, place: str | None, language: str) -> bytes:
        found = pieces.channel_cautions(self._directory, self._channels[channel], place, language)
        return b",".join([orjson.dumps(caution) for caution in found])

    def _write_own_cautions(self, packed: int, standing: Standing, must: bool, language: str) -> bytes:
        names = inquiry_cautions(Rank.unpack(packed << ORDER_BITS), standing, must=must)
        return b",".join([self._caution(name, language) for name in names])

    def _write_caution_list(self, names: tuple[str, ...], language: str) -> bytes:
        return b",".join([self._caution(name, language) for name in dict.fromkeys(names)])

    def _write_rules(self, language: str) -> list[bytes]:
        return [orjson.dumps(pieces.rule_piece(self._book, n, language)) for n in range(len(self._book.rules))]

    def _write_names(self, language: str) -> dict[int, bytes]:
        found = ((n, pieces.name_piece(channel, language)) for n, channel in enumerate(self._channels))
        return {n: orjson.dumps(piece) for n, piece in found if piece}

    def _write_advice(self, name: str, language: str) -> bytes:
        return orjson.dumps({"id": name, "text": self._book.advice[name].text.in_language(language)})

    def _write_caution(self, name: str, language: str) -> bytes:
        """A caution of the rule book, else one of our own about a fact."""
        statement = self._book.cautions.get(name)
        if statement is None:
            return orjson.dumps(pieces.caution(name, language))
        return orjson.dumps({"id": name, "text": statement.text.in_language(language)})

    def _write_refusal(self, out: LeftOut, language: str) -> bytes:
        listing = self._channels[out.channel]
        because = [pieces.refusal_piece(listing, fact, language) for fact in out.facts]
        return orjson.dumps({"channel": listing.id, "name": listing.name.in_language(language), "because": because})


@lru_cache(maxsize=_KEPT)
def iso(minute: int | None) -> str | None:
    """A minute since the Unix epoch as ISO 8601 in Japan time."""
    return None if minute is None else local_datetime(minute).isoformat(timespec="minutes")
