"""The data block of a channel's page: schema.org's words, the page's facts, and nothing that the page itself doubts."""

import json
import re
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

import brotli
import pytest

from directory.facts import Confidence
from directory.model import Organisation
from documents.checking import Words
from tests.builders import real, served
from web.answers.cards import cards
from web.channels import codes
from web.channels.channel_page import channel_page
from web.channels.structured import structured
from web.wording.languages import LANGUAGES
from web.wording.texts import texts

TODAY = date(2026, 11, 22)
OVERDUE = date(2030, 1, 1)

# https://schema.org/Organization, /ContactPoint, /OpeningHoursSpecification, /AdministrativeArea: looked at on 2026-11-22
PROPERTIES = {
    "Organization": {"name", "url", "contactPoint"},
    "ContactPoint": {"name", "url", "telephone", "faxNumber", "areaServed", "availableLanguage", "hoursAvailable"},
    "OpeningHoursSpecification": {"dayOfWeek", "opens", "closes", "validFrom", "validThrough"},
    "AdministrativeArea": {"name"},
}
# https://schema.org/DayOfWeek and /PublicHolidays: looked at on 2026-11-22
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "PublicHolidays"]

Node = dict[str, Any]


@cache
def block(channel: str, day: date = TODAY, language: str = "ja") -> Node | None:
    snapshot = real()
    card = cards(snapshot.directory, snapshot.hours)[channel]
    found = channel_page(snapshot.directory, card, texts(language), day).structured
    return json.loads(found) if found else None


def blocks() -> list[tuple[str, Node]]:
    return [(id, found) for id in real().directory.channels if (found := block(id))]


def nodes(node: Any) -> list[Node]:
    if isinstance(node, list):
        return [found for part in node for found in nodes(part)]
    return [node, *(found for part in node.values() for found in nodes(part))] if isinstance(node, dict) else []


def only(channel: str) -> Node:
    """The first way of a channel."""
    found = block(channel)
    assert found
    way: Node = found["contactPoint"][0]
    return way


def test_every_word_is_of_schema_org():
    assert len(blocks()) > 50
    for id, found in blocks():
        assert found["@context"] == "https://schema.org"
        for node in nodes(found):
            assert node.keys() - {"@type", "@context"} <= PROPERTIES[node["@type"]], id
            assert all(value not in ("", [], None) for value in node.values()), id


