"""The words of the feeds and calendars, from phrases.yaml."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from directory.changes import What
from directory.facts import Medium
from documents.checking import Words, Written, check
from documents.reading import read

_FILE = Path(__file__).parent / "phrases.yaml"

LANGUAGES = ("ja", "en")

_WHOLE = ("new", "ended")
"""What is said of the channel itself and not of one of its facts."""


class Phrases(Written):
    """All of them. ``what``: what can change; ``media``: a way of reaching a channel that has no number to name it by."""

    phrases: dict[str, Words]
    what: dict[What, Words]
    media: dict[Medium, Words]

    def say(self, name: str, language: str, /, **values: Any) -> str:
        """One phrase with its values filled in."""
        return self.phrases[name].in_language(language).format(**values)

    def changed(self, whats: Sequence[What], language: str) -> str:
        """What changed, in a few words."""
        whole = [self.what[what].in_language(language) for what in whats if what in _WHOLE]
        parts = [self.what[what].in_language(language) for what in whats if what not in _WHOLE]
        between = self.phrases["and"].in_language(language)
        return between.join([*whole, *([self.say("changed", language, what=between.join(parts))] if parts else [])])


@cache
def phrases() -> Phrases:
    """The phrases of the project."""
    return check(Phrases, read(_FILE))
