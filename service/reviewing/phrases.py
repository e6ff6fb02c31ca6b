"""The phrases of the report, from phrases.yaml."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from documents.checking import Words, Written, check
from documents.reading import read

_FILE = Path(__file__).parent / "phrases.yaml"


class Phrases(Written):
    """All of them. ``headings``: names of headings in listings and rules; ``ranks``: what decides an order or refuses."""

    phrases: dict[str, Words]
    headings: dict[str, Words]
    ranks: dict[str, Words]
    days: tuple[Words, ...]

    def say(self, name: str, language: str, /, **values: Any) -> str:
        """One phrase with its values filled in."""
        return self.phrases[name].in_language(language).format(**values)

    def heading(self, heading: str, language: str) -> str:
        """A heading in words where there are some, else as it is written in the files."""
        found = self.headings.get(heading) or self.headings.get(".".join(heading.split(".")[-2:]))
        return found.in_language(language) if found else heading

    def rank(self, name: str, language: str) -> str:
        """What decided."""
        return self.ranks[name].in_language(language)

    def weekdays(self, days: Sequence[int], language: str) -> str:
        """Days of the week, Monday = 0."""
        return ("・" if language == "ja" else ", ").join(self.days[day].in_language(language) for day in days)


@cache
def phrases() -> Phrases:
    """The phrases of the project."""
    return check(Phrases, read(_FILE))
