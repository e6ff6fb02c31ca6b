"""Which unanswered questions would change the list of channels, most telling first.

Exact: the set of channels is compared first; where it stays the same, the list changes exactly when the present order
is no longer sorted by the new ranks.
"""

from dataclasses import replace
from itertools import pairwise
from typing import Any, NamedTuple

from routing_rules.engine import Engine, Suggestions
from routing_rules.inquiry import Inquiry
from routing_rules.ranking import Wishes
from routing_rules.standing import Moment
from routing_rules.vocabulary import ABROAD, ANONYMITY, PREFECTURES, PREFERS, Vocabulary


class _Given(NamedTuple):
    """The present list, and when it holds."""

    channels: list[int]
    places: list[int]
    moment: Moment
    minute: int


class Questions:
    """Asks over one engine and vocabulary. ``answers`` is in the order of proposing: most telling first."""

    def __init__(self, engine: Engine, vocabulary: Vocabulary) -> None:
        self._engine = engine
        self.answers: dict[str, tuple[Any, ...]] = {
            "situations": tuple((code,) for code in vocabulary.situation_ids),
            "age": self._ages(),
            "asker": vocabulary.asker.ids,
            "place": (ABROAD, *PREFECTURES),
            "needs": tuple((code,) for code in vocabulary.needs.ids),
            "anonymity": ANONYMITY,
            "prefers": PREFERS,
            # speakers of other languages first: they change the list, Japanese seldom does
            "language": tuple(reversed(vocabulary.language.ids)),
        }
        self._only_order = tuple(field for field in ("anonymity", "prefers") if self._names_nobody(field))

    def ask_next(self, inquiry: Inquiry, given: Suggestions, moment: Moment, minute: int) -> list[str]:
        """Fields of the inquiry that are unanswered and whose answer would change the list."""
        now = _Given([s.channel for s in given.suggestions], [s.place for s in given.suggestions], moment, minute)
        return [field for field in self.answers if not getattr(inquiry, field, None) and self._asks(field, inquiry, now)]

    def _asks(self, field: str, inquiry: Inquiry, given: _Given) -> bool:
        if getattr(inquiry, field) == 0:  # the age of a baby is an answer
            return False
        if field == "place" and any(self._engine.table.has_local >> channel & 1 for channel in given.channels):
            return True
        changes = self._reorders if field in self._only_order else self._changes
        return any(changes(field, answer, inquiry, given) for answer in self.answers[field])

    def _reorders(self, field: str, answer: Any, inquiry: Inquiry, given: _Given) -> bool:
        wishes = Wishes.of(inquiry)._replace(**{field: answer})
        return self._is_unsorted(wishes, inquiry.place, given, given.places)

    def _changes(self, field: str, answer: Any, inquiry: Inquiry, given: _Given) -> bool:
        engine, other = self._engine, replace(inquiry, **{field: answer})
        named, takes = engine.named(engine.fired(other)), engine.takes(other)
        if {channel for channel in named if takes >> channel & 1} != set(given.channels):
            return True
        return self._is_unsorted(Wishes.of(other), other.place, given, [named[channel][0] for channel in given.channels])

    def _is_unsorted(self, wishes: Wishes, place: str | None, given: _Given, places: list[int]) -> bool:
        """Would these wishes put the same channels in another order?"""
        rankers = self._engine.rankers
        ranker, plans = rankers.ranker(wishes, given.moment, given.minute), rankers.plans.numbers(place, no_voice=wishes.no_voice)
        ranks = [ranker.packed(plans[channel], place) for channel, place in zip(given.channels, places, strict=True)]
        return any(a > b for a, b in pairwise(ranks))

    def _ages(self) -> tuple[int, ...]:
        """One age for each class that a rule or a channel tells apart, oldest first: adults change the list most."""
        table = self._engine.table
        columns = [*table.rules_by_age.values(), *table.channels_by_age.values()]
        return tuple(sorted({start for column in columns for start in column.starts}, reverse=True))

    def _names_nobody(self, field: str) -> bool:
        """No rule asks for this answer, so it can only change the order."""
        column = self._engine.table.rules_by[field]
        return len({*column.masks.values(), column.other, column.unanswered}) == 1
