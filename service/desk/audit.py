"""The audit trail: who did what when, each entry chained to the one before, and what was said or read in none of them."""

import hashlib
import hmac
from dataclasses import dataclass

from sqlalchemy import update
from sqlmodel import Session, col, select

from service.desk.keys import Keys
from service.desk.tables import AuditEntry, AuditHead

COMMAND_LINE = "command line"
RECIPIENT = "recipient"
"""Somebody with a link, whoever that is."""

ITSELF = "madoguchi"
"""What happens by itself, such as deleting on a date."""

_PAGE = 1_000


@dataclass(frozen=True)
class Verdict:
    """``broken_at``: the number of the first entry that does not fit, None where all do. ``digest``: the end of the chain.

    Whoever notes number and digest elsewhere can see later whether entries at the end were cut off.
    """

    entries: int
    digest: str
    broken_at: int | None = None


def head(session: Session) -> AuditHead:
    """The end of the chain, held until the transaction ends, so that entries follow each other."""
    return session.exec(select(AuditHead).with_for_update()).one()


def latest(session: Session) -> int:
    """The latest moment this desk has noted (seconds since the Unix epoch)."""
    return session.exec(select(AuditHead.latest)).one()


def advance(session: Session, now: int) -> None:
    """Note a later moment."""
    session.execute(update(AuditHead).where(col(AuditHead.latest) < now).values(latest=now))


def record(session: Session, keys: Keys, at: int, actor: str, action: str, subject: str = "") -> None:
    """Add an entry. ``actor``: a counselor's number or one of the constants; ``subject``: an id, never a content."""
    end = head(session)
    entry = AuditEntry(number=end.number + 1, at=at, actor=actor, action=action, subject=subject, digest="")
    entry.digest = _digest(keys, end.digest, entry)
    session.add(entry)
    end.number, end.digest = entry.number, entry.digest


def verify(session: Session, keys: Keys) -> Verdict:
    """Walk the chain from its first entry."""
    digest, number, end = "", 0, head(session)
    in_order = select(AuditEntry).order_by(col(AuditEntry.number)).execution_options(yield_per=_PAGE)
    with session.exec(in_order) as entries:
        for entry in entries:
            if entry.number != number + 1 or not hmac.compare_digest(entry.digest, _digest(keys, digest, entry)):
                return Verdict(number, digest, number + 1)
            number, digest = entry.number, entry.digest
    return Verdict(number, digest, None if (number, digest) == (end.number, end.digest) else number + 1)


def _digest(keys: Keys, before: str, entry: AuditEntry) -> str:
    fields = (before, str(entry.number), str(entry.at), entry.actor, entry.action, entry.subject)
    written = b"".join(len(field.encode()).to_bytes(4) + field.encode() for field in fields)
    return hmac.new(keys.audit, written, hashlib.sha256).hexdigest()
