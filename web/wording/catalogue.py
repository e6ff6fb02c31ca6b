"""Translations of what visitors read, one gettext catalogue a language: ``catalogues/<tag>.po``.

The Japanese text is the key: when it changes, its old translations are no longer found and English stands in, until
somebody has translated it anew (``make catalogues`` writes what is missing into the files).
"""

from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from documents.checking import Words
from web.wording.languages import LANGUAGES, Language

FOLDER = Path(__file__).parent / "catalogues"
_HEADER = """# {name}. Not yet reviewed by a native speaker. CC BY 4.0.
msgid ""
msgstr ""
"Language: {locale}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""


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
    entries = BytesIO()
    write_po(entries, found, width=120, omit_header=True)  # Babel's own header holds the time of writing
    _file(language).write_bytes(_HEADER.format(name=language.name, locale=language.locale).encode() + entries.getvalue())
    return sum(1 for m in found if m.id and not m.string)


def translated() -> list[Language]:
    """The languages that have a catalogue."""
    return [language for language in LANGUAGES.values() if not language.complete]


def _read(language: Language) -> Catalog:
    if not _file(language).exists():
        return Catalog(locale=language.locale)
    with _file(language).open("rb") as file:
        return read_po(file, locale=language.locale)


def _file(language: Language) -> Path:
    return FOLDER / f"{language.tag}.po"
