"""No number is shown that must not be: retired, replaced, waiting for a check, or a link that is not sure."""

from typing import Any

import pytest

from directory.facts import Confidence
from directory.model import ContactPoint
from routing_rules.vocabulary import ABROAD
from service.pieces import contact_piece
from tests.collected_facts import rows
from tests.shown import LISTINGS, answers, digits, everything, listings, local_points, points, printed_numbers

RETIRED = sorted({(id, retired.printed) for id, listing in LISTINGS.items() for retired in listing.retired_numbers})
HELD_BACK = sorted({p.number.printed for _, p in points() if p.number and p.number.show == "no"})
LOW = {
    f"{id} {p.number.printed}": p
    for id, p in points()
    if p.number and p.number.confidence is Confidence.LOW and p.number.show != "no"
}
USABLE = {(row.channel, row.prefecture, number) for row in rows() if row.usable for number in row.numbers}
UNUSABLE = {(row.channel, row.prefecture, number) for row in rows() if not row.usable for number in row.numbers} - USABLE

# The centre moved in October 2025; its number is listed as retired until the new one is found.
MOVED = {("onestop_8891", "27", "072-330-0799")}


def test_there_is_something_to_look_for() -> None:
    assert len(RETIRED) >= 15
    assert len(HELD_BACK) >= 4
    assert len(LOW) >= 10
    assert len(UNUSABLE) >= 5
    assert len({s["channel"] for answer in answers() for s in (*answer["suggestions"], *answer["left_out"])}) > 55
    assert "#8103" in everything()


@pytest.mark.parametrize(("where", "printed"), RETIRED)
def test_a_retired_number_is_shown_nowhere(where: str, printed: str) -> None:
    assert digits(printed) not in everything()


@pytest.mark.parametrize("printed", HELD_BACK)
def test_a_number_that_waits_for_a_check_is_shown_nowhere(printed: str) -> None:
    assert digits(printed) not in everything()


@pytest.mark.parametrize("place", [None, "13", ABROAD])
@pytest.mark.parametrize("point", LOW.values(), ids=LOW)
def test_a_number_that_is_not_sure_says_so_and_is_no_link(point: ContactPoint, place: str | None) -> None:
    piece = contact_piece(point, place, "ja")
    assert (piece["sure"], piece["dial"]) == (False, None)


def test_answers_say_which_numbers_are_not_sure() -> None:
    low = {point.number.printed for point in LOW.values() if point.number}
    contacts = [c for answer in answers() for s in answer["suggestions"] for c in s["contact"]]
    assert any(contact["dial"] for contact in contacts)
    unsure = [contact for contact in contacts if contact["display"] in low]
    assert unsure
    assert {(contact["sure"], contact["dial"]) for contact in unsure} == {(False, None)}


def _all_points(listing: dict[str, Any]) -> list[dict[str, Any]]:
    return [*listing["contact_points"], *(p for local in listing["local_contact_points"].values() for p in local)]


def test_listings_link_no_number_that_is_not_sure() -> None:
    numbers = [p["number"] for listing in listings().values() for p in _all_points(listing) if "number" in p]
    assert [n["printed"] for n in numbers if n["confidence"] == "low" and n["dial"]] == []


def _also_said(points: list[dict[str, Any]]) -> set[str]:
    """Numbers that other sources give, told beside the one that is shown."""
    return {other["value"] for point in points if "number" in point for other in point["number"]["also_said"]}


@pytest.mark.parametrize(("channel", "prefecture", "number"), sorted(USABLE - MOVED))
def test_every_usable_number_of_a_prefecture_is_listed(channel: str, prefecture: str, number: str) -> None:
    found = [*listings()[channel]["contact_points"], *local_points(channel, prefecture)]
    assert number in printed_numbers(found) | _also_said(found)


@pytest.mark.parametrize(("channel", "prefecture", "number"), sorted(UNUSABLE | MOVED))
def test_no_number_that_was_replaced_or_not_confirmed_is_listed(channel: str, prefecture: str, number: str) -> None:
    found = local_points(channel, prefecture)
    assert number not in printed_numbers(found) | _also_said(found)


def test_numbers_of_places_that_moved_are_kept_as_retired() -> None:
    assert {(prefecture, number) for _, prefecture, number in MOVED} <= set(RETIRED)
    assert USABLE >= MOVED


@pytest.mark.parametrize("channel", sorted({row.channel for row in rows()}))
def test_no_prefecture_has_a_number_that_nobody_found(channel: str) -> None:
    found = {row.prefecture for row in rows() if row.channel == channel and row.usable and row.numbers}
    listed = {code for code in listings()[channel]["local_contact_points"] if printed_numbers(local_points(channel, code))}
    assert listed == found - {prefecture for moved, prefecture, _ in MOVED if moved == channel}
