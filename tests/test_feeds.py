"""The feeds over HTTP: what their formats ask for, caching, and who may read them."""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from xml.etree import ElementTree

import pytest
from icalendar import Calendar
from starlette.testclient import TestClient

from service.feeds import routes
from tests.builders import is_problem, real, served

pytestmark = pytest.mark.slow  # works out a year of closures of every channel

CHANGES = ("/feeds/changes.json", "/feeds/changes.atom")
CALENDARS = ("/feeds/closures.ics", "/feeds/closures/police_9110.ics")
FEEDS = [path.replace("/feeds/", folder) for path in (*CHANGES, *CALENDARS) for folder in ("/feeds/", "/feeds/en/")]
READS = (
    "/api/v1/situations",
    "/api/v1/channels",
    "/api/v1/channels?age=14",
    "/api/v1/channels/hotline_189",
    "/api/v1/openapi.json",
)
ELSEWHERE = {"origin": "https://portal.invalid"}
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with served() as client:
        yield client


class TestReads:
    @pytest.mark.parametrize("path", FEEDS)
    def test_a_feed_may_be_kept_and_is_sent_once(self, client, path):
        first = client.get(path)
        assert first.status_code == 200
        assert first.headers["cache-control"].startswith("public, max-age=")
        assert "set-cookie" not in first.headers
        again = client.get(path, headers={"if-none-match": first.headers["etag"]})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", first.headers["etag"])
        assert client.get(path, headers={"if-none-match": '"another"'}).status_code == 200

    @pytest.mark.parametrize("path", FEEDS)
    def test_head_is_get_without_a_body(self, client, path):
        head = client.head(path)
        assert (head.status_code, head.content) == (200, b"")
        assert head.headers["etag"] == client.get(path).headers["etag"]

    @pytest.mark.parametrize("path", FEEDS)
    def test_packed_and_plain_are_the_same(self, client, path):
        plain = client.get(path, headers={"accept-encoding": "identity"})
        assert "content-encoding" not in plain.headers
        packed = client.get(path, headers={"accept-encoding": "gzip"})
        assert packed.headers["content-encoding"] == "gzip"
        assert packed.content == plain.content
        assert "Accept-Encoding" in packed.headers["vary"]

    @pytest.mark.parametrize("channel", ["nobody", "consulate_abroad", "..%2F..", "%00"])
    def test_what_has_no_calendar_is_not_found(self, client, channel):
        is_problem(client.get(f"/feeds/closures/{channel}.ics"), 404)

    def test_every_address_answers_and_none_is_missing(self, client):
        addresses = list(routes.addresses(real().directory))
        assert set(FEEDS) <= set(addresses)
        assert len(set(addresses)) == len(addresses)
        for address in addresses:
            assert client.get(address).status_code == 200, address

    def test_without_listings_the_addresses_are_those_of_the_settings(self):
        assert list(routes.addresses()) == list(routes.addresses(real().directory))


class TestOtherSites:
    @pytest.mark.parametrize("path", [*FEEDS, *READS])
    def test_every_read_is_open_to_them(self, client, path):
        response = client.get(path, headers=ELSEWHERE)
        assert response.headers.get_list("access-control-allow-origin") == ["*"]
        assert response.headers.get_list("access-control-expose-headers") == ["ETag"]
        assert "access-control-allow-credentials" not in response.headers

    @pytest.mark.parametrize(("path", "status"), [("/api/v1/channels/nobody", 404), ("/api/v1/channels?colour=red", 422)])
    def test_they_can_read_why_a_read_was_refused(self, client, path, status):
        response = client.get(path, headers=ELSEWHERE)
        is_problem(response, status)
        assert response.headers["access-control-allow-origin"] == "*"

    @pytest.mark.parametrize("path", [*FEEDS, *READS])
    @pytest.mark.parametrize("method", ["GET", "HEAD"])
    def test_a_browser_that_asks_first_is_told_what_it_may(self, client, path, method):
        asked = {"access-control-request-method": method, "access-control-request-headers": "if-none-match"}
        response = client.options(path, headers={**ELSEWHERE, **asked})
        assert (response.status_code, response.content) == (204, b"")
        assert response.headers["access-control-allow-origin"] == "*"
        assert response.headers["access-control-allow-methods"] == "GET, HEAD"
        assert response.headers["access-control-allow-headers"] == "If-None-Match"

    @pytest.mark.parametrize(
        ("path", "method"),
        [("/api/v1/suggest", "POST"), ("/api/v1/suggest", "GET"), ("/api/v1/channels", "POST"), ("/", "GET"), ("/desk/", "GET")],
    )
    def test_nothing_else_is(self, client, path, method):
        response = client.options(path, headers={**ELSEWHERE, "access-control-request-method": method})
        assert response.status_code in (403, 405)
        assert "access-control-allow-origin" not in response.headers

    def test_what_a_person_answers_is_not_read_by_them(self, client):
        response = client.post("/api/v1/suggest", json={}, headers=ELSEWHERE)
        assert response.status_code == 200
        assert "access-control-allow-origin" not in response.headers


