"""A channel's address: a code that says nothing to who reads it in a browser's history, and never changes."""

import hashlib
from base64 import b32encode
from functools import cache

_LENGTH = 6


@cache
def code(channel: str) -> str:
    """The code of a channel's id, e.g. "k3vq7a"."""
    return b32encode(hashlib.sha256(channel.encode()).digest()).decode().lower()[:_LENGTH]


def where(channel: str) -> str:
    """The path of a channel's page after the language's own."""
    return f"c/{code(channel)}"
