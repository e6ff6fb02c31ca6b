"""What makes easy Japanese hard: long sentences, kanji without reading, too many kanji, hard words.

After the guidelines of the Immigration Services Agency and the Agency for Cultural Affairs (在留支援のためのやさしい日本語
ガイドライン, 2020-08) and of Hirosaki University (about 13 kanji a sentence); the lengths are this project's own.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from documents.checking import Text, Written, check
from documents.problems import Problem
from documents.reading import Document, Place, read
from documents.readings import KANJI, base, parts

KEY = "ja-simple"
LONGEST = 45
MOST_KANJI = 13

_FILE = Path(__file__).parent / "hard_words.yaml"
_SENTENCE = re.compile(r"[^。\n]+")
_ONE = re.compile(KANJI)


class _HardWords(Written):
    names: tuple[Text, ...]
    words: dict[str, Text]


class Fault(NamedTuple):
    """What is hard, in Japanese and English."""

    ja: str
    en: str


def faults(text: str) -> Iterator[Fault]:
    """Everything hard in a text that is written with readings."""
    yield from _without_reading(text)
    for sentence in _SENTENCE.findall(base(text)):
        if (length := len(sentence)) > LONGEST:
            ja = f"一文が{length}字です。{LONGEST}字までに分けます。"
            yield Fault(ja, f"A sentence of {length} characters: split it, {LONGEST} at most.")
        if (kanji := len(_ONE.findall(sentence))) > MOST_KANJI:
            yield Fault(
                f"一文に漢字が{kanji}あります。{MOST_KANJI}までにします。", f"{kanji} kanji in a sentence: {MOST_KANJI} at most."
            )
    said = _without_names(base(text))
    for hard, easy in _hard_words().words.items():
        if hard in said:
            yield Fault(f"「{hard}」はむずかしい言葉です。例:{easy}", f"'{hard}' is a hard word. Write for example: {easy}")


def problems(document: Document) -> Iterator[Problem]:
    """Everything hard in a file, at its line."""
    for place, text in _easy_texts(document.data, ()):
        for fault in faults(text):
            yield document.problem(place, fault.ja, fault.en)


def _without_reading(text: str) -> Iterator[Fault]:
    for part in parts(text):
        if part.reading is None and (kanji := "".join(_ONE.findall(part.base))):
            ja = f"「{kanji}」に読みがありません。漢字《かんじ》のように書きます。"
            yield Fault(ja, f"'{kanji}' has no reading. Write it as 漢字《かんじ》.")


def _easy_texts(data: Any, place: Place) -> Iterator[tuple[Place, str]]:
    items: Any = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in items:
        if key == KEY and isinstance(value, str):
            yield (*place, key), value
        else:
            yield from _easy_texts(value, (*place, key))


def _without_names(text: str) -> str:
    for name in _hard_words().names:
        text = text.replace(name, "")
    return text


@cache
def _hard_words() -> _HardWords:
    return check(_HardWords, read(_FILE))
