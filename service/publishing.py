"""What is the same for everybody until the files change: ready bytes with their ETag."""

from collections.abc import Mapping
from dataclasses import dataclass

import orjson
from starlette.requests import Request
from starlette.responses import Response

from directory.catalogue import Directory
from routing_rules.loading import RuleBook
from service.listing_json import channel_json

_CACHE = "public, max-age=300, stale-if-error=86400"


@dataclass(frozen=True)
class Ready:
    """A body and the headers that go with it."""

    body: bytes
    headers: Mapping[str, str]


@dataclass(frozen=True)
class Published:
    """The public reads of the API."""

    situations: Ready
    channels: Ready
    channel: dict[str, Ready]
    channel_bytes: dict[str, bytes]


def publish(directory: Directory, book: RuleBook) -> Published:
    """Write every public read once."""
    version = f'"{book.version}-{directory.version}"'
    each = {id: orjson.dumps(channel_json(directory, channel)) for id, channel in directory.channels.items()}
    return Published(
        situations=_ready(orjson.dumps(_situations(book)), version),
        channels=_ready(b'{"channels":[' + b",".join(each.values()) + b"]}", version),
        channel={id: _ready(body, version) for id, body in each.items()},
        channel_bytes=each,
    )


def respond(request: Request, ready: Ready) -> Response:
    """Ready bytes, or 304 where the caller has them already."""
    if request.headers.get("if-none-match") == ready.headers["etag"]:
        return Response(status_code=304, headers=ready.headers)
    return Response(ready.body, media_type="application/json", headers=ready.headers)


def _ready(body: bytes, version: str) -> Ready:
    return Ready(body, {"etag": version, "cache-control": _CACHE, "access-control-allow-origin": "*"})


def _situations(book: RuleBook) -> dict[str, object]:
    vocabulary = book.vocabulary
    dump = {"mode": "json", "by_alias": True, "exclude_none": True}
    return {
        "groups": [group.model_dump(**dump) for group in vocabulary.groups],  # type: ignore[arg-type]
        "situations": [situation.model_dump(**dump) for situation in vocabulary.situations],  # type: ignore[arg-type]
    }
