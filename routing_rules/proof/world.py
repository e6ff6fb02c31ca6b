"""What properties ask of a table: channels by what is true of them, rules by what they name, and who answers when."""

from collections.abc import Iterable, Sequence
from functools import cache

from routing_rules.engine import Engine
from routing_rules.inquiry import Inquiry
from routing_rules.proof.moments import Moments
from routing_rules.proof.space import Case
from routing_rules.ranking import ALWAYS
from routing_rules.table import bits_of, mask_of

EMERGENCY = ("emergency_110", "emergency_119", "emergency_110_app", "emergency_119_text", "local_emergency")


class World:
    """What properties ask of a table: channels by what is true of them, and who answers when."""

    def __init__(self, engine: Engine, moments: Moments) -> None:
        self._table, self.moments = engine.table, moments
        channels = engine.table.channels
        self.counted_moments = 0
        self.leaning: dict[tuple[tuple[str, ...], tuple[str, ...]], int] = {}
        self._index = {facts.id: n for n, facts in enumerate(channels)}
        self.emergency = self.mask(EMERGENCY)
        self.ended = mask_of(facts.ended for facts in channels)
        self.women_only = mask_of(facts.women_only for facts in channels)
        self.reports_only = mask_of(facts.takes_reports for facts in channels)
        self.asks_name = mask_of(facts.name == 2 for facts in channels)
        self.nameless = mask_of(facts.name == 0 for facts in channels)
        self.by_situation = ~engine.table.any_situation & ~engine.table.no_situation
        # what even somebody who says nothing is told of: there for everybody, made for nothing in particular
        self.general = engine.named_by(engine.fired(Inquiry()) & engine.table.any_situation)
        self.named_by = cache(engine.named_by)
        self.named_in = cache(self._named_in)
        self.best_place = cache(self._best_place)
        self.advising = cache(self._advising)

    def mask(self, channels: Sequence[str]) -> int:
        """Channels by id as a mask; ids that are not in the directory are left out."""
        return mask_of_ids(self._index, channels)

    def leans_on(self, case: Case, channels: int) -> None:
        """Remember that something in a case holds by one of these channels alone, or by all of them together."""
        if channels:
            key = (case.situations, case.needs)
            self.leaning[key] = self.leaning.get(key, 0) | channels

    def speaks(self, language: str) -> int:
        """The channels that are known to speak a language."""
        return mask_of(language in (facts.languages or ()) for facts in self._table.channels)

    def _named_in(self, rules: int, tier: int) -> int:
        return mask_of_pairs(p for rule in bits_of(rules) for p in self._table.named[rule] if p[1] >> 16 == tier)

    def _best_place(self, rules: int, channels: int) -> int:
        places = (place for rule in bits_of(rules) for channel, place in self._table.named[rule] if channels >> channel & 1)
        return min(places, default=(ALWAYS + 1) << 16)

    def _advising(self, name: str) -> int:
        return mask_of(name in advice for advice in self._table.advice)


def mask_of_ids(index: dict[str, int], channels: Iterable[str]) -> int:
    """Channels by id as a mask."""
    return sum(1 << index[id] for id in channels if id in index)


def mask_of_pairs(pairs: Iterable[tuple[int, int]]) -> int:
    """The channels of (channel, place) pairs as a mask."""
    mask = 0
    for channel, _ in pairs:
        mask |= 1 << channel
    return mask
