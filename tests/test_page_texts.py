"""Dates, hours and states in words."""

from datetime import datetime
from typing import get_args

import pytest

from directory.facts import Medium
from web.texts import catalogue, language_of, texts, written_in_japanese

NOW = datetime.fromisoformat("2026-12-30T20:15:00+09:00")


@pytest.mark.parametrize(
    ("state", "changes_at", "ja", "en"),
    [
        ("open", None, "いま開いています(24時間)", "Open now (24 hours)"),
        ("open", "2026-12-30T21:00+09:00", "いま開いています(21:00まで)", "Open now (until 9:00 PM)"),
        ("open", "2026-12-31T00:00+09:00", "いま開いています(24:00まで)", "Open now (until midnight)"),
        ("open", "2026-12-31T08:00+09:00", "いま開いています(明日 8:00まで)", "Open now (until tomorrow at 8:00 AM)"),
        ("closed", "2026-12-30T22:00+09:00", "閉まっています。きょう 22:00 に開きます", "Closed. Opens today at 10:00 PM"),
        ("closed", "2026-12-31T00:00+09:00", "閉まっています。明日 0:00 に開きます", "Closed. Opens tomorrow at 12:00 AM"),
        ("closed", "2026-12-31T08:30+09:00", "閉まっています。明日 8:30 に開きます", "Closed. Opens tomorrow at 8:30 AM"),
        (
            "closed",
            "2027-01-04T08:30+09:00",
            "閉まっています。2027年1月4日(月) 8:30 に開きます",
            "Closed. Opens Mon, Jan 4, 2027 at 8:30 AM",
        ),
        ("closed", None, "閉まっています。次に開くときは分かっていません", "Closed. We do not know when it opens"),
        ("unknown", None, "開いている時間は書かれていません", "Its hours are not stated"),
    ],
)
def test_a_state_is_said_in_words(state: str, changes_at: str | None, ja: str, en: str) -> None:
    assert texts("ja").state(state, changes_at, NOW) == ja
    assert texts("en").state(state, changes_at, NOW).replace("\u202f", " ") == en


def test_a_day_of_the_same_year_needs_no_year() -> None:
    november = NOW.replace(month=11, day=21)
    assert texts("ja").state("closed", "2026-11-24T08:30+09:00", november) == "閉まっています。11月24日(火) 8:30 に開きます"


def test_a_day_in_words() -> None:
    assert (texts("ja").day("2026-11-21"), texts("en").day("2026-11-21")) == ("2026年11月21日", "November 21, 2026")


def test_the_path_decides_the_language() -> None:
    assert [language_of(path) for path in ("/", "/en/", "/en", "/en/x", "/english")] == ["ja", "en", "en", "en", "ja"]


def test_japanese_is_told_from_other_writing() -> None:
    assert [written_in_japanese(text) for text in ("相談", "チャット", "あ", "Chat #8103", "é")] == [
        True,
        True,
        True,
        False,
        False,
    ]


def test_every_medium_and_cost_has_a_word() -> None:
    for medium in get_args(Medium):
        assert f"medium_{medium}" in catalogue()
    for cost in ("free", "call_charge", "navi_dial"):
        assert f"cost_{cost}" in catalogue()
