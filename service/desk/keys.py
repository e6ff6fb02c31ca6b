"""The secret of an installation, and what is derived from it. There is no default one: it is made, or refused if weak."""

import os
import secrets
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_BYTES = 32
_NONCE = 12
_FEWEST_LETTERS, _FEWEST_DIFFERENT = 43, 16


class WeakSecretError(ValueError):
    """The secret that was set can be guessed. Says what to write instead, never what was set."""

    def __init__(self) -> None:
        super().__init__(
            "MADOGUCHI_SECRET は、でたらめな43文字以上にします。/ MADOGUCHI_SECRET must be 43 or more random letters. "
            "例を作る / to make one: python -c 'import secrets; print(secrets.token_urlsafe(32))'"
        )


class Keys:
    """Keys for separate uses, all from one secret."""

    def __init__(self, secret: bytes) -> None:
        self._secret = secret
        self.audit = self.derive("audit")
        self._sealing = AESGCM(self.derive("sealing"))

    def derive(self, use: str) -> bytes:
        """32 bytes for one use."""
        return HKDF(SHA256(), _BYTES, salt=None, info=f"madoguchi/{use}".encode()).derive(self._secret)

    def seal(self, plain: bytes, belongs_to: str) -> bytes:
        """Encrypted, and bound to what it belongs to."""
        nonce = secrets.token_bytes(_NONCE)
        return nonce + self._sealing.encrypt(nonce, plain, belongs_to.encode())

    def unseal(self, sealed: bytes, belongs_to: str) -> bytes:
        """The plain bytes. Raises ValueError where they were sealed by another secret or belong to something else."""
        try:
            return self._sealing.decrypt(sealed[:_NONCE], sealed[_NONCE:], belongs_to.encode())
        except InvalidTag:
            raise ValueError("sealed by another secret, or for something else") from None


def load_keys(given: str | None, file: Path) -> Keys:
    """From the environment, else from a file that only its owner reads, made when it is first needed.

    Raises WeakSecretError.
    """
    if given is None:
        return Keys(_from_file(file))
    if len(given) < _FEWEST_LETTERS or len(set(given)) < _FEWEST_DIFFERENT:
        raise WeakSecretError
    return Keys(given.encode())


def _from_file(file: Path) -> bytes:
    try:
        found = file.read_bytes()
    except FileNotFoundError:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        _make(file)
        found = file.read_bytes()
    if len(found) != _BYTES:
        raise WeakSecretError
    return found


def _make(file: Path) -> None:
    """Written beside and linked into place, so that of two first starts one wins and nobody reads half a secret."""
    beside = file.with_name(f".{file.name}.{secrets.token_hex(8)}")
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as out:
        out.write(secrets.token_bytes(_BYTES))
        out.flush()
        os.fsync(out.fileno())
    try:
        os.link(beside, file)
    except FileExistsError:
        pass
    finally:
        beside.unlink()
