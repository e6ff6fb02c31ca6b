"""The lines of base64 in keys and signatures."""

from base64 import b64decode, b64encode


def pack(plain: bytes) -> str:
    """One line."""
    return b64encode(plain).decode()


def unpack(line: str) -> bytes:
    """The bytes of a line, none where it is not exactly what ``pack`` would write."""
    try:
        plain = b64decode(line, validate=True)
    except ValueError:
        return b""
    return plain if pack(plain) == line else b""
