"""The file of an address: a name that says its own type, so that no server needs a rule for it."""

import hashlib
from collections.abc import Iterable
from pathlib import PurePosixPath

_OWN_ENDINGS = frozenset(
    (".atom", ".css", ".csv", ".html", ".ics", ".js", ".json", ".jsonld", ".pdf", ".png", ".svg", ".txt", ".webmanifest", ".xml")
)
_DATA = "/api/"
_LINKED, _DIGITS = "embed/v1/school/", 12


def file_of(address: str) -> str:
    """``/`` → ``index.html``, ``/en/list`` → ``en/list.html``, ``/api/v1/channels`` → ``api/v1/channels.json``.

    Where an address has an ending that says its type, it is the file's own. A frame with choices after its ``?`` is named by
    the beginning of the SHA-256 of all of it.
    """
    if "?" in address:
        return f"{_LINKED}{hashlib.sha256(address.encode()).hexdigest()[:_DIGITS]}.html"
    path = address.removeprefix("/")
    if not path or path.endswith("/"):
        return f"{path}index.html"
    if PurePosixPath(path).suffix in _OWN_ENDINGS:
        return path
    return f"{path}.json" if address.startswith(_DATA) else f"{path}.html"


class Layout:
    """Where on its host each address of a copy stands."""

    def __init__(self, addresses: Iterable[str], base: str) -> None:
        self.base = base
        self.files = {address: file_of(address) for address in addresses}

    def place(self, address: str) -> str | None:
        """The path on the host, with what stands after ``?`` or ``#``; None where the address is not in the copy."""
        path = address.partition("#")[0].partition("?")[0]
        file = self.files.get(path)
        return None if file is None else f"{self.base}{file}{address[len(path) :]}"
