"""What ends a session, over HTTP, by a clock that is moved. Everybody here is invented."""

import pytest
from starlette.testclient import TestClient

from service.desk import counselors
from service.desk.audit import COMMAND_LINE
from service.desk.desk import Desk
from service.desk.tables import Counselor
from tests.desk import visitor
from tests.desk.conftest import Clock, a_counselor
from tests.desk.visitor import PASSWORD, Account, enter, is_in, join, send
from web.desk.access import COOKIE

MINUTE = 60


pytestmark = pytest.mark.usefixtures("quick_passwords")


@pytest.fixture
def account(client: TestClient, desk: Desk, clock: Clock) -> Account:
    made = join(client, desk, clock)
    enter(client, made, clock)
    return made


def test_asking_whether_it_is_alive_keeps_it_alive(client: TestClient, account: Account, clock: Clock) -> None:
    for _ in range(5):
        clock.now += 29 * MINUTE
        assert is_in(client)
    clock.now += 30 * MINUTE
    assert not is_in(client)


def test_after_ten_hours_it_ends_however_much_it_is_used(client: TestClient, account: Account, clock: Clock) -> None:
    for _ in range(29):
        clock.now += 20 * MINUTE
        assert is_in(client)
    clock.now += 20 * MINUTE
    assert not is_in(client)


@pytest.mark.parametrize("minutes", [0, 9])
def test_half_signed_in_lasts_ten_minutes(client: TestClient, account: Account, clock: Clock, minutes: int) -> None:
    visitor.password(client, account)
    clock.now += minutes * MINUTE
    assert client.get("/desk/second").status_code == 200
    clock.now += (10 - minutes) * MINUTE
    assert client.get("/desk/second").headers["location"] == "/desk/enter"


def test_without_a_session_a_script_is_told_so(client: TestClient) -> None:
    refused = client.post("/desk/api/alive", json={})
    assert (refused.status_code, refused.headers["content-type"]) == (401, "application/problem+json")


def test_an_ended_account_is_out_at_once_and_cannot_come_back(
    client: TestClient, account: Account, desk: Desk, clock: Clock
) -> None:
    with desk.work() as work:
        counselors.end(work, COMMAND_LINE, work.session.get_one(Counselor, 1))
    assert not is_in(client)
    assert visitor.password(client, account).status_code == 403
    with desk.work() as work:
        left = work.session.connection().exec_driver_sql("SELECT count(*) FROM sign_in").scalar()
        codes = work.session.connection().exec_driver_sql("SELECT count(*) FROM recovery_code").scalar()
        assert (left, codes, work.session.get_one(Counselor, 1).totp_secret) == (0, 0, None)


class TestMe:
    def test_it_tells_times_and_nothing_else(self, client: TestClient, account: Account, clock: Clock) -> None:
        client.cookies.clear()
        enter(client, account, clock)
        shown = client.get("/desk/me").text
        assert shown.count("に入り") == 2
        assert shown.count("(この画面)") == 1
        assert "testclient" not in shown

    def test_the_others_end_and_this_one_stays(self, client: TestClient, account: Account, clock: Clock) -> None:
        here = client.cookies[COOKIE]
        client.cookies.clear()
        enter(client, account, clock)
        elsewhere = client.cookies[COOKIE]
        visitor.hold(client, here)
        assert send(client, "/desk/me/others").headers["location"] == "/desk/me?others"
        assert is_in(client)
        visitor.hold(client, elsewhere)
        assert not is_in(client)

    def test_a_new_password_asks_for_the_old_one_and_ends_every_other_session(self, client: TestClient, account: Account) -> None:
        before = client.cookies[COOKIE]
        sent = {"password": account.password, "new": "kumo-no-ue-tetsubin"}
        assert send(client, "/desk/me/password", **sent).headers["location"] == "/desk/me?password"
        assert "パスワードをかえ" in client.get("/desk/me?password").text
        after = client.cookies[COOKIE]
        visitor.hold(client, before)
        assert not is_in(client)
        visitor.hold(client, after)
        assert is_in(client)
        assert visitor.password(client, account).status_code == 403

    @pytest.mark.parametrize("part", ["password", "recovery", "authenticator"])
    def test_a_passer_by_without_the_password_changes_nothing(
        self, client: TestClient, account: Account, clock: Clock, part: str
    ) -> None:
        refused = send(client, f"/desk/me/{part}", password="x" * 20, new="kumo-no-ue-tetsubin")
        assert (refused.status_code, "合いません" in refused.text, "kumo-no" in refused.text) == (403, True, False)
        for _ in range(4):
            send(client, f"/desk/me/{part}", password="x" * 20)
        assert send(client, f"/desk/me/{part}", password=account.password).status_code == 429
        clock.now += 61
        assert enter(client, account, clock).headers["location"] == "/desk/"

    def test_a_weak_new_password_is_refused(self, client: TestClient, account: Account) -> None:
        refused = send(client, "/desk/me/password", password=account.password, new="password12345")
        assert (refused.status_code, "多くの人が選ぶ" in refused.text) == (422, True)
        assert is_in(client)

    def test_new_recovery_codes_replace_the_old(self, client: TestClient, account: Account) -> None:
        fresh = visitor.codes_in(send(client, "/desk/me/recovery", password=account.password).text)
        assert len(set(fresh) - set(account.codes)) == 10
        visitor.password(client, account)
        assert send(client, "/desk/second", recovery=account.codes[0]).status_code == 403
        assert send(client, "/desk/second", recovery=fresh[0]).status_code == 303

    def test_another_app_takes_the_place_of_the_old_once_it_has_shown_a_code(
        self, client: TestClient, account: Account, clock: Clock
    ) -> None:
        assert send(client, "/desk/me/authenticator", password=account.password).headers["location"] == "/desk/enrol"
        assert not is_in(client)
        assert enter(client, account, clock).headers["location"] == "/desk/"
        send(client, "/desk/me/authenticator", password=account.password)
        fresh = visitor.enrol(client, clock, account.name)
        assert is_in(client)
        clock.now += 60
        visitor.password(client, account)
        assert send(client, "/desk/second", code=account.code(clock)).status_code == 403
        assert send(client, "/desk/second", code=fresh.code(clock)).status_code == 303


def test_an_ended_name_is_not_given_again(client: TestClient, desk: Desk) -> None:
    gone = a_counselor(desk, "sato")
    with desk.work() as work:
        counselors.end(work, COMMAND_LINE, counselors.held(work, gone))
    refused = send(client, "/desk/join", token=visitor.invite(desk), name="sato", password=PASSWORD)
    assert (refused.status_code, "もう使われています" in refused.text) == (422, True)
