"""A large set of inquiries made small: values of a field that the set does not tell apart share one place."""

from collections.abc import Sequence
from math import prod

from service.reviewing.grouping import Shape, Values

BITS = 8
"""Bits of a byte, one for each named time; the innermost field."""


def reduced(members: bytes, fields: Sequence[Sequence[int]]) -> tuple[int, Shape]:
    """The set with its shape. ``members``: a byte for each combination of the fields' values, the last field innermost."""
    places: list[list[Values]] = [[(value,) for value in field] for field in fields]
    for n in range(len(places)):  # the outer fields first, so that less is left for the inner ones
        members, places[n] = _reduced(members, [len(field) for field in places], places[n], n)
    return int.from_bytes(members, "little"), Shape([*places, [(bit,) for bit in range(BITS)]])


def _reduced(members: bytes, sizes: list[int], values: list[Values], field: int) -> tuple[bytes, list[Values]]:
    """The same set without places that are empty or like an earlier one."""
    step = prod(sizes[field + 1 :])
    starts = range(0, len(members), step * sizes[field])
    found: dict[bytes, list[int]] = {}
    for place in range(sizes[field]):
        piece = b"".join(members[start + place * step : start + (place + 1) * step] for start in starts)
        if any(piece):
            found.setdefault(piece, []).append(place)
    together = b"".join(piece[n * step : (n + 1) * step] for n in range(len(starts)) for piece in found)
    return together, [sum((values[place] for place in alike), ()) for alike in found.values()]
