"""The words of the pages in one language: ``text("submit")``."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from babel import Locale
from markupsafe import Markup, escape

from documents.checking import Words, Written, check
from documents.reading import read
from documents.readings import base, bracketed
from web.wording.catalogue import translations
from web.wording.languages import LANGUAGES, Language
from web.wording.ruby import breakable, ruby

FOLDER = Path(__file__).parent / "texts"
PLANNERS = ("gaps", "builder", "sheet")
"""The files whose words are not for visitors, and so not translated."""

_IN = Markup('<span lang="{}">{}</span>')


class _File(Written):
    texts: dict[str, Words]


@cache
def catalogue() -> dict[str, Words]:
    """Every text of the pages by its key."""
    return {key: words for _, key, words in written()}


def written() -> Iterator[tuple[str, str, Words]]:
    """(file, key, words) of every text, in the order of the files."""
    for path in sorted(FOLDER.glob("*.yaml")):
        for key, words in check(_File, read(path)).texts.items():
            yield path.stem, key, words


class Texts:
    """The texts in one language, those of the public pages by default. Where a language lacks one, English stands in, marked."""

    def __init__(self, language: Language, words: dict[str, Words] | None = None) -> None:
        self.tongue = language
        self.language = language.tag
        self.path = language.path
        self.locale = Locale.parse(language.locale)
        self._words = catalogue() if words is None else words

    @property
    def words_language(self) -> str:
        """The language whose phrases are looked for in somebody's own words; English where there are none."""
        return "ja" if self.tongue.japanese else "en"

    def __call__(self, key: str, **values: object) -> Markup:
        """A text as HTML with its values filled in. Raises KeyError for a key that is not in the catalogue."""
        return self.say(self._for(key, values)).format(**values)

    def plain(self, key: str, **values: object) -> str:
        """A text without readings or marks, for attributes and titles."""
        return self.bare(self._for(key, values)).format(**values)

    def pattern(self, key: str) -> str:
        """A text whose values the browser fills in, as it is written and without readings."""
        return self.bare(self._words[key])

    def keys(self, beginning: str) -> list[str]:
        """The keys of the texts that begin so."""
        return [key for key in self._words if key.startswith(beginning)]

    def say(self, words: Words) -> Markup:
        """Words as HTML: with readings in easy Japanese, marked where they are in another language than the page."""
        tag, said = self._in(words)
        shown = ruby(said) if tag == "ja-simple" else escape(said)
        return shown if tag == self.language or self.tongue.japanese else _IN.format(tag, shown)

    def lines(self, words: Words | str) -> Markup:
        """Words (or the key of a text) for a heading or a button, which break between phrases only."""
        found = self._words[words] if isinstance(words, str) else words
        tag, said = self._in(found)
        return breakable(said) if tag == "ja" else self.say(found)

    def bare(self, words: Words) -> str:
        """Words without readings or marks."""
        return base(self._in(words)[1])

    def bracketed(self, words: Words) -> str:
        """Words with readings in brackets, for where there can be no ruby, such as a list to choose from."""
        return bracketed(self._in(words)[1])

    def japanese(self, text: str) -> Markup:
        """A text that exists in Japanese only, such as the title of a source."""
        return escape(text) if self.tongue.japanese or not written_in_japanese(text) else _IN.format("ja", text)

    def _for(self, key: str, values: dict[str, object]) -> Words:
        """Where a count is told and the language has several forms for it, the form is a key of its own: ``key_one``."""
        count = values.get("count")
        form = self.locale.plural_form(count) if isinstance(count, int) else "other"
        return self._words.get(f"{key}_{form}") or self._words[key]

    def _in(self, words: Words) -> tuple[str, str]:
        """The language in which the words exist, and they."""
        match self.language:
            case "ja":
                return "ja", words.ja
            case "ja-simple":
                return ("ja-simple", words.ja_simple) if words.ja_simple else ("ja", words.ja)
            case "en":
                return "en", words.en
        translated = translations(self.tongue).get(words.ja)
        return (self.language, translated) if translated else ("en", words.en)


@cache
def texts(tag: str) -> Texts:
    """The texts of one language. Raises KeyError for a language that the pages do not have."""
    return Texts(LANGUAGES[tag])


def written_in_japanese(text: object) -> bool:
    """Does a text hold kana or kanji? Sources keep their own language on an English page."""
    return any("\u3040" <= letter <= "\u30ff" or "\u4e00" <= letter <= "\u9fff" for letter in str(text))
