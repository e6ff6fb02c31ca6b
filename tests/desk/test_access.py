"""Who may ask for a page of the desk: every stage, every way a session ends, on each kind of database."""

import pytest
from starlette.requests import Request

from service.desk import sessions
from service.desk.desk import Desk
from service.desk.sessions import Stage
from service.desk.tables import Counselor, Role
from tests.desk.conftest import START, Clock
from tests.desk.people import a_counselor, a_session
from web.desk.access import COOKIE, NotAllowedError, NotSignedInError, signed_in


def _request(token: str) -> Request:
    return Request({"type": "http", "headers": [(b"cookie", f"{COOKIE}={token}".encode())]})


def _ask(desk: Desk, token: str, *roles: Role) -> int:
    with desk.work() as work:
        return signed_in(_request(token), desk, work, *roles).counselor


def test_a_token_leads_to_its_counselor(desk: Desk) -> None:
    counselor = a_counselor(desk)
    assert _ask(desk, a_session(desk, counselor)) == counselor


@pytest.mark.parametrize("stage", [Stage.PASSWORD, Stage.ENROL])
def test_half_signed_in_is_not_signed_in(desk: Desk, stage: Stage) -> None:
    token = a_session(desk, a_counselor(desk), stage)
    with pytest.raises(NotSignedInError):
        _ask(desk, token)


def test_a_role_is_needed_where_a_page_names_it(desk: Desk) -> None:
    token = a_session(desk, a_counselor(desk))
    with pytest.raises(NotAllowedError):
        _ask(desk, token, Role.ADMINISTRATOR)
    assert _ask(desk, token, Role.COUNSELOR, Role.ADMINISTRATOR)


@pytest.mark.parametrize(("minutes", "times", "in_"), [(29, 3, True), (31, 1, False), (29, 21, False)])
def test_a_session_ends_when_idle_and_after_its_hours(desk: Desk, clock: Clock, minutes: int, times: int, in_: bool) -> None:
    token = a_session(desk, a_counselor(desk))
    for step in range(times):
        clock.now += minutes * 60
        if in_ or step < times - 1:
            _ask(desk, token)
    if not in_:
        with pytest.raises(NotSignedInError):
            _ask(desk, token)


def test_a_page_that_asks_by_itself_keeps_nobody_signed_in(desk: Desk, clock: Clock) -> None:
    token = a_session(desk, a_counselor(desk))
    for _ in range(2):
        clock.now += 16 * 60
        if clock.now < START + 1_800:
            with desk.work() as work:
                assert signed_in(_request(token), desk, work, by_itself=True)
    with pytest.raises(NotSignedInError):
        _ask(desk, token)


def test_whoever_has_been_ended_is_out_at_once(desk: Desk) -> None:
    counselor = a_counselor(desk)
    token = a_session(desk, counselor)
    with desk.work() as work:
        found = work.session.get(Counselor, counselor)
        assert found
        found.ended_at = work.now
    with pytest.raises(NotSignedInError):
        _ask(desk, token)


def test_ending_all_sessions_leaves_the_one_in_use(desk: Desk) -> None:
    counselor = a_counselor(desk)
    here, elsewhere = a_session(desk, counselor), a_session(desk, counselor)
    with desk.work() as work:
        sessions.end_all(work, counselor, but=signed_in(_request(here), desk, work).session)
    assert _ask(desk, here) == counselor
    with pytest.raises(NotSignedInError):
        _ask(desk, elsewhere)


def test_a_clock_that_is_set_back_brings_no_session_back(desk: Desk, clock: Clock) -> None:
    token = a_session(desk, a_counselor(desk))
    clock.now += 3_600
    with pytest.raises(NotSignedInError):
        _ask(desk, token)
    clock.now -= 3_600
    with pytest.raises(NotSignedInError):
        _ask(desk, token)


def test_an_ended_session_leaves_no_row(desk: Desk, clock: Clock) -> None:
    a_session(desk, a_counselor(desk))
    clock.now += 3_600
    with desk.work() as work:
        sessions.forget_ended(work, desk.settings)
    with desk.work() as work:
        assert work.session.connection().exec_driver_sql("SELECT count(*) FROM sign_in").scalar() == 0
