"""The levels of school for which a frame can be made: levels.yaml. Which channels lead follows from the age, by the rules."""

from functools import cache
from pathlib import Path

from documents.checking import FullWords, Written, check
from documents.reading import read
from routing_rules.inquiry import Inquiry

FILE = Path(__file__).parent / "levels.yaml"


class Level(Written):
    """A level of school and the age, in full years, that stands for it."""

    id: str
    label: FullWords
    age: int


class _File(Written):
    levels: tuple[Level, ...]


@cache
def levels() -> dict[str, Level]:
    """Every level by its id, the youngest first. Raises ProblemsFound where the file has a mistake."""
    return {level.id: level for level in check(_File, read(FILE)).levels}


def inquiry_of(level: str | None, *, place: str | None = None, situations: tuple[str, ...] = ()) -> Inquiry:
    """What a pupil of a level would ask who said no more. Raises KeyError for an unknown level."""
    age = None if level is None else levels()[level].age
    return Inquiry(asker="self", age=age, place=place, situations=situations, anonymity="prefer")
