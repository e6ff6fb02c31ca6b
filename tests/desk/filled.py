"""A desk with a row or more in every table, everything invented, and ways to look at it and to tamper with it."""

from sqlalchemy import text
from sqlmodel import Session

from service.desk import audit
from service.desk.desk import Desk
from service.desk.store import Store
from service.desk.tables import (
    METADATA,
    Counselor,
    DailyCount,
    Invitation,
    Passkey,
    RecoveryCode,
    SealedNote,
)
from tests.desk.people import a_counselor, a_session

SEALED = b"\x00\xffsealed\x00" * 40
NOTE = "AAAAAAAAAAAAAAAAAAAAAA"


def fill(desk: Desk) -> int:
    """Put a row or more into every table; gives the number of the counselor."""
    counselor = a_counselor(desk)
    a_session(desk, counselor)
    with desk.work() as work:
        add, now = work.session.add, work.now
        found = work.session.get(Counselor, counselor)
        assert found
        found.totp_secret = work.keys.seal(b"invented", f"totp:{counselor}")
        add(Passkey(counselor_id=counselor, credential=b"\x00\x01\xfe", public_key=b"\xff" * 70, created_at=now))
        add(RecoveryCode(code_hash="c" * 64, counselor_id=counselor))
        add(Invitation(token_hash="i" * 64, organisation_id=found.organisation_id, role="counselor", expires_at=now + 9))
        times = {"created_at": now, "expires_at": now + 3_600}
        add(SealedNote(id=NOTE, counselor_id=counselor, state="waiting", sealed=SEALED, token_hash="t", reply_hash="r", **times))
        add(DailyCount(day="2026-11-20", channel="みほん", count=12))
        work.record(counselor, "note created", NOTE)
        work.record(audit.RECIPIENT, "note read", NOTE)
    return counselor


def rows(session: Session) -> dict[str, list[tuple[object, ...]]]:
    """Everything in the database, by table."""
    return {
        table.name: [tuple(row) for row in session.connection().execute(table.select().order_by(*table.primary_key))]
        for table in METADATA.sorted_tables
    }


def everything(desk: Desk) -> dict[str, list[tuple[object, ...]]]:
    """Everything in a desk, by table."""
    with desk.store.transaction() as session:
        return rows(session)


def unguard(store: Store) -> None:
    """Take away what keeps the audit trail from changing, as somebody with the database in hand could."""
    guards = ("audit_no_update", "audit_no_delete") if store.sqlite else ("audit_refuses ON audit_entry",)
    with store.transaction() as session:
        for guard in guards:
            session.connection().execute(text(f"DROP TRIGGER {guard}"))


def tamper(desk: Desk, *statements: str) -> None:
    """Change the audit trail behind the desk's back."""
    unguard(desk.store)
    with desk.store.transaction() as session:
        for statement in statements:
            session.connection().execute(text(statement))
