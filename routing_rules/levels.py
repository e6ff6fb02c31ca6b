"""The levels of school for which a frame can be made: levels.yaml. Which channels lead follows from it, by the rules."""

from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import Field, model_validator

from documents.checking import Day, FullWords, Text, Written, check, mistake
from documents.reading import read
from documents.sources import Source
from routing_rules.inquiry import Inquiry

FILE = Path(__file__).parent / "levels.yaml"


class Level(Written):
    """A level of school. ``youngest`` and ``oldest`` pupils, in full years, and the ``age`` that stands for them.

    ``first``: the way of talking that comes first; ``situations``: those of the vocabulary that the level is taught about.
    """

    id: str
    label: FullWords
    age: int
    youngest: int
    oldest: int
    first: Literal["voice", "text"]
    situations: tuple[str, ...] = Field(min_length=1)
    why: Text
    source: tuple[str, ...] = Field(min_length=1)
    checked: Day
    review_by: Day


class _File(Written):
    sources: dict[str, Source]
    levels: tuple[Level, ...]

    @model_validator(mode="after")
    def _sources_are_listed(self) -> "_File":
        if missing := {key for level in self.levels for key in level.source} - self.sources.keys():
            named = ", ".join(sorted(missing))
            raise mistake(f"sources にない出どころがあります: {named}", f"These are not among the sources: {named}")
        return self


@cache
def levels() -> dict[str, Level]:
    """Every level by its id, the youngest first. Raises ProblemsFound where the file has a mistake."""
    return {level.id: level for level in check(_File, read(FILE)).levels}


def inquiry_of(
    level: str | None, *, place: str | None = None, situations: tuple[str, ...] = (), language: str | None = None
) -> Inquiry:
    """What a pupil of a level would ask who said no more. Raises KeyError for an unknown level."""
    known = None if level is None else levels()[level]
    return Inquiry(
        asker="self",
        age=known.age if known else None,
        situations=situations,
        anonymity="prefer",
        prefers=known.first if known else None,
        language=language,
        place=place,
    )
