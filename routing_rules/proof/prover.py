"""The walk: splits each case field by field until every property is decided for every class of inquiries.

A class is left as soon as the property holds for all of it: most end at the root, since one channel that always answers
and that no answer can take away settles them. Nothing is sampled and nothing is assumed of the rules.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from routing_rules.engine import Engine
from routing_rules.proof.node import Bounds, Node
from routing_rules.proof.properties import PROPERTIES, Property
from routing_rules.proof.space import Case, Choice, Space
from routing_rules.proof.world import World

LOOKED_AT = ("place", "anonymity", "language")
"""The answers that properties themselves look at, beside the rules and channels that are left."""


@dataclass(frozen=True)
class Breach:
    """A property that does not hold: for a case, the answers that bring it about, and a kind of moment if it needs one."""

    property: Property
    case: Case
    answers: dict[str, Any]
    channels: int
    fired: int
    moment: int | None


class Prover:
    """Proves properties over one space."""

    def __init__(self, engine: Engine, space: Space, world: World) -> None:
        self._engine, self._space, self._world = engine, space, world
        self._named = cache(engine.named_by)
        self.nodes = 0
        self._sure = _suffixes(space)

    def prove(self, case: Case, properties: Sequence[Property] = PROPERTIES) -> Iterator[Breach]:
        """The first breach of each property in a case."""
        for wanted in properties:
            breach = self._walk(wanted, case, {}, case.rules, case.channels, 0, set())
            if breach:
                yield breach

    def _walk(
        self, wanted: Property, case: Case, answers: dict[str, Any], rules: int, channels: int, depth: int, seen: set[Any]
    ) -> Breach | None:
        self.nodes += 1
        sure_rules, sure_takes = self._sure[depth]
        certain_rules = rules & sure_rules
        bounds = Bounds(certain_rules, rules, channels & sure_takes & self._named(certain_rules), channels)
        is_leaf = depth == len(self._space.fields)
        node = Node(self._world, case, answers, bounds, is_leaf=is_leaf)
        if not wanted.about(node):
            return None
        verdict = wanted.holds(node)
        if verdict:
            return None
        if is_leaf or verdict is False:
            return Breach(wanted, case, node.answers, channels, rules, node.moment)
        for choice, left_rules, left in self._split(case, rules, channels, depth):
            known = {**answers, **choice.answers}
            key = (depth, left_rules, left, *(known.get(field) for field in LOOKED_AT))
            if key not in seen:
                seen.add(key)
                breach = self._walk(wanted, case, known, left_rules, left, depth + 1, seen)
                if breach:
                    return breach
        return None

    def _split(self, case: Case, rules: int, channels: int, depth: int) -> Iterator[tuple[Choice, int, int]]:
        for choice in self._space.fields[depth].choices:
            left = rules & choice.rules
            takes = choice.takes_another if case.speaks_of_another else choice.takes
            yield choice, left, channels & takes & self._named(left)


def _suffixes(space: Space) -> list[tuple[int, int]]:
    """For each depth: the rules and channels that accept every choice of the fields still to be split."""
    found = [(-1, -1)]
    for field in reversed(space.fields):
        rules, takes = found[0]
        found.insert(0, (rules & field.rules, takes & field.takes))
    return found
