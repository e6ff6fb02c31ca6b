"""When a fact must be looked at again: 90 days for lines for danger, 180 for others, a year for rules or their own day."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from directory.model import Channel
from directory.reviews import channel_due_on, cycle, due_on, reviews
from service.checking import due
from tests.builders import real

LOOKED = date(2026, 11, 21)


def _number(printed: str = "#9110", **more: Any) -> dict[str, Any]:
    return {"number": {"printed": printed, "source": ["made-up"], "confidence": "low", **more}}


def _channel(*points: Mapping[str, Any], **more: Any) -> Channel:
    """An invented listing, looked at on the day LOOKED."""
    words = {"ja": "作りもの", "en": "invented"}
    return Channel.model_validate(
        {
            "id": "invented",
            "organisation": "nobody",
            "kind": "desk",
            "name": words,
            "looked": LOOKED,
            "looked_by": "テスト",
            "sources": {"made-up": {"title": "作りもの", "url": None, "published": "n.d."}},
            "what": {**words, "source": ["made-up"], "confidence": "low", "looked": "2020-01-01"},
            "contact_points": [{"medium": "voice", **point} for point in points],
            **more,
        }
    )


@pytest.mark.parametrize(("more", "days"), [({"danger_line": "yes"}, 90), ({}, 180)], ids=["danger", "other"])
def test_numbers_of_lines_for_danger_stand_for_90_days_others_for_180(more: dict[str, str], days: int) -> None:
    channel = _channel(_number(), **more)
    assert cycle(channel) == timedelta(days=days)
    assert channel_due_on(channel) == LOOKED + timedelta(days=days)


def test_the_day_of_a_fact_counts_before_the_day_of_its_file() -> None:
    older = _channel(_number(looked="2026-10-01"))
    assert older.contact_points[0].number
    assert due_on(older, older.contact_points[0].number, older) == date(2027, 3, 30)


def test_a_channel_is_due_with_its_oldest_number_or_hours() -> None:
    hours = {"open": "24/7", "source": ["made-up"], "confidence": "low", "looked": "2026-08-01"}
    assert channel_due_on(_channel(_number(), {**_number(looked="2026-09-01"), "hours": hours})) == date(2027, 1, 28)


def test_a_channel_without_numbers_or_hours_is_never_due() -> None:
    assert channel_due_on(_channel()) is None
    assert channel_due_on(_channel({})) is None


@pytest.mark.parametrize(
    ("id", "day"),
    [("hotline_189", date(2027, 2, 19)), ("police_8103", date(2027, 2, 19)), ("police_9110", date(2027, 5, 20))],
)
def test_real_channels_fall_due(id: str, day: date) -> None:
    assert channel_due_on(real().directory.channels[id]) == day


def _subjects(on: date) -> set[str]:
    return {review.where.split()[0] for review in due(real(), on)}


def test_nothing_is_due_on_the_day_somebody_looked() -> None:
    assert due(real(), LOOKED) == []


def test_a_law_brings_its_rule_and_its_advice_back_on_its_own_day() -> None:
    assert due(real(), date(2026, 12, 24)) == []
    found = due(real(), date(2026, 12, 25))
    assert {(review.where, review.fact) for review in found} >= {
        ("advice", "prevention_act_2026"),
        ("rules/duty_to_report.yaml", "duty-new-act-2026"),
    }
    assert {review.due for review in found} == {date(2026, 12, 25)}


def test_lines_for_danger_are_due_after_90_days_and_not_before() -> None:
    assert "hotline_189" not in _subjects(date(2027, 2, 18))
    assert "hotline_189" in _subjects(date(2027, 2, 19))
    assert "police_9110" not in _subjects(date(2027, 5, 19))
    assert "police_9110" in _subjects(date(2027, 5, 20))


def test_contact_points_of_a_prefecture_are_due_with_their_channel() -> None:
    local = [r for r in reviews(real().directory) if r.where.endswith(" police_8103")]
    assert local
    assert {review.due - review.looked for review in local} == {timedelta(days=90)}


def test_all_rules_come_back_within_a_year() -> None:
    later = LOOKED + timedelta(days=365)
    assert {r.fact for r in due(real(), later)} >= {written.rule.id for written in real().book.rules}


def test_the_oldest_comes_first() -> None:
    found = due(real(), date(2028, 1, 1))
    assert len(found) > 600
    assert [review.due for review in found] == sorted(review.due for review in found)


@pytest.mark.parametrize(("more", "facts"), [({}, ["number"]), ({"ended": "2026-12-01"}, [])], ids=["open", "ended"])
def test_a_line_that_ended_needs_no_look(more: dict[str, str], facts: list[str]) -> None:
    invented = replace(real().directory, channels={"invented": _channel(_number(), **more)}, prefectures={})
    assert [review.fact for review in reviews(invented)] == facts
