"""The public page as one file, as the application makes it: `madoguchi export --single-file PATH`."""

import asyncio
from pathlib import Path

from fastapi import FastAPI

from routing_rules.levels import levels
from routing_rules.vocabulary import PREFECTURES
from service.exporting.asking import asking
from service.exporting.plan import ExportError

MOST = 300_000
"""Bytes."""

_ANY = "all"
_NOWHERE = "http://export.invalid"


def write(app: FastAPI, path: Path, *, language: str = "ja", place: str | None = None, level: str | None = None) -> int:
    """Write the file of a language to a path; gives its size in bytes. The same files of the project give the same bytes.

    ``place`` (JIS X 0401) and ``level`` (of school) are taken as answered, and what leads is what leads for them. Raises
    ExportError where one of the three is not known, or the file would be larger than ``MOST``; OSError where it cannot
    be written.
    """
    page = asyncio.run(_page(app, f"/single/{language}/{level or _ANY}/{place or _ANY}"))
    if len(page) > MOST:
        raise _too_large(len(page))
    path.write_bytes(page)
    return len(page)


async def _page(app: FastAPI, address: str) -> bytes:
    async with asking(app, _NOWHERE) as asker:
        try:
            return (await asker.get(address)).body
        except ExportError:
            raise _unknown() from None


def _unknown() -> ExportError:
    known = f"level: {', '.join(levels())}; place: {PREFECTURES[0]}-{PREFECTURES[-1]}"
    return ExportError(f"言語・学校・県のどれかが使えません ({known})", "language, level or place cannot be used")


def _too_large(size: int) -> ExportError:
    return ExportError(
        f"ファイルが {size} バイトになります({MOST} まで)。県を選ぶと小さくなります",
        f"the file would have {size} bytes (at most {MOST}); choosing a place makes it smaller",
    )
