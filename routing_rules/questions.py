"""Which unanswered questions would change the list of channels, most telling first.

Exact: the set of channels is compared first; where it stays the same, the list changes exactly when the present order
is no longer sorted by the new ranks.
"""

from typing import Any, NamedTuple

from routing_rules.engine import Engine, Suggestions
from routing_rules.inquiry import Inquiry
from routing_rules.ranking import Wishes
from routing_rules.standing import Moment
from routing_rules.table import bits_of
from routing_rules.vocabulary import ABROAD, ANONYMITY, PREFECTURES, PREFERS, Vocabulary


class _Given(NamedTuple):
    """The present answer, and when it holds. ``channels``: those of the list as a mask; ``named``: with those left out."""

    inquiry: Inquiry
    answer: Suggestions
    channels: int
    named: int
    moment: Moment
    minute: int


class Questions:
    """Asks over one engine and vocabulary. ``answers`` is in the order of proposing: most telling first."""

    def __init__(self, engine: Engine, vocabulary: Vocabulary) -> None:
        self._engine = engine
        self.answers: dict[str, tuple[Any, ...]] = {
            "situations": tuple((code,) for code in vocabulary.situation_ids),
            "age": self._ages(),
            "asker": tuple(reversed(vocabulary.asker.ids)),
            "place": (ABROAD, *PREFECTURES),
            "needs": tuple((code,) for code in vocabulary.needs.ids),
            "anonymity": ANONYMITY,
            "prefers": PREFERS,
            # in each field the answers that change the list most often come first, so that the search ends early
            "language": tuple(reversed(vocabulary.language.ids)),
        }

    def ask_next(self, inquiry: Inquiry, given: Suggestions, moment: Moment, minute: int) -> list[str]:
        """Fields of the inquiry that are unanswered and whose answer would change the list."""
        channels = 0
        for s in given.suggestions:
            channels |= 1 << s.channel
        named = channels
        for out in given.left_out:
            named |= 1 << out.channel
        now = _Given(inquiry, given, channels, named, moment, minute)
        return [field for field in self.answers if not answered(inquiry, field) and self._asks(field, now)]

    def _asks(self, field: str, now: _Given) -> bool:
        if field == "place" and self._engine.table.has_local & now.channels:
            return True
        return any(self._changes(now.inquiry._replace(**{field: answer}), now) for answer in self.answers[field])

    def _changes(self, other: Inquiry, now: _Given) -> bool:
        engine, suggestions = self._engine, now.answer.suggestions
        fired, takes = engine.fired(other), engine.takes(other)
        if fired == now.answer.fired:
            return now.named & takes != now.channels or self._is_unsorted(other, now, [s.place for s in suggestions])
        if engine.named_by(fired) & takes != now.channels:
            return True
        named = engine.named(bits_of(fired))
        return self._is_unsorted(other, now, [named[s.channel][0] for s in suggestions])

    def _is_unsorted(self, other: Inquiry, now: _Given, places: list[int]) -> bool:
        """Would the wishes of another inquiry put the same channels in another order?"""
        wishes, rankers = Wishes.of(other), self._engine.rankers
        ranker = rankers.ranker(wishes, now.moment, now.minute)
        plans = rankers.plans.numbers(other.place, no_voice=wishes.no_voice)
        before = -1
        for s, place in zip(now.answer.suggestions, places, strict=True):
            packed = ranker.packed(plans[s.channel], place)
            if packed < before:
                return True
            before = packed
        return False

    def _ages(self) -> tuple[int, ...]:
        """One age for each class that a rule or a channel tells apart, oldest first: adults change the list most."""
        table = self._engine.table
        columns = [*table.rules_by_age.values(), *table.channels_by_age.values()]
        return tuple(sorted({start for column in columns for start in column.starts}, reverse=True))


def answered(inquiry: Inquiry, field: str) -> bool:
    """Is a field answered? An age of 0 is an answer."""
    value = getattr(inquiry, field)
    return value is not None and value != ()
