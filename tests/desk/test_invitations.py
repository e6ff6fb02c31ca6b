"""One-time links: looked at as often as you like, used once, by one. Everybody here is invented."""

import threading

import pytest
from starlette.testclient import TestClient

from service.desk import counselors, door, invitations, organisations
from service.desk.counselors import NameTakenError
from service.desk.desk import Desk
from service.desk.door import Entered
from service.desk.passwords import NO_PASSWORD
from service.desk.tables import Counselor, Invitation, Role
from tests.desk import visitor
from tests.desk.conftest import Clock, a_counselor
from tests.desk.visitor import PASSWORD, enter, invite, is_in, join, send

HOUR = 3_600


pytestmark = pytest.mark.usefixtures("quick_passwords")


def _join(desk: Desk, token: str, name: str) -> Entered | None:
    with desk.work() as work:
        return door.join(work, desk.settings, token, name, NO_PASSWORD)


def test_the_page_of_a_link_shows_and_changes_nothing(client: TestClient, desk: Desk) -> None:
    token = invite(desk)
    assert client.get("/desk/invitation").text == client.get("/desk/invitation").text
    for _ in range(3):
        seen = send(client, "/desk/invitation", token=token)
        assert seen.status_code == 200
        assert "みほん相談室" in seen.text
        assert "set-cookie" not in seen.headers
    assert send(client, "/desk/join", token=token, name="sato", password=PASSWORD).headers["location"] == "/desk/enrol"


@pytest.mark.parametrize("pasted", ["{}", " https://desk.test/desk/invitation#{}\n", "desk.test/en/desk/invitation#{}"])
def test_a_link_may_be_pasted_whole(client: TestClient, desk: Desk, pasted: str) -> None:
    assert send(client, "/desk/invitation", token=pasted.format(invite(desk))).status_code == 200


@pytest.mark.parametrize("token", ["", "x", "A" * 43, "\0", "é#", "#" * 300])
def test_a_guessed_link_opens_nothing(client: TestClient, desk: Desk, token: str) -> None:
    invite(desk)
    for path in ("/desk/invitation", "/desk/join"):
        refused = send(client, path, token=token, name="sato", password=PASSWORD)
        assert (refused.status_code, "使えません" in refused.text) == (403, True)


def test_a_link_counts_for_72_hours(client: TestClient, desk: Desk, clock: Clock) -> None:
    token = invite(desk)
    clock.now += 72 * HOUR - 1
    assert send(client, "/desk/invitation", token=token).status_code == 200
    clock.now += 1
    assert send(client, "/desk/invitation", token=token).status_code == 403
    assert _join(desk, token, "sato") is None
    clock.now += 60
    assert _join(desk, token, "sato") is None
    clock.now -= 2 * HOUR
    assert send(client, "/desk/invitation", token=token).status_code == 403


def test_a_link_works_once(client: TestClient, desk: Desk) -> None:
    token = invite(desk)
    assert send(client, "/desk/join", token=token, name="sato", password=PASSWORD).status_code == 303
    assert send(client, "/desk/join", token=token, name="suzuki", password=PASSWORD).status_code == 403


@pytest.mark.parametrize(
    ("name", "password", "said"),
    [
        ("suzuki", "short", "短すぎます"),
        ("suzuki", "password12345", "多くの人が選ぶ"),
        ("suzuki", "みほん相談室みほん相談室", "組織の名前"),
        ("sato", PASSWORD, "もう使われています"),
        ("SATO", PASSWORD, "もう使われています"),
        ("", PASSWORD, "1〜80文字"),
        ("su zuki", PASSWORD, "1〜80文字"),
        ("x" * 81, PASSWORD, "1〜80文字"),
        ("su\0zuki", PASSWORD, "1〜80文字"),
    ],
    ids=ascii,
)
def test_what_cannot_be_used_is_said_and_uses_no_link_up(
    client: TestClient, desk: Desk, name: str, password: str, said: str
) -> None:
    a_counselor(desk)
    token = invite(desk)
    refused = send(client, "/desk/join", token=token, name=name, password=password)
    assert (refused.status_code, said in refused.text, password in refused.text) == (422, True, False)
    assert send(client, "/desk/join", token=token, name="suzuki", password=PASSWORD).status_code == 303


def test_of_two_who_claim_at_once_one_joins(desk: Desk) -> None:
    for attempt in range(10):
        token, found = invite(desk), []
        ready = threading.Barrier(2)

        def claim(name: str, token: str = token, found: list[object] = found, ready: threading.Barrier = ready) -> None:
            ready.wait()
            found.append(_join(desk, token, name))

        threads = [threading.Thread(target=claim, args=(f"{name}{attempt}",)) for name in ("sato", "suzuki")]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sorted(one is None for one in found) == [False, True]
    with desk.work() as work:
        assert len(counselors.of(work, 1)) == 10


