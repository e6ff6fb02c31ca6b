"""The first sentence of a text and those after it, in each of its languages."""

import re
from collections.abc import Callable

from directory.facts import Fact
from documents.checking import Words

_JAPANESE_END = re.compile(r"(?<=。)\s*")
_ENGLISH_END = re.compile(r"(?<=[.?!])\s+(?=[A-Z])")


def first(fact: Fact) -> Words:
    """The first sentence of a fact's words."""
    return _each(fact, lambda parts: parts[0])


def rest(fact: Fact) -> Words:
    """What follows it: empty in a language that has one sentence only."""
    return _each(fact, lambda parts: parts[1] if len(parts) > 1 else "")


def _each(fact: Fact, chosen: Callable[[list[str]], str]) -> Words:
    """Without a check: a part may be empty."""
    easy = fact.ja_simple and chosen(_JAPANESE_END.split(fact.ja_simple, 1))
    ja, en = chosen(_JAPANESE_END.split(fact.ja or "", 1)), chosen(_ENGLISH_END.split(fact.en or "", 1))
    return Words.model_construct(ja=ja, en=en, ja_simple=easy)
