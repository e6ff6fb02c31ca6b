"""Sentences that say a fact of the directory, in Japanese and English; see ``sentences.yaml``."""

from functools import cache
from pathlib import Path

from directory.facts import AgeRange
from documents.checking import Words, Written, check
from documents.reading import read

_FILE = Path(__file__).parent / "sentences.yaml"
_OLDEST = AgeRange().most


class Sentences(Written):
    """All of them, by what they say."""

    refusals: dict[str, Words]
    cautions: dict[str, Words]
    not_from: dict[str, Words]
    cannot_reach: Words
    ages: dict[str, Words]
    name: dict[str, Words]

    def refusal(self, fact: str, language: str, **values: str) -> str:
        """Why a channel does not take somebody."""
        return self.refusals[fact].in_language(language).format(**values)

    def caution(self, name: str, language: str) -> str:
        """What to know before turning to a channel."""
        return self.cautions[name].in_language(language)

    def age_words(self, ages: AgeRange, language: str) -> str:
        """An age range in words."""
        return self.ages[self.age_kind(ages)].in_language(language).format(least=ages.least, most=ages.most)

    def age_kind(self, ages: AgeRange) -> str:
        """Which sentence says an age range."""
        return "up_to" if ages.least == 0 else "from" if ages.most == _OLDEST else "between"

    def unreachable(self, phones: tuple[str, ...], language: str) -> str:
        """Which phones cannot reach a number."""
        comma = ", " if language == "en" else "、"
        words = comma.join(self.not_from[phone].in_language(language) for phone in phones)
        return self.cannot_reach.in_language(language).format(phones=words)


@cache
def sentences() -> Sentences:
    """The sentences of the project."""
    return check(Sentences, read(_FILE))


def text_language(language: str | None) -> str:
    """The language in which texts are given: the person's where the project has it, else Japanese."""
    return language if language in ("ja", "ja-simple", "en") else "ja"