def test_every_time_and_day_is_one():
    for id, found in blocks():
        for node in nodes(found):
            if node["@type"] == "OpeningHoursSpecification":
                named = node.get("dayOfWeek", [])
                assert set([named] if isinstance(named, str) else named) <= set(DAYS), id
                assert ("opens" in node) == ("closes" in node)
                assert all(re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", node[key]) for key in ("opens", "closes") if key in node)
                assert "opens" not in node or node["opens"] < node["closes"]
                assert "opens" in node or named == "PublicHolidays" or node["validFrom"] <= node["validThrough"]


def test_what_it_says_is_what_the_listing_says():
    directory = real().directory
    for id, found in blocks():
        channel, organisation = directory.channels[id], directory.organisation(id)
        assert (found["name"], found.get("url")) == (organisation.name.ja, organisation.url)
        printed = {p.number.printed for p in channel.contact_points if p.number}
        links = {str(p.address.url) for p in channel.contact_points if p.address and p.address.url}
        for way in found["contactPoint"]:
            assert way["name"] == channel.name.ja
            assert {way[key] for key in ("telephone", "faxNumber") if key in way} <= printed
            assert way.get("url") is None or way["url"] in links


def test_a_line_that_is_always_open():
    assert only("hotline_189")["telephone"] == "189"
    assert only("hotline_189")["hoursAvailable"] == [
        {"@type": "OpeningHoursSpecification", "dayOfWeek": DAYS, "opens": "00:00", "closes": "23:59"}
    ]


def test_closed_has_no_opening_and_new_year_its_dates():
    """Mo-Fr 10:00-17:00; PH off; Dec 29-Jan 03 off"""
    shut = [node for node in only("anonymous_tip")["hoursAvailable"] if "opens" not in node]
    assert [{**node, "@type": 0} for node in shut] == [
        {"@type": 0, "dayOfWeek": "PublicHolidays"},
        {"@type": 0, "validFrom": "2026-12-29", "validThrough": "2027-01-01"},
    ]


def test_what_differs_by_prefecture_is_left_out():
    assert only("police_9110")["telephone"] == "#9110"
    assert "hoursAvailable" not in only("police_9110")


def test_what_is_overdue_is_left_out():
    assert block("hotline_189", OVERDUE) is None


def test_what_nobody_has_confirmed_is_left_out():
    doubtful = {
        point.number.printed
        for channel in real().directory.channels.values()
        for point in channel.contact_points
        if point.number and point.number.confidence == "low"
    }
    assert doubtful
    shown = {way.get("telephone") or way.get("faxNumber") for _, found in blocks() for way in found["contactPoint"]}
    assert not shown & doubtful


def test_hours_that_nobody_has_confirmed_are_left_out():
    snapshot = real()
    listed = snapshot.directory.channels["hotline_189"]
    point = listed.contact_points[0]
    doubted = point.model_copy(update={"hours": point.hours.model_copy(update={"confidence": Confidence.LOW})})
    channel = listed.model_copy(update={"contact_points": (doubted,)})
    directory = replace(snapshot.directory, channels={channel.id: channel})
    card = cards(directory, snapshot.hours)[channel.id]
    found = channel_page(directory, card, texts("ja"), TODAY).structured
    assert found
    assert json.loads(found)["contactPoint"] == [{"@type": "ContactPoint", "name": channel.name.ja, "telephone": "189"}]


def test_what_has_ended_has_none():
    ended = [id for id, channel in real().directory.channels.items() if channel.ended]
    assert ended
    assert all(block(id) is None for id in ended)


def test_a_channel_of_some_prefectures_names_them():
    confined = {id: c.audience.places for id, c in real().directory.channels.items() if c.audience and c.audience.places}
    named = {id: found["contactPoint"][0].get("areaServed", []) for id, found in blocks()}
    prefectures = real().directory.prefectures
    for id, areas in named.items():
        expected = [prefectures[code].name.ja for code in confined.get(id, ()) if code in prefectures]
        assert [area["name"] for area in areas] == expected, id


def test_languages_are_named_by_their_tags():
    tags = {tag for _, found in blocks() for way in found["contactPoint"] for tag in way.get("availableLanguage", [])}
    assert {"ja", "en"} <= tags
    assert all(re.fullmatch(r"[a-z]{2,3}", tag) for tag in tags)


def test_no_name_can_end_the_block():
    snapshot = real()
    card = cards(snapshot.directory, snapshot.hours)["hotline_189"]
    contacts = channel_page(snapshot.directory, card, texts("ja"), TODAY).contacts
    written = structured(card, Organisation(name=Words(ja="</script><b>", en="x")), contacts, [], texts("ja"))
    assert written
    assert "<" not in written
    assert json.loads(written)["name"] == "</script><b>"


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_it_stands_in_the_page_in_every_language(language):
    with served() as client:
        html = client.get(f"{LANGUAGES[language].path}{codes.where('hotline_189')}").text
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)
    assert len(found) == 1
    assert json.loads(found[0])["contactPoint"][0]["telephone"] == "189"
    assert "《" not in found[0]
    assert "<" not in found[0]


@pytest.mark.slow
def test_the_pages_stay_light():
    with served() as client:
        pages = sorted(_added(client.get(f"/{codes.where(id)}").text) for id in real().directory.channels)
    assert pages[len(pages) // 2] <= 400


def _added(html: str) -> int:
    """What the data block adds to a packed page, in bytes."""
    without = re.sub(r'<script type="application/ld\+json">.*?</script>\n', "", html)
    packed, packed_without = (len(brotli.compress(text.encode(), quality=10)) for text in (html, without))
    return packed - packed_without
