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
    """The present list, and when it holds. ``mask``: its channels as a mask."""

    inquiry: Inquiry
    suggestions: list[Any]
    mask: int
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
        self._only_order = tuple(field for field in ("anonymity", "prefers") if self._names_nobody(field))

    def ask_next(self, inquiry: Inquiry, given: Suggestions, moment: Moment, minute: int) -> list[str]:
        """Fields of the inquiry that are unanswered and whose answer would change the list."""
        mask = 0
        for s in given.suggestions:
            mask |= 1 << s.channel
        now = _Given(inquiry, given.suggestions, mask, moment, minute)
        return [field for field in self.answers if not answered(inquiry, field) and self._asks(field, now)]

    def _asks(self, field: str, now: _Given) -> bool:
        if field == "place" and self._engine.table.has_local & now.mask:
            return True
        if field in self._only_order:
            wishes = Wishes.of(now.inquiry)
            return any(self._reorders(wishes._replace(**{field: answer}), now) for answer in self.answers[field])
        return any(self._changes(now.inquiry._replace(**{field: answer}), now) for answer in self.answers[field])

    def _reorders(self, wishes: Wishes, now: _Given) -> bool:
        return self._is_unsorted(wishes, now.inquiry.place, now, [s.place for s in now.suggestions])

    def _changes(self, other: Inquiry, now: _Given) -> bool:
        engine = self._engine
        if engine.channels(other) != now.mask:
            return True
        named = engine.named(bits_of(engine.fired(other)))
        return self._is_unsorted(Wishes.of(other), other.place, now, [named[s.channel][0] for s in now.suggestions])

    def _is_unsorted(self, wishes: Wishes, area: str | None, now: _Given, places: list[int]) -> bool:
        """Would these wishes put the same channels in another order?"""
        rankers = self._engine.rankers
        ranker = rankers.ranker(wishes, now.moment, now.minute)
        plans = rankers.plans.numbers(area, no_voice=wishes.no_voice)
        before = -1
        for s, place in zip(now.suggestions, places, strict=True):
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

    def _names_nobody(self, field: str) -> bool:
        """No rule asks for this answer, so it can only change the order."""
        return len(self._engine.table.rules_by[field].distinct()) == 1


def answered(inquiry: Inquiry, field: str) -> bool:
    """Is a field answered? An age of 0 is an answer."""
    value = getattr(inquiry, field)
    return value is not None and value != ()
