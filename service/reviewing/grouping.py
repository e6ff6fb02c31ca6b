"""A set of inquiries to few frames that cover it.

The set is one integer with a bit for each combination, the fields in mixed radix. A frame is a choice of values for each
field; a full frame holds nothing but members of the set. The largest frame that is not full is cut again and again, each
time along the field whose values fall into the fewest kinds, until all are full or there are enough.
"""

from math import prod
from typing import NamedTuple

MOST = 6


class Frame(NamedTuple):
    """Values for each field (their positions), how many members of the set it holds, and the set cut to it."""

    values: tuple[tuple[int, ...], ...]
    count: int
    bits: int

    @property
    def size(self) -> int:
        """How many combinations the frame spans."""
        return prod(len(values) for values in self.values)

    @property
    def full(self) -> bool:
        """Does every combination belong to the set?"""
        return self.count == self.size


class Shape:
    """How combinations of some fields are numbered. ``sizes``: how many values each field has, the last one innermost."""

    def __init__(self, sizes: list[int]) -> None:
        self.sizes = sizes
        self.steps = [prod(sizes[n + 1 :]) for n in range(len(sizes))]
        self._firsts = [self._first_of(n) for n in range(len(sizes))]

    def slice(self, bits: int, field: int, value: int) -> int:
        """The members with one value of a field, moved to where the first value stands, so that slices compare."""
        return bits >> value * self.steps[field] & self._firsts[field]

    def positions(self, number: int) -> list[int]:
        """The value of each field for one combination."""
        return [number // step % size for step, size in zip(self.steps, self.sizes, strict=True)]

    def frame(self, bits: int) -> Frame:
        """The smallest frame around a set."""
        values = tuple(tuple(v for v in range(size) if self.slice(bits, n, v)) for n, size in enumerate(self.sizes))
        return Frame(values, bits.bit_count(), bits)

    def keep(self, bits: int, field: int, values: list[int]) -> int:
        """The members with one of these values of a field."""
        return sum(self.slice(bits, field, v) << v * self.steps[field] for v in values)

    def _first_of(self, field: int) -> int:
        """All combinations with the first value of a field."""
        length = self.steps[field] * self.sizes[field]
        pattern, total = (1 << self.steps[field]) - 1, prod(self.sizes)
        while length < total:
            pattern |= pattern << length
            length *= 2
        return pattern & (1 << total) - 1


def cover(bits: int, shape: Shape, most: int = MOST) -> list[Frame]:
    """Frames that hold every member exactly once, the largest first; those that could not be cut further are not full."""
    done: list[Frame] = []
    open_ = [shape.frame(bits)]
    while open_:
        open_.sort(key=lambda frame: frame.count)
        frame = open_.pop()
        parts = [] if frame.full else _cut(frame, shape)
        if not parts or len(done) + len(open_) + len(parts) > most:
            done.append(frame)
        else:
            open_ += parts
    return sorted(done, key=lambda frame: -frame.count)


def _cut(frame: Frame, shape: Shape) -> list[Frame]:
    """The frame in parts, along the field whose values fall into the fewest kinds."""
    best: list[list[int]] = []
    at = 0
    for field, values in enumerate(frame.values):
        kinds: dict[int, list[int]] = {}
        for value in values:
            kinds.setdefault(shape.slice(frame.bits, field, value), []).append(value)
        if len(kinds) > 1 and (not best or len(kinds) < len(best)):
            best, at = list(kinds.values()), field
    return [shape.frame(shape.keep(frame.bits, at, values)) for values in best]
