"""Readings of kanji, as Aozora Bunko writes them: 相談《そうだん》, and ｜24時間《にじゅうよじかん》 where the base is marked.

The base is the run of kanji right before 《, or everything from ｜ on.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

KANJI = r"[々〇㐀-䶿一-鿿豈-﫿]"

_READ = re.compile(rf"(?:｜(?P<marked>[^｜《》]+)|(?P<kanji>{KANJI}+))《(?P<reading>[^｜《》]+)》")


class Part(NamedTuple):
    """A piece of text, and how it is read where somebody wrote that."""

    base: str
    reading: str | None


def parts(text: str) -> Iterator[Part]:
    """The pieces of a text in order; their bases joined are the text without readings."""
    end = 0
    for found in _READ.finditer(text):
        if found.start() > end:
            yield Part(text[end : found.start()], None)
        yield Part(found["marked"] or found["kanji"], found["reading"])
        end = found.end()
    if end < len(text):
        yield Part(text[end:], None)


def base(text: str) -> str:
    """The text without its readings."""
    return "".join(part.base for part in parts(text))


def bracketed(text: str) -> str:
    """The text with readings in brackets, for where there is no ruby: 相談(そうだん)."""
    return "".join(f"{part.base}({part.reading})" if part.reading else part.base for part in parts(text))
