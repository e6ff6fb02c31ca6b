"""A secret key, kept as `minisign -G -W` does: without a password, so that a server or a timer can sign with it.

158 bytes in base64: "Ed", two zero bytes (no password), "B2", 48 zero bytes (what a password would need), the key's id, the
seed, the public key, 32 zero bytes (a checksum that only a password needs).
"""

import secrets
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from service.signing.errors import KeyFileError
from service.signing.packing import pack, unpack
from service.signing.public import ALGORITHM, ID, KEY, PublicKey

_HEAD = ALGORITHM + b"\0\0" + b"B2" + bytes(48)
_TAIL = bytes(32)
_SIZE = len(_HEAD) + ID + 2 * KEY + len(_TAIL)
_PARTS = ((len(_HEAD), ID), (len(_HEAD) + ID, KEY), (len(_HEAD) + ID + KEY, KEY))


@dataclass(frozen=True, repr=False)
class SecretKey:
    """``id``: that of its public key; ``seed``: 32 bytes that nobody else may see."""

    id: bytes
    seed: bytes

    @property
    def public(self) -> PublicKey:
        """What others check with."""
        return PublicKey(self.id, self._key.public_key().public_bytes_raw())

    @property
    def text(self) -> str:
        """A whole file."""
        packed = _HEAD + self.id + self.seed + self.public.raw + _TAIL
        return f"untrusted comment: minisign secret key, keep it to yourself\n{pack(packed)}\n"

    def sign(self, message: bytes) -> bytes:
        """64 bytes, the same each time for the same message."""
        return self._key.sign(message)

    @property
    def _key(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(self.seed)


def make() -> SecretKey:
    """A new key, of the machine's own randomness."""
    return SecretKey(secrets.token_bytes(ID), secrets.token_bytes(KEY))


def parse(text: str) -> SecretKey:
    """A secret key from its file's text. Raises KeyFileError, also where it has a password or its halves do not fit."""
    packed = unpack(text.strip().rpartition("\n")[2])
    if len(packed) != _SIZE or not packed.startswith(_HEAD):
        raise _unreadable()
    id, seed, public = (packed[start : start + size] for start, size in _PARTS)
    key = SecretKey(id, seed)
    if key.public.raw != public:
        raise _unreadable()
    return key


def _unreadable() -> KeyFileError:
    return KeyFileError(
        "秘密鍵のファイルを読めません。控えから戻すか、べつの場所へ移してから `madoguchi portal key` で作り直します。",
        "The secret key's file cannot be read. Bring it back from a copy, or move it away and run `madoguchi portal key`.",
    )
