"""A frame: what its address chooses, what it always shows, what it never does."""

import re
from datetime import date

import brotli
import pytest
from starlette.testclient import TestClient

from documents.readings import KANJI
from routing_rules.levels import levels
from routing_rules.vocabulary import PREFECTURES
from service import snapshot
from tests.embed.frames import DAY, page, seen
from tests.front_door import browser, emergency_first, no_script_of_its_own
from tests.html_tree import Element
from web.embed import frame
from web.embed.preset import Preset
from web.embed.takes import takes
from web.rendering import render
from web.wording.languages import LANGUAGES

PLACES = (None, *PREFECTURES)
LEVELS = (None, *levels())
MOST_BYTES = 14_000


@pytest.fixture(scope="module")
def client() -> TestClient:
    return browser()


def _names(found: Element) -> list[str]:
    return found.texts("h2", "name")


def test_a_theme_is_put_on_by_the_address() -> None:
    assert 'data-theme="auto"' in render(page(Preset())).decode()
    assert 'data-theme="contrast"' in render(page(Preset(theme="contrast"))).decode()


def test_an_accent_has_a_sheet_of_its_own(client: TestClient) -> None:
    assert "accent" not in client.get("/embed/v1/ja/all/all").text
    (address,) = re.findall(r'href="(/embed/v1/accent/[^"]+)"', client.get("/embed/v1/ja/all/all?theme=dark&accent=1a5f7a").text)
    sheet = client.get(address)
    assert (sheet.status_code, sheet.headers["content-type"].split(";")[0]) == (200, "text/css")
    assert "--link:#" in sheet.text
    assert client.get("/embed/v1/accent/dark-1a5f7.css").status_code == 404
    assert client.get("/embed/v1/accent/pink-1a5f7a.css").status_code == 404


def test_a_level_changes_words_and_channels() -> None:
    lower, senior = seen(page(Preset(level="lower"))), seen(page(Preset(level="senior")))
    assert lower.one("h1").text != senior.one("h1").text
    assert (lower.one("html").attributes["lang"], senior.one("html").attributes["lang"]) == ("ja-simple", "ja")
    assert len(_names(lower)) == len(_names(senior)) == 6
    assert {card.card.channel.id for card in page(Preset(level="lower")).cards} != {
        card.card.channel.id for card in page(Preset(level="senior")).cards
    }


@pytest.mark.parametrize(("level", "first"), [("lower", "voice"), ("junior", "chat")])
def test_a_level_says_which_way_of_talking_comes_first(level: str, first: str) -> None:
    card = next(card for card in page(Preset(level=level)).cards if card.card.channel.id == "childline")
    assert card.ways[0].contact.medium == first


def test_topics_lead() -> None:
    led = [card.card.channel.id for card in page(Preset(level="junior", topics=("danger",))).cards]
    assert led[0] == "inochi_sos"
    assert led != [card.card.channel.id for card in page(Preset(level="junior")).cards]


def test_a_place_brings_its_own_numbers_first() -> None:
    found = page(Preset(level="senior", place="13"))
    centre = next(card for card in found.cards if card.card.channel.id == "onestop_8891")
    assert [way.contact.display for way in centre.ways][:2] == ["03-5577-3899", "#8891"]
    assert "child_guidance_center" in {card.card.channel.id for card in found.local}
    assert "東京都の番号" in seen(found).texts("h2")
    assert page(Preset(level="senior")).local == ()


def test_a_language_leads_to_who_speaks_it() -> None:
    vietnamese = [card.card.channel.id for card in page(Preset("vi")).cards]
    assert vietnamese != [card.card.channel.id for card in page(Preset("ja")).cards]


