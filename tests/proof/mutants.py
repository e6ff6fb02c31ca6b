"""Mistakes made by machine in the real rules and listings: which ones is decided by a hash of their names.

So the choice is the same on every run, and a rule that is added or dropped elsewhere hardly changes it.
"""

import hashlib
from collections.abc import Callable, Iterator

from routing_rules.vocabulary import UNANSWERED
from tests.proof import mutants_of_channels as channels
from tests.proof import mutants_of_rules as rules
from tests.proof.mutant import Mutant

SEED = "2026-11-21"

KINDS: dict[str, tuple[int, Callable[[], Iterator[Mutant]]]] = {
    "closed at night": (5, channels.closed_at_night),
    "hours dropped": (2, channels.hours_dropped),
    "point dropped": (3, channels.point_dropped),
    "number dropped": (3, channels.number_dropped),
    "local points dropped": (1, channels.local_points_dropped),
    "ended": (4, channels.ended),
    "not ended": (1, channels.not_ended),
    "name asked": (3, channels.name_asked),
    "age of a channel moved": (4, channels.channel_age_moved),
    "places dropped": (2, channels.places_dropped),
    "for whom dropped": (3, channels.for_whom_dropped),
    "not from abroad": (2, channels.not_from_abroad),
    "rule deleted": (5, rules.rule_deleted),
    "order swapped": (4, rules.swapped),
    "channel dropped": (4, rules.channel_dropped),
    "danger entry dropped": (4, rules.danger_dropped),
    "tier lowered": (4, rules.tier_changed),
    "unanswered dropped": (4, rules.answer_dropped(("age", "place", "asker", "situation"), lambda a: a == UNANSWERED)),
    "situation dropped": (4, rules.answer_dropped(("situation", "with_"), lambda a: a != UNANSWERED)),
    "asker dropped": (3, rules.answer_dropped(("asker",), lambda a: a != UNANSWERED)),
    "heading dropped": (4, rules.heading_dropped),
    "age of a rule moved": (5, rules.rule_age_moved),
    "advice dropped": (3, rules.advice_dropped),
}


def mutants() -> list[Mutant]:
    """All mistakes; the same on every run."""
    return [mutant for kind, (many, make) in KINDS.items() for mutant in _chosen(kind, many, make)]


def _chosen(kind: str, many: int, make: Callable[[], Iterator[Mutant]]) -> list[Mutant]:
    named = [mutant._replace(name=f"{kind}: {mutant.name}") for mutant in make()]
    return sorted(named, key=lambda mutant: hashlib.sha256(f"{SEED} {mutant.name}".encode()).hexdigest())[:many]
