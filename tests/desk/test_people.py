"""What an administrator may do, to whom, and what stays of it in the audit trail. Everybody here is invented."""

import logging
import re
import threading

import pytest
from sqlmodel import select
from starlette.testclient import TestClient

from service.desk import audit, counselors, organisations, sessions
from service.desk.counselors import LastAdministratorError
from service.desk.desk import Desk
from service.desk.passwords import Hashed
from service.desk.sessions import Stage
from service.desk.tables import AuditEntry, Counselor, Role
from tests.desk import visitor
from tests.desk.conftest import Clock, a_counselor, sign_in
from tests.desk.visitor import PASSWORD, Account, enter, is_in, join, send

pytestmark = pytest.mark.usefixtures("quick_passwords")


@pytest.fixture
def administrator(client: TestClient, desk: Desk) -> int:
    number = a_counselor(desk, "boss", Role.ADMINISTRATOR)
    sign_in(client, desk, number)
    return number


def _link_in(page: str) -> str:
    found = re.search(r"https://desk\.test/desk/invitation#([\w-]{43})<", page)
    assert found, page
    return found[1]


def _role(desk: Desk, counselor: int) -> tuple[str, bool]:
    with desk.work() as work:
        row = counselors.held(work, counselor)
        return row.role, row.ended_at is not None


@pytest.mark.parametrize("role", list(Role))
def test_an_administrator_invites_and_sees_the_link_once(client: TestClient, desk: Desk, administrator: int, role: Role) -> None:
    token = _link_in(send(client, "/desk/people/invite", role=role).text)
    assert "invitation#" not in client.get("/desk/people").text
    client.cookies.clear()
    send(client, "/desk/join", token=token, name="sato", password=PASSWORD)
    with desk.work() as work:
        found = counselors.named(work, "sato")
        assert found
        assert (found.role, found.organisation_id) == (role, 1)


def test_roles_are_changed_and_accounts_ended(client: TestClient, desk: Desk, administrator: int) -> None:
    other = a_counselor(desk)
    assert send(client, f"/desk/people/{other}/role", role="editor").headers["location"] == "/desk/people?role"
    assert _role(desk, other) == ("editor", False)
    assert send(client, f"/desk/people/{other}/end").headers["location"] == "/desk/people?ended"
    assert _role(desk, other) == ("editor", True)
    assert "終わっています" in client.get("/desk/people?ended").text


def test_a_reset_signs_out_and_gives_a_link(client: TestClient, desk: Desk, administrator: int) -> None:
    other = a_counselor(desk)
    with desk.work() as work:
        sessions.start(work, desk.settings, other, Stage.FULL)
    token = _link_in(send(client, f"/desk/people/{other}/reset").text)
    with desk.work() as work:
        assert counselors.sign_ins(work, desk.settings, other) == []
    client.cookies.clear()
    assert "sato" in send(client, "/desk/invitation", token=token).text


def test_the_last_administrator_stays_one(client: TestClient, desk: Desk, administrator: int) -> None:
    for path, sent in (("end", {}), ("role", {"role": "counselor"})):
        refused = send(client, f"/desk/people/{administrator}/{path}", **sent)
        assert (refused.status_code, "最後の管理者" in refused.text) == (422, True)
    assert _role(desk, administrator) == ("administrator", False)


def test_one_of_two_administrators_may_go(client: TestClient, desk: Desk, administrator: int) -> None:
    a_counselor(desk, "second", Role.ADMINISTRATOR)
    assert send(client, f"/desk/people/{administrator}/role", role="counselor").headers["location"] == "/desk/me"
    assert client.get("/desk/people").status_code == 403
    assert client.get("/desk/me").status_code == 200


def test_an_administrator_elsewhere_or_ended_does_not_count(client: TestClient, desk: Desk, administrator: int) -> None:
    gone = a_counselor(desk, "gone", Role.ADMINISTRATOR)
    with desk.work() as work:
        counselors.create(work, organisations.add(work, "よその相談室"), "tanaka", Hashed("-"), Role.ADMINISTRATOR)
        counselors.end(work, administrator, counselors.held(work, gone))
    assert send(client, f"/desk/people/{administrator}/end").status_code == 422


def test_two_administrators_do_not_end_each_other_at_once(desk: Desk) -> None:
    boss, second = (a_counselor(desk, name, Role.ADMINISTRATOR) for name in ("boss", "second"))
    told: list[str] = []

    def end_the_other() -> None:
        try:
            with desk.work() as work:
                counselors.end(work, second, work.session.get_one(Counselor, boss))
            told.append("ended")
        except LastAdministratorError:
            told.append("refused")

    meanwhile = threading.Thread(target=end_the_other)
    with desk.work() as work:
        counselors.end(work, boss, counselors.held(work, second))
        meanwhile.start()
        meanwhile.join(0.5)  # it waits for this transaction
    meanwhile.join()
    assert told == ["refused"]
    assert [_role(desk, one)[1] for one in (boss, second)] == [False, True]


PATHS = ["invite", "{}/role", "{}/reset", "{}/end"]


