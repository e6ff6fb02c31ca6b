"""Codes of an app and codes on paper: each good once. Everybody here is invented."""

from functools import partial

import pyotp
import pytest
from starlette.testclient import TestClient

from service.desk import counselors, door, recovery, sessions, totp
from service.desk.desk import Desk
from service.desk.door import Entered, Refused
from service.desk.sessions import SignedIn, Stage
from tests.desk import visitor
from tests.desk.conftest import Clock, a_counselor
from tests.desk.visitor import Account, is_in, send

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


pytestmark = pytest.mark.usefixtures("quick_passwords")


def _enrolled(desk: Desk, clock: Clock) -> int:
    counselor = a_counselor(desk)
    with desk.work() as work:
        assert totp.set_up(work, counselors.held(work, counselor), SECRET, _code(clock))
    clock.now += 60
    return counselor


def _code(clock: Clock, steps: int = 0) -> str:
    return pyotp.TOTP(SECRET).at(clock.now + steps * 30)


def _use(desk: Desk, counselor: int, code: str) -> bool:
    with desk.work() as work:
        return totp.use(work, counselors.held(work, counselor), code)


@pytest.mark.parametrize(("steps", "fits"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)])
def test_a_code_may_be_one_step_early_or_late(desk: Desk, clock: Clock, steps: int, fits: bool) -> None:
    counselor = _enrolled(desk, clock)
    clock.now += 60
    assert _use(desk, counselor, _code(clock, steps)) is fits


def test_a_code_works_once_and_none_before_it_works_after(desk: Desk, clock: Clock) -> None:
    counselor = _enrolled(desk, clock)
    assert _use(desk, counselor, _code(clock))
    assert not _use(desk, counselor, _code(clock))
    assert not _use(desk, counselor, _code(clock, -1))
    clock.now += 30
    assert _use(desk, counselor, _code(clock))


def test_the_code_that_set_it_up_is_used_up(desk: Desk, clock: Clock) -> None:
    counselor = _enrolled(desk, clock)
    clock.now -= 60
    assert not _use(desk, counselor, _code(clock))


@pytest.mark.parametrize("code", ["", "12345", "1234567", "abcdef", "１２３", "\0", "é", "0" * 100], ids=ascii)
def test_what_is_no_code_is_refused(desk: Desk, clock: Clock, code: str) -> None:
    assert not _use(desk, _enrolled(desk, clock), code)


def test_a_secret_fits_its_own_account_only(desk: Desk, clock: Clock) -> None:
    first, second = _enrolled(desk, clock), a_counselor(desk, "suzuki")
    with desk.work() as work:
        stolen = counselors.held(work, first).totp_secret
        assert stolen
        assert SECRET.encode() not in stolen
        counselors.held(work, second).totp_secret = stolen
    with pytest.raises(ValueError, match="for something else"):
        _use(desk, second, _code(clock))


def test_of_two_with_one_code_at_the_same_moment_one_gets_in(desk: Desk, clock: Clock) -> None:
    counselor = _enrolled(desk, clock)
    half = [_half(desk, counselor) for _ in range(4)]
    code = _code(clock)
    found = visitor.at_once([partial(_second, desk, who, code) for who in half])
    assert sum(isinstance(one, Entered) for one in found) == 1


def test_a_session_that_was_ended_meanwhile_does_not_become_a_full_one(desk: Desk, clock: Clock) -> None:
    counselor = _enrolled(desk, clock)
    who = _half(desk, counselor)
    with desk.work() as work:
        counselors.ask_reset(work, "command line", counselors.held(work, counselor))
    assert _second(desk, who, _code(clock)) == Refused()


def _half(desk: Desk, counselor: int) -> SignedIn:
    with desk.work() as work:
        found = sessions.find(work, desk.settings, sessions.start(work, desk.settings, counselor, Stage.PASSWORD))
        assert found
        return found


def _second(desk: Desk, who: SignedIn, code: str) -> Entered | Refused:
    with desk.work() as work:
        return door.second(work, desk.settings, who, code)


