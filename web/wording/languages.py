"""The languages of the pages, each under a path of its own: no cookie, and the address says nothing else."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Language:
    """A language: its BCP 47 tag, its own name, and the locale that Babel knows for it.

    ``complete``: every page exists in it; else the first page, the answer, the list and the channels do.
    """

    tag: str
    name: str
    locale: str
    complete: bool = False

    @property
    def path(self) -> str:
        """Where its first page is."""
        return "/" if self.tag == "ja" else f"/{self.tag}/"

    @property
    def japanese(self) -> bool:
        """Is it a kind of Japanese?"""
        return self.locale == "ja"


_ALL = (
    Language("ja", "日本語", "ja", complete=True),
    Language("ja-simple", "やさしい日本語", "ja", complete=True),
    Language("en", "English", "en", complete=True),
    Language("zh-Hans", "简体中文", "zh_Hans"),
    Language("ko", "한국어", "ko"),
    Language("vi", "Tiếng Việt", "vi"),
    Language("pt-BR", "Português", "pt_BR"),
    Language("tl", "Filipino", "fil"),
    Language("ne", "नेपाली", "ne"),
    Language("es", "Español", "es"),
    Language("id", "Bahasa Indonesia", "id"),
    Language("th", "ไทย", "th"),
)

LANGUAGES = {language.tag: language for language in _ALL}
COMPLETE = {language.tag: language for language in _ALL if language.complete}

PLANNERS = {tag: LANGUAGES[tag] for tag in ("ja", "en")}
"""The languages of the pages for people who plan services."""


def language_of(path: str) -> Language:
    """The language in which a page at this path speaks."""
    return LANGUAGES.get(path.split("/", 2)[1], LANGUAGES["ja"])
