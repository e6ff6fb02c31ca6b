"""Random tokens, and the form in which they are stored: whoever reads the database can use none of them."""

import hashlib
import secrets

_BYTES = 32


def new_token() -> str:
    """256 random bits as 43 letters for an address or a cookie."""
    return secrets.token_urlsafe(_BYTES)


def stored(token: str) -> str:
    """Its SHA-256 in hexadecimal. Fast on purpose: there is nothing to guess in 256 random bits."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
