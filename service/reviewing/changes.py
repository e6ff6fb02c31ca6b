"""What the walk found: the inquiries whose first suggestion changed, by (first before, first now), and how many lists did."""

from collections import Counter
from typing import NamedTuple

from service.reviewing.space import Space

Block = tuple[int, int]  # positions of the situations and of the needs


class Outcome(NamedTuple):
    """What changes for one inquiry. ``firsts``: (before, now, named times as a byte, kinds of time)."""

    firsts: tuple[tuple[str, str, int, int], ...]
    list_byte: int
    came: frozenset[str]
    went: frozenset[str]


class Group:
    """The inquiries with one first suggestion before and one now: a byte of named times for each, by block."""

    def __init__(self, old: str, new: str) -> None:
        self.old, self.new = old, new
        self.kinds = 0
        self.blocks: dict[Block, bytearray] = {}

    @property
    def count(self) -> int:
        """How many combinations, each named time for itself."""
        return sum(int.from_bytes(block).bit_count() for block in self.blocks.values())


class Changes:
    """Everything found. ``firsts`` and ``lists`` count combinations by the position of the situations."""

    def __init__(self, space: Space) -> None:
        self._space = space
        self._groups: dict[tuple[str, str], Group] = {}
        self.firsts: Counter[int] = Counter()
        self.lists: Counter[int] = Counter()
        self.came: Counter[str] = Counter()
        self.went: Counter[str] = Counter()

    @property
    def groups(self) -> list[Group]:
        """All groups, the largest first."""
        return sorted(self._groups.values(), key=lambda group: (-group.count, group.old, group.new))

    def block(self, block: Block) -> "OpenBlock":
        """Where the outcomes of one block are written; ``close`` counts them."""
        return OpenBlock(self, block, self._space.block)

    def group(self, old: str, new: str) -> Group:
        """The group of these two."""
        return self._groups.setdefault((old, new), Group(old, new))


class OpenBlock:
    """One block while it is filled."""

    def __init__(self, changes: Changes, block: Block, size: int) -> None:
        self._changes, self._block, self._size = changes, block, size
        self._firsts, self._lists = bytearray(size), bytearray(size)

    def add(self, numbers: list[int], outcome: Outcome, times: int) -> None:
        """The inquiries with these numbers all have this outcome. ``times``: how many named times there are."""
        for old, new, byte, kinds in outcome.firsts:
            group = self._changes.group(old, new)
            group.kinds |= kinds
            here = group.blocks.setdefault(self._block, bytearray(self._size))
            for number in numbers:
                here[number] |= byte
                self._firsts[number] |= byte
        for number in numbers:
            self._lists[number] |= outcome.list_byte
        for counter, ids in ((self._changes.came, outcome.came), (self._changes.went, outcome.went)):
            for id in ids:
                counter[id] += len(numbers) * times

    def close(self) -> None:
        """Count what was added."""
        for counter, filled in ((self._changes.firsts, self._firsts), (self._changes.lists, self._lists)):
            counter[self._block[0]] += int.from_bytes(filled).bit_count()
