"""Somebody's own words to situations and danger. web/static/scripts/matching/matching.js is the exact twin."""

from collections.abc import Iterator
from typing import NamedTuple

from routing_rules.danger_words import DangerWords
from routing_rules.folding import Folded, Folding
from routing_rules.phrases import Level, Phrases
from routing_rules.profiles import Profiles, examples

FLOOR = 0.06
"""Below this score the words have next to nothing in common with the examples."""


class Match(NamedTuple):
    """A situation and how near the words come to it, from 0 to 1; 0.2 is near."""

    id: str
    score: float


class Matcher:
    """Matches against loaded phrases. Keeps nothing of what it is given."""

    def __init__(self, phrases: Phrases) -> None:
        spellings = phrases.spellings.items()
        self._folding = Folding(spellings, short=True)
        self._profiles = {language: Profiles(examples(self._folding, given)) for language, given in phrases.examples.items()}
        self._danger = DangerWords(Folding(spellings, short=False), self._folding, phrases)

    def match(self, words: str, language: str | None = None) -> list[Match]:
        """The situations the words may be about, best first; none for words that resemble no example. Never raises.

        ``language``: of the page. Words in Latin letters count as English and, off English pages, as romaji too.
        """
        best: dict[str, float] = {}
        for profiles, clauses in self._readings(self._folding.fold(words), language):
            for situation, score in profiles.scores(clauses):
                best[situation] = max(score, best.get(situation, 0.0))
        found = [Match(situation, score) for situation, score in best.items() if score >= FLOOR]
        return sorted(found, key=lambda match: (-match.score, match.id))

    def danger(self, words: str) -> Level | None:
        """Is life in danger, in plain words for it? Rather once too often than once too little. Never raises."""
        return self._danger.level(words)

    def _readings(self, folded: Folded, language: str | None) -> Iterator[tuple[Profiles, list[str]]]:
        if folded.japanese:
            yield self._profiles["ja"], folded.written
            return
        yield self._profiles["en"], folded.written
        if language != "en":
            yield self._profiles["ja"], folded.kana
