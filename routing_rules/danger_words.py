"""Words of danger, looked for anywhere in what was typed. web/static/scripts/matching/danger_words.js is the exact twin."""

from collections.abc import Iterator, Mapping, Sequence

from routing_rules.folding import Folding, line, shortened
from routing_rules.phrases import LEVELS, Level, Phrases

_TELLING = 6


class DangerWords:
    """Looks with long vowels as written, and again with short ones."""

    def __init__(self, long: Folding, short: Folding, phrases: Phrases) -> None:
        found = {level: patterns(long, words) for level, words in phrases.danger.items()}
        unless = patterns(long, phrases.unless)
        self._watches = (
            _Watch(long, found, unless),
            _Watch(short, {level: short_patterns(words) for level, words in found.items()}, short_patterns(unless)),
        )

    def level(self, words: str) -> Level | None:
        """The most urgent level of which a word is found. Never raises."""
        found = {level for watch in self._watches for level in watch.levels(words)}
        return next((level for level in LEVELS if level in found), None)


class _Watch:
    """Looks in one way of folding."""

    def __init__(self, folding: Folding, danger: Mapping[Level, Sequence[str]], unless: Sequence[str]) -> None:
        self._folding, self._danger, self._unless = folding, danger, unless

    def levels(self, words: str) -> Iterator[Level]:
        """The levels of which a word is found."""
        folded = self._folding.fold(words)
        lines = [line(folded.written), line(folded.kana)]
        for harmless in self._unless:
            lines = [text.replace(harmless, " ") for text in lines]
        for level, patterns in self._danger.items():
            if any(pattern in text for text in lines for pattern in patterns):
                yield level


def patterns(folding: Folding, words: Sequence[str]) -> list[str]:
    """Words to look for, folded, each once, in the order of their characters."""
    return sorted({folding.pattern(word) for word in words})


def short_patterns(patterns: Sequence[str]) -> list[str]:
    """The same with short vowels. What shrinks to a few kana is left out: it would stand in harmless words."""
    short = {pattern: shortened(pattern) for pattern in patterns}
    return sorted({to for pattern, to in short.items() if to == pattern or len(to) >= _TELLING})
