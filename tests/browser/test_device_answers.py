"""The evaluator on the visitor's device gives what the engine on the server gives: two hundred thousand answers, compared.

In them every rule speaks, and every day on which hours differ from other days is asked about. ``ask_next``, which takes longest
to find, is compared for every tenth of them. The seeds are fixed; the inquiries and worlds are invented.
"""

import random
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from datetime import date
from itertools import islice
from multiprocessing import get_context

import pytest
from playwright.sync_api import Browser, Page

from directory import holidays
from directory.hours import HORIZON, Timetable
from tests.browser import device_worlds
from tests.browser.device_comparing import CHUNK, Comparison, Part, compare_part, hours_difference
from tests.browser.device_inquiries import EPOCH, FIRST, LAST, Minutes, midnight, special_days, stream, with_few_answers
from tests.browser.device_page import open_page
from tests.builders import real

SEED = 20261122
PROCESSES, PARTS = 2, 4
MANY = 100_000
ASKS_EVERY = 10
WORLDS, IN_A_WORLD = 8, 1_000
SMALL_WORLDS, IN_A_SMALL_WORLD = 120, 50
SHAPES, ORDINARY_DAYS = 150, 60


@pytest.fixture(scope="module")
def page(chromium: Browser) -> Iterator[Page]:
    opened = open_page(chromium)
    yield opened
    opened.context.close()


def days_off() -> list[int]:
    return [int(f"{day:%Y%m%d}") for day in sorted(holidays.load())]


def some_days(count: int) -> list[int]:
    """The minutes at which ``count`` days of the three years begin in Japan."""
    return [midnight(day) for day in sorted(random.Random(SEED).sample(range(FIRST, LAST + 1), count))]


def told(found: str | None) -> None:
    if found:
        pytest.fail(found, pytrace=False)


@pytest.mark.slow
def test_many_answers_are_those_of_the_server() -> None:
    parts = [Part(SEED + n, MANY // CHUNK // PARTS, ASKS_EVERY) for n in range(PARTS)]
    assert sum(part.chunks for part in parts) * CHUNK == MANY
    rules, days = set[str](), set[int]()
    with ProcessPoolExecutor(PROCESSES, mp_context=get_context("spawn")) as pool:
        for done in as_completed([pool.submit(compare_part, part) for part in parts]):
            compared = done.result()
            if compared.difference:
                pool.shutdown(cancel_futures=True)
            told(compared.difference)
            rules |= compared.rules
            days |= compared.days
    assert rules == {written.rule.id for written in real().book.rules}
    assert days >= special_days()


def test_answers_are_those_of_the_server(page: Page) -> None:
    """The quick look: with every answer also what to ask next."""
    asked = list(islice(stream(random.Random(SEED), real()), CHUNK))
    told(Comparison(page, real()).difference(asked, with_questions=True))


@pytest.mark.parametrize("seed", range(WORLDS))
def test_in_an_invented_world_too(page: Page, seed: int) -> None:
    world = device_worlds.drawn_world(seed)
    asked = list(islice(stream(random.Random(seed), world), IN_A_WORLD))
    told(Comparison(page, world).difference(asked, with_questions=True))


def test_in_many_small_worlds(page: Page) -> None:
    for seed in range(SMALL_WORLDS):
        world, roll = device_worlds.small_world(seed), random.Random(seed)
        asked = [with_few_answers(roll, one) for one in islice(stream(roll, world), IN_A_SMALL_WORLD)]
        told(Comparison(page, world).difference(asked, with_questions=True))


def test_every_hours_string_at_every_minute_of_many_days(page: Page) -> None:
    days = sorted({*some_days(ORDINARY_DAYS), *(midnight(day) for day in special_days())})
    told(hours_difference(page, real().timetable, days_off(), days))


def test_hours_of_every_shape(page: Page) -> None:
    timetable = Timetable([None, *device_worlds.drawn_hours(SEED, SHAPES)], holidays.load())
    told(hours_difference(page, timetable, days_off(), some_days(ORDINARY_DAYS)))


def test_a_change_is_seen_four_hundred_days_ahead_and_no_further(page: Page) -> None:
    timetable, day = Timetable(["2028 Feb 05-2028 Feb 05 10:00-12:00"], holidays.load()), (date(2028, 2, 5) - EPOCH).days
    told(hours_difference(page, timetable, days_off(), [midnight(day - HORIZON + shift) for shift in range(-2, 3)]))


def test_hours_at_both_ends_of_what_is_known(page: Page) -> None:
    last = (date(2199, 12, 31) - EPOCH).days
    told(hours_difference(page, real().timetable, days_off(), [midnight(1), midnight(last)]))
    for outside in (midnight(0), midnight(last + 1)):
        with pytest.raises(Exception, match="1970 to 2199"):
            page.evaluate("minute => device.stateOf(0, minute)", outside)


def test_a_contact_point_has_the_state_of_its_hours(page: Page) -> None:
    Comparison(page, real())
    minutes, roll = Minutes(real()), random.Random(SEED)
    for minute in (minutes.draw(roll) for _ in range(50)):
        moment = real().timetable.at(minute)
        states = [{"state": state, "until": until} for state, until in zip(moment.state, moment.until, strict=True)]
        assert page.evaluate("([count, minute]) => device.pointStates(count, minute)", [len(states), minute]) == states
