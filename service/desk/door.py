"""The way in: password, then second factor. What takes long happens between two short transactions."""

from dataclasses import dataclass

from sqlalchemy import update
from sqlmodel import col

from service.desk import attempts, counselors, invitations, passkeys, passwords, recovery, sessions, totp
from service.desk.desk import Desk, Work
from service.desk.passwords import Hashed
from service.desk.sessions import SignedIn, Stage
from service.desk.tables import AuditHead, Counselor, SignIn
from service.settings import Settings


@dataclass(frozen=True)
class Entered:
    """The token of the next stage. ``codes``: new recovery codes, shown this once."""

    token: str
    stage: Stage
    codes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Refused:
    """Not let in. ``wait``: the seconds until the next try counts, 0 where it was looked at and wrong."""

    wait: int = 0


class Door:
    """Where a desk is entered. Who gives a name that nobody has is told the same, after the same work."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._unknown = attempts.UnknownNames()

    def password(self, name: str, password: str) -> Entered | Refused:
        """First name and password."""
        with self._desk.work() as work:
            found = counselors.named(work, name)
            wait = self._begin(work, found, name)
        if wait:
            return Refused(wait)
        stored = found.password_hash if found else passwords.NO_PASSWORD
        right = passwords.fits(password, stored)
        fresh = passwords.hashed(password) if right and passwords.is_outdated(stored) else None
        with self._desk.work() as work:
            return self._to_second(work, found, right, fresh)

    def _begin(self, work: Work, found: Counselor | None, name: str) -> int:
        if found and found.id is not None:
            return attempts.begin(work, found.id)
        _write_nothing(work)
        return self._unknown.begin(work.now, counselors.normal_name(name))

    def _to_second(self, work: Work, found: Counselor | None, right: bool, fresh: Hashed | None) -> Entered | Refused:
        if found is None or found.id is None:
            _write_nothing(work)
            return Refused()
        row = counselors.held(work, found.id)
        if not right or row.password_hash != found.password_hash:
            work.record(found.id, "password refused")
            return Refused()
        attempts.half_right(work, found.id)
        row.password_hash = fresh or row.password_hash
        return to_second(work, self._desk.settings, row)


def to_second(work: Work, settings: Settings, counselor: Counselor) -> Entered:
    """On to the second factor, or to setting one up; for who has shown a password, or their organisation's word for them."""
    assert counselor.id is not None
    stage = Stage.PASSWORD if counselors.has_second_factor(work, counselor) else Stage.ENROL
    return Entered(sessions.start(work, settings, counselor.id, stage), stage)


def again(desk: Desk, who: SignedIn, password: str) -> Refused | None:
    """The password of somebody who is in, before a change that a passer-by must not make; None where it is right."""
    with desk.work() as work:
        if wait := attempts.begin(work, who.counselor):
            return Refused(wait)
        stored = counselors.held(work, who.counselor).password_hash
    right = passwords.fits(password, stored)
    with desk.work() as work:
        if right:
            attempts.half_right(work, who.counselor)
            return None
        work.record(who.counselor, "password refused")
    return Refused()


def second(work: Work, settings: Settings, who: SignedIn, code: str, *, recovering: bool = False) -> Entered | Refused:
    """Then a code of the authenticator app, or one from paper."""
    if wait := attempts.begin(work, who.counselor):
        return Refused(wait)
    counselor = counselors.held(work, who.counselor)
    right = recovery.use(work, who.counselor, code) if recovering else totp.use(work, counselor, code)
    if not right:
        work.record(who.counselor, "second factor refused")
        return Refused()
    return let_in(work, settings, who)


def second_by_passkey(work: Work, settings: Settings, who: SignedIn, answer: str) -> Entered | Refused:
    """Or a passkey, by what the browser answers to ``passkeys.ask``."""
    if wait := attempts.begin(work, who.counselor):
        return Refused(wait)
    counselors.held(work, who.counselor)
    if not passkeys.use(work, settings, who, answer):
        work.record(who.counselor, "second factor refused")
        return Refused()
    return let_in(work, settings, who)


def enrol(work: Work, settings: Settings, who: SignedIn, secret: str, code: str) -> Entered | Refused:
    """Or first set up the authenticator app, in place of any before; with new recovery codes."""
    if not totp.set_up(work, counselors.held(work, who.counselor), secret, code):
        return Refused()
    work.record(who.counselor, "authenticator set up")
    return _in_with_codes(work, settings, who)


def enrol_passkey(work: Work, settings: Settings, who: SignedIn, answer: str) -> Entered | Refused:
    """Or a passkey beside what there is, by what the browser answers to ``passkeys.offer``."""
    counselors.held(work, who.counselor)
    if not passkeys.add(work, settings, who, answer):
        return Refused()
    return _in_with_codes(work, settings, who)


def _in_with_codes(work: Work, settings: Settings, who: SignedIn) -> Entered | Refused:
    codes = recovery.make(work, who.counselor)
    entered = let_in(work, settings, who)
    return entered if isinstance(entered, Refused) else Entered(entered.token, entered.stage, tuple(codes))


def let_in(work: Work, settings: Settings, who: SignedIn) -> Entered | Refused:
    """A full session in place of the half one, where that has not been ended meanwhile. Call with the account held."""
    if work.session.get(SignIn, who.session, with_for_update=True, populate_existing=True) is None:
        return Refused()
    sessions.end(work, who.session)
    attempts.right(work, who.counselor)
    return Entered(sessions.start(work, settings, who.counselor, Stage.FULL), Stage.FULL)


def join(work: Work, settings: Settings, token: str, name: str, password: Hashed) -> Entered | None:
    """Use a one-time link up: a new account, or an old one set anew; its second factor is next. None where it is used up.

    Raises NameTakenError and BadNameError, and then the link still counts.
    """
    first = not counselors.anybody(work)
    invited = invitations.claim(work, token)
    if invited is None:
        return None
    if invited.counselor is None:
        counselor = counselors.create(work, invited.organisation, name, password, invited.role)
    else:
        counselor = invited.counselor
        counselors.reset(work, counselor, password)
    if first:
        invitations.end_for_administrators(work)
    return Entered(sessions.start(work, settings, counselor, Stage.ENROL), Stage.ENROL)


def _write_nothing(work: Work) -> None:
    """As long a wait for the disk as where there is something to write."""
    work.session.execute(update(AuditHead).values(latest=col(AuditHead.latest)))
