"""``make -s guard``: JSON lines ``{"text": …}`` on standard input, ``{"found": [{"kind": …, "text": …}]}`` on standard output.

One line for each, in order; blank lines are skipped. A line that cannot be read is answered by its number and never repeated,
and the exit code is 1 after all lines; it is 2, with nothing answered, where the guard does not work.
"""

import json
import os
import sys
from collections.abc import Iterator
from typing import Any, BinaryIO, TextIO

from playwright.sync_api import Page

from tests.guarding.page import findings, guard_page, is_ready

_CHUNK = 1 << 16
_BROKEN = "見張りが動きません。/ The guard does not work."
_BAD = '{"text": "…"} の形の JSON ではありません。/ Not JSON of the form {"text": "…"}.'


def main() -> int:
    """The exit code."""
    with guard_page() as page:
        if not is_ready(page):
            print(_BROKEN, file=sys.stderr)
            return 2
        return answer(page, sys.stdin.buffer, sys.stdout)


def answer(page: Page, asked: BinaryIO, answers: TextIO) -> int:
    """Answer all lines, as many at a time as have arrived. 1 where one could not be read."""
    failed = False
    for batch in _batches(asked):
        read = [_text(line) for _, line in batch]
        found = iter(findings(page, [text for text in read if text is not None]))
        for (number, _), text in zip(batch, read, strict=True):
            said = {"error": _BAD, "line": number} if text is None else {"found": _plain(next(found))}
            failed = failed or text is None
            answers.write(_json(said) + "\n")
        answers.flush()
    return int(failed)


def _batches(asked: BinaryIO) -> Iterator[list[tuple[int, bytes]]]:
    """Whole lines with their numbers from 1, blank ones left out."""
    number, rest = 0, b""
    while chunk := os.read(asked.fileno(), _CHUNK):
        *lines, rest = (rest + chunk).split(b"\n")
        yield [(number + n, line) for n, line in enumerate(lines, 1) if line.strip()]
        number += len(lines)
    if rest.strip():
        yield [(number + 1, rest)]


def _text(line: bytes) -> str | None:
    try:
        said = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None
    text = said.get("text") if isinstance(said, dict) else None
    return text if isinstance(text, str) else None


def _plain(found: list[dict[str, Any]]) -> list[dict[str, str]]:
    return [{"kind": finding["kind"], "text": finding["text"]} for finding in found]


def _json(said: dict[str, Any]) -> str:
    """Half a surrogate pair is no text for a terminal: such an answer is written in ASCII."""
    written = json.dumps(said, ensure_ascii=False)
    return written if written.isprintable() else json.dumps(said)


if __name__ == "__main__":
    sys.exit(main())
