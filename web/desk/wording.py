"""The words of the desk, in Japanese and English, on top of those that all pages share."""

from functools import cache
from pathlib import Path

from documents.checking import Words, Written, check
from documents.reading import read
from web.wording.languages import LANGUAGES
from web.wording.texts import Texts, catalogue

FOLDER = Path(__file__).parent / "texts"
TAGS = ("ja", "en")


class _File(Written):
    texts: dict[str, Words]


@cache
def desk_words() -> dict[str, Words]:
    """Every text of the desk by its key. Raises ProblemsFound."""
    return {key: words for path in sorted(FOLDER.glob("*.yaml")) for key, words in check(_File, read(path)).texts.items()}


@cache
def desk_texts(tag: str) -> Texts:
    """The texts of the desk in one language. Raises KeyError for a language that it does not have."""
    return Texts({tag: LANGUAGES[tag] for tag in TAGS}[tag], {**catalogue(), **desk_words()})
