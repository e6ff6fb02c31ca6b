"""Somebody at the door in a browser without JavaScript: what they send, and what they read. All of them are invented."""

import re
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

import pyotp
import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from service.desk import invitations, organisations, passwords
from service.desk.desk import Desk
from service.desk.tables import Role
from tests.desk.clock import Clock
from web.desk.access import COOKIE

T = TypeVar("T")

PASSWORD = "yubin asagao tetsubin"
ORGANISATION = "みほん相談室"

_QUICK = passwords.PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)


def hash_quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a test is about something else."""
    monkeypatch.setattr(passwords, "_hasher", _QUICK)
    monkeypatch.setattr(passwords, "_NOBODYS", _QUICK.hash(passwords._NOBODYS_PASSWORD))


@dataclass
class Account:
    """What somebody remembers, has on their phone and on paper."""

    name: str
    secret: str
    codes: list[str]
    password: str = PASSWORD

    def code(self, clock: Clock) -> str:
        return pyotp.TOTP(self.secret).at(clock.now)


def send(client: TestClient, path: str, **fields: str) -> Response:
    return client.post(path, data=fields)


def invite(desk: Desk, role: Role = Role.COUNSELOR, organisation: str = ORGANISATION) -> str:
    """The token of a new invitation."""
    with desk.work() as work:
        found = organisations.named(work, organisation)
        return invitations.make(work, found.id if found and found.id else organisations.add(work, organisation), role)


def join(client: TestClient, desk: Desk, clock: Clock, name: str = "sato", role: Role = Role.COUNSELOR) -> Account:
    """From a link to signed in. A minute passes, so that the next code is a new one."""
    assert send(client, "/desk/join", token=invite(desk, role), name=name, password=PASSWORD).headers["location"] == "/desk/enrol"
    account = enrol(client, clock, name)
    clock.now += 60
    return account


def enrol(client: TestClient, clock: Clock, name: str) -> Account:
    """Set up the authenticator app, by the text beside the picture."""
    secret, sealed = offered(client.get("/desk/enrol").text)
    done = send(client, "/desk/enrol", sealed=sealed, code=pyotp.TOTP(secret).at(clock.now))
    assert done.status_code == 200, done.text
    return Account(name, secret, codes_in(done.text))


def offered(page: str) -> tuple[str, str]:
    """The secret that a page offers, and its sealed form."""
    secret, sealed = re.search(r'class="once"[^>]*>([A-Z2-7 ]+)<', page), re.search(r'name="sealed" value="([^"]+)"', page)
    assert secret, page
    assert sealed, page
    return secret[1].replace(" ", ""), sealed[1]


def codes_in(page: str) -> list[str]:
    return re.findall(r"<li><code>([0-9a-z-]+)</code>", page)


def password(client: TestClient, account: Account) -> Response:
    return send(client, "/desk/enter", name=account.name, password=account.password)


def enter(client: TestClient, account: Account, clock: Clock) -> Response:
    """Password and code. A minute passes before."""
    clock.now += 60
    assert password(client, account).headers["location"] == "/desk/second"
    return send(client, "/desk/second", code=account.code(clock))


def is_in(client: TestClient) -> bool:
    return client.post("/desk/api/alive", json={}).status_code == 204


def hold(client: TestClient, token: str) -> None:
    """Have this token and no other."""
    client.cookies.clear()
    client.cookies.set(COOKIE, token)


def at_once(calls: list[Callable[[], T]]) -> list[T]:
    """What several calls give that all start at the same moment."""
    found: list[T] = []
    ready = threading.Barrier(len(calls))

    def one(call: Callable[[], T]) -> None:
        ready.wait()
        found.append(call())

    threads = [threading.Thread(target=one, args=(call,)) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found
