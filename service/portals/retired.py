"""Numbers that the directory knows to be given up: somebody else may answer there now."""

from collections.abc import Iterator
from functools import cache

from directory.loading import load
from directory.model import RetiredNumber
from documents.problems import Problem
from documents.reading import Document
from service.portals.school import School


def retired_problems(document: Document, school: School) -> Iterator[Problem]:
    """One for each line of a school that names such a number."""
    retired = _retired()
    for place, line in enumerate(school.lines):
        if line.number and (known := retired.get(_digits(line.number))):
            yield document.problem(
                ("lines", place, "number"),
                f"「{line.number}」は、いまは使われていない番号です。{known.why.ja}",
                f"'{line.number}' was given up. {known.why.en}",
            )


@cache
def _retired() -> dict[str, RetiredNumber]:
    directory = load()
    listings = (*directory.channels.values(), *directory.prefectures.values())
    return {_digits(known.printed): known for listing in listings for known in listing.retired_numbers}


def _digits(printed: str) -> str:
    return printed.replace("-", "")
