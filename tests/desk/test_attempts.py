"""Wrong tries make the next one wait, at both steps, and for names that nobody has. Everybody here is invented."""

import pytest
from starlette.testclient import TestClient

from service.desk import attempts, counselors
from service.desk.attempts import UnknownNames
from service.desk.desk import Desk
from tests.desk import visitor
from tests.desk.conftest import Clock, a_counselor
from tests.desk.visitor import Account, send

WAITS = [0, 0, 0, 0, 60, 120, 240, 480, 960, 1_920, 3_600, 3_600]


pytestmark = pytest.mark.usefixtures("quick_passwords")


def test_wrong_tries_wait_twice_as_long_each_time(desk: Desk, clock: Clock) -> None:
    counselor, unknown, waited = a_counselor(desk), UnknownNames(), []
    for _ in WAITS:
        with desk.work() as work:
            assert attempts.begin(work, counselor) == unknown.begin(clock.now, "nobody") == 0
        with desk.work() as work:
            waits = attempts.begin(work, counselor) if counselors.held(work, counselor).wait_until > work.now else 0
        waited.append(waits)
        if waits:
            assert unknown.begin(clock.now, "nobody") == waits
        clock.now += waits
    assert waited == WAITS


def test_many_at_once_are_five_guesses(desk: Desk) -> None:
    counselor = a_counselor(desk)

    def begin() -> int:
        with desk.work() as work:
            return attempts.begin(work, counselor)

    assert sum(waits == 0 for waits in visitor.at_once([begin] * 12)) == 5


def test_the_wait_is_said_and_the_right_password_waits_too(client: TestClient, account: Account, clock: Clock) -> None:
    send(client, "/desk/leave")
    for name in (account.name, "nobody"):
        said = [send(client, "/desk/enter", name=name, password="x" * 20) for _ in range(6)]
        assert [one.status_code for one in said] == [403] * 5 + [429]
        assert "あと1分" in said[-1].text
        assert said[-1].headers["retry-after"] == "60"
    assert visitor.password(client, account).status_code == 429
    clock.now += 61
    assert visitor.password(client, account).status_code == 303


def test_a_right_password_makes_no_room_for_more_codes(client: TestClient, account: Account, clock: Clock) -> None:
    found = []
    for _ in range(7):
        visitor.password(client, account)
        found.append(send(client, "/desk/second", code="000000").status_code)
    assert found[:5] == [403] * 5
    assert 403 not in found[5:]
    assert send(client, "/desk/enter", name=account.name, password=account.password).status_code == 429


def test_getting_in_forgets_the_wrong_tries(client: TestClient, account: Account, desk: Desk, clock: Clock) -> None:
    for _ in range(4):
        send(client, "/desk/second", code="000000")
    assert send(client, "/desk/second", code=account.code(clock)).status_code == 303
    with desk.work() as work:
        row = counselors.held(work, 1)
        assert (row.wrong_tries, row.wait_until) == (0, 0)


def test_only_so_many_unknown_names_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attempts, "_NAMES_KEPT", 3)
    unknown = UnknownNames()
    for number in range(10):
        unknown.begin(0, f"nobody{number}")
    assert len(unknown._seen) == 3
    assert not any(b"nobody" in key for key in unknown._seen)
