"""The table for the evaluator in the browser: nothing is missing, nothing moves, and it stays small."""

import gzip
import json
import subprocess
import sys
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from directory import holidays
from routing_rules.compiling import compile_table
from routing_rules.engine import Engine
from routing_rules.table import ChannelFacts, PointFacts
from service.device_table import device_table
from service.snapshot import Snapshot
from tests.builders import channel, chat, real, voice

KILOBYTES = 11
AGAIN = "import sys; from service import device_table as d, snapshot; sys.stdout.buffer.write(d.device_table(snapshot.load()))"


@cache
def written() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(device_table(real()))
    return found


def facts() -> tuple[ChannelFacts, ...]:
    return real().engine.table.channels


def read_point(number: int) -> PointFacts:
    voice, live, from_abroad, in_app, from_local = (bool(number >> n & 1) for n in range(5))
    return PointFacts(voice, live, number >> 5, from_abroad, in_app, from_local)


def test_it_is_small() -> None:
    assert len(gzip.compress(device_table(real()), 9)) < KILOBYTES * 1024


def test_another_process_writes_the_same_bytes() -> None:
    """Its name on the web follows from its bytes, and several servers may give it."""
    again = subprocess.run([sys.executable, "-c", AGAIN], capture_output=True, check=True)
    assert again.stdout == device_table(real())


def test_every_contact_point_comes_back() -> None:
    plain = written()["facts"]
    assert [tuple(map(read_point, points)) for points in plain["points"]] == [channel.points for channel in facts()]
    local = [plain["local_points"].get(str(n), {}) for n in range(len(facts()))]
    assert [{place: tuple(map(read_point, points)) for place, points in of.items()} for of in local] == [
        channel.local_points for channel in facts()
    ]


def test_every_other_fact_comes_back() -> None:
    plain = written()["facts"]
    assert plain["name"] == [channel.name for channel in facts()]
    assert plain["good_until"] == [channel.good_until for channel in facts()]
    assert plain["takes_reports"] == [n for n, channel in enumerate(facts()) if channel.takes_reports]
    assert plain["languages"] == {str(n): list(c.languages) for n, c in enumerate(facts()) if c.languages is not None}


def test_every_bit_of_a_contact_point_is_its_own() -> None:
    points = [voice(3), chat(2), chat(1, app_history=True), voice(0, hours_from_local=True), voice(7, from_abroad=True)]
    plain = json.loads(device_table(over(channel("a", *points, local_points={"13": (chat(9),)}))))["facts"]
    assert [read_point(number) for number in plain["points"][0]] == points
    assert read_point(plain["local_points"]["0"]["13"][0]) == chat(9)


def over(*channels: ChannelFacts) -> Snapshot:
    """The real snapshot over other channels, without rules."""
    book = replace(real().book, rules=())
    return replace(real(), book=book, engine=Engine(compile_table(book, channels)))


def test_every_caution_of_a_rule_comes_back() -> None:
    plain = written()
    said = [
        (rule, plain["table"]["channels"][channel], [plain["caution_ids"][n] for n in ids])
        for rule, channel, *ids in plain["cautions"]
    ]
    expected = [
        (n, id, [caution.say for caution in written.rule.caution if caution.channel == id])
        for n, written in enumerate(real().book.rules)
        for id in dict.fromkeys(caution.channel for caution in written.rule.caution)
    ]
    assert said == expected
    assert len(said) > 100


def test_the_questions_are_those_of_the_vocabulary_in_its_order() -> None:
    vocabulary = real().book.vocabulary
    assert written()["questions"] == {
        "situations": list(vocabulary.situation_ids),
        "asker": list(vocabulary.asker.ids),
        "needs": list(vocabulary.needs.ids),
        "language": list(vocabulary.language.ids),
    }


def test_hours_stand_at_the_index_that_contact_points_name() -> None:
    hours = written()["hours"]
    assert hours[0] is None
    assert hours == [None if compiled is None else compiled for compiled in real().timetable.compiled]
    assert real().hours.strings == list(real().timetable.strings)


def test_holidays_are_whole_numbers_in_order() -> None:
    assert written()["holidays"] == [int(f"{day:%Y%m%d}") for day in sorted(holidays.load())]
    other = replace(real(), holidays={date(2027, 5, 3), date(2026, 1, 1)})
    assert json.loads(device_table(other))["holidays"] == [20260101, 20270503]


def test_it_says_which_rules_and_listings_it_holds() -> None:
    assert written()["rules_version"] == real().book.version
    assert written()["directory_version"] == real().directory.version
