"""The key of an installation: made when first asked for, kept in the data folder, readable by its owner only."""

import os
import secrets
import stat
from pathlib import Path

from service.signing import public, secret
from service.signing.errors import KeyFileError
from service.signing.public import PublicKey
from service.signing.secret import SecretKey

SECRET, PUBLIC = "signing.key", "signing.pub"


def load(folder: Path) -> SecretKey:
    """The key in a data folder. Raises FileNotFoundError where there is none yet, KeyFileError where it cannot be trusted."""
    with (folder / SECRET).open(encoding="utf-8", errors="replace") as file:
        if stat.S_IMODE(os.fstat(file.fileno()).st_mode) & 0o077:
            raise KeyFileError(
                f"ほかの人も {SECRET} を読めます。`chmod 600` で本人だけにし、読まれたおそれがあれば鍵を替えます。",
                f"Others can read {SECRET}. Run `chmod 600` on it, and change the key if somebody may have read it.",
            )
        return secret.parse(file.read())


def load_or_make(folder: Path) -> SecretKey:
    """The key in a data folder, made if there is none; its public key stands beside it. Raises KeyFileError, OSError."""
    try:
        key = load(folder)
    except FileNotFoundError:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        _make(folder / SECRET)
        key = load(folder)
    _publish(folder / PUBLIC, key.public.text)
    return key


def load_public(folder: Path) -> PublicKey | None:
    """The public key in a data folder, None where there is none. Raises KeyFileError."""
    try:
        return public.parse((folder / PUBLIC).read_text(encoding="utf-8", errors="replace"))
    except FileNotFoundError:
        return None


def _make(file: Path) -> None:
    """Linked into place, so that of two first starts one wins and nobody reads half a key."""
    beside = _written_beside(file, secret.make().text, 0o600)
    try:
        os.link(beside, file)
    except FileExistsError:
        pass
    finally:
        beside.unlink()


def _publish(file: Path, text: str) -> None:
    if not file.exists() or file.read_text(encoding="utf-8", errors="replace") != text:
        _written_beside(file, text, 0o644).replace(file)


def _written_beside(file: Path, text: str, mode: int) -> Path:
    beside = file.with_name(f".{file.name}.{secrets.token_hex(8)}")
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    with os.fdopen(descriptor, "w", encoding="utf-8") as out:
        out.write(text)
        out.flush()
        os.fsync(out.fileno())
    return beside
