"""Accounts: made, changed, reset, ended. An organisation always keeps an administrator."""

import unicodedata

from sqlalchemy import delete, func
from sqlalchemy.exc import IntegrityError
from sqlmodel import col, select

from service.desk import invitations, recovery, sessions
from service.desk.desk import Work
from service.desk.passwords import Hashed
from service.desk.sessions import Stage
from service.desk.tables import Counselor, Passkey, Role, SignIn
from service.settings import Settings

LONGEST_NAME = 80


class NameTakenError(ValueError):
    """Somebody has this sign-in name, or had it: names are not given again."""


class BadNameError(ValueError):
    """A sign-in name is 1 to 80 letters, digits and signs, without spaces."""


class LastAdministratorError(ValueError):
    """Nobody else could invite or end accounts in this organisation."""


def normal_name(name: str) -> str:
    """A sign-in name as it is stored and looked for: the same however a keyboard wrote it."""
    return unicodedata.normalize("NFKC", name).strip().casefold()


def create(work: Work, organisation: int, name: str, password: Hashed, role: Role) -> int:
    """A new account; its number. Raises NameTakenError and BadNameError."""
    wanted = normal_name(name)
    if not 0 < len(wanted) <= LONGEST_NAME or not wanted.isprintable() or any(map(str.isspace, wanted)):
        raise BadNameError
    if work.session.exec(select(Counselor.id).where(Counselor.sign_in_name == wanted)).first() is not None:
        raise NameTakenError
    made = Counselor(organisation_id=organisation, sign_in_name=wanted, role=role, password_hash=password, created_at=work.now)
    work.session.add(made)
    try:
        work.session.flush()
    except IntegrityError:  # somebody else took the name meanwhile
        raise NameTakenError from None
    assert made.id is not None
    work.record(made.id, f"joined as {role}")
    return made.id


def named(work: Work, name: str) -> Counselor | None:
    """Who signs in by this name; None where nobody does any more."""
    wanted = normal_name(name)
    if not wanted.isprintable():  # a database may refuse to look for it
        return None
    return work.session.exec(select(Counselor).where(Counselor.sign_in_name == wanted, col(Counselor.ended_at).is_(None))).first()


def of(work: Work, organisation: int) -> list[Counselor]:
    """Everybody of an organisation, those who are in first."""
    wanted = select(Counselor).where(Counselor.organisation_id == organisation)
    return list(work.session.exec(wanted.order_by(col(Counselor.ended_at).is_not(None), col(Counselor.sign_in_name))))


def anybody(work: Work) -> bool:
    """Has anybody ever joined?"""
    return work.session.exec(select(Counselor.id).limit(1)).first() is not None


def held(work: Work, counselor: int) -> Counselor:
    """An account as it is now, held until the transaction ends: who is signed out meanwhile does not slip in."""
    return work.session.get_one(Counselor, counselor, with_for_update=True, populate_existing=True)


def has_second_factor(work: Work, counselor: Counselor) -> bool:
    """Is an authenticator app or a passkey set up?"""
    passkeys = work.session.exec(select(func.count()).where(col(Passkey.counselor_id) == counselor.id)).one()
    return counselor.totp_secret is not None or passkeys > 0


def sign_ins(work: Work, settings: Settings, counselor: int) -> list[SignIn]:
    """Where somebody is signed in, the latest first; a session has times and no place."""
    idle = work.now - settings.idle_minutes * 60
    there = select(SignIn).where(SignIn.counselor_id == counselor, SignIn.ends_at > work.now, SignIn.seen_at > idle)
    return list(work.session.exec(there.where(SignIn.stage == Stage.FULL).order_by(col(SignIn.started_at).desc())))


def set_password(work: Work, counselor: int, password: Hashed) -> None:
    """Replace the password. Sessions are the caller's to end."""
    held(work, counselor).password_hash = password
    work.record(counselor, "password changed")


def change_role(work: Work, actor: int | str, counselor: Counselor, role: Role) -> None:
    """Give another role. Raises LastAdministratorError."""
    if role is not Role.ADMINISTRATOR:
        _expect_another_administrator(work, counselor)
    counselor.role = role
    work.record(actor, f"role changed to {role}", counselor.id)


def end(work: Work, actor: int | str, counselor: Counselor) -> None:
    """End an account: every session, link and key of it, at once and for good. Raises LastAdministratorError."""
    assert counselor.id is not None
    _expect_another_administrator(work, counselor)
    held(work, counselor.id)
    counselor.ended_at, counselor.totp_secret, counselor.oidc_subject = work.now, None, None
    _forget_factors(work, counselor.id)
    sessions.end_all(work, counselor.id)
    invitations.end_for(work, counselor.id)
    work.record(actor, "account ended", counselor.id)


def ask_reset(work: Work, actor: int | str, counselor: Counselor) -> str:
    """A token by which this person sets password and second factor again; they are signed out everywhere at once."""
    assert counselor.id is not None
    held(work, counselor.id)
    sessions.end_all(work, counselor.id)
    work.record(actor, "reset link made", counselor.id)
    return invitations.make(work, counselor.organisation_id, Role(counselor.role), counselor.id)


def reset(work: Work, counselor: int, password: Hashed) -> None:
    """A new password, and no second factor until one is set up; every session ends."""
    row = held(work, counselor)
    row.password_hash, row.totp_secret, row.wrong_tries, row.wait_until = password, None, 0, 0
    _forget_factors(work, counselor)
    sessions.end_all(work, counselor)
    work.record(counselor, "password and second factor reset")


def _forget_factors(work: Work, counselor: int) -> None:
    recovery.forget(work, counselor)
    work.session.execute(delete(Passkey).where(col(Passkey.counselor_id) == counselor))


def _expect_another_administrator(work: Work, counselor: Counselor) -> None:
    """Held until the transaction ends, so that two administrators cannot end each other at once."""
    wanted = select(Counselor.id).where(
        Counselor.organisation_id == counselor.organisation_id,
        Counselor.role == Role.ADMINISTRATOR,
        col(Counselor.ended_at).is_(None),
    )
    if list(work.session.exec(wanted.order_by(col(Counselor.id)).with_for_update())) == [counselor.id]:
        raise LastAdministratorError
