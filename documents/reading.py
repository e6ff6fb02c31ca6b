"""YAML files to plain data: dicts, lists, text and None. No scalar is guessed into a number, date or boolean."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from documents.problems import Problem, ProblemsFound
from documents.syntax_messages import EMPTY, NOT_UTF8, SIGNS, TOO_DEEP, syntax_problem

Place = tuple[str | int, ...]

_NULL = "tag:yaml.org,2002:null"
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Document:
    """One file: its data and the line on which every part of it starts."""

    path: Path
    data: Any
    lines: dict[Place, int] = field(repr=False)

    def line(self, place: Place) -> int:
        """The line of a part, or of the nearest part around it that is written in the file."""
        while place not in self.lines and place:
            place = place[:-1]
        return self.lines.get(place, 1)

    def problem(self, place: Place, ja: str, en: str) -> Problem:
        """A mistake at a part of this file."""
        return Problem(self.path, self.line(place), ja, en)


def read(path: Path) -> Document:
    """Read one YAML file.

    Raises ProblemsFound for a file that is empty, not UTF-8 or not YAML, for values that are given a name to be used
    again, for a repeated key and for a key without a value (most often an unquoted ``#9110``, a comment in YAML).
    """
    root = _compose(path)
    document = Document(path, None, {(): 1})
    problems: list[Problem] = []
    try:
        data = _plain(root, (), document, problems)
    except RecursionError:
        raise ProblemsFound([Problem(path, 1, *TOO_DEEP)]) from None
    if problems:
        raise ProblemsFound(problems)
    return Document(path, data, document.lines)


def yaml_files(folder: Path) -> Iterator[Path]:
    """Every ``*.yaml`` file of a folder and its sub-folders, in the order of their names."""
    yield from sorted(folder.rglob("*.yaml"))


def version_of(folders: Iterable[Path], patterns: Iterable[str]) -> str:
    """Twelve hexadecimal digits that change when any file of the folders that fits a pattern does."""
    digest, patterns = hashlib.sha256(), tuple(patterns)
    for folder in folders:
        for path in sorted({path for pattern in patterns for path in folder.glob(pattern)}):
            digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:12]


def _compose(path: Path) -> yaml.Node:
    """The file as YAML's own tree."""
    text = _text(path)
    try:
        _refuse_signs(path, text)
        root = yaml.compose(text, Loader=_LOADER)
    except yaml.YAMLError as error:
        raise ProblemsFound([syntax_problem(path, text, error)]) from None
    if root is None:
        raise ProblemsFound([Problem(path, 1, *EMPTY)])
    return root


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise ProblemsFound([Problem(path, 1, *NOT_UTF8)]) from None


def _refuse_signs(path: Path, text: str) -> None:
    """YAML takes "&", "*" and "!" before a value for its own signs and would drop them without a word."""
    if not set("&*!") & set(text):
        return
    events = yaml.parse(text, Loader=_LOADER)
    marks = [event.start_mark for event in events if getattr(event, "anchor", None) or getattr(event, "tag", None)]
    if marks:
        raise ProblemsFound([Problem(path, mark.line + 1 if mark else 1, *SIGNS) for mark in marks])


def _plain(node: yaml.Node, place: Place, document: Document, problems: list[Problem]) -> Any:
    document.lines.setdefault(place, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, place, document, problems)
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, (*place, i), document, problems) for i, item in enumerate(node.value)]
    if node.tag != _NULL:
        return node.value
    if node.value == "":
        problems.append(
            document.problem(
                place,
                '値がありません。# で始まる値は "#9110" のように引用符で囲みます。いらない見出しは行ごと消します。',
                'There is no value. Put a value that starts with # in quotes ("#9110"), or remove the line.',
            )
        )
    return None


def _mapping(node: yaml.MappingNode, place: Place, document: Document, problems: list[Problem]) -> dict[str, Any]:
    result: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key = str(key_node.value)
        here = (*place, key)
        if key in result:
            first = document.lines[here]
            line = key_node.start_mark.line + 1
            ja = f"「{key}」が二度書かれています({first} 行目にもあります)。一つにまとめます。"
            en = f"'{key}' is written twice (also on line {first}). Keep one."
            problems.append(Problem(document.path, line, ja, en))
            continue
        document.lines[here] = key_node.start_mark.line + 1
        result[key] = _plain(value_node, here, document, problems)
    return result
