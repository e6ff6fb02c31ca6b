"""Translations of what visitors read, one gettext catalogue a language: ``catalogues/<tag>.po``.

The Japanese text is the key: when it changes, its old translations are no longer found and English stands in, until
somebody has translated it anew (``madoguchi texts`` writes what is missing into the files).
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from documents.checking import Words
from web.languages import LANGUAGES, Language

FOLDER = Path(__file__).parent / "catalogues"
_HEADER = "# {name} for Madoguchi. Not yet reviewed by a native speaker.\n# CC BY 4.0, see LICENSE.\n"


@cache
def translations(language: Language) -> dict[str, str]:
    """Translation by Japanese text; what is missing or marked fuzzy is left out."""
    return {str(m.id): str(m.string) for m in _read(language) if m.id and m.string and not m.fuzzy}


def update(language: Language, words: Iterator[Words]) -> int:
    """Bring a language's file up to what the pages say now. Gives the number of texts that wait for a translation."""
    template = Catalog(fuzzy=False)
    for each in words:
        template.add(each.ja, auto_comments=[each.en])
    found = _read(language)
    found.update(template, no_fuzzy_matching=True)
    found.obsolete.clear()
    with _file(language).open("wb") as file:
        write_po(file, found, width=120, omit_header=False, sort_output=False, include_previous=False)
    return sum(1 for m in found if m.id and not m.string)


def translated() -> list[Language]:
    """The languages that have a catalogue."""
    return [language for language in LANGUAGES.values() if not language.complete]


def _read(language: Language) -> Catalog:
    if not _file(language).exists():
        header = _HEADER.format(name=language.name)
        return Catalog(locale=language.locale, project="Madoguchi", fuzzy=False, header_comment=header)
    with _file(language).open("rb") as file:
        return read_po(file, locale=language.locale)


def _file(language: Language) -> Path:
    return FOLDER / f"{language.tag}.po"
