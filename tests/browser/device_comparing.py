"""Compares what the evaluator on the device says with what the engine on the server says, chunk by chunk."""

import gc
import hashlib
import random
from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

import orjson
from playwright.sync_api import Page

from directory.hours import Timetable, local_datetime
from service.device_table import device_table
from service.snapshot import Snapshot
from tests.browser.device_inquiries import DAY, day_of, stream
from tests.browser.device_page import device_page
from tests.browser.device_telling import Asked, Plain, Teller, difference, in_words
from tests.builders import real

CHUNK = 5_000


class Part(NamedTuple):
    """A part of the many: of its chunks every ``asks_every``-th is compared with ``ask_next``."""

    seed: int
    chunks: int
    asks_every: int


class Compared(NamedTuple):
    """The first difference in a part, if any, and what the part reached: rules that spoke, days (from 1970-01-01) asked about."""

    difference: str | None
    rules: frozenset[str]
    days: frozenset[int]


class Comparison:
    """One snapshot on both sides."""

    def __init__(self, page: Page, snapshot: Snapshot) -> None:
        self._page, self._teller = page, Teller(snapshot)
        self.rules: set[str] = set()
        page.evaluate("json => device.load(json)", device_table(snapshot).decode())

    def difference(self, asked: Sequence[Asked], *, with_questions: bool) -> str | None:
        """None where all answers are equal, else the shortest inquiry whose answers differ, and both answers."""
        told = [self._teller.answer(one, with_questions=with_questions) for one in asked]
        self.rules.update(rule for suggestions, *_ in told for *_, (rules, _) in suggestions for rule in rules)
        answers = orjson.dumps(told)
        sent = [orjson.dumps(asked).decode(), with_questions]
        if self._page.evaluate("([asked, questions]) => device.digest(asked, questions)", sent) == _digest(answers):
            return None
        ours = orjson.loads(answers)
        theirs = orjson.loads(self._page.evaluate("([asked, questions]) => device.answers(asked, questions)", sent))
        differing = [n for n, answer in enumerate(ours) if answer != theirs[n]]
        shortest = min(differing, key=lambda n: len(str(asked[n])))
        return f"{len(differing)} of {len(asked)} answers differ. {_told(asked[shortest], ours[shortest], theirs[shortest])}"


def compare_part(part: Part) -> Compared:
    """A part, in a browser of its own, as far as its first difference."""
    inquiries = stream(random.Random(part.seed), real())
    gc.disable()  # a sixth faster, and nothing here makes cycles
    days: set[int] = set()
    with device_page() as page:
        comparison, found = Comparison(page, real()), None
        for n in range(part.chunks):
            asked = list(islice(inquiries, CHUNK))
            days.update(day_of(minute) for _, minute in asked)
            if found := comparison.difference(asked, with_questions=n % part.asks_every == 0):
                found = f"Seed {part.seed}, chunk {n}: {found}"
                break
        return Compared(found, frozenset(comparison.rules), frozenset(days))


def hours_difference(page: Page, timetable: Timetable, holidays: list[int], midnights: Sequence[int]) -> str | None:
    """The first minute of these days at which a line's state or its end differs, in words; None where there is none."""
    page.evaluate("([hours, holidays]) => device.loadHours(hours, holidays)", [list(timetable.compiled), holidays])
    for midnight in midnights:
        ours, sent = _day_text(timetable, midnight), [midnight, len(timetable.strings)]
        if page.evaluate("([midnight, count]) => device.dayDigest(midnight, count)", sent) != _digest(ours.encode()):
            theirs = page.evaluate("([midnight, count]) => device.dayText(midnight, count)", sent)
            return _told_of_hours(timetable, midnight, ours, theirs)
    return None


def _day_text(timetable: Timetable, midnight: int) -> str:
    rows, row, before = [], "", None
    for minute in range(midnight, midnight + DAY):
        moment = timetable.at(minute)
        if moment is not before:
            row = "".join([f"{s} {'null' if u is None else u};" for s, u in zip(moment.state, moment.until, strict=True)])
            before = moment
        rows.append(row)
    return "\n".join(rows)


def _told(asked: Asked, server: Plain, device: Plain) -> str:
    data, minute = asked
    when = f"{local_datetime(minute):%a %Y-%m-%d %H:%M} in Japan (minute {minute})"
    return f"For {data} on {when}: {difference(server, device)}\nserver: {in_words(server)}\ndevice: {in_words(device)}"


def _told_of_hours(timetable: Timetable, midnight: int, ours: str, theirs: str) -> str:
    for minute, (our_row, their_row) in enumerate(zip(ours.split("\n"), theirs.split("\n"), strict=True), midnight):
        for text, our, their in zip(timetable.strings, our_row.split(";"), their_row.split(";"), strict=False):
            if our != their:
                when = f"{local_datetime(minute):%a %Y-%m-%d %H:%M}"
                return f"«{text}» on {when} in Japan: the server says '{our}' (state, minute of change), the device '{their}'."
    return "The digests differ, the texts do not."


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
