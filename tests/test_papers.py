"""Papers to print: what stands on them, until when they hold, what they must not tell, and how they are asked for."""

import re
from collections.abc import Iterator
from datetime import timedelta
from functools import cache
from html import unescape
from itertools import product
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from typer.testing import CliRunner

from directory.facts import Confidence
from directory.reviews import due_on
from routing_rules.levels import levels
from routing_rules.vocabulary import PREFECTURES
from service.cli import app as command
from service.commands import papers as printing
from service.settings import Settings
from tests.builders import real
from tests.front_door import POLICY, browser
from tests.shown import LISTINGS, digits
from web.answers.answering import Answering
from web.paper import routes
from web.paper import sheet as sheets
from web.paper.dates import dates
from web.paper.lines import Line, lines
from web.paper.paper import KINDS, Paper, PaperError, papers, read
from web.paper.sheet import SheetPage, sheet
from web.rendering import render
from web.view import Page
from web.wording.languages import COMPLETE

pytestmark = pytest.mark.slow  # writes hundreds of papers

CARDS = Answering(real()).cards
TODAY = real().directory.channels["childline"].looked
TYPED = "zq7typed"
HARM = re.compile("性|虐待|暴力|犯罪|被害|DV|abuse|sexual|violence|crime|victim", re.IGNORECASE)
LOCAL = ("all", "13", "46")
READERS = (*(("ja", level) for level in ("all", *levels())), ("ja-simple", "all"), ("en", "all"), ("en", "junior"))
LEVELS = (None, *levels())


@pytest.fixture(scope="module")
def client() -> TestClient:
    return browser()


@cache
def page(kind: str = "poster", language: str = "ja", level: str = "all", place: str = "all") -> SheetPage:
    return sheet(real(), CARDS, read(kind, language, level, place), TODAY)


def html(found: SheetPage) -> str:
    return render(found).decode()


def said(found: SheetPage) -> str:
    """The words of a sheet without its readings."""
    return unescape(re.sub(r"<rp>.*?</rp>|<rt>.*?</rt>|<[^>]+>", "", html(found)))


def sample() -> Iterator[SheetPage]:
    for kind, (language, level), place in product(KINDS, READERS, LOCAL):
        yield page(kind, language, level, place)


class TestWhatStandsOnIt:
    def test_every_paper_has_lines_that_can_be_reached_and_the_emergency_numbers_once(self):
        for found in sample():
            printed = [line.main.printed for line in found.lines.all]
            assert 3 <= len(printed) <= 7, found.paper
            assert not set(printed) & set(Page.emergency), found.paper
            assert len({line.channel.id for line in found.lines.all}) == len(printed), found.paper
            assert all(printed), found.paper

    def test_every_number_is_one_that_is_sure_and_may_be_shown(self):
        """Paper cannot be called back: what waits for a check, or was replaced, never gets onto it."""
        retired = {digits(number.printed) for listing in LISTINGS.values() for number in listing.retired_numbers}
        points = [point for listing in LISTINGS.values() for point in listing.contact_points if point.number]
        sure = {p.number.printed for p in points if p.number.confidence is not Confidence.LOW and p.number.show != "no"}
        seen = set()
        for found in sample():
            ways = [way for line in found.lines.all for way in (line.main, line.other) if way]
            seen |= {way.printed for way in ways if way.contact.by_number}
        assert len(seen) > 12
        assert seen <= sure
        assert not {digits(number) for number in seen} & retired

    def test_a_number_that_begins_with_hash_has_another_one_beside_it(self):
        found = {line.channel.id: line for line in page(place="13").lines.topic}
        assert found["onestop_8891"].main.printed == "#8891"
        assert found["onestop_8891"].other.printed == "0120-8891-77"
        assert "0120-8891-77" in said(page(place="13"))
        assert next(line for line in page().lines.topic if line.channel.id == "onestop_8891").other.printed == "0120-8891-77"

    def test_a_number_for_which_a_source_gives_another_is_not_on_it(self):
        """Two are known for Tokyo's centre: paper leads to it by #8891. A number that is only written otherwise is no other."""
        (point,) = [p for p in LISTINGS["13"].contact_points if p.number and p.number.also_said]
        assert all(point.number.printed not in said(found) for found in (page(place="13"), page(level="junior", place="13")))
        assert "0120-0-78310" in said(page(level="junior", place="13"))

    def test_numbers_of_another_prefecture_are_not_on_it(self):
        for place in LOCAL:
            for line in page(place=place).lines.all:
                for way in (line.main, line.other):
                    assert way is None or way.contact.place in (None, place)

    def test_hours_that_no_official_page_says_are_not_printed(self):
        line = next(line for line in page(place="46").lines.topic if line.channel.id == "onestop_8891")
        assert line.other.contact.point.hours.confidence is Confidence.LOW
        assert line.other.hours is None
        assert "099-239-8787 時間は、はっきり分かっていません" in " ".join(said(page(place="46")).split())

    def test_a_way_that_costs_something_says_so(self):
        found = " ".join(said(page(place="27")).split())
        assert re.search("平日 8時30分から17時15分。[^。]{0,40} 通話料がかかります", found)

    def test_hours_cost_and_name_stand_with_every_line(self):
        for found in (page(kind, *reader) for kind in KINDS for reader in READERS):
            for entry in re.findall(r'<li class="entry">(.*?)</li>', html(found), re.DOTALL):
                told = re.search(r'<p class="told">(.*?)</p>', entry, re.DOTALL)[1]
                assert told.count("<span>") >= 3, found.paper
                assert "<span></span>" not in told, found.paper

    def test_younger_children_get_readings(self):
        assert page(level="lower").text.language == page(level="upper").text.language == "ja-simple"
        assert "<ruby>" in html(page(level="lower"))
        assert page(level="junior").text.language == "ja"
        assert page(language="en", level="lower").text.language == "en"

    def test_in_english_it_says_whether_english_is_spoken(self):
        told = said(page(language="en", place="14"))
        assert "in English" in told
        assert "English not stated" in told
        assert "English" not in said(page(place="14"))


