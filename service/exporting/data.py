"""What the browser loads, in a copy: the table knows until when the copy says "open", and the words what it says after that."""

from typing import Any

import orjson

from service.exporting.plan import Ages, Said


def table(body: bytes, ages: Ages) -> bytes:
    """The table of rules and hours. From the minute ``copy_until`` on every line is taken as not stated."""
    return _with(body, copy_until=ages.until_minute)


def words(body: bytes, said: Said) -> bytes:
    """The sentences of a language."""
    return _with(body, copy_unknown=said.unknown)


def _with(body: bytes, **more: Any) -> bytes:
    return orjson.dumps({**orjson.loads(body), **more})
