"""Readers, senders and guessers at the same instant, many times over, on each kind of database."""

import threading
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from service.desk import notes
from service.desk.desk import Desk
from tests.desk.conftest import ORIGIN
from tests.desk.offering import Parcel, put_down
from tests.desk.people import a_counselor
from tests.desk.sealing import random_key

ROUNDS = 200


def at_once(deeds: Sequence[Callable[[], int]]) -> Counter[int]:
    """Every deed in a thread of its own, let go together; how often each status came."""
    gate = threading.Barrier(len(deeds))

    def let_go(deed: Callable[[], int]) -> int:
        gate.wait(20)
        return deed()

    with ThreadPoolExecutor(len(deeds)) as threads:
        return Counter(threads.map(let_go, deeds))


@pytest.fixture
def app(client: TestClient) -> FastAPI:
    assert isinstance(client.app, FastAPI)
    return client.app


def reader(app: FastAPI, round_: int) -> TestClient:
    """A browser of its own in a neighbourhood of its own, so that nobody comes too often."""
    client = (f"10.{round_ // 256}.{round_ % 256}.1", 50_000)
    return TestClient(app, base_url=ORIGIN, headers={"sec-fetch-site": "same-origin"}, client=client)


def sending(browser: TestClient, path: str, **fields: object) -> Callable[[], int]:
    return lambda: browser.post(path, json=fields).status_code


@pytest.mark.slow
def test_of_two_readers_at_the_same_instant_exactly_one_reads(app: FastAPI, desk: Desk) -> None:
    counselor = a_counselor(desk)
    for round_ in range(ROUNDS):
        parcel = put_down(desk, counselor)
        reads = [sending(reader(app, round_), f"/n/{parcel.id}/read", token=parcel.token) for _ in range(2)]
        assert at_once(reads) == {200: 1, 410: 1}


@pytest.mark.slow
def test_wrong_tries_in_parallel_are_never_more_than_three(app: FastAPI, desk: Desk) -> None:
    counselor = a_counselor(desk)
    for round_ in range(20):
        parcel = put_down(desk, counselor)
        tries = [sending(reader(app, round_), f"/n/{parcel.id}/read", token=random_key()) for _ in range(10)]
        assert at_once(tries) == {403: 3, 410: 7}
        assert sending(reader(app, round_), f"/n/{parcel.id}/read", token=parcel.token)() == 410


@pytest.mark.slow
def test_the_right_token_among_wrong_ones_is_one_of_the_first_three_or_none(app: FastAPI, desk: Desk) -> None:
    counselor = a_counselor(desk)
    for round_ in range(20):
        parcel = put_down(desk, counselor)
        tokens = [*(random_key() for _ in range(7)), parcel.token]
        found = at_once([sending(reader(app, round_), f"/n/{parcel.id}/read", token=token) for token in tokens])
        assert found[200] + found[403] <= 3
        assert found[200] <= 1
        assert found[410] == len(tokens) - found[200] - found[403]


@pytest.mark.slow
def test_a_note_is_either_read_or_destroyed_or_withdrawn(app: FastAPI, desk: Desk) -> None:
    counselor = a_counselor(desk)
    for round_ in range(20):
        parcel = put_down(desk, counselor)

        def withdraw(note: str = parcel.id) -> int:
            with desk.work() as work:
                return 200 if notes.withdraw(work, counselor, note) == "withdrawn" else 410

        read, destroy = (
            sending(reader(app, round_), f"/n/{parcel.id}/{what}", token=parcel.token) for what in ("read", "destroy")
        )
        assert at_once([read, destroy, withdraw]) == {200: 1, 410: 2}


@pytest.mark.slow
def test_of_two_notes_of_one_id_one_is_kept(desk: Desk) -> None:
    counselor = a_counselor(desk)

    def create(parcel: Parcel) -> int:
        try:
            with desk.work() as work:
                notes.create(work, counselor, parcel.offered())
        except notes.AlreadyThereError:
            return 409
        return 201

    for _ in range(20):
        first = Parcel()
        second = Parcel(id=first.id)
        assert at_once([lambda it=first: create(it), lambda it=second: create(it)]) == {201: 1, 409: 1}  # type: ignore[misc]
