"""How an invented channel stands at a minute: open, closed or not stated, over several contact points."""

from typing import Any

import pytest

from routing_rules.table import PointFacts
from tests.builders import (
    ALWAYS_OPEN,
    AT,
    CLOSED,
    CLOSED_LONGER,
    NEVER_AGAIN,
    NOT_STATED,
    OPEN,
    OPEN_LONGER,
    channel,
    chat,
    engine,
    form,
    ordered,
    suggest,
    voice,
)  # fmt: skip

NO_VOICE = {"needs": ("no_voice",)}
TOKYO = {"place": "13"}


def standing(*points: PointFacts, answers: dict[str, Any] | None = None, **facts: Any):
    """(state, until, replies_later, voice_only) of one invented channel."""
    made = engine([channel("it", *points, **facts) if points else channel("it", **{"points": (), **facts})])
    return tuple(suggest(made, **(answers or {})).suggestions[0].standing)


def state(*hours: int):
    """(state, until) of a channel with one voice line for each of these hours."""
    return standing(*(voice(h) for h in hours))[:2]


@pytest.mark.parametrize(
    ("hours", "expected"),
    [
        ([OPEN], ("open", AT.until[OPEN])),
        ([CLOSED], ("closed", AT.until[CLOSED])),
        ([NOT_STATED], ("unknown", None)),
        ([CLOSED, NOT_STATED, OPEN], ("open", AT.until[OPEN])),
        ([OPEN, NOT_STATED], ("open", AT.until[OPEN])),
        ([CLOSED, NOT_STATED], ("unknown", None)),
        ([NOT_STATED, CLOSED], ("unknown", None)),
        ([OPEN, OPEN_LONGER], ("open", AT.until[OPEN_LONGER])),
        ([OPEN_LONGER, OPEN], ("open", AT.until[OPEN_LONGER])),
        ([OPEN, ALWAYS_OPEN], ("open", None)),
        ([CLOSED, OPEN], ("open", AT.until[OPEN])),
        ([OPEN, CLOSED], ("open", AT.until[OPEN])),
        ([CLOSED_LONGER, CLOSED], ("closed", AT.until[CLOSED])),
        ([CLOSED, NEVER_AGAIN], ("closed", AT.until[CLOSED])),
        ([NEVER_AGAIN, CLOSED], ("closed", AT.until[CLOSED])),
        ([NEVER_AGAIN], ("closed", None)),
    ],
)
def test_open_if_one_is_open_until_the_last_closes_else_until_the_first_opens(hours, expected):
    assert state(*hours) == expected


def test_a_channel_without_contact_points_is_not_stated_and_not_closed():
    assert standing() == ("unknown", None, False, False)


class TestReplies:
    def test_who_answers_at_once_decides_over_a_form_that_is_always_open(self):
        assert standing(voice(CLOSED), form(ALWAYS_OPEN)) == ("closed", AT.until[CLOSED], False, False)

    def test_where_nobody_answers_at_once_replies_come_later(self):
        assert standing(form(OPEN), form(CLOSED)) == ("open", AT.until[OPEN], True, False)

    def test_a_place_for_reports_is_open_when_it_takes_one_and_promises_no_reply(self):
        assert standing(voice(CLOSED), form(OPEN), takes_reports=True) == ("open", AT.until[OPEN], False, False)


class TestWithoutVoice:
    def test_voice_lines_do_not_count(self):
        assert standing(voice(OPEN), chat(CLOSED), answers=NO_VOICE) == ("closed", AT.until[CLOSED], False, False)

    def test_a_form_counts_where_only_voice_answers_at_once(self):
        assert standing(voice(CLOSED), form(OPEN), answers=NO_VOICE) == ("open", AT.until[OPEN], True, False)

    def test_a_voice_line_alone_is_told_as_such_and_keeps_its_hours(self):
        assert standing(voice(OPEN), answers=NO_VOICE) == ("open", AT.until[OPEN], False, True)

    def test_nobody_who_can_speak_is_told_voice_only(self):
        assert not standing(voice(OPEN))[3]


class TestPlace:
    def test_local_points_count_in_their_prefecture_only(self):
        local = {"13": (voice(OPEN),)}
        assert standing(voice(CLOSED), local_points=local, answers=TOKYO)[0] == "open"
        assert standing(voice(CLOSED), local_points=local, answers={"place": "27"})[0] == "closed"
        assert standing(voice(CLOSED), local_points=local)[0] == "closed"

    def test_local_hours_replace_the_national_ones_where_the_listing_says_so(self):
        local = {"13": (voice(CLOSED),)}
        national = voice(OPEN, hours_from_local=True)
        assert standing(national, local_points=local, answers=TOKYO)[0] == "closed"
        assert standing(voice(OPEN), local_points=local, answers=TOKYO)[0] == "open"

    def test_local_hours_that_are_not_stated_replace_nothing(self):
        local = {"13": (voice(NOT_STATED),)}
        assert standing(voice(CLOSED, hours_from_local=True), local_points=local, answers=TOKYO) == (
            "unknown",
            None,
            False,
            False,
        )
        assert standing(voice(OPEN, hours_from_local=True), local_points=local, answers=TOKYO)[:2] == (
            "open",
            AT.until[OPEN],
        )

    def test_a_local_chat_does_not_replace_the_hours_of_a_phone(self):
        local = {"13": (chat(CLOSED),)}
        assert standing(voice(OPEN, hours_from_local=True), local_points=local, answers=TOKYO)[0] == "open"

    def test_from_abroad_only_points_known_to_be_reached_count(self):
        points = (voice(OPEN, from_abroad=False), chat(CLOSED, from_abroad=True))
        local = {"13": (voice(OPEN),)}
        assert standing(*points, local_points=local, answers={"place": "abroad"}) == ("closed", AT.until[CLOSED], False, False)

    def test_a_channel_for_people_abroad_is_named_there_even_without_a_number(self):
        made = engine([channel("embassy", voice(NOT_STATED), places=("abroad",))])
        assert ordered(made, place="abroad") == ["embassy"]
        assert suggest(made, place="abroad").suggestions[0].standing.state == "unknown"
