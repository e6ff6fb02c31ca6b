"""Example sentences of each situation, words of danger and spellings: phrases/*.yaml, for matching somebody's own words."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeVar, get_args

from pydantic import Field

from documents.checking import Text, Written, check
from documents.problems import Problem, ProblemsFound
from documents.reading import Document, read
from routing_rules.folding import JAPANESE, Folding, even

FOLDER = Path(__file__).parent / "phrases"

Level = Literal["call_now", "wants_to_die"]
LEVELS: tuple[Level, ...] = get_args(Level)
"""The more urgent first."""

LANGUAGES = ("ja", "en")

_SHORTEST = 4

W = TypeVar("W", bound=Written)


class _Examples(Written):
    ja: tuple[Text, ...] = Field(min_length=1)
    en: tuple[Text, ...] = Field(min_length=1)


class _Words(Written):
    ja: tuple[Text, ...] = Field(min_length=1)
    en: tuple[Text, ...] = Field(min_length=1)
    other: tuple[Text, ...] = ()


class _Danger(Written):
    call_now: _Words
    wants_to_die: _Words
    unless: tuple[Text, ...] = ()


class _Spellings(Written):
    spellings: dict[str, Text]


@dataclass(frozen=True)
class Phrases:
    """What is compared with somebody's words. ``examples``: by language and situation, in the order of the vocabulary.

    ``danger``: words by level, in all languages; ``unless``: words in which those mean no danger.
    """

    examples: Mapping[str, Mapping[str, tuple[str, ...]]]
    danger: Mapping[Level, tuple[str, ...]]
    unless: tuple[str, ...]
    spellings: Mapping[str, str]


def load(situations: Iterable[str], folder: Path = FOLDER) -> Phrases:
    """All phrases, for the situations of a vocabulary. Raises ProblemsFound with every mistake."""
    situations, problems = list(situations), list[Problem]()
    examples = dict(_examples(situations, folder, problems))
    danger = _read(folder / "_danger.yaml", _Danger, problems)
    spellings = _read(folder / "_spellings.yaml", _Spellings, problems)
    if danger and spellings:
        problems.extend(_too_short(*danger, Folding(spellings[1].spellings.items(), short=False)))
    if problems or not (danger and spellings):
        raise ProblemsFound(problems)
    return Phrases(
        examples={language: {name: getattr(examples[name], language) for name in situations} for language in LANGUAGES},
        danger={level: _all_languages(getattr(danger[1], level)) for level in LEVELS},
        unless=danger[1].unless,
        spellings=spellings[1].spellings,
    )


def _examples(situations: list[str], folder: Path, problems: list[Problem]) -> Iterator[tuple[str, _Examples]]:
    files = {path.stem: path for path in sorted(folder.glob("[!_]*.yaml"))}
    for name in files.keys() - situations:
        ja = f"「{name}」という状況はありません。vocabulary.yaml の id をファイルの名前にします。"
        problems.append(
            Problem(files[name], 1, ja, f"There is no situation '{name}'. Name the file by an id of vocabulary.yaml.")
        )
    for name in situations:
        if found := _read(folder / f"{name}.yaml", _Examples, problems):
            problems.extend(_twice(*found))
            yield name, found[1]


def _read(path: Path, model: type[W], problems: list[Problem]) -> tuple[Document, W] | None:
    if not path.exists():
        ja, en = "このファイルがありません。ほかのファイルの形で作ります。", "This file is missing. Write it like the others."
        problems.append(Problem(path, 1, ja, en))
        return None
    try:
        document = read(path)
        return document, check(model, document)
    except ProblemsFound as error:
        problems.extend(error.problems)
        return None


def _twice(document: Document, examples: _Examples) -> Iterator[Problem]:
    """A sentence counts once; written again, it would look as if it counted more."""
    for language in LANGUAGES:
        seen: dict[str, int] = {}
        for n, sentence in enumerate(getattr(examples, language)):
            first = seen.setdefault(even(sentence), n)
            if first != n:
                line = document.line((language, first))
                ja = f"同じ文が {line} 行目にもあります。一つにします。"
                yield document.problem((language, n), ja, f"The same sentence stands on line {line}. Keep one.")


def _too_short(document: Document, danger: _Danger, folding: Folding) -> Iterator[Problem]:
    """A few kana stand in too many harmless words: ないふ in できないふたり."""
    for level in LEVELS:
        for n, word in enumerate(getattr(danger, level).ja):
            if not _telling(folding.pattern(word)):
                ja = f"「{word}」は、ほかの言葉の中にも現れます。かなで{_SHORTEST}字以上になる言葉を書きます。"
                en = f"'{word}' stands inside harmless words too. Write words of at least {_SHORTEST} kana."
                yield document.problem((level, "ja", n), ja, en)


def _telling(pattern: str) -> bool:
    kanji = any(sign > "ん" for sign in pattern)
    return bool(JAPANESE.search(pattern)) and (kanji or len(pattern) >= _SHORTEST)


def _all_languages(words: _Words) -> tuple[str, ...]:
    return (*words.ja, *words.en, *words.other)
