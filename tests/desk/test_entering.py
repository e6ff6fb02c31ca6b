"""Signing in over HTTP: both steps, what is refused, and the way out. Everybody here is invented."""

import pytest
from starlette.testclient import TestClient

from service.desk import passwords
from service.desk.desk import Desk
from service.desk.tables import Counselor
from tests.desk import visitor
from tests.desk.conftest import ORIGIN, Clock
from tests.desk.visitor import Account, enter, is_in, join, send
from web.desk.access import COOKIE

pytestmark = pytest.mark.usefixtures("quick_passwords")


@pytest.fixture
def account(client: TestClient, desk: Desk, clock: Clock) -> Account:
    made = join(client, desk, clock)
    send(client, "/desk/leave")
    return made


def test_password_and_code_let_in_and_leaving_lets_out(client: TestClient, account: Account, clock: Clock) -> None:
    assert not is_in(client)
    assert enter(client, account, clock).headers["location"] == "/desk/"
    assert is_in(client)
    assert send(client, "/desk/leave").headers["location"] == "/desk/enter"
    assert COOKIE not in client.cookies
    assert not is_in(client)


def test_in_english_too(client: TestClient, account: Account, clock: Clock) -> None:
    clock.now += 60
    done = send(client, "/en/desk/enter", name=account.name, password=account.password)
    assert done.headers["location"] == "/en/desk/second"
    assert "Second step" in client.get("/en/desk/second").text
    assert send(client, "/en/desk/second", code=account.code(clock)).headers["location"] == "/en/desk/"


def test_a_name_and_a_code_count_however_a_keyboard_writes_them(client: TestClient, account: Account, clock: Clock) -> None:
    clock.now += 60
    assert send(client, "/desk/enter", name=" SATO ", password=account.password).status_code == 303
    wide = account.code(clock).translate({ord("0") + n: 0xFF10 + n for n in range(10)})
    assert send(client, "/desk/second", code=f"{wide[:3]} {wide[3:]}").status_code == 303


@pytest.mark.parametrize(("name", "password"), [("sato", "x" * 20), ("nobody", visitor.PASSWORD), ("a\0b", ""), ("", "")])
def test_a_wrong_name_and_a_wrong_password_are_told_apart_by_nothing(
    client: TestClient, account: Account, name: str, password: str
) -> None:
    refused = send(client, "/desk/enter", name=name, password=password)
    assert refused.status_code == 403
    assert "名前かパスワードが合いません" in refused.text
    assert password == "" or password not in refused.text
    assert "set-cookie" not in refused.headers


def test_as_much_is_computed_for_a_name_that_nobody_has(
    client: TestClient, account: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared: list[str] = []
    verify = passwords._hasher.verify
    hasher = type("Counting", (), {"verify": lambda _, stored, typed: compared.append(stored) or verify(stored, typed)})
    monkeypatch.setattr(passwords, "_hasher", hasher())
    for name in ("sato", "nobody"):
        send(client, "/desk/enter", name=name, password="x" * 20)
    first, *rest = (stored.split("$")[:4] for stored in compared if stored != passwords.NO_PASSWORD)
    assert rest == [first]


def test_the_cookie_is_for_this_host_no_script_and_no_other_site(client: TestClient, account: Account) -> None:
    cookie = visitor.password(client, account).headers["set-cookie"]
    assert cookie.startswith(f"{COOKIE}=")
    assert {part.strip().lower() for part in cookie.split(";")[1:]} == {"path=/", "secure", "httponly", "samesite=strict"}


def test_every_stage_has_a_token_of_its_own(client: TestClient, account: Account, clock: Clock) -> None:
    clock.now += 60
    visitor.password(client, account)
    half = client.cookies[COOKIE]
    send(client, "/desk/second", code=account.code(clock))
    assert client.cookies[COOKIE] != half
    visitor.hold(client, half)
    assert client.get("/desk/second").headers["location"] == "/desk/enter"


def test_a_stolen_token_ends_with_the_session(client: TestClient, account: Account, clock: Clock) -> None:
    enter(client, account, clock)
    stolen = client.cookies[COOKIE]
    send(client, "/desk/leave")
    visitor.hold(client, stolen)
    assert not is_in(client)


def test_signing_in_again_ends_the_session_before(client: TestClient, account: Account, clock: Clock) -> None:
    enter(client, account, clock)
    before = client.cookies[COOKIE]
    enter(client, account, clock)
    visitor.hold(client, before)
    assert not is_in(client)


def test_a_form_sent_after_the_session_ended_leads_to_the_door(client: TestClient, account: Account, clock: Clock) -> None:
    visitor.password(client, account)
    clock.now += 600
    late = send(client, "/desk/second", code=account.code(clock))
    assert late.headers["location"] == "/desk/enter?ended"
    assert "サインアウトしています" in client.get("/desk/enter?ended").text


@pytest.mark.parametrize("sent", [{"json": {"more": 1}}, {"content": b"["}])
def test_alive_takes_nothing_along(client: TestClient, account: Account, clock: Clock, sent: dict[str, object]) -> None:
    enter(client, account, clock)
    assert client.post("/desk/api/alive", **sent).status_code == 422


def test_a_hash_of_weaker_parameters_is_replaced_on_the_way_in(client: TestClient, account: Account, desk: Desk) -> None:
    weaker = passwords.PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    with desk.work() as work:
        row = work.session.get_one(Counselor, 1)
        row.password_hash = weaker.hash(account.password)
    assert visitor.password(client, account).status_code == 303
    with desk.work() as work:
        assert not passwords.is_outdated(work.session.get_one(Counselor, 1).password_hash)


def test_another_site_cannot_sign_anybody_in(client: TestClient, account: Account) -> None:
    sent = {"name": account.name, "password": account.password}
    for site in ("cross-site", "same-site", "none"):
        assert client.post(f"{ORIGIN}/desk/enter", data=sent, headers={"sec-fetch-site": site}).status_code == 403
