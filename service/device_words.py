"""What the browser loads to match somebody's own words on the device: examples, spellings and words of danger, folded.

The reader is web/static/scripts/matching/unpacking.js; a test holds its answers equal to those of the server::

    language  whose examples these are: ja or en
    alphabet  the signs that the printable ASCII characters stand for in ``japanese``, most frequent first
    japanese  what holds Japanese signs, coded: one character for each of the frequent signs, ASCII written full-width
    other     what does not, as it is

Both halves hold ``spellings`` (written>counted), ``call_now``, ``wants_to_die`` and ``unless``, each as one text with ``|``
between the items; one of them holds ``examples`` by situation. Coded, the text is a fifth smaller after compression.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

import orjson

from routing_rules.danger_words import patterns
from routing_rules.folding import JAPANESE, Folding, even
from routing_rules.phrases import Phrases
from routing_rules.profiles import examples

CODES = "".join(chr(code) for code in range(32, 127) if chr(code) not in '"\\')

_WIDE = {32: 0x3000} | {code: code + 0xFEE0 for code in range(33, 127)}

Half = dict[str, Any]


def device_words(phrases: Phrases, language: str) -> bytes:
    """The JSON with the examples of a language, ``ja`` or ``en``. The same phrases give the same bytes."""
    japanese, other = _halves(phrases)
    given = examples(Folding(phrases.spellings.items(), short=True), phrases.examples[language])
    half = japanese if language == "ja" else other
    half["examples"] = {situation: "|".join(clauses) for situation, clauses in given.items()}
    alphabet = _alphabet(japanese)
    codes = {ord(sign): code for sign, code in zip(alphabet, CODES, strict=False)}
    return orjson.dumps({"language": language, "alphabet": alphabet, "japanese": _coded(japanese, codes), "other": other})


def _halves(phrases: Phrases) -> tuple[Half, Half]:
    folding = Folding(phrases.spellings.items(), short=False)
    lists: dict[str, list[str]] = {
        "spellings": [f"{even(written)}>{even(counted)}" for written, counted in phrases.spellings.items()],
        "unless": patterns(folding, phrases.unless),
        **{level: patterns(folding, words) for level, words in phrases.danger.items()},
    }
    return _half(lists, japanese=True), _half(lists, japanese=False)


def _half(lists: Mapping[str, Iterable[str]], *, japanese: bool) -> Half:
    return {name: "|".join(item for item in items if bool(JAPANESE.search(item)) == japanese) for name, items in lists.items()}


def _alphabet(half: Half) -> str:
    """The most frequent signs; equally frequent ones in their own order, so that the bytes do not change by chance."""
    counts = Counter("".join(_texts(half)).translate(_WIDE))
    return "".join(sorted(counts, key=lambda sign: (-counts[sign], sign))[: len(CODES)])


def _texts(half: Half) -> list[str]:
    return [text for value in half.values() for text in (value.values() if isinstance(value, dict) else [value])]


def _coded(half: Half, table: dict[int, str]) -> Half:
    def code(text: str) -> str:
        return text.translate(_WIDE).translate(table)

    return {
        name: {key: code(text) for key, text in value.items()} if isinstance(value, dict) else code(value)
        for name, value in half.items()
    }
