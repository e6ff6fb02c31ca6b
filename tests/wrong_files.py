"""Editors' files with one mistake each, and what `madoguchi check` says of them.

Each file begins with what must be said of it, in the words and the layout of the command:

    # 23: 「medium」に書けるのは voice, chat, …
    #    'medium' must be one of: voice, chat, …
"""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from documents.problems import Problem
from service import checking

_SAID = re.compile(r"# (\d+): (.+)\r?\n#    (.+)\r?\n")
_JAPANESE = re.compile("[぀-ヿ一-鿿]")


class Said(NamedTuple):
    """One mistake as it is said: the line, and what is wrong and what to write in both languages."""

    line: int
    ja: str
    en: str


def expected(path: Path) -> list[Said]:
    """What the head of a wrong file says must be said of it."""
    text = _text(path)
    found = []
    while head := _SAID.match(text):
        found.append(Said(int(head[1]), head[2], head[3]))
        text = text[head.end() :]
    assert found, f"{path.name} does not begin with what must be said of it"
    return found


def said(folder: Path) -> dict[str, list[Said]]:
    """What is said of each file of an organisation's folder, checked until nothing more is wrong.

    Some mistakes can only be seen once the others are gone, so refused files are put away between two looks.
    """
    found: dict[str, list[Said]] = {}
    while problems := checking.check([folder])[1]:
        for problem in problems:
            found.setdefault(_name(problem, folder), []).append(spoken(problem))
        for path in {problem.path for problem in problems}:
            path.unlink()
    return found


def spoken(problem: Problem) -> Said:
    """A problem without its file."""
    return Said(problem.line, problem.ja, problem.en)


def put(files: Iterable[Path], folder: Path) -> Path:
    """The files, byte for byte, in a new folder."""
    folder.mkdir(parents=True)
    for path in files:
        (folder / path.name).write_bytes(path.read_bytes())
    return folder


def mend(files: Iterable[Path], folder: Path, repairs: Mapping[str, tuple[str, str]]) -> None:
    """Those of the files that have a repair (what is written, what to write), mended, in a new folder."""
    folder.mkdir(parents=True)
    for path in files:
        if path.stem in repairs:
            mended = _text(path).replace(*repairs[path.stem])
            (folder / path.name).write_text(mended, encoding="utf-8")


def both_languages(spoken: Said) -> bool:
    """Is the Japanese Japanese, and does the English keep to English outside what it quotes?"""
    outside_quotes = re.sub("'[^']*'|\"[^\"]*\"|\\([^)]*\\)", "", spoken.en)
    return bool(_JAPANESE.search(spoken.ja)) and not _JAPANESE.search(outside_quotes)


def _name(problem: Problem, folder: Path) -> str:
    assert problem.path.is_file(), f"not a file: {problem}"
    assert problem.path.is_relative_to(folder), f"not in the folder that was checked: {problem}"
    return problem.path.stem


def _text(path: Path) -> str:
    content = path.read_bytes()
    try:
        return content.decode()
    except UnicodeDecodeError:
        return content.decode("cp932")  # what a Japanese Windows writes where UTF-8 is not chosen
