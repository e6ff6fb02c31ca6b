"""What the walk found: the inquiries whose first suggestion changed, by (first before, first now), and how many lists did."""

from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

from service.reviewing.times import NAMED

Block = tuple[int, int]  # positions of the situations and of the needs
Pair = tuple[str, str]  # the channels that come first, before and now


class Outcome(NamedTuple):
    """What changes for one inquiry. ``firsts``: (before, now, named times as a byte, kinds of time)."""

    firsts: tuple[tuple[str, str, int, int], ...]
    list_byte: int
    came: frozenset[str]
    went: frozenset[str]


class Group:
    """The inquiries with one first suggestion before and one now: a byte of named times for each, by block."""

    def __init__(self, pair: Pair) -> None:
        self.old, self.new = pair
        self.kinds = 0
        self.blocks: dict[Block, bytearray] = {}

    @property
    def count(self) -> int:
        """How many combinations, each named time for itself."""
        return sum(int.from_bytes(block).bit_count() for block in self.blocks.values())


@dataclass
class BlockFound:
    """What was found in one block of ``size`` inquiries. ``firsts`` and ``lists``: a byte of named times for each."""

    block: Block
    size: int
    pairs: dict[Pair, bytearray] = field(default_factory=dict)
    kinds: Counter[Pair] = field(default_factory=Counter)
    came: Counter[str] = field(default_factory=Counter)
    went: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.firsts, self.lists = bytearray(self.size), bytearray(self.size)

    def add(self, numbers: list[int], outcome: Outcome) -> None:
        """The inquiries with these numbers all have this outcome."""
        for old, new, byte, kinds in outcome.firsts:
            pair = (old, new)
            self.kinds[pair] |= kinds
            here = self.pairs.setdefault(pair, bytearray(self.size))
            for number in numbers:
                here[number] |= byte
                self.firsts[number] |= byte
        for number in numbers:
            self.lists[number] |= outcome.list_byte
        for counter, ids in ((self.came, outcome.came), (self.went, outcome.went)):
            for id in ids:
                counter[id] += len(numbers) * len(NAMED)


class Changes:
    """Everything found. ``firsts`` and ``lists`` count combinations by the position of the situations."""

    def __init__(self) -> None:
        self._groups: dict[Pair, Group] = {}
        self.firsts: Counter[int] = Counter()
        self.lists: Counter[int] = Counter()
        self.came: Counter[str] = Counter()
        self.went: Counter[str] = Counter()

    @property
    def groups(self) -> list[Group]:
        """All groups, the largest first."""
        return sorted(self._groups.values(), key=lambda group: (-group.count, group.old, group.new))

    def add(self, found: BlockFound) -> None:
        """What was found in one block."""
        for pair, inquiries in found.pairs.items():
            group = self._groups.setdefault(pair, Group(pair))
            group.blocks[found.block] = inquiries
            group.kinds |= found.kinds[pair]
        self.firsts[found.block[0]] += int.from_bytes(found.firsts).bit_count()
        self.lists[found.block[0]] += int.from_bytes(found.lists).bit_count()
        self.came += found.came
        self.went += found.went
