"""The scripts that a file holds: those of the public page, and in place of what needs a server, what reads the file."""

import posixpath
import re
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter

import orjson

from web import assets

BEGINNING = "single.js"
"""Stands in the file as it is and unpacks the rest."""

_ENTRY = "single/start.js"
_INSTEAD = {
    "loading.js": "single/loading.js",
    "answer/clock.js": "single/clock.js",
    "evaluator/hours.js": "single/hours.js",
}
_OWN = "single/"
_IMPORTED = re.compile(r'((?:\bfrom|\bimport)\s*\(?\s*)"(\.[^"]+)"')


@cache
def packed_scripts() -> bytes:
    """JSON of [name, script] in an order in which each stands after those that it imports, and names them "@name".

    Raises graphlib.CycleError for scripts that import each other, KeyError for one that does not exist.
    """
    needed = dict(_needed())
    order = TopologicalSorter({name: set(_imports(name)) for name in needed}).static_order()
    return orjson.dumps([[name, needed[name]] for name in order])


def _needed() -> Iterator[tuple[str, str]]:
    """Every script that the entry reaches, by its name."""
    waiting, found = [_ENTRY], {_ENTRY}
    while waiting:
        name = waiting.pop()
        new = [imported for imported in _imports(name) if imported not in found]
        waiting.extend(new)
        found.update(new)
        yield name, _renamed(name)


def _renamed(name: str) -> str:
    def rename(match: re.Match[str]) -> str:
        return f'{match[1]}"@{_resolved(name, match[2])}"'

    return _IMPORTED.sub(rename, assets.script_text(name))


def _imports(name: str) -> list[str]:
    return [_resolved(name, match[2]) for match in _IMPORTED.finditer(assets.script_text(name))]


def _resolved(name: str, imported: str) -> str:
    """A relative import's script. The file's own scripts import what they replace."""
    found = posixpath.normpath(posixpath.join(posixpath.dirname(name), imported))
    return found if name.startswith(_OWN) else _INSTEAD.get(found, found)
