"""Counts as pictures: where each rectangle, number and label stands. The templates only write them down.

Three shapes: strips (equal hours joined, small), across (hours from left to right) and down (hours from top to bottom,
for narrow screens). Every rectangle has its number, so that no colour is needed.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby
from typing import Literal, NamedTuple

from service.gap_days import ROWS
from service.gap_map import Count, GapMap
from web.wording.texts import Texts

_APART = 4  # the rows after the week stand a little apart
_LEVELS = (1, 2, 3, 5)
_HATCHES = 9


class Cell(NamedTuple):
    """A rectangle with the number of first channels and, where there is room, of others."""

    x: float
    y: float
    width: float
    height: float
    first: int
    others: int | None = None

    @property
    def level(self) -> int:
        """0 none, 1, 2, 3 for three or four, 4 for more: the step of the colour."""
        return level(self.first)

    @property
    def hatching(self) -> str:
        """The slanting lines that fill it, from its own corner. Drawn one by one: a pattern would swell a printed page."""
        return _hatching(self.width, self.height)


class Label(NamedTuple):
    """A word or an hour at the edge."""

    x: float
    y: float
    text: str
    anchor: Literal["start", "middle", "end"]


class Picture(NamedTuple):
    """Everything that is drawn. ``id`` is unique on its page; ``kind`` names its shape."""

    id: str
    kind: str
    title: str
    about: str
    width: float
    height: float
    cells: Sequence[Cell]
    labels: Sequence[Label]


def level(count: int) -> int:
    """The step of a count."""
    return sum(count >= least for least in _LEVELS)


@cache
def _hatching(width: float, height: float) -> str:
    lines = []
    for at in range(_HATCHES // 2, int(width + height), _HATCHES):
        right, left = min(at, width), max(at - height, 0)
        lines.append(f"M{right:g} {at - right:g}L{left:g} {at - left:g}")
    return "".join(lines)


def strips(counted: GapMap, situation: str, text: Texts) -> Picture:
    """A small picture: in each row, hours with the same count are one strip."""
    left, hour, height = 34, 13, 18
    cells = [
        Cell(left + start * hour, _apart(n) + n * height, length * hour, height, first)
        for n, row in enumerate(ROWS)
        for start, length, first in _runs(counted.rows[row])
    ]
    bottom = _apart(len(ROWS)) + len(ROWS) * height
    labels = [Label(left - 4, _apart(n) + n * height + 13, text.plain(f"gaps_row_{row}"), "end") for n, row in enumerate(ROWS)]
    labels += [Label(left + at * hour, bottom + 13, str(at), _anchor(at)) for at in (0, 6, 12, 18, 24)]
    return _picture("strips", counted, situation, text, (left + 24 * hour + 2, bottom + 18), cells, labels)


def across(counted: GapMap, situation: str, text: Texts) -> Picture:
    """A large picture with hours from left to right."""
    left, top, hour, height = 44, 20, 29, 36
    cells = [
        Cell(left + at * hour, top + _apart(n) + n * height, hour, height, *counted.rows[row][at])
        for n, row in enumerate(ROWS)
        for at in range(24)
    ]
    rows = [text.plain(f"gaps_row_{row}") for row in ROWS]
    labels = [Label(left - 6, top + _apart(n) + n * height + 22, row, "end") for n, row in enumerate(rows)]
    labels += [Label(left + at * hour + hour / 2, 14, str(at), "middle") for at in range(24)]
    size = (left + 24 * hour + 2, top + _apart(len(ROWS)) + len(ROWS) * height + 2)
    return _picture("across", counted, situation, text, size, cells, labels)


def down(counted: GapMap, situation: str, text: Texts) -> Picture:
    """A large picture with hours from top to bottom, as wide as a phone."""
    left, top, width, height = 22, 20, 34, 25
    cells = [
        Cell(left + _apart(n) + n * width, top + at * height, width, height, *counted.rows[row][at])
        for n, row in enumerate(ROWS)
        for at in range(24)
    ]
    labels = [
        Label(left + _apart(n) + n * width + width / 2, 14, text.plain(f"gaps_row_{row}"), "middle") for n, row in enumerate(ROWS)
    ]
    labels += [Label(left - 4, top + at * height + 17, str(at), "end") for at in range(24)]
    size = (left + _apart(len(ROWS)) + len(ROWS) * width + 2, top + 24 * height + 2)
    return _picture("down", counted, situation, text, size, cells, labels)


def _picture(
    kind: str,
    counted: GapMap,
    situation: str,
    text: Texts,
    size: tuple[float, float],
    cells: Sequence[Cell],
    labels: Sequence[Label],
) -> Picture:
    title = text.plain("gaps_picture", situation=situation)
    about = text.plain("gaps_picture_about", empty=counted.empty_hours, **counted.parts())
    return Picture(f"{kind}-{counted.view.situation}", kind, title, about, *size, cells, labels)


def _runs(counts: Sequence[Count]) -> Iterator[tuple[int, int, int]]:
    """(first hour, how many hours, count) of equal neighbours."""
    start = 0
    for first, run in groupby(count.first for count in counts):
        length = len(list(run))
        yield start, length, first
        start += length


def _anchor(hour: int) -> Literal["start", "middle", "end"]:
    return "start" if hour == 0 else "end" if hour == 24 else "middle"


def _apart(row: int) -> int:
    return _APART if row >= len(ROWS) - 2 else 0