@pytest.mark.parametrize("role", [Role.COUNSELOR, Role.EDITOR])
def test_nobody_else_may(client: TestClient, desk: Desk, role: Role) -> None:
    boss = a_counselor(desk, "boss", Role.ADMINISTRATOR)
    sign_in(client, desk, a_counselor(desk, "sato", role))
    assert client.get("/desk/people").status_code == 403
    assert "desk/people" not in client.get("/desk/me").text
    for path in PATHS:
        assert send(client, f"/desk/people/{path.format(boss)}", role="counselor").status_code == 403
    assert _role(desk, boss) == ("administrator", False)


def test_of_another_organisation_nothing_is_told(client: TestClient, desk: Desk, administrator: int) -> None:
    with desk.work() as work:
        elsewhere = organisations.add(work, "よその相談室")
        other = counselors.create(work, elsewhere, "tanaka", Hashed("-"), Role.COUNSELOR)
    assert "tanaka" not in client.get("/desk/people").text
    for path in PATHS[1:]:
        known, unknown = (send(client, f"/desk/people/{path.format(n)}", role="editor") for n in (other, 999))
        assert (known.status_code, known.content) == (unknown.status_code, unknown.content)
        assert known.status_code == 404
    assert _role(desk, other) == ("counselor", False)


@pytest.mark.parametrize("number", ["0", "-1", "x", "99999999999999999999", "1.5"])
def test_what_is_no_number_is_refused(client: TestClient, administrator: int, number: str) -> None:
    assert send(client, f"/desk/people/{number}/end").status_code in (404, 422)


@pytest.mark.parametrize("role", ["", "owner", "ADMINISTRATOR"])
def test_what_is_no_role_is_refused(client: TestClient, desk: Desk, administrator: int, role: str) -> None:
    other = a_counselor(desk)
    assert send(client, f"/desk/people/{other}/role", role=role).status_code == 422
    assert send(client, "/desk/people/invite", role=role).status_code == 422
    assert _role(desk, other) == ("counselor", False)


def test_script_in_a_name_stays_text(client: TestClient, desk: Desk, administrator: int) -> None:
    name = "<script>alert(1)</script>"
    a_counselor(desk, name)
    page = client.get("/desk/people").text
    assert name not in page
    assert "&lt;script&gt;" in page


def test_everything_stands_in_the_audit_trail_and_no_secret_does(
    client: TestClient, desk: Desk, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    account = join(client, desk, clock, "zq7name", Role.ADMINISTRATOR)
    token = _everything(client, desk, account)
    with desk.work() as work:
        entries = work.session.exec(select(AuditEntry)).all()
        assert audit.verify(work.session, desk.keys).broken_at is None
    assert {entry.action for entry in entries} >= {
        "joined as administrator",
        "authenticator set up",
        "recovery codes made",
        "recovery code used",
        "signed in",
        "signed out",
        "signed out elsewhere",
        "password refused",
        "second factor refused",
        "password changed",
        "invited as counselor",
        "role changed to editor",
        "reset link made",
        "account ended",
    }
    written = " ".join(f"{entry.actor} {entry.action} {entry.subject}" for entry in entries) + caplog.text
    for secret in (account.name, account.secret, PASSWORD, "kumo-no-ue-tetsubin", *account.codes, token):
        assert secret not in written
    assert {entry.actor for entry in entries} <= {"1", "2", "command line"}


def _everything(client: TestClient, desk: Desk, account: Account) -> str:
    """One of each; gives a link's token."""
    other = a_counselor(desk, "sato")
    send(client, "/desk/enter", name=account.name, password="kumo-no-ue-tetsubin")
    send(client, "/desk/leave")
    visitor.password(client, account)
    send(client, "/desk/second", code="000000")
    send(client, "/desk/second", recovery=account.codes[0])
    send(client, "/desk/me/others")
    token = _link_in(send(client, "/desk/people/invite", role="counselor").text)
    send(client, f"/desk/people/{other}/role", role="editor")
    send(client, f"/desk/people/{other}/reset")
    send(client, f"/desk/people/{other}/end")
    send(client, "/desk/me/password", password=account.password, new="kumo-no-ue-tetsubin")
    assert is_in(client)
    return token


def test_nothing_is_told_of_wrong_names(client: TestClient, desk: Desk) -> None:
    send(client, "/desk/enter", name="zq7name", password=PASSWORD)
    with desk.work() as work:
        assert work.session.exec(select(AuditEntry)).all() == []


@pytest.mark.parametrize("path", ["/", "/en/"])
@pytest.mark.parametrize("where", ["enter", "invitation", "second", "enrol", "me", "people"])
def test_nobody_may_keep_a_page(client: TestClient, desk: Desk, clock: Clock, path: str, where: str) -> None:
    account = join(client, desk, clock, "boss", Role.ADMINISTRATOR)
    if where == "second":
        visitor.password(client, account)
    if where == "enrol":
        send(client, "/desk/me/authenticator", password=PASSWORD)
    page = client.get(f"{path}desk/{where}")
    assert page.status_code == 200
    assert page.headers["cache-control"] == "no-store"
    assert "script-src 'self'" in page.headers["content-security-policy"]
    assert f'<html lang="{"en" if path == "/en/" else "ja"}">' in page.text


def test_signed_in_by_name_and_code_they_may(client: TestClient, desk: Desk, clock: Clock) -> None:
    account = join(client, desk, clock, "boss", Role.ADMINISTRATOR)
    enter(client, account, clock)
    assert "desk/people" in client.get("/desk/me").text