class TestWhatItMustNotTell:
    @pytest.mark.parametrize("kind", ["cards", "bookmark"])
    def test_what_is_taken_along_names_no_harm(self, kind):
        for language, level in READERS:
            found = page(kind, language, level, "13")
            assert not HARM.search(said(found).replace("In danger now", "")), found.paper

    def test_the_poster_does_name_it_or_the_test_above_proves_nothing(self):
        assert HARM.search(said(page()))

    def test_a_slip_says_a_number_and_its_hours_and_not_whose(self):
        for language in COMPLETE:
            found = page("bookmark", language)
            slips = re.findall(r'<ul class="slips">(.*?)</ul>', html(found), re.DOTALL)
            names = [found.text.bare(line.channel.name) for line in found.lines.all]
            assert len(slips) == found.copies == 4
            assert all(line.main.printed in slips[0] for line in found.lines.all)
            assert not [name for name in names if name in unescape(slips[0])]

    def test_titles_are_the_same_whatever_it_is_about(self):
        assert len({found.title for found in sample()}) == len(COMPLETE)

    def test_nothing_on_it_runs_or_comes_from_elsewhere(self, client):
        found = client.get("/paper/poster/ja/junior/13")
        assert set(found.headers["content-security-policy"].split("; ")) == POLICY
        assert found.headers["x-robots-tag"] == "noindex"
        assert not re.search(r"<script| style=| on[a-z]+=|https?://(?!www\.w3\.org/2000/svg)", found.text)


class TestUntilWhen:
    def test_it_holds_until_the_day_before_the_first_fact_is_due(self):
        for found in sample():
            first = min(due_on(listing, fact, line.channel) for line in found.lines.all for listing, fact in line.facts)
            assert found.dates.until == first - timedelta(days=1)
            assert found.dates.looked <= TODAY

    def test_every_fact_of_every_way_counts(self):
        line: Line = next(line for line in page(place="13").lines.topic if line.other)
        assert {listing for listing, _ in [(id(listing), fact) for listing, fact in line.facts]} == {
            id(line.main.listing),
            id(line.other.listing),
        }
        older = line.other.listing.model_copy(update={"looked": TODAY - timedelta(days=400)})
        moved = Line(line.card, line.main, type(line.other)(line.other.contact, older))
        assert dates([moved]).until < dates([line]).until
        assert dates([moved]).looked == TODAY - timedelta(days=400)

    def test_after_that_day_it_says_so_first_thing_after_the_date(self):
        until = page().dates.until
        on_the_day, after = (sheet(real(), CARDS, Paper("poster"), until + timedelta(days=late)) for late in (0, 1))
        assert "期限をすぎた紙です" not in said(on_the_day)
        assert "期限をすぎた紙です" in said(after)

    def test_the_days_are_said_in_words(self):
        found = page()
        assert f"この紙は {found.dates.until.year}年{found.dates.until.month}月{found.dates.until.day}日 まで" in said(found)


class TestTheScan:
    def at(self, monkeypatch, origin):
        monkeypatch.setattr(sheets, "settings", lambda: Settings(origin=origin))
        return page("cards", "en")

    def test_leads_to_the_first_page_and_nowhere_nearer(self, monkeypatch):
        found = self.at(monkeypatch, "https://help.example.jp")
        assert found.site == "https://help.example.jp/en/"
        assert found.site_in_print == "help.example.jp/en"
        assert html(found).count("<svg") == 4
        assert "MADOGUCHI_ORIGIN" not in html(found)

    @pytest.mark.parametrize("origin", ["http://localhost:8000", "http://127.0.0.1:9", "http://[::1]:9"])
    def test_there_is_none_where_no_phone_could_follow_it(self, monkeypatch, origin):
        found = self.at(monkeypatch, origin)
        assert found.site is None
        assert "<svg" not in html(found)
        assert "MADOGUCHI_ORIGIN" in html(found)


