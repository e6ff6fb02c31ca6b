"""Sessions on the server: found by a random token, ended by leaving, by sitting idle, by time, or by somebody else's hand."""

from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import delete, or_
from sqlmodel import col, select

from service.desk.desk import Work
from service.desk.tables import Counselor, Role, SignIn
from service.desk.tokens import new_token, stored
from service.settings import Settings

_MINUTE, _HOUR = 60, 3_600
_HALF_SIGNED_IN = 10 * _MINUTE


class Stage(StrEnum):
    """How far somebody has come: password only, second factor to be set up first, or in."""

    PASSWORD = "password"
    ENROL = "enrol"
    FULL = "full"


@dataclass(frozen=True)
class SignedIn:
    """Who asks. ``session``: the stored form of their token."""

    session: str
    counselor: int
    organisation: int
    role: Role
    stage: Stage


def start(work: Work, settings: Settings, counselor: int, stage: Stage) -> str:
    """A new session; gives its token. Every stage is a session of its own, so that a token known before opens nothing after."""
    token, full = new_token(), stage is Stage.FULL
    ends = work.now + (settings.session_hours * _HOUR if full else _HALF_SIGNED_IN)
    row = SignIn(
        token_hash=stored(token), counselor_id=counselor, stage=stage, started_at=work.now, seen_at=work.now, ends_at=ends
    )
    work.session.add(row)
    if full:
        work.record(counselor, "signed in")
    return token


def find(work: Work, settings: Settings, token: str, *, by_itself: bool = False) -> SignedIn | None:
    """Who holds a token that still counts. Using it postpones the idle time-out, unless a page asks ``by_itself``."""
    found = work.session.exec(
        select(SignIn, Counselor)
        .join(Counselor, col(Counselor.id) == col(SignIn.counselor_id))
        .where(SignIn.token_hash == stored(token), col(Counselor.ended_at).is_(None))
    ).first()
    if found is None:
        return None
    row, counselor = found
    if work.now >= row.ends_at or work.now >= row.seen_at + settings.idle_minutes * _MINUTE:
        return None
    if work.now - row.seen_at >= _MINUTE and not by_itself:
        row.seen_at = work.now
    assert counselor.id is not None
    return SignedIn(row.token_hash, counselor.id, counselor.organisation_id, Role(counselor.role), Stage(row.stage))


def end(work: Work, session: str) -> None:
    """End one session, by the stored form of its token."""
    work.session.execute(delete(SignIn).where(col(SignIn.token_hash) == session))


def end_all(work: Work, counselor: int, but: str = "") -> None:
    """End every session of a counselor, on whatever machine, but for one."""
    work.session.execute(delete(SignIn).where(col(SignIn.counselor_id) == counselor, col(SignIn.token_hash) != but))


def forget_ended(work: Work, settings: Settings) -> None:
    """Delete the sessions that no longer count."""
    idle = work.now - settings.idle_minutes * _MINUTE
    work.session.execute(delete(SignIn).where(or_(col(SignIn.ends_at) <= work.now, col(SignIn.seen_at) <= idle)))
