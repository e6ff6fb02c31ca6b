"""Suggestions to the JSON of the API. Ready pieces are joined; only times and states are written anew."""

from functools import lru_cache
from typing import Any

import orjson

from directory.catalogue import Directory
from directory.hours import local_datetime
from routing_rules.engine import ALWAYS, Moment, Standing, Suggestion, Suggestions
from routing_rules.inquiry import Inquiry
from routing_rules.loading import RuleBook
from routing_rules.vocabulary import JAPANESE
from service import pieces
from service.channel_facts import HoursIndex
from service.sentences import text_language

_CACHED_CHANNELS = 8_192


class Renderer:
    """Writes answers for one directory and rule book. Keeps ready pieces by channel, place and language: never an inquiry."""

    def __init__(self, directory: Directory, book: RuleBook, hours: HoursIndex) -> None:
        self._directory, self._book, self._hours = directory, book, hours
        self._channels = list(directory.channels.values())
        self._rule = lru_cache(maxsize=None)(self._rule_fragment)
        self._points = lru_cache(maxsize=_CACHED_CHANNELS)(self._point_pieces)
        self._cautions = lru_cache(maxsize=_CACHED_CHANNELS)(self._channel_cautions)
        self._advice = lru_cache(maxsize=None)(self._advice_fragment)
        self._said = self._rule_cautions()

    def answer(self, inquiry: Inquiry, given: Suggestions, ask_next: list[str], moment: Moment) -> bytes:
        """The whole answer as JSON bytes."""
        language = text_language(inquiry.language)
        return orjson.dumps(
            {
                "suggestions": [self._suggestion(s, inquiry, moment, language) for s in given.suggestions],
                "left_out": [self._left_out(out.channel, out.facts, language) for out in given.left_out],
                "advice": [self._advice(name, language) for name in given.advice],
                "ask_next": ask_next,
                "rules_version": self._book.version,
                "directory_version": self._directory.version,
            }
        )

    def _suggestion(self, s: Suggestion, inquiry: Inquiry, moment: Moment, language: str) -> dict[str, Any]:
        channel = self._channels[s.channel]
        standing = s.standing
        return {
            "channel": channel.id,
            "name": channel.name.in_language(language),
            "open": standing.state,
            "opens_at": iso(standing.until) if standing.state == "closed" else None,
            "closes_at": iso(standing.until) if standing.state == "open" else None,
            "when": s.when,
            "contact": self._contact(s.channel, inquiry.place, language, moment),
            "because": self._because(s, inquiry, language),
            "caution": self._all_cautions(s, inquiry, standing, language),
        }

    def _contact(self, channel: int, place: str | None, language: str, moment: Moment) -> list[dict[str, Any]]:
        return [
            {**piece, "open": moment.state[hours], "changes_at": iso(moment.until[hours])}
            for piece, hours in self._points(channel, place, language)
        ]

    def _point_pieces(self, channel: int, place: str | None, language: str) -> list[tuple[dict[str, Any], int]]:
        points = pieces.contact_points(self._directory, self._channels[channel], place)
        return [(pieces.contact_piece(p, place, language), self._hours.of(p)) for p in points]

    def _because(self, s: Suggestion, inquiry: Inquiry, language: str) -> list[Any]:
        found: list[Any] = [self._rule(rule, language) for rule in s.rules]
        if inquiry.anonymity in ("must", "prefer"):
            name = pieces.name_piece(self._channels[s.channel], language)
            found += [name] if name else []
        return found

    def _rule_fragment(self, rule: int, language: str) -> orjson.Fragment:
        return orjson.Fragment(orjson.dumps(pieces.rule_piece(self._book, rule, language)))

    def _advice_fragment(self, name: str, language: str) -> orjson.Fragment:
        text = self._book.advice[name].text.in_language(language)
        return orjson.Fragment(orjson.dumps({"id": name, "text": text}))

    def _all_cautions(self, s: Suggestion, inquiry: Inquiry, standing: Standing, language: str) -> list[Any]:
        names = self._inquiry_cautions(s, inquiry, standing)
        said = dict.fromkeys(name for rule in s.rules for name in self._said.get((rule, s.channel), ()))
        texts = self._book.cautions
        return [
            *({"id": name, "text": texts[name].text.in_language(language)} for name in said),
            *self._cautions(s.channel, inquiry.place, language),
            *(pieces.caution(name, language) for name in names),
        ]

    def _channel_cautions(self, channel: int, place: str | None, language: str) -> list[dict[str, Any]]:
        return pieces.channel_cautions(self._directory, self._channels[channel], place, language)

    def _inquiry_cautions(self, s: Suggestion, inquiry: Inquiry, standing: Standing) -> list[str]:
        found = []
        if standing.voice_only:
            found.append("voice_only")
        if standing.replies_later:
            found.append("replies_later")
        if inquiry.anonymity == "must" and s.rank.demand and s.rank.tier != ALWAYS:
            found.append("name_asked" if s.rank.demand == 2 else "name_not_stated")
        if s.rank.language and inquiry.language not in JAPANESE:
            found.append("language_not_stated")
        if s.rank.overdue:
            found.append("overdue")
        return found

    def _rule_cautions(self) -> dict[tuple[int, int], tuple[str, ...]]:
        index = {channel.id: n for n, channel in enumerate(self._channels)}
        found: dict[tuple[int, int], tuple[str, ...]] = {}
        for n, written in enumerate(self._book.rules):
            for caution in written.rule.caution:
                key = (n, index[caution.channel])
                found[key] = (*found.get(key, ()), caution.say)
        return found

    def _left_out(self, channel: int, facts: tuple[str, ...], language: str) -> dict[str, Any]:
        listing = self._channels[channel]
        return {
            "channel": listing.id,
            "name": listing.name.in_language(language),
            "because": [pieces.refusal_piece(listing, fact, language) for fact in facts],
        }


@lru_cache(maxsize=4_096)
def iso(minute: int | None) -> str | None:
    """A minute since the Unix epoch as ISO 8601 in Japan time."""
    return None if minute is None else local_datetime(minute).isoformat(timespec="minutes")