def test_of_two_who_choose_one_name_at_once_one_gets_it(desk: Desk) -> None:
    tokens, told = [invite(desk), invite(desk)], []
    ready = threading.Barrier(2)

    def claim(token: str) -> None:
        ready.wait()
        try:
            told.append(_join(desk, token, "sato") is not None)
        except NameTakenError:
            told.append(False)

    threads = [threading.Thread(target=claim, args=(token,)) for token in tokens]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(told) == [False, True]


def test_a_role_comes_from_the_link_and_not_from_the_form(client: TestClient, desk: Desk) -> None:
    a_counselor(desk, "first")
    sent = {"token": invite(desk, Role.EDITOR), "name": "sato", "password": PASSWORD, "role": "administrator"}
    send(client, "/desk/join", **sent)
    with desk.work() as work:
        found = counselors.named(work, "sato")
        assert found
        assert found.role == Role.EDITOR


def test_once_the_first_has_come_no_other_link_makes_an_administrator(desk: Desk) -> None:
    with desk.work() as work:
        first, second = organisations.invite_first(work), organisations.invite_first(work)
        other = invitations.make(work, 1, Role.COUNSELOR)
    assert first
    assert second
    assert _join(desk, first, "sato")
    assert _join(desk, second, "suzuki") is None
    assert _join(desk, other, "tanaka")
    with desk.work() as work:
        assert organisations.invite_first(work) is None


class TestReset:
    def test_a_reset_link_sets_password_and_second_factor_again(self, client: TestClient, desk: Desk, clock: Clock) -> None:
        account = join(client, desk, clock)
        with desk.work() as work:
            token = counselors.ask_reset(work, "command line", work.session.get_one(Counselor, 1))
        assert not is_in(client)
        shown = send(client, "/desk/invitation", token=token).text
        assert "sato" in shown
        assert 'name="name"' not in shown
        done = send(client, "/desk/join", token=token, name="other", password="kumo-no-ue-tetsubin")
        assert done.headers["location"] == "/desk/enrol"
        again = visitor.enrol(client, clock, "sato")
        again.password = "kumo-no-ue-tetsubin"
        assert visitor.password(client, account).status_code == 403
        assert enter(client, again, clock).headers["location"] == "/desk/"
        clock.now += 60
        visitor.password(client, again)
        assert send(client, "/desk/second", code=account.code(clock)).status_code == 403
        assert send(client, "/desk/second", recovery=account.codes[0]).status_code == 403

    def test_until_it_is_used_the_old_password_and_app_count(self, client: TestClient, desk: Desk, clock: Clock) -> None:
        account = join(client, desk, clock)
        with desk.work() as work:
            counselors.ask_reset(work, "command line", work.session.get_one(Counselor, 1))
        assert enter(client, account, clock).headers["location"] == "/desk/"

    def test_a_newer_link_ends_the_older(self, desk: Desk) -> None:
        counselor = a_counselor(desk)
        with desk.work() as work:
            person = counselors.held(work, counselor)
            older, newer = (counselors.ask_reset(work, "command line", person) for _ in range(2))
            assert invitations.look(work, older) is None
            assert invitations.look(work, newer)

    def test_it_ends_the_waiting(self, client: TestClient, desk: Desk) -> None:
        counselor = a_counselor(desk)
        for _ in range(6):
            send(client, "/desk/enter", name="sato", password="x" * 20)
        with desk.work() as work:
            token = counselors.ask_reset(work, "command line", counselors.held(work, counselor))
        send(client, "/desk/join", token=token, password=PASSWORD)
        assert send(client, "/desk/enter", name="sato", password=PASSWORD).status_code == 303


def test_links_past_their_date_are_deleted(desk: Desk, clock: Clock) -> None:
    invite(desk)
    clock.now += 71 * HOUR
    kept = invite(desk)
    clock.now += HOUR
    with desk.work() as work:
        invitations.forget_expired(work)
        assert invitations.look(work, kept)
        assert work.session.connection().exec_driver_sql("SELECT count(*) FROM invitation").scalar() == 1


def test_the_database_holds_no_link(desk: Desk) -> None:
    token = invite(desk)
    with desk.work() as work:
        assert work.session.get(Invitation, token) is None
        row = work.session.connection().exec_driver_sql("SELECT * FROM invitation").one()
    assert token not in map(str, row)