@pytest.mark.parametrize("language", ["ja", "en"])
class TestJsonFeed:
    """https://www.jsonfeed.org/version/1.1/, looked at on 2026-11-22."""

    @pytest.fixture
    def feed(self, client: TestClient, language: str) -> dict[str, Any]:
        response = client.get("/feeds/changes.json".replace("/feeds/", "/feeds/" if language == "ja" else "/feeds/en/"))
        assert response.headers["content-type"] == "application/feed+json"
        return dict(response.json())

    def test_it_has_what_must_be_there(self, feed, language):
        assert feed["version"] == "https://jsonfeed.org/version/1.1"
        assert feed["title"]
        assert feed["language"] == language
        assert feed["items"]
        own = {key for key in feed if key.startswith("_")}
        assert feed.keys() - own <= {"version", "title", "description", "language", "authors", "items"}

    def test_every_item_has_what_must_be_there(self, feed, language):
        assert len({item["id"] for item in feed["items"]}) == len(feed["items"])
        for item in feed["items"]:
            assert item["id"].startswith("urn:uuid:")
            assert item["content_text"]
            assert item["language"] == language
            assert datetime.fromisoformat(item["date_published"]).utcoffset() is not None


@pytest.mark.parametrize("path", ["/feeds/changes.atom", "/feeds/en/changes.atom"])
class TestAtom:
    """RFC 4287, 4.1."""

    @pytest.fixture
    def feed(self, client: TestClient, path: str) -> ElementTree.Element:
        response = client.get(path)
        assert response.headers["content-type"].startswith("application/atom+xml")
        return ElementTree.fromstring(response.content)

    def test_it_has_what_must_be_there_once(self, feed, path):
        for name in ("id", "title", "updated"):
            assert len(feed.findall(ATOM + name)) == 1, name
        assert feed.findtext(f"{ATOM}author/{ATOM}name")
        assert [link.get("href") for link in feed.findall(f"{ATOM}link[@rel='self']")] == ["changes.atom"]
        assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == ("en" if "/en/" in path else "ja")

    @pytest.mark.usefixtures("path")
    def test_every_entry_has_what_must_be_there_once(self, feed):
        entries = feed.findall(ATOM + "entry")
        assert entries
        for entry in entries:
            for name in ("id", "title", "updated", "content"):
                assert len(entry.findall(ATOM + name)) == 1, name
            assert datetime.fromisoformat(entry.findtext(ATOM + "updated")).utcoffset() is not None
        latest = max(entry.findtext(ATOM + "updated") for entry in entries)
        assert feed.findtext(ATOM + "updated") == latest

    def test_both_feeds_know_an_entry_by_the_same_name(self, client, feed, path):
        items = client.get(path.replace(".atom", ".json")).json()["items"]
        assert [item["id"] for item in items] == [entry.findtext(ATOM + "id") for entry in feed.findall(ATOM + "entry")]


@pytest.mark.parametrize("path", [path for path in FEEDS if path.endswith(".ics")])
class TestCalendar:
    """RFC 5545."""

    def test_its_lines_are_as_they_must_be(self, client, path):
        body = client.get(path).content
        lines = body.split(b"\r\n")
        assert lines[-1] == b""
        assert all(len(line) <= 75 for line in lines)
        assert b"\n" not in body.replace(b"\r\n", b"")
        assert client.get(path).headers["content-type"] == "text/calendar; charset=utf-8"

    def test_every_event_has_what_must_be_there(self, client, path):
        calendar = Calendar.from_ical(client.get(path).content)
        assert calendar["version"] == "2.0"
        assert calendar["prodid"]
        assert "method" not in calendar
        events = calendar.walk("VEVENT")
        assert len({event["uid"] for event in events}) == len(events) > 0
        for event in events:
            assert event["dtstamp"].dt.utcoffset().total_seconds() == 0
            assert event["dtstart"].dt < event["dtend"].dt
            assert event["x-madoguchi-channel"] in real().directory.channels

    def test_a_title_names_no_subject(self, client, path):
        for event in Calendar.from_ical(client.get(path).content).walk("VEVENT"):
            assert re.match(r"(休み|時間が短い日|Closed|Shorter hours): ", event["summary"])
            name = real().directory.channels[event["x-madoguchi-channel"]].name
            assert name.ja not in event["summary"]
            assert name.en not in event["summary"]
