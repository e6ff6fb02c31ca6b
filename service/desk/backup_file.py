"""The file of a backup: JSON lines packed by gzip, at their end a code that only this installation's key makes.

First what the file is, then one line a row: ``["counselor", {"id": 1, …}]``, bytes in Base64.
"""

import gzip
import hmac
import json
import os
import secrets
import zlib
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO

from sqlalchemy import LargeBinary, Table

from service.desk.keys import Keys

FORMAT = 1
_LONGEST_LINE = 1_000_000

Row = dict[str, Any]


class BackupError(Exception):
    """A backup that cannot be made or taken back. Says why and what to do, in Japanese and English."""

    def __init__(self, ja: str, en: str) -> None:
        super().__init__(f"{ja} / {en}")


@contextmanager
def replacing(file: Path) -> Iterator[BinaryIO]:
    """Written beside, for the owner's eyes only, and put in place when it is whole; a failure leaves what was there."""
    beside = file.with_name(f".{file.name}.{secrets.token_hex(8)}")
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        beside.replace(file)
    finally:
        beside.unlink(missing_ok=True)


def write(out: BinaryIO, keys: Keys, head: Row, rows: Iterable[tuple[Table, Row]]) -> None:
    """Everything, and the code over it."""
    code = _code(keys)
    with gzip.GzipFile(filename="", fileobj=out, mode="wb", mtime=0) as packed:
        for line in _lines(head, rows):
            code.update(line)
            packed.write(line)
        packed.write(_line({"code": code.hexdigest()}))


def check(file: BinaryIO, keys: Keys) -> Row:
    """What the file says of itself, when nothing in it is missing or altered. Raises BackupError."""
    code, last, first = _code(keys), b"", b""
    for line in _read(file):
        if last:
            code.update(last)
        first, last = first or line, line
    if not hmac.compare_digest(last, _line({"code": code.hexdigest()})):
        raise _damaged()
    head: Row = json.loads(first)
    if head.get("madoguchi_backup") != FORMAT:
        raise BackupError("この版では読めない形のバックアップです。", "this version cannot read this form of backup")
    return head


def rows(file: BinaryIO, tables: dict[str, Table]) -> Iterator[tuple[Table, Row]]:
    """The rows in a file that was checked, in the order in which they were written."""
    for line in _read(file):
        read = json.loads(line)
        if isinstance(read, list):
            table = tables[read[0]]
            yield table, {name: _from_json(table, name, value) for name, value in read[1].items()}


def _lines(head: Row, rows: Iterable[tuple[Table, Row]]) -> Iterator[bytes]:
    yield _line({"madoguchi_backup": FORMAT, **head})
    for table, row in rows:
        yield _line([table.name, {name: _to_json(value) for name, value in row.items()}])


def _read(file: BinaryIO) -> Iterator[bytes]:
    file.seek(0)
    try:
        with gzip.GzipFile(fileobj=file, mode="rb") as packed:
            while line := packed.readline(_LONGEST_LINE):
                yield line
    except (EOFError, gzip.BadGzipFile, zlib.error):
        raise _damaged() from None


def _damaged() -> BackupError:
    return BackupError(
        "このバックアップは途中で切れているか、書きかえられているか、別の鍵(desk.key)のものです。何も戻していません。",
        "this backup is cut short, was altered, or belongs to another key (desk.key); nothing was restored",
    )


def _code(keys: Keys) -> hmac.HMAC:
    return hmac.new(keys.derive("backup"), digestmod=sha256)


def _line(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _to_json(value: object) -> object:
    return b64encode(value).decode() if isinstance(value, bytes) else value


def _from_json(table: Table, name: str, value: object) -> object:
    return b64decode(value) if isinstance(table.c[name].type, LargeBinary) and isinstance(value, str) else value
