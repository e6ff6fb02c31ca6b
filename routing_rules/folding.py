"""What somebody typed, folded so that the ways of writing one word become one.

Width, capitals, accents, katakana, small kana, long vowels and repeated signs are evened out here; kanji, families' names
and short forms by the table of spellings that editors keep. web/static/scripts/matching/folding.js is the exact twin.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from routing_rules import romaji

LONGEST = 3_000
"""Characters that are read: some four pages of a notebook. What follows them is not."""

_SHORT_CLAUSE = 2

JAPANESE = re.compile("[ぁ-ん々㐀-鿿]")

_J = "([ぁ-ん々㐀-鿿])"
_AFTER, _BEFORE = re.compile(f"{_J} +"), re.compile(f" +{_J}")
_BORDERS = (re.compile(f"([a-z0-9]){_J}"), re.compile(f"{_J}([a-z0-9])"))

# Only what every version of Unicode folds alike: a browser and a server rarely have the same one.
_UNREAD = re.compile(
    "[^\t\n -~\u00a0-\u024f\u0300-\u036f\u0900-\u097f\u0e00-\u0e7f\u1e00-\u1eff\u2010-\u2027\u2100-\u214f\u2460-\u24ff"
    "\u3000-\u30ff\u3200-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uffef\U0001d400-\U0001d7ff\U0001f198\U0001f300-\U0001faff]"
)
_ACCENTS = re.compile("[\u0300-\u036f]")
_INSIDE_WORDS = re.compile("['’‘`ー〜~‐–—―-]")
_BREAKS = re.compile("[^a-z0-9ß-ɏऀ-ॿ฀-๿ぁ-ん々㐀-鿿가-힣 ]+")
_REPEATED = re.compile(r"(.)\1\1+")
_SPACES = re.compile(" +")
_LATIN = re.compile("[a-z]+( [a-z]+)*")

_KANA = str.maketrans(
    {chr(code): chr(code - 0x60) for code in range(ord("ァ"), ord("ヶ") + 1)}
    | dict(zip("ぁぃぅぇぉっゃゅょゎゕゖをぢづゔゐゑ", "あいうえおつやゆよわかけおじずぶいえ", strict=True))
    | dict(zip("ァィゥェォッャュョヮヵヶヲヂヅヴヰヱ", "あいうえおつやゆよわかけおじずぶいえ", strict=True))
)
_LONG_VOWELS = (
    re.compile("([あかがさざただなはばぱまやらわ])あ+"),
    re.compile("([いきぎしじちにひびぴみり])い+"),
    re.compile("([うくぐすずつぬふぶぷむゆる])う+"),
    re.compile("([えけげせぜてでねへべぺめれ])[いえ]+"),
    re.compile("([おこごそぞとどのほぼぽもよろ])[うお]+"),
)


class Folded(NamedTuple):
    """Clauses as they were written, and read as romaji where all of it can be; folded both."""

    written: list[str]
    kana: list[str]

    @property
    def japanese(self) -> bool:
        """Is there a Japanese character in it?"""
        return any(JAPANESE.search(clause) for clause in self.written)


class Folding:
    """Folds with a table of spellings: Japanese ones count anywhere in a text, the others as whole words.

    ``short``: long vowels count as short ones. That also swallows the first vowel of a word after one that sounds alike
    (の屋上), so what must not be missed is looked for both ways.
    """

    def __init__(self, spellings: Iterable[tuple[str, str]], *, short: bool) -> None:
        self._length = shortened if short else str
        table = {self._length(even(key)): self._length(even(value)) for key, value in spellings}
        self._words = {key: value for key, value in table.items() if _LATIN.fullmatch(key)}
        self._parts = {key: value for key, value in table.items() if key not in self._words}
        keys = sorted(self._parts, key=lambda key: (-len(key), key))
        self._part = re.compile("|".join(map(re.escape, keys)) or "(?!)")

    def fold(self, words: str) -> Folded:
        """What was typed, clause by clause. Never raises."""
        clauses = self._clauses(words[:LONGEST])
        read = [romaji.to_kana(clause) for clause in clauses if _LATIN.fullmatch(clause)]
        readable = len(read) == len(clauses) and all(read)
        return Folded([self._respelled(clause) for clause in clauses], self._clauses("。".join(read)) if readable else [])

    def pattern(self, words: str) -> str:
        """Words that are looked for in a ``line``: Latin ones from the start of a word to an end of one, or to their ``*``."""
        folded = line(self.fold(words.removesuffix("*")).written)
        if not _LATIN.fullmatch(folded.strip()):
            return folded.strip()
        return folded.rstrip() if words.endswith("*") else folded

    def _clauses(self, words: str) -> list[str]:
        text = self._part.sub(lambda found: self._parts[found[0]], self._length(even(words)))
        clauses = (_SPACES.sub(" ", clause).strip(" ") for clause in _BREAKS.split(self._length(_closed_up(text))))
        return [clause for clause in clauses if clause]

    def _respelled(self, clause: str) -> str:
        if JAPANESE.search(clause):
            return clause
        return " ".join(self._words.get(word, word) for word in clause.split(" "))


def line(clauses: Sequence[str]) -> str:
    """All clauses as one line: closed up, with spaces only around words in Latin letters and at both ends.

    Japanese clauses stay apart, except short ones: し・に・た・い is one word, 逃げた。今さっき is not 逃げたい.
    """
    glued = [f"/{clause}" if _apart(before, clause) else f" {clause}" for before, clause in pairwise(["", *clauses])]
    text = _closed_up("".join(glued))
    for border in _BORDERS:
        text = border.sub(r"\1 \2", text)
    return f" {text.strip(' ')} "


def even(words: str) -> str:
    """Without the differences of width, capitals, accents and kana."""
    text = unicodedata.normalize("NFKD", _UNREAD.sub(" ", words))
    text = unicodedata.normalize("NFC", _ACCENTS.sub("", text)).lower().translate(_KANA)
    return _REPEATED.sub(r"\1", _closed_up(_INSIDE_WORDS.sub("", text)))


def shortened(text: str) -> str:
    """Evened text with its long vowels short: せんせい is せんせ, おとうさん is おとさん."""
    for vowel in _LONG_VOWELS:
        text = vowel.sub(r"\1", text)
    return text


def _closed_up(text: str) -> str:
    return _BEFORE.sub(r"\1", _AFTER.sub(r"\1", text))


def _apart(*clauses: str) -> bool:
    return all(len(clause) > _SHORT_CLAUSE and JAPANESE.search(clause) for clause in clauses)
