"""Which unanswered question would change the list of channels, most telling first.

Exact, and cheap: answers that no speaking-or-possible rule and no named channel tells apart are tried once; where the
set of channels stays the same, the list changes exactly when the present order is no longer sorted by the new ranks.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from routing_rules.engine import Engine, Moment, Ranker, Suggestions
from routing_rules.inquiry import Inquiry
from routing_rules.vocabulary import ABROAD, ANONYMITY, PREFECTURES, PREFERS, Vocabulary


class Questions:
    """Asks over one engine and vocabulary."""

    def __init__(self, engine: Engine, vocabulary: Vocabulary) -> None:
        self._engine = engine
        table = engine.table
        ages = sorted({s for c in (table.rules_by_age, table.channels_by_age) for column in c.values() for s in column.starts})
        self._answers: dict[str, tuple] = {
            "situations": tuple((code,) for code in vocabulary.situation_ids),
            "age": tuple(ages),
            "asker": vocabulary.asker.ids,
            "place": (ABROAD, *PREFECTURES),
            "needs": tuple((code,) for code in vocabulary.needs.ids),
            "anonymity": ANONYMITY,
            "prefers": PREFERS,
            "language": vocabulary.language.ids,
        }

    def ask_next(self, inquiry: Inquiry, given: Suggestions, moment: Moment, minute: int) -> list[str]:
        """Fields of the inquiry that are unanswered and whose answer would change the list, in a fixed order."""
        return [field for field in self._answers if not _answered(inquiry, field) and self._changes(field, inquiry, given, moment, minute)]

    def _changes(self, field: str, inquiry: Inquiry, given: Suggestions, moment: Moment, minute: int) -> bool:
        channels = [s.channel for s in given.suggestions]
        if field == "place" and any(self._engine.table.has_local >> channel & 1 for channel in channels):
            return True
        return any(self._list_differs(other, channels, moment, minute) for other in self._others(field, inquiry))

    def _others(self, field: str, inquiry: Inquiry) -> Iterator[Inquiry]:
        for answer in self._answers[field]:
            yield replace(inquiry, **{field: answer})

    def _list_differs(self, other: Inquiry, channels: list[int], moment: Moment, minute: int) -> bool:
        engine = self._engine
        named = engine.named(engine.fired(other))
        takes = engine.takes(other)
        if {c for c in named if takes >> c & 1} != set(channels):
            return True
        plans, ranker = engine.plans(other), Ranker(other, minute)
        ranks = [
            ranker.rank(engine.table.channels[c], named[c][0], named[c][1], plans[c].at(moment), plans[c]) for c in channels
        ]
        return any(a > b for a, b in pairwise(ranks))


def _answered(inquiry: Inquiry, field: str) -> bool:
    return bool(getattr(inquiry, field)) or getattr(inquiry, field) == 0