@pytest.mark.parametrize(
    "address",
    [
        "/embed/v1/xx/all/all",
        "/embed/v1/ja/university/all",
        "/embed/v1/ja/all/48",
        "/embed/v1/ja/all/all?theme=pink",
        "/embed/v1/ja/all/all?theme=dark&theme=light",
        "/embed/v1/ja/all/all?accent=red",
        "/embed/v1/ja/all/all?accent=1A5F7A",
        "/embed/v1/ja/all/all?topics=weather",
        "/embed/v1/ja/all/all?name=x",
    ],
)
def test_what_is_not_known_is_not_found_and_not_repeated(client: TestClient, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 404
    assert not re.search("university|pink|weather|1A5F7A", answer.text)


def test_any_page_may_hold_it_and_any_cache_may_keep_it(client: TestClient) -> None:
    first = client.get("/embed/v1/ja/junior/13")
    policy = first.headers["content-security-policy"]
    assert "frame-ancestors" not in policy
    assert {"default-src 'none'", "form-action 'none'", "trusted-types 'none'"} <= set(policy.split("; "))
    assert "x-frame-options" not in first.headers
    assert first.headers["cross-origin-resource-policy"] == "cross-origin"
    assert first.headers["cache-control"].startswith("public, max-age=86400")
    again = client.get("/embed/v1/ja/junior/13", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_it_leaves_nothing_behind(client: TestClient) -> None:
    answer = client.get("/embed/v1/ja/junior/13?theme=dark&accent=1a5f7a")
    assert "set-cookie" not in answer.headers
    assert no_script_of_its_own(answer.text)
    asked = re.findall(r'<(?:link|script|img|iframe)[^>]+(?:href|src)="([^"]+)"', answer.text)
    assert all(address.startswith(("/", "data:")) for address in asked)
    assert "<form" not in answer.text


def test_every_link_opens_elsewhere_or_dials() -> None:
    for link in seen(page(Preset(level="senior", place="13"))).all("a"):
        leads, attributes = link.attributes["href"], link.attributes
        if leads.startswith("tel:"):
            assert "target" not in attributes
        elif "exit-top" in link.classes:
            assert attributes["target"] == "_top"
        else:
            assert attributes["target"] == "_blank"
            assert {"noopener", "noreferrer"} <= set(attributes["rel"].split())


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_light(client: TestClient, language: str) -> None:
    """The page and its style sheet, as a browser gets them."""
    heaviest = max((render(page(Preset(language, level, "13"))) for level in LEVELS), key=len)
    sheet = re.search(r'href="(/static/[^"]+/embed.css)"', heaviest.decode())
    assert sheet
    style = client.get(sheet[1], headers={"accept-encoding": "br"})
    assert style.headers["content-encoding"] == "br"
    assert len(brotli.compress(heaviest, quality=10)) + int(style.headers["content-length"]) < MOST_BYTES


@pytest.mark.slow
@pytest.mark.parametrize("level", LEVELS)
def test_every_place_shows_the_emergency_block_and_only_who_takes_the_pupils(level: str | None) -> None:
    age = levels()[level].age if level else None
    for place in PLACES:
        found = page(Preset("ja", level, place))
        assert emergency_first(render(found).decode())
        channels = [card.card.channel for card in (*found.cards, *found.local)]
        assert len(found.cards) == 6
        assert len(channels) == len({channel.id for channel in channels})
        assert all(channel.ended is None and takes(channel, age) for channel in channels)
        assert {way.contact.place for card in (*found.cards, *found.local) for way in card.ways} <= {None, place}


def test_who_does_not_take_the_pupils_is_not_among_the_local_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    channels = snapshot.load().directory.channels
    assert takes(channels["child_guidance_center"], 17)
    assert not takes(channels["child_guidance_center"], 18)
    assert not takes(channels["women_8778"], None)
    assert not takes(channels["tell"], 16)
    monkeypatch.setattr(frame, "takes", lambda channel, age: (channel.id, age) != ("child_guidance_center", 16))
    local = [card.card.channel.id for card in page(Preset(level="senior", place="13")).local]
    assert local == ["young_telephone"]


def test_what_would_turn_a_pupil_away_is_said() -> None:
    found = seen(page(Preset(level="senior", place="13")))
    (centre,) = [card for card in found.all("li", "channel") if card.texts("h3") == ["児童相談所"]]
    assert "17歳まで" in centre.text
    assert "17歳まで" not in seen(page(Preset(level="junior", place="13"))).text


def test_every_number_can_be_read_and_only_what_can_be_dialled_is_a_link() -> None:
    found = seen(page(Preset(level="senior", place="13")))
    numbers = found.all("p", "number")
    assert all(re.search("[0-9]{3}", number.text) for number in numbers)
    assert {number.text for number in numbers if not number.all("a")} == {"#8103", "#8891"}
    assert found.text.count("「#」") == 2


def test_only_what_was_seen_on_an_official_page_is_shown() -> None:
    found = page(Preset(level="senior", place="13"))
    assert all(way.contact.sure for card in (*found.cards, *found.local) for way in card.ways)
    assert "03-3597-7830" not in seen(found).text  # unconfirmed in directory/data/prefectures/13.yaml


def test_what_nobody_answers_at_once_is_never_told_to_be_open() -> None:
    ways = [way for way in seen(page(Preset(level="senior"))).all("li") if "data-due" in way.attributes]
    later = [way for way in ways if "返事はあとで" in way.text]
    assert later
    assert not any("data-hours" in way.attributes or way.all("p", "way-state") for way in later)
    assert all("data-hours" in way.attributes for way in ways if way not in later)


def test_it_says_how_old_it_is_and_how_long_it_is_good() -> None:
    foot = seen(page(Preset(level="junior"))).one("footer").text
    assert "データの日付 2026年11月21日" in foot
    assert "2027年2月19日" in foot


def test_past_its_day_a_line_says_so_without_scripts() -> None:
    before, after = seen(page(Preset(), DAY)), seen(page(Preset(), date(2028, 1, 1)))
    assert {"hidden" in said.attributes for said in before.all("p", "overdue")} == {True}
    assert {"hidden" in said.attributes for said in after.all("p", "overdue")} == {False}


LOCAL_NAMES = re.compile(r'<p class="way"><strong>.*?</strong> (.*?)</p>')


@pytest.mark.parametrize("level", ["lower", "upper"])
@pytest.mark.parametrize("place", PREFECTURES[::6])
def test_primary_schools_read_every_kanji_with_its_reading(level: str, place: str) -> None:
    """But the names of local places, which exist as they are written on the door."""
    html = render(page(Preset(level=level, place=place))).decode()
    html = LOCAL_NAMES.sub("", html)
    assert html.count("<rt>") > 100
    without = re.sub(r"<ruby>.*?</ruby>|<title>.*?</title>|<[^>]*>", "", html)
    assert re.findall(KANJI, without) == []
