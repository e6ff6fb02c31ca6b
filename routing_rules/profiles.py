"""How near words come to the example sentences of each situation, by the runs of characters they share.

A situation's profile is made of the runs in its examples: a run counts for more the fewer situations have it (the fourth
root of how few) and the more examples have it (the square root of how many). The score is the cosine between profile and
words. Roots are used because every machine rounds them alike, logarithms it does not:
web/static/scripts/matching/profiles.js is the exact twin.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from math import floor, sqrt

from routing_rules.folding import JAPANESE, Folding

_LENGTHS = {True: (1, 2, 3), False: (3, 4, 5)}


def examples(folding: Folding, given: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """The sentences of each situation as folded clauses, each once, in the order of their characters."""
    return {
        situation: sorted({clause for words in sentences for clause in folding.fold(words).written})
        for situation, sentences in given.items()
    }


class Profiles:
    """The profiles of all situations in one language, from their folded examples."""

    def __init__(self, examples: Mapping[str, Sequence[str]]) -> None:
        counts = {situation: Counter(_each_once(clauses)) for situation, clauses in examples.items()}
        having = Counter(run for count in counts.values() for run in count)
        self._weights = {run: _weight(len(counts), number) for run, number in having.items()}
        self._unknown = _weight(len(counts), 1)
        self._shares: dict[str, list[tuple[str, float]]] = {run: [] for run in having}
        for situation, count in counts.items():
            for run, share in self._profile(count):
                self._shares[run].append((situation, share))

    def scores(self, clauses: Sequence[str]) -> list[tuple[str, float]]:
        """How near the clauses are to each situation that has a run of them, from 0 to 1 in four decimals."""
        sums: dict[str, float] = {}
        length = 0.0
        for run in dict.fromkeys(_each_once(clauses)):
            weight = self._weights.get(run, self._unknown)
            length += weight * weight
            for situation, share in self._shares.get(run, ()):
                sums[situation] = sums.get(situation, 0.0) + weight * share
        return [(situation, floor(total / sqrt(length) * 10_000 + 0.5) / 10_000) for situation, total in sums.items()]

    def _profile(self, count: Mapping[str, int]) -> Iterator[tuple[str, float]]:
        weights = [(run, sqrt(number) * self._weights[run]) for run, number in count.items()]
        length = 0.0
        for _, weight in weights:
            length += weight * weight
        for run, weight in weights:
            yield run, weight / sqrt(length)


def runs(clause: str) -> Iterator[str]:
    """The runs of characters of a clause, in order: of 1 to 3 in Japanese, of 3 to 5 in other scripts, with its ends."""
    text = f" {clause} "
    for length in _LENGTHS[bool(JAPANESE.search(clause))]:
        for start in range(len(text) - length + 1):
            run = text[start : start + length]
            if run != " ":
                yield run


def _each_once(clauses: Sequence[str]) -> Iterator[str]:
    """The runs of clauses; a run that a clause repeats counts once for it."""
    for clause in clauses:
        yield from dict.fromkeys(runs(clause))


def _weight(situations: int, having: int) -> float:
    return sqrt(sqrt(situations / having))
