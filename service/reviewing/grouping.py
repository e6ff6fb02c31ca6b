"""A set of inquiries to few frames that cover it.

The set is one integer with a bit for each combination, the fields in mixed radix. A frame is a choice of values for each
field; a full frame holds nothing but members of the set. The largest frame that is not full is cut again and again, each
time along the field whose values fall into the fewest kinds, until all are full or there are enough.
"""

from collections.abc import Sequence
from math import prod
from typing import NamedTuple

MOST = 6

Values = tuple[int, ...]


class Frame(NamedTuple):
    """The values of each field, how many ``members`` of the set it holds, and the set cut to it."""

    values: tuple[Values, ...]
    members: int
    bits: int

    @property
    def size(self) -> int:
        """How many combinations the frame spans."""
        return prod(len(values) for values in self.values)

    @property
    def full(self) -> bool:
        """Does every combination belong to the set?"""
        return self.members == self.size


class Shape:
    """How combinations are numbered. ``fields``: for each field the values that stand in one place, the last innermost."""

    def __init__(self, fields: Sequence[Sequence[Values]]) -> None:
        self.fields = fields
        sizes = [len(places) for places in fields]
        self.steps = [prod(sizes[n + 1 :]) for n in range(len(sizes))]
        self._firsts = [_pattern(step, size, prod(sizes)) for step, size in zip(self.steps, sizes, strict=True)]

    def slice(self, bits: int, field: int, place: int) -> int:
        """The members in one place of a field, moved to where the first place is, so that slices compare."""
        return bits >> place * self.steps[field] & self._firsts[field]

    def example(self, bits: int) -> list[int]:
        """The value of each field for one member of a set."""
        number = (bits & -bits).bit_length() - 1
        return [places[number // step % len(places)][0] for step, places in zip(self.steps, self.fields, strict=True)]

    def frame(self, bits: int) -> Frame:
        """The smallest frame around a set."""
        used = ([values for n, values in enumerate(places) if self.slice(bits, f, n)] for f, places in enumerate(self.fields))
        return Frame(tuple(tuple(sorted(sum(places, ()))) for places in used), self.count(bits), bits)

    def keep(self, bits: int, field: int, places: list[int]) -> int:
        """The members in one of these places of a field."""
        return sum(self.slice(bits, field, n) << n * self.steps[field] for n in places)

    def count(self, bits: int, field: int = 0) -> int:
        """How many combinations a set holds, every value counted; from a field on."""
        if field == len(self.fields):
            return bits
        pieces = ((len(values), self.slice(bits, field, n)) for n, values in enumerate(self.fields[field]))
        return sum(weight * self.count(piece, field + 1) for weight, piece in pieces if piece)


def _pattern(step: int, size: int, total: int) -> int:
    """All combinations in the first place of a field."""
    length, pattern = step * size, (1 << step) - 1
    while length < total:
        pattern |= pattern << length
        length *= 2
    return pattern & (1 << total) - 1


def cover(bits: int, shape: Shape, most: int = MOST) -> list[Frame]:
    """Frames that hold every member exactly once, the largest first; those that could not be cut further are not full."""
    done: list[Frame] = []
    open_ = [shape.frame(bits)]
    while open_:
        open_.sort(key=lambda frame: frame.members)
        frame = open_.pop()
        parts = [] if frame.full else _cut(frame.bits, shape)
        if not parts or len(done) + len(open_) + len(parts) > most:
            done.append(frame)
        else:
            open_ += [shape.frame(part) for part in parts]
    return sorted(done, key=lambda frame: -frame.members)


def _cut(bits: int, shape: Shape) -> list[int]:
    """The set in parts, along the field whose values fall into the fewest kinds."""
    best: list[list[int]] = []
    at = 0
    for field, places in enumerate(shape.fields):
        kinds: dict[int, list[int]] = {}
        for n in range(len(places)):
            if piece := shape.slice(bits, field, n):
                kinds.setdefault(piece, []).append(n)
        if len(kinds) > 1 and (not best or len(kinds) < len(best)):
            best, at = list(kinds.values()), field
    return [shape.keep(bits, at, places) for places in best]
