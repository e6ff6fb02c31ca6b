"""Every file with its SHA-256 as ``sha256sum -c MANIFEST`` reads it, the list signed; and what differs from it."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

NAME, SIGNATURE = "MANIFEST", "MANIFEST.minisig"


class ManifestError(ValueError):
    """A list of files that cannot be read."""


@dataclass(frozen=True)
class Differences:
    """Paths in a folder that are not as its list says."""

    changed: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Is there any?"""
        return bool(self.changed or self.missing or self.extra)


def written(hashes: Mapping[str, str]) -> bytes:
    """The list of files, sorted by path."""
    return "".join(f"{digest}  {path}\n" for path, digest in sorted(hashes.items())).encode()


def read(text: bytes) -> dict[str, str]:
    """Path to hash. Raises ManifestError."""
    found = {}
    for line in text.decode("utf-8", "replace").splitlines():
        digest, two_spaces, path = line.partition("  ")
        if not two_spaces or len(digest) != hashlib.sha256().digest_size * 2 or path in found:
            raise ManifestError
        found[path] = digest
    return found


def differences(folder: Path) -> Differences:
    """What is not as the folder's own list says. Raises ManifestError, also where there is no list."""
    try:
        listed = read((folder / NAME).read_bytes())
    except OSError:
        raise ManifestError from None
    there = set(files_in(folder))
    both = sorted(listed.keys() & there)
    return Differences(
        changed=tuple(path for path in both if digest_of(folder / path) != listed[path]),
        missing=tuple(sorted(listed.keys() - there)),
        extra=tuple(sorted(there - listed.keys())),
    )


def strangers(folder: Path) -> list[str] | None:
    """The files of a copy that its list does not name; None where there is no list."""
    try:
        listed = read((folder / NAME).read_bytes())
    except (OSError, ManifestError):
        return None
    return sorted(set(files_in(folder)) - listed.keys())


def files_in(folder: Path) -> Iterator[str]:
    """The paths of all files but the list itself and its signature; what is no plain file counts, too."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if name not in (NAME, SIGNATURE) and (path.is_symlink() or not path.is_dir()):
            yield name


def digest_of(path: Path) -> str:
    """The SHA-256 of a file; nothing a file has for what is no plain file."""
    if path.is_symlink() or not path.is_file():
        return ""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
