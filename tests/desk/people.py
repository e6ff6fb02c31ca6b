"""Invented counselors, straight into the tables, for tests that are not about accounts."""

from sqlmodel import select

from service.desk import sessions
from service.desk.desk import Desk
from service.desk.sessions import Stage
from service.desk.tables import Counselor, Organisation, Role


def a_counselor(desk: Desk, name: str = "sato", role: Role = Role.COUNSELOR) -> int:
    """A counselor of an invented organisation, the same one where the name is known; their number."""
    with desk.work() as work:
        made = work.session.exec(select(Counselor).where(Counselor.sign_in_name == name)).first()
        if made is None:
            organisation = work.session.exec(select(Organisation)).first()
            if organisation is None:
                organisation = Organisation(name="みほん相談室", created_at=work.now)
                work.session.add(organisation)
                work.session.flush()
            made = Counselor(
                organisation_id=organisation.id, sign_in_name=name, role=role, password_hash="-", created_at=work.now
            )
            work.session.add(made)
            work.session.flush()
        assert made.id is not None
        return made.id


def a_session(desk: Desk, counselor: int, stage: Stage = Stage.FULL) -> str:
    """A token of a session that has just begun."""
    with desk.work() as work:
        return sessions.start(work, desk.settings, counselor, stage)
