"""Notes whose text is random bytes, for tests of what the server does: it knows no more of any note."""

import hashlib
import secrets
from dataclasses import dataclass, field

from service.desk import notes
from service.desk.desk import Desk
from tests.desk.sealing import base64url, random_id, random_key

SHORTEST = 12 + 2_048 + 16


@dataclass(frozen=True)
class Parcel:
    """A note with what its sender and its reader hold."""

    id: str = field(default_factory=random_id)
    sealed: bytes = field(default_factory=lambda: secrets.token_bytes(SHORTEST))
    token: str = field(default_factory=random_key)
    reply: str = field(default_factory=random_key)

    def offered(self, hours: int = 72) -> notes.Offered:
        return notes.Offered(self.id, self.sealed, _hash(self.token), _hash(self.reply), hours)

    def as_json(self, hours: int = 72) -> dict[str, object]:
        hashes = {"token_hash": _hash(self.token), "reply_hash": _hash(self.reply)}
        return {"id": self.id, "sealed": base64url(self.sealed), "hours": hours, **hashes}


def put_down(desk: Desk, counselor: int, hours: int = 72) -> Parcel:
    """A note that waits."""
    parcel = Parcel()
    with desk.work() as work:
        notes.create(work, counselor, parcel.offered(hours))
    return parcel


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
