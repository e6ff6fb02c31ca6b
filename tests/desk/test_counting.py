"""Counts: off until somebody turns them on, and small numbers told to nobody. Channels and numbers are invented."""

import threading
from datetime import datetime

import pytest
from sqlmodel import select
from starlette.testclient import TestClient

from service.app import create_app
from service.desk import counting
from service.desk.desk import Desk
from service.desk.tables import DailyCount
from service.reloading import Current
from tests.desk.conftest import ORIGIN, Clock, sign_in
from tests.desk.people import a_counselor

DAY = 86_400


@pytest.fixture
def counting_desk(desk: Desk) -> Desk:
    desk.settings = desk.settings.model_copy(update={"counts": True})
    return desk


def count(desk: Desk, channel: str, times: int = 1) -> None:
    with desk.work() as work:
        for _ in range(times):
            counting.count(work, desk.settings, channel)


def published(desk: Desk) -> list[counting.Day]:
    with desk.work() as work:
        return list(counting.published(work).values())


def test_nothing_is_counted_unless_it_is_turned_on(desk: Desk, clock: Clock) -> None:
    count(desk, "one", 30)
    clock.now += DAY
    assert published(desk) == []
    with desk.work() as work:
        assert work.session.get(DailyCount, ("2026-11-18", "one")) is None


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ({"a": 10, "b": 11}, {"a": 10, "b": 11}),
        ({"a": 9, "b": 11, "c": 12}, {"a": None, "b": None, "c": 12}),
        ({"a": 11, "b": 11, "c": 9}, {"a": None, "b": 11, "c": None}),
        ({"a": 1, "b": 9, "c": 12}, {"a": None, "b": None, "c": 12}),
        ({"a": 1, "b": 2, "c": 3}, {"a": None, "b": None, "c": None}),
        ({"a": 9}, {"a": None}),
        ({"a": 10}, {"a": 10}),
    ],
)
def test_few_are_hidden_and_never_one_alone(
    counting_desk: Desk, clock: Clock, counts: dict[str, int], told: dict[str, int | None]
) -> None:
    for channel, times in counts.items():
        count(counting_desk, channel, times)
    clock.now += DAY
    assert published(counting_desk) == [told]


def test_a_day_is_told_when_it_is_over_and_begins_at_midnight_in_japan(counting_desk: Desk, clock: Clock) -> None:
    clock.now = int(datetime.fromisoformat("2026-11-21T23:59:00+09:00").timestamp())
    count(counting_desk, "a", 10)
    clock.now += 60
    count(counting_desk, "a", 11)
    assert published(counting_desk) == [{"a": 10}]
    clock.now += DAY
    assert published(counting_desk) == [{"a": 10}, {"a": 11}]


def test_counts_at_the_same_instant_are_all_counted(counting_desk: Desk, clock: Clock) -> None:
    start = threading.Barrier(6)

    def run() -> None:
        start.wait()
        for _ in range(5):
            count(counting_desk, "a")

    threads = [threading.Thread(target=run) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    clock.now += DAY
    assert published(counting_desk) == [{"a": 30}]


@pytest.mark.parametrize(("counts", "status", "counted"), [(True, 204, 1), (False, 404, 0)])
def test_a_target_is_counted_only_where_an_organisation_wants_it(
    desk: Desk, files: Current, counts: bool, status: int, counted: int
) -> None:
    desk.settings = desk.settings.model_copy(update={"counts": counts})
    client = TestClient(create_app(desk.settings, files, desk), base_url=ORIGIN, headers={"sec-fetch-site": "same-origin"})
    assert client.post("/desk/api/counts", json={"channel": "hotline_189"}).status_code == (401 if counts else 404)
    sign_in(client, desk, a_counselor(desk))
    assert client.post("/desk/api/counts", json={"channel": "hotline_189"}).status_code == status
    assert client.post("/desk/api/counts", json={"channel": "nowhere"}).status_code == (422 if counts else 404)
    with desk.work() as work:
        assert len(work.session.exec(select(DailyCount)).all()) == counted
