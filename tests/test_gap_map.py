"""How many channels answer at which hour: on an invented table, on the real directory, as pages, CSV and command."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import cache
from types import SimpleNamespace
from typing import Any

import pytest

from directory import holidays
from directory.hours import JAPAN, Timetable, minute_of
from routing_rules.ranking import ALWAYS, FIRST, ORDER_BITS
from routing_rules.table import ChannelFacts
from service.gap_days import HOLIDAY, NEW_YEAR, ROWS, WEEK, WEEKDAYS, representative
from service.gap_map import QUARTERS, Count, GapMap, Gaps
from service.gap_view import View
from tests.builders import channel, engine, real, rule, voice

pytestmark = pytest.mark.slow  # counts or compares over much data

TODAY = date(2026, 11, 21)
FAMILY = "sexual_abuse_family"
TYPED = "kakikomi-20251109"
CHOICES: list[dict[str, Any]] = [{}, {"age": 9}, {"age": 30, "place": "13"}, {"anonymous": True}, {"place": "47", "age": 15}]

# an invented country: the hours of its lines, by index
HOURS_OF = (None, "24/7", "Mo-Fr 08:30-17:15; PH off; Dec 29-Jan 03 off", "Mo[1,3] 16:00-21:00", "22:00-02:00")
UNSTATED, ALL_DAY, OFFICE, TWO_MONDAYS, LATE = range(5)


def invented(channels: Iterable[ChannelFacts], spoken: Mapping[str, tuple[str, ...]] | None = None, **tiers: list[str]) -> Gaps:
    """Invented lines, named for one situation in these tiers; "any" is named for everybody, "police" is always there."""
    known = [*channels, channel("any", voice(ALL_DAY)), channel("police", voice(ALL_DAY))]
    made = engine(
        known, rule("about", {"situation": [FAMILY]}, **tiers), rule("anyone", also=["any"]), rule("emergency", always=["police"])
    )
    listed = {c.id: SimpleNamespace(contact_points=[_point(spoken or {}, c.id, p.voice) for p in c.points]) for c in known}
    local = {(c.id, at): [_point({}, c.id, p.voice) for p in points] for c in known for at, points in c.local_points.items()}
    country = SimpleNamespace(
        engine=made,
        timetable=Timetable(HOURS_OF, holidays.load()),
        directory=SimpleNamespace(channels=listed, local_points=lambda id, place: local.get((id, place), ())),
    )
    return Gaps(country, representative(TODAY, holidays.load()))  # type: ignore[arg-type]


def _point(spoken: Mapping[str, tuple[str, ...]], id: str, by_voice: bool) -> SimpleNamespace:
    languages = SimpleNamespace(answer=spoken[id]) if id in spoken else None
    return SimpleNamespace(number=None, address=None, medium="voice" if by_voice else "chat", languages=languages)


def first(counted: GapMap, row: str) -> list[int]:
    return [count.first for count in counted.rows[row]]


@cache
def gaps() -> Gaps:
    return Gaps(real(), representative(TODAY, holidays.load()))


class TestInvented:
    def test_an_hour_counts_only_where_the_line_answers_all_of_it(self):
        counted = invented([channel("office", voice(OFFICE))], first=["office"]).counts(View(FAMILY))
        for day in WEEKDAYS:
            assert first(counted, day) == [0] * 9 + [1] * 8 + [0] * 7
        for day in ("sat", "sun", HOLIDAY, NEW_YEAR):
            assert first(counted, day) == [0] * 24
        assert counted.empty_hours == 168 - 40
        assert {c.channel: c.hours for c in counted.channels} == {"office": 40, "any": 168}

    def test_a_line_past_midnight(self):
        counted = invented([channel("late", voice(LATE))], first=["late"]).counts(View(FAMILY))
        assert first(counted, "mon") == [1, 1] + [0] * 20 + [1, 1]

    def test_a_line_of_some_mondays_leaves_the_others_empty(self):
        counted = invented([channel("rare", voice(TWO_MONDAYS))], first=["rare"]).counts(View(FAMILY))
        assert first(counted, "mon") == [0] * 24

    def test_who_is_counted_where(self):
        lines = [channel(name, voice(ALL_DAY)) for name in ("urgent", "first", "also")]
        counted = invented(lines, urgent=["urgent"], first=["first"], also=["also"]).counts(View(FAMILY))
        assert set(counted.rows["sun"]) == {Count(2, 2)}
        assert {(c.channel, c.first, c.hours) for c in counted.channels} == {
            ("urgent", True, 168), ("first", True, 168), ("also", False, 168), ("any", False, 168),
        }  # fmt: skip

    def test_another_situation_has_no_specialists_here(self):
        counted = invented([channel("first", voice(ALL_DAY))], first=["first"]).counts(View("voyeurism"))
        assert set(counted.rows["mon"]) == {Count(0, 1)}

    @pytest.mark.parametrize(
        ("facts", "chosen", "counts"),
        [
            ({"points": (voice(UNSTATED),)}, {}, 0),
            ({"points": (voice(ALL_DAY, live=False),)}, {}, 0),
            ({"ended": True}, {}, 0),
            ({"places": ("13",)}, {}, 0),
            ({"places": ("13",)}, {"place": "13"}, 1),
            ({"places": ("13",)}, {"place": "14"}, 0),
            ({"points": (voice(UNSTATED),), "local_points": {"13": (voice(ALL_DAY),)}}, {}, 0),
            ({"points": (voice(UNSTATED),), "local_points": {"13": (voice(ALL_DAY),)}}, {"place": "13"}, 1),
            ({"about_age": (0, 17)}, {}, 1),
            ({"about_age": (0, 17)}, {"age": 30}, 0),
            ({"name": 1}, {"anonymous": True}, 0),
            ({"name": 0}, {"anonymous": True}, 1),
            ({}, {"medium": "voice"}, 1),
            ({}, {"medium": "text"}, 0),
            ({"points": (voice(ALL_DAY, voice=False),)}, {"medium": "text"}, 1),
            ({"points": (voice(ALL_DAY), voice(UNSTATED, voice=False))}, {"medium": "text"}, 0),
            ({}, {"language": "ja"}, 1),
            ({}, {"language": "ko"}, 0),
            ({"id": "spoken"}, {"language": "ko"}, 1),
            ({"id": "spoken"}, {"language": "vi"}, 0),
        ],
    )
    def test_who_counts_for_whom(self, facts, chosen, counts):
        line = ChannelFacts(**{"id": "line", "points": (voice(ALL_DAY),), **facts})
        found = invented([line], {"spoken": ("ja", "ko")}, first=[line.id]).counts(View(FAMILY, **chosen))
        assert first(found, "wed") == [counts] * 24


class TestReal:
    def test_at_three_nobody_is_there_first_for_ones_own_urge(self):
        counted = gaps().counts(View("own_sexual_urge"))
        assert {counted.rows[row][3].first for row in ROWS} == {0}
        assert min(counted.rows[row][3].others for row in ROWS) >= 1

    def test_at_three_somebody_is_there_first_for_abuse_at_home(self):
        assert min(gaps().counts(View(FAMILY)).rows[row][3].first for row in ROWS) >= 1

    @pytest.mark.parametrize("chosen", CHOICES, ids=str)
    @pytest.mark.parametrize("situation", [FAMILY, "own_sexual_urge", "suicidal_selfharm", "foreign_language", "legal_aid_cost"])
    def test_each_count_is_what_the_engine_suggests(self, situation, chosen):
        view = View(situation, **chosen)
        counted = gaps().counts(view)
        for row in ROWS[::2]:
            for hour in (3, 8, 12, 17, 23):
                asked = [_suggested(view, day, hour, quarter) for day in gaps().days.of(row) for quarter in QUARTERS]
                assert counted.rows[row][hour] == (min(a for a, _ in asked), min(b for _, b in asked)), (row, hour)

    @pytest.mark.parametrize("chosen", [{"medium": "text"}, {"medium": "voice"}, {"language": "en"}], ids=str)
    def test_a_wish_makes_no_channel_answer_longer(self, chosen):
        shorter = 0
        for situation in real().book.vocabulary.situation_ids:
            everybody = {c.channel: c.hours for c in gaps().counts(View(situation)).channels}
            for wished in gaps().counts(View(situation, **chosen)).channels:
                assert wished.hours <= everybody.get(wished.channel, 168)
                shorter += wished.hours < everybody.get(wished.channel, 0)
        assert shorter

    def test_every_row_has_every_hour(self):
        for situation in real().book.vocabulary.situation_ids:
            counted = gaps().counts(View(situation))
            assert tuple(counted.rows) == ROWS
            assert all(len(row) == 24 and min(min(count) for count in row) >= 0 for row in counted.rows.values())
            assert (counted.empty_hours == 0) == all(n for row in WEEK for n in first(counted, row))


def _suggested(view: View, day: date, hour: int, quarter: int) -> tuple[int, int]:
    """(first, others) as the engine's own answer has them, emergency numbers and lines of single prefectures left out."""
    table, minute = real().engine.table, minute_of(datetime(day.year, day.month, day.day, hour, quarter, tzinfo=JAPAN))
    given = real().engine.suggest(view.inquiry(), real().timetable.at(minute), minute)
    always = {c for named in table.named for c, place in named if place >> ORDER_BITS == ALWAYS}
    found = [0, 0]
    for s in given.suggestions:
        facts = table.channels[s.channel]
        left_out = s.channel in always or (view.place is None and facts.places is not None) or (view.anonymous and facts.name)
        if s.standing.state == "open" and not s.standing.replies_later and not left_out:
            about = [r for r in s.rules if table.situation[view.situation] >> r & 1]
            tiers = [place >> ORDER_BITS for r in about for c, place in table.named[r] if c == s.channel]
            found[min(tiers, default=ALWAYS) > FIRST] += 1
    return found[0], found[1]
