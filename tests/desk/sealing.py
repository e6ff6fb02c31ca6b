"""The protocol of sealed notes once more, in Python: what a browser seals this opens, and the other way round.

The server has no part of this. Notes in tests are invented.
"""

import base64
import hashlib
import json
import secrets
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

VERSION = "madoguchi-note/1:"
ITERATIONS = 600_000
STEP = 2_048
_NONCE, _LENGTH = 12, 4
_TO_HIRAGANA = {code: code - 0x60 for code in (*range(0x30A1, 0x30F7), 0x30FD, 0x30FE)}


def random_id() -> str:
    return base64url(secrets.token_bytes(16))


def random_key() -> str:
    return base64url(secrets.token_bytes(32))


def base64url(given: bytes) -> str:
    return base64.urlsafe_b64encode(given).rstrip(b"=").decode()


def from_base64url(written: str) -> bytes:
    return base64.urlsafe_b64decode(written + "=" * (-len(written) % 4))


def folded(passphrase: str) -> str:
    """As it was heard on the phone: no spaces, no signs (the mark of a long vowel stays), kana as hiragana, lower case."""
    kana = unicodedata.normalize("NFKC", passphrase).translate(_TO_HIRAGANA)
    return "".join(letter for letter in kana if not letter.isspace() and unicodedata.category(letter)[0] not in "PS").lower()


def padded(note: object) -> bytes:
    written = json.dumps(note, ensure_ascii=False, separators=(",", ":")).encode()
    filled = len(written).to_bytes(_LENGTH) + written
    return filled + bytes(-len(filled) % STEP)


def unpadded(given: bytes) -> Any:
    """Raises ValueError where the padding is not exactly that of ``padded``."""
    end = _LENGTH + int.from_bytes(given[:_LENGTH])
    if len(given) != end + -end % STEP or any(given[end:]):
        raise ValueError("padding")
    return json.loads(given[_LENGTH:end])


@dataclass(frozen=True)
class Envelope:
    """Everything that follows from a note's id, the key in its link and the passphrase told by phone."""

    id: str
    key: str
    passphrase: str

    @cached_property
    def _master(self) -> bytes:
        password = from_base64url(self.key) + folded(self.passphrase).encode()
        return hashlib.pbkdf2_hmac("sha256", password, self._bound, ITERATIONS, 32)

    @property
    def _bound(self) -> bytes:
        return (VERSION + self.id).encode()

    def derived(self, use: str) -> bytes:
        return HKDF(SHA256(), 32, salt=None, info=use.encode()).derive(self._master)

    @property
    def token(self) -> str:
        return base64url(self.derived("token"))

    @property
    def reply(self) -> str:
        return base64url(self.derived("reply"))

    def seal(self, note: object) -> bytes:
        nonce = secrets.token_bytes(_NONCE)
        return nonce + AESGCM(self.derived("content")).encrypt(nonce, padded(note), self._bound)

    def open(self, sealed: bytes) -> Any:
        """Raises InvalidTag where anything was changed, or id, key or passphrase are not those it was sealed with."""
        return unpadded(AESGCM(self.derived("content")).decrypt(sealed[:_NONCE], sealed[_NONCE:], self._bound))

    def offered(self, note: object, hours: int = 72) -> dict[str, object]:
        """What the sender's browser puts down at the server."""
        hashes = {"token_hash": _hash(self.token), "reply_hash": _hash(self.reply)}
        return {"id": self.id, "sealed": base64url(self.seal(note)), "hours": hours, **hashes}


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
