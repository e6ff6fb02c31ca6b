"""One-time links: to join an organisation, or to set one's password and second factor again."""

from dataclasses import dataclass

from sqlalchemy import delete
from sqlmodel import col, select

from service.desk.desk import Work
from service.desk.tables import Counselor, Invitation, Organisation, Role
from service.desk.tokens import new_token, stored
from service.settings import Settings

HOURS = 72


@dataclass(frozen=True)
class Invited:
    """What a link is for. ``counselor``: whose account it sets anew, None for somebody new; ``name``: their sign-in name."""

    organisation: int
    organisation_name: str
    role: Role
    counselor: int | None
    name: str | None


def make(work: Work, organisation: int, role: Role, counselor: int | None = None) -> str:
    """A new link's token, good for 72 hours. An older one for the same account opens nothing from now on."""
    token = new_token()
    if counselor is not None:
        work.session.execute(delete(Invitation).where(col(Invitation.counselor_id) == counselor))
    work.session.add(
        Invitation(
            token_hash=stored(token),
            organisation_id=organisation,
            role=role,
            counselor_id=counselor,
            expires_at=work.now + HOURS * 3_600,
        )
    )
    return token


def link(settings: Settings, token: str) -> str:
    """The address to pass on. What follows "#" stays in the browser, out of every log."""
    return f"{settings.origin}/desk/invitation#{token}"


def token_in(pasted: str) -> str:
    """The token of a link, whole or only its end, as somebody pasted it."""
    return pasted.strip().rpartition("#")[2]


def look(work: Work, token: str) -> Invited | None:
    """What a link is for, while it counts. Looking uses nothing up."""
    found = work.session.exec(
        select(Invitation, Organisation)
        .join(Organisation, col(Organisation.id) == col(Invitation.organisation_id))
        .where(Invitation.token_hash == stored(token), Invitation.expires_at > work.now)
    ).first()
    if found is None:
        return None
    invitation, organisation = found
    name = _sign_in_name(work, invitation.counselor_id)
    return Invited(invitation.organisation_id, organisation.name, Role(invitation.role), invitation.counselor_id, name)


def claim(work: Work, token: str) -> Invited | None:
    """What a link is for, and it is used up: of two who come at once, one gets None."""
    found = look(work, token)
    spent = delete(Invitation).where(col(Invitation.token_hash) == stored(token)).returning(col(Invitation.token_hash))
    return found if found and work.session.execute(spent).first() else None


def end_for_administrators(work: Work) -> None:
    """End every link that would make a new administrator: the first has come, and others lie in a terminal's history."""
    ended = delete(Invitation).where(col(Invitation.role) == Role.ADMINISTRATOR, col(Invitation.counselor_id).is_(None))
    work.session.execute(ended)


def end_for(work: Work, counselor: int) -> None:
    """End the links for an account."""
    work.session.execute(delete(Invitation).where(col(Invitation.counselor_id) == counselor))


def forget_expired(work: Work) -> None:
    """Delete the links that no longer count."""
    work.session.execute(delete(Invitation).where(col(Invitation.expires_at) <= work.now))


def _sign_in_name(work: Work, counselor: int | None) -> str | None:
    return None if counselor is None else work.session.get_one(Counselor, counselor).sign_in_name
