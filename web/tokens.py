"""The design tokens of the Digital Agency that a style sheet uses, as one rule; the hundred others stay on the server."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

_FILE = Path(__file__).parent / "static" / "digital_agency" / "tokens.css"
_TOKEN = re.compile(r"^\s*(--[a-z0-9-]+):\s*(.+);$", re.MULTILINE)
_USED = re.compile(r"var\((--(?:color|font|elevation)-[a-z0-9-]+)\)")


def used_by(style: str) -> str:
    """``:root`` with the tokens that a style names, and those that they name. Raises KeyError for one that does not exist."""
    found: dict[str, str] = {}
    for name in _names(style):
        found[name] = _tokens()[name]
        found.update((other, _tokens()[other]) for other in _names(found[name]))
    return ":root{" + ";".join(f"{name}:{value}" for name, value in sorted(found.items())) + "}" if found else ""


def _names(style: str) -> Iterator[str]:
    return (match[1] for match in _USED.finditer(style))


@cache
def _tokens() -> dict[str, str]:
    return dict(_TOKEN.findall(_FILE.read_text("utf-8")))
