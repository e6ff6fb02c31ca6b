"""`madoguchi user`, `madoguchi organisation` and the link of the first start. Everybody here is invented."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
import uvicorn
from sqlmodel import select
from typer.testing import CliRunner, Result

from service import settings as environment
from service.cli import app
from service.desk import counselors, door, invitations, organisations
from service.desk.desk import Desk
from service.desk.passwords import NO_PASSWORD
from service.desk.tables import AuditEntry, Role
from service.settings import Settings
from tests.desk.conftest import ORIGIN, a_counselor

UNREACHABLE = "postgresql://nobody@127.0.0.1:1/nothing"


@pytest.fixture(autouse=True)
def _same_desk(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> Iterator[None]:
    """The commands use the database of the test, at the present time."""
    monkeypatch.setenv("DATABASE_URL", settings.database)
    monkeypatch.setenv("MADOGUCHI_DATA", str(settings.data))
    monkeypatch.setenv("MADOGUCHI_ORIGIN", ORIGIN)
    environment.settings.cache_clear()
    yield
    environment.settings.cache_clear()


def run(*words: str) -> Result:
    result = CliRunner().invoke(app, words)
    assert result.exception is None or isinstance(result.exception, SystemExit), repr(result.exception)
    return result


def _token(said: str) -> str:
    found = re.search(rf"^{ORIGIN}/desk/invitation#([\w-]{{43}})$", said, re.MULTILINE)
    assert found, said
    return found[1]


def test_a_link_for_an_organisation_that_was_added(desk: Desk) -> None:
    assert run("organisation", "add", "みほん相談室").exit_code == 0
    said = run("user", "invite", "--organisation", "みほん相談室", "--role", "administrator")
    with desk.work() as work:
        invited = invitations.look(work, _token(said.stdout))
    assert invited
    assert (invited.organisation_name, invited.role) == ("みほん相談室", Role.ADMINISTRATOR)


def test_without_a_role_it_is_a_counselor(desk: Desk) -> None:
    run("organisation", "add", "みほん相談室")
    with desk.work() as work:
        invited = invitations.look(work, _token(run("user", "invite", "--organisation", "みほん相談室").stdout))
    assert invited
    assert invited.role is Role.COUNSELOR


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("user", "invite", "--organisation", "よそ"), "みほん相談室"),
        (("user", "invite", "--organisation", "みほん相談室", "--role", "owner"), "administrator"),
        (("user", "end", "nobody"), "nobody signs in"),
        (("user", "reset", "nobody"), "nobody signs in"),
        (("user", "end", "boss"), "last administrator"),
        (("organisation", "add", "みほん相談室"), "no other's"),
        (("organisation", "add", " "), "no other's"),
        (("organisation", "rename", "みほん相談室", "x" * 121), "no other's"),
        (("organisation", "rename", "よそ", "ほか"), "no such organisation"),
    ],
    ids=" ".join,
)
def test_what_cannot_be_done_is_said_in_a_sentence(desk: Desk, words: tuple[str, ...], said: str) -> None:
    a_counselor(desk, "boss", Role.ADMINISTRATOR)
    result = run(*words)
    assert (result.exit_code, said in result.output) == (2, True), result.output


def test_everybody_is_listed_and_an_account_ended(desk: Desk) -> None:
    a_counselor(desk, "boss", Role.ADMINISTRATOR)
    a_counselor(desk, "sato")
    assert run("user", "end", "SATO").exit_code == 0
    assert run("user", "list").stdout.splitlines() == [
        "1\tみほん相談室\tboss\tadministrator\tno second factor yet",
        "2\tみほん相談室\tsato\tcounselor\tended",
    ]
    assert run("organisation", "rename", "みほん相談室", "べつの名前").exit_code == 0
    assert run("organisation", "list").stdout == "1\tべつの名前\n"


def test_a_reset_link_is_for_one_account(desk: Desk) -> None:
    number = a_counselor(desk)
    with desk.work() as work:
        invited = invitations.look(work, _token(run("user", "reset", "sato").stdout))
    assert invited
    assert invited.counselor == number


def test_the_audit_trail_says_the_command_line_did_it(desk: Desk) -> None:
    a_counselor(desk)
    links = run("user", "reset", "sato").stdout + run("user", "invite", "--organisation", "みほん相談室").stdout
    run("user", "end", "sato")
    with desk.work() as work:
        entries = work.session.exec(select(AuditEntry)).all()
    assert {(entry.actor, entry.action) for entry in entries} == {
        ("command line", "reset link made"),
        ("command line", "invited as counselor"),
        ("command line", "account ended"),
    }
    assert all(entry.subject not in links for entry in entries if len(entry.subject) > 2)


@pytest.mark.parametrize("words", [("user", "list"), ("organisation", "list")], ids=" ".join)
def test_a_database_out_of_reach_is_said(monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]) -> None:
    monkeypatch.setenv("DATABASE_URL", UNREACHABLE)
    assert "cannot be reached" in run(*words).output


@pytest.mark.parametrize("words", [("user", "list"), ("serve",)], ids=" ".join)
def test_a_weak_secret_is_refused_and_not_repeated(monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]) -> None:
    monkeypatch.setenv("MADOGUCHI_SECRET", "zq7typed")
    result = run(*words)
    assert (result.exit_code, "43" in result.output, "zq7typed" in result.output) == (1, True, False)


class TestServing:
    @pytest.fixture(autouse=True)
    def served(self, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Any]]:
        """Everything but the serving itself."""
        served: list[Any] = []
        monkeypatch.setattr(uvicorn, "run", lambda app, **_: served.append(app._app.state.desk))
        yield served
        for desk in served:
            desk.close()

    def test_the_first_start_prints_a_link_that_makes_an_administrator(self, desk: Desk) -> None:
        token = _token(run("serve").stdout)
        with desk.work() as work:
            entered = door.join(work, desk.settings, token, "sato", NO_PASSWORD)
            assert entered
            assert [row.role for row in counselors.of(work, 1)] == ["administrator"]
        assert "invitation" not in run("serve").output

    def test_a_second_start_before_anybody_came_makes_no_second_organisation(self, desk: Desk) -> None:
        first, second = _token(run("serve").stdout), _token(run("serve").stdout)
        assert first != second
        with desk.work() as work:
            assert len(organisations.every(work)) == 1

    def test_without_its_database_the_public_side_is_served(self, monkeypatch: pytest.MonkeyPatch, served: list[Any]) -> None:
        monkeypatch.setenv("DATABASE_URL", UNREACHABLE)
        result = run("serve")
        assert (result.exit_code, "The desk is closed" in result.stderr, len(served)) == (0, True, 1)
        assert "127.0.0.1:1" not in result.output.replace("http://127.0.0.1:8000/", "")

    def test_where_no_address_is_set_the_link_leads_to_the_port(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delenv("MADOGUCHI_ORIGIN")
        assert "http://localhost:8765/desk/invitation#" in run("serve", "--port", "8765").stdout
