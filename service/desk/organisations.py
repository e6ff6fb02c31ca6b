"""Who runs a desk: organisations, and the first administrator of an installation."""

from sqlmodel import col, select

from service.desk import counselors, invitations
from service.desk.audit import COMMAND_LINE
from service.desk.desk import Work
from service.desk.tables import Organisation, Role

LONGEST_NAME = 120
_FIRST = "はじめの組織 / first organisation"


class OrganisationNameError(ValueError):
    """Taken, empty, or longer than 120 letters."""


def add(work: Work, name: str) -> int:
    """A new organisation; its number. Raises OrganisationNameError."""
    made = Organisation(name=_free(work, name), created_at=work.now)
    work.session.add(made)
    work.session.flush()
    assert made.id is not None
    work.record(COMMAND_LINE, "organisation added", made.id)
    return made.id


def rename(work: Work, organisation: Organisation, name: str) -> None:
    """Another name for an organisation. Raises OrganisationNameError."""
    organisation.name = _free(work, name)
    work.record(COMMAND_LINE, "organisation renamed", organisation.id)


def every(work: Work) -> list[Organisation]:
    """All, in the order in which they came."""
    return list(work.session.exec(select(Organisation).order_by(col(Organisation.id))))


def named(work: Work, name: str) -> Organisation | None:
    """The organisation of this name."""
    return work.session.exec(select(Organisation).where(Organisation.name == name.strip())).first()


def invite_first(work: Work) -> str | None:
    """Where nobody has ever joined: the token by which the first administrator does. Else None."""
    if counselors.anybody(work):
        return None
    there = every(work)
    organisation = there[0].id if there else add(work, _FIRST)
    assert organisation is not None
    work.record(COMMAND_LINE, f"invited as {Role.ADMINISTRATOR}", organisation)
    return invitations.make(work, organisation, Role.ADMINISTRATOR)


def _free(work: Work, name: str) -> str:
    wanted = name.strip()
    if not 0 < len(wanted) <= LONGEST_NAME or not wanted.isprintable() or named(work, wanted):
        raise OrganisationNameError
    return wanted