def test_a_code_that_somebody_saw_does_not_work_again(client: TestClient, account: Account, clock: Clock) -> None:
    code = account.code(clock)
    assert send(client, "/desk/second", code=code).status_code == 303
    send(client, "/desk/leave")
    visitor.password(client, account)
    refused = send(client, "/desk/second", code=code)
    assert (refused.status_code, "合いません" in refused.text, code in refused.text) == (403, True, False)
    assert not is_in(client)


def test_ten_codes_on_paper_each_get_in_once(client: TestClient, account: Account, desk: Desk) -> None:
    assert len(set(account.codes)) == 10
    typed = f" {account.codes[3].upper().replace('-', '')} ".replace("0", "O").replace("1", "l")
    assert send(client, "/desk/second", recovery=typed).headers["location"] == "/desk/"
    send(client, "/desk/leave")
    visitor.password(client, account)
    assert "残り9" in client.get("/desk/second").text
    assert send(client, "/desk/second", recovery=account.codes[3]).status_code == 403
    assert send(client, "/desk/second", recovery=account.codes[4]).status_code == 303


def test_a_code_on_paper_is_its_owners_only(desk: Desk) -> None:
    first, second = a_counselor(desk), a_counselor(desk, "suzuki")
    with desk.work() as work:
        codes = recovery.make(work, first)
        assert not recovery.use(work, second, codes[0])
        assert recovery.left(work, first) == 10


def test_new_codes_end_the_old_ones(desk: Desk) -> None:
    counselor = a_counselor(desk)
    with desk.work() as work:
        old, new = recovery.make(work, counselor), recovery.make(work, counselor)
        assert not recovery.use(work, counselor, old[0])
        assert recovery.use(work, counselor, new[0])
        assert recovery.left(work, counselor) == 9


def test_nobody_gets_in_without_a_second_factor(client: TestClient, desk: Desk, clock: Clock) -> None:
    send(client, "/desk/join", token=visitor.invite(desk), name="suzuki", password=visitor.PASSWORD)
    send(client, "/desk/leave")
    entered = send(client, "/desk/enter", name="suzuki", password=visitor.PASSWORD)
    assert entered.headers["location"] == "/desk/enrol"
    assert not is_in(client)
    assert client.get("/desk/second").headers["location"] == "/desk/enter"
    assert client.get("/desk/me").headers["location"] == "/desk/enter"
    visitor.enrol(client, clock, "suzuki")
    assert is_in(client)


def test_a_wrong_first_code_keeps_the_same_picture(client: TestClient, desk: Desk, clock: Clock) -> None:
    send(client, "/desk/join", token=visitor.invite(desk), name="suzuki", password=visitor.PASSWORD)
    secret, sealed = visitor.offered(client.get("/desk/enrol").text)
    again = send(client, "/desk/enrol", sealed=sealed, code="000000")
    assert again.status_code == 422
    assert visitor.offered(again.text)[0] == secret
    assert not is_in(client)


@pytest.mark.parametrize("sealed", ["", "AAAA", "é", "x" * 200])
def test_no_secret_is_taken_that_this_session_was_not_given(client: TestClient, desk: Desk, clock: Clock, sealed: str) -> None:
    send(client, "/desk/join", token=visitor.invite(desk), name="suzuki", password=visitor.PASSWORD)
    assert send(client, "/desk/enrol", sealed=sealed, code="000000").headers["location"] == "/desk/enrol"


def test_a_secret_given_to_one_session_is_none_in_another(client: TestClient, desk: Desk, clock: Clock) -> None:
    send(client, "/desk/join", token=visitor.invite(desk), name="suzuki", password=visitor.PASSWORD)
    secret, sealed = visitor.offered(client.get("/desk/enrol").text)
    send(client, "/desk/join", token=visitor.invite(desk), name="tanaka", password=visitor.PASSWORD)
    taken = send(client, "/desk/enrol", sealed=sealed, code=pyotp.TOTP(secret).at(clock.now))
    assert taken.headers["location"] == "/desk/enrol"
    assert not is_in(client)
