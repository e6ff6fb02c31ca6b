"""A public key: "Ed", eight bytes that tell keys apart, 32 bytes; in base64 below a line that says whose it is."""

from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from service.signing.errors import KeyFileError
from service.signing.packing import pack, unpack

ALGORITHM = b"Ed"
ID, KEY = 8, 32


@dataclass(frozen=True)
class PublicKey:
    """``id``: 8 bytes, no secret and no proof of anything; ``raw``: 32 bytes."""

    id: bytes
    raw: bytes

    @property
    def string(self) -> str:
        """One line of base64, as `minisign -P` takes it."""
        return pack(ALGORITHM + self.id + self.raw)

    @property
    def text(self) -> str:
        """A whole file, as `minisign -p` takes it."""
        return f"untrusted comment: minisign public key {self.name}\n{self.string}\n"

    @property
    def name(self) -> str:
        """Its id as minisign prints it."""
        return self.id[::-1].hex().upper()

    def verifies(self, signature: bytes, message: bytes) -> bool:
        """Whether this key's owner signed exactly this."""
        try:
            Ed25519PublicKey.from_public_bytes(self.raw).verify(signature, message)
        except (InvalidSignature, ValueError):
            return False
        return True


def parse(text: str) -> PublicKey:
    """A public key from its file's text or its one line. Raises KeyFileError."""
    lines = text.strip().splitlines()
    packed = unpack(lines[-1].strip()) if lines and len(lines) <= 2 else b""
    if len(packed) != len(ALGORITHM) + ID + KEY or not packed.startswith(ALGORITHM):
        raise KeyFileError(
            "公開鍵として読めません。`madoguchi portal key` が出す、RW で始まる一行を写します。",
            "This is not a public key. Copy the line that `madoguchi portal key` prints; it begins with RW.",
        )
    return PublicKey(packed[2 : 2 + ID], packed[2 + ID :])
