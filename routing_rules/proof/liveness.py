"""Does every rule speak somewhere, and does it ever matter that it does?"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from routing_rules.engine import Engine
from routing_rules.proof.space import Case, Choice, Space
from routing_rules.table import bits_of


class Silent(NamedTuple):
    """A rule that never acts: ``dead`` it never speaks to anybody whom its channels take; else others always say it."""

    rule: int
    dead: bool


def silent_rules(engine: Engine, space: Space, cases: Sequence[Case], says: Sequence[frozenset[str]]) -> Iterator[Silent]:
    """Every rule that is dead or fully shadowed.

    ``says``: by rule, the advice and cautions it gives. A rule is shadowed when, wherever it speaks, other rules name
    all its channels at no worse tier and say all it says.
    """
    for rule in range(len(engine.table.rule_ids)):
        outcomes = _outcomes(engine, space, cases, rule, _rivals(engine, rule, says))
        first = next(outcomes, None)
        if first is None:
            yield Silent(rule, dead=True)
        elif not _matters(engine, rule, *first, says) and not any(_matters(engine, rule, *found, says) for found in outcomes):
            yield Silent(rule, dead=False)


def _rivals(engine: Engine, rule: int, says: Sequence[frozenset[str]]) -> int:
    """The rules that could shadow a rule, and itself: they name one of its channels or say something it says."""
    table = engine.table
    rivals = 1 << rule
    for channel in bits_of(table.named_mask[rule]):
        rivals |= table.naming[channel]
    for n, words in enumerate(says):
        if words & says[rule]:
            rivals |= 1 << n
    return rivals


def _matters(engine: Engine, rule: int, fired: int, channels: int, says: Sequence[frozenset[str]]) -> bool:
    """Is a channel named by this rule only, or at a better tier than by all others; or does it say something new?"""
    others = [n for n in bits_of(fired) if n != rule]
    best: dict[int, int] = {}
    for n in others:
        for channel, place in engine.table.named[n]:
            best[channel] = min(best.get(channel, place >> 16), place >> 16)
    for channel, place in engine.table.named[rule]:
        if channels >> channel & 1 and place >> 16 < best.get(channel, 1 << 16):
            return True
    return not says[rule] <= frozenset().union(*(says[n] for n in others))


def _outcomes(engine: Engine, space: Space, cases: Sequence[Case], rule: int, rivals: int) -> Iterator[tuple[int, int]]:
    """(speaking rivals, channels left) wherever the rule speaks and one of its channels is left."""
    bit, own = 1 << rule, engine.table.named_mask[rule]
    seen: set[tuple[int, ...]] = set()

    def walk(case: Case, rules: int, channels: int, depth: int) -> Iterator[tuple[int, int]]:
        if depth == len(space.fields):
            yield rules, channels
            return
        for choice in space.fields[depth].choices:
            left, takes = rules & choice.rules, channels & _takes(case, choice)
            key = (depth, left, takes, case.speaks_of_another)
            if left & bit and takes & own and key not in seen:
                seen.add(key)
                yield from walk(case, left, takes, depth + 1)

    for case in cases:
        if case.rules & bit:
            yield from walk(case, case.rules & rivals, case.channels & own, 0)


def _takes(case: Case, choice: Choice) -> int:
    return choice.takes_another if case.speaks_of_another else choice.takes
