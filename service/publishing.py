"""What is the same for everybody until the files change: ready bytes with their ETag."""

from dataclasses import dataclass

import orjson

from directory.catalogue import Directory
from routing_rules.loading import RuleBook
from service.listing_json import channel_json

_CACHE = b"public, max-age=300, stale-if-error=86400"


@dataclass(frozen=True)
class Ready:
    """A body, and the headers that go with it also where the caller has it already."""

    body: bytes
    headers: list[tuple[bytes, bytes]]
    etag: bytes


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


def _ready(body: bytes, version: str) -> Ready:
    etag = version.encode()
    headers = [
        (b"content-type", b"application/json"),
        (b"content-length", b"%d" % len(body)),
        (b"etag", etag),
        (b"cache-control", _CACHE),
        (b"access-control-allow-origin", b"*"),
    ]
    return Ready(body, headers, etag)


def _situations(book: RuleBook) -> dict[str, object]:
    vocabulary = book.vocabulary
    dump = {"mode": "json", "by_alias": True, "exclude_none": True}
    return {
        "groups": [group.model_dump(**dump) for group in vocabulary.groups],  # type: ignore[arg-type]
        "situations": [situation.model_dump(**dump) for situation in vocabulary.situations],  # type: ignore[arg-type]
    }