class TestAddresses:
    @pytest.mark.parametrize(
        ("field", "parts"),
        [
            ("kind", (TYPED, "ja", "all", "all")),
            ("language", ("poster", TYPED, "all", "all")),
            ("language", ("poster", "ko", "all", "all")),
            ("level", ("poster", "ja", TYPED, "all")),
            ("place", ("poster", "ja", "all", "48")),
        ],
    )
    def test_what_there_is_not_is_not_found_and_not_repeated(self, client, field, parts):
        with pytest.raises(PaperError) as error:
            read(*parts)
        assert error.value.field == field
        assert TYPED not in str(error.value)
        found = client.get("/paper/" + "/".join(parts))
        assert found.status_code == 404
        assert TYPED not in found.text

    def test_a_paper_is_read_from_its_own_address(self):
        for paper in papers():
            assert read(*paper.path.split("/")[2:]) == paper

    def test_the_export_has_every_paper_in_japanese_and_those_for_all_levels_in_the_others(self):
        addresses = list(routes.addresses())
        places, kinds = len(PREFECTURES) + 1, len(KINDS)
        assert len(addresses) == len(set(addresses)) == 3 + kinds * places * (len(LEVELS) + 2)

    def test_every_kind_is_served_and_kept_by_etag(self, client):
        for kind, language in product(KINDS, COMPLETE):
            found = client.get(f"/paper/{kind}/{language}/all/47")
            assert (found.status_code, found.headers["cache-control"].split(",")[0]) == (200, "public")
            again = client.get(f"/paper/{kind}/{language}/all/47", headers={"if-none-match": found.headers["etag"]})
            assert again.status_code == 304

    @pytest.mark.parametrize("path", ["/paper/", "/ja-simple/paper/", "/en/paper/"])
    def test_one_is_chosen_by_a_form_or_by_a_link(self, client, path):
        found = client.get(path)
        exported = set(routes.addresses())
        links = set(re.findall(r'href="(/paper/[a-z]+/[^"]+)"', found.text))
        language = {"/paper/": "ja"}.get(path, path.split("/")[1])
        assert links == {address for address in exported if address.split("/")[3:4] == [language]}
        fields = re.findall(r'<select id="([a-z]+)"', found.text)
        assert fields == ["kind", "language", "level", "place"]

    def test_the_form_leads_to_the_sheet(self, client):
        asked = {"kind": "cards", "language": "en", "level": "senior", "place": "27"}
        found = client.get("/en/paper/", params=asked, follow_redirects=False)
        assert (found.status_code, found.headers["location"]) == (303, "/paper/cards/en/senior/27")
        wrong = client.get("/paper/", params={**asked, "place": TYPED}, follow_redirects=False)
        assert wrong.status_code == 404
        assert TYPED not in wrong.text


class TestTheCommand:
    def run(self, *words: str):
        return CliRunner().invoke(command, ["papers", *words])

    def test_without_chromium_it_says_what_is_missing_and_writes_nothing(self, tmp_path):
        found = self.run("--to", str(tmp_path / "new"), "--browser", str(tmp_path / TYPED))
        assert found.exit_code == 2
        assert "Chromium was not found" in found.output
        assert TYPED not in found.output
        assert not (tmp_path / "new").exists()

    @pytest.mark.parametrize("wrong", [("--place", TYPED), ("--level", f"{TYPED} 語"), ("--kind", "../13"), ("--language", "ko")])
    def test_a_paper_that_there_is_not_stops_it_before_anything_is_written(self, tmp_path, wrong):
        found = self.run("--to", str(tmp_path / "new"), "--browser", "/bin/true", *wrong)
        assert found.exit_code == 2
        assert "There is no such paper" in found.output
        assert TYPED not in found.output
        assert not (tmp_path / "new").exists()

    def test_a_browser_that_prints_nothing_is_told(self, tmp_path):
        found = self.run("--to", str(tmp_path), "--browser", "/bin/true", "--kind", "cards")
        assert found.exit_code == 1
        assert "could not print" in found.output
        assert list(tmp_path.iterdir()) == []

    def test_a_pdf_does_not_say_when_it_was_printed(self):
        pdf = b"<</Title (a)\n/CreationDate (D:20261122084647+00'00')\n/ModDate (D:20261122084647+00'00')>>"
        kept = printing._without_the_time(pdf)
        assert len(kept) == len(pdf)
        assert b"2026" not in kept
        assert b"/Title (a)" in kept


def test_the_words_of_the_papers_are_used(tmp_path: Path) -> None:
    """Every word of the file stands in a template or module of the papers."""
    import web
    from web.wording.texts import written

    root = Path(web.__file__).parent
    sources = [*root.glob("paper/*.py"), *root.glob("templates/paper/*.html")]
    text = "".join(path.read_text("utf-8") for path in sources)
    keys = [key for file, key, _ in written() if file == "paper"]
    beginnings = tuple(re.findall(r'"(paper_[a-z_]+_)["{]', text))
    assert [key for key in keys if f'"{key}"' not in text and not key.startswith(beginnings)] == []


def test_lines_stand_in_the_order_of_the_rules() -> None:
    from routing_rules.levels import inquiry_of
    from service.leading import leading

    for level in LEVELS:
        order = leading(real(), inquiry_of(level), 24)
        found = [line.channel.id for line in lines(real(), CARDS, Paper("cards", "ja", level)).first]
        assert found == sorted(found, key=order.index)
