"""The gap map as pages, CSV and command: one set of numbers, kept by ETag, nothing typed repeated."""

import csv
import io
import re
from datetime import date
from html import unescape
from itertools import pairwise
from typing import Any

import pytest
from starlette.testclient import TestClient
from typer.testing import CliRunner

from directory import holidays
from service.cli import app
from service.gap_days import ROWS, representative
from service.gap_map import HOURS, GapMap, Gaps
from service.gap_view import View
from tests.builders import real
from tests.front_door import PATHS, POLICY, browser, emergency_first, no_script_of_its_own
from web.gaps import picture as gap_picture
from web.wording.texts import texts

pytestmark = pytest.mark.slow  # counts or compares over much data

FAMILY = "sexual_abuse_family"
TYPED = "kakikomi-20251109"


def now(situation: str, **chosen: Any) -> GapMap:
    return Gaps(real(), representative(date.today(), holidays.load())).counts(View(situation, **chosen))


@pytest.fixture(scope="module")
def client() -> TestClient:
    return browser()


class TestPages:
    @pytest.mark.parametrize("path", ["/gaps", "/en/gaps", f"/gaps/{FAMILY}?medium=text", "/gaps.csv", f"/en/gaps/{FAMILY}.csv"])
    def test_may_be_kept_and_are_asked_for_again_by_etag(self, client, path):
        found = client.get(path)
        assert (found.status_code, found.headers["cache-control"].split(",")[0]) == (200, "public")
        again = client.get(path, headers={"if-none-match": found.headers["etag"]})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", found.headers["etag"])
        assert client.get(path, headers={"if-none-match": 'W/"other"'}).status_code == 200

    def test_plain_for_who_cannot_unpack(self, client):
        plain = client.get("/gaps", headers={"accept-encoding": "identity"})
        assert "content-encoding" not in plain.headers
        for coding in ("gzip", "br"):
            packed = client.get("/gaps", headers={"accept-encoding": coding})
            assert packed.headers["content-encoding"] == coding
            assert packed.headers["vary"] == "Accept-Encoding"
            assert packed.content == plain.content
            assert int(packed.headers["content-length"]) < len(plain.content) / 4

    def test_every_view_has_its_own_etag(self, client):
        paths = [
            "/gaps",
            "/en/gaps",
            "/gaps?medium=text",
            "/gaps?medium=voice",
            f"/gaps/{FAMILY}",
            "/gaps.csv",
            "/gaps.csv?age=9",
        ]
        assert len({client.get(path).headers["etag"] for path in paths}) == len(paths)

    @pytest.mark.parametrize("path", ["/gaps", "/en/gaps", "/gaps/own_sexual_urge", "/en/gaps/own_sexual_urge?medium=text"])
    def test_what_every_page_has(self, client, path):
        page = client.get(path)
        assert emergency_first(page.text)
        title = re.search("<title>(.*)</title>", page.text)[1]
        assert title == texts("en" if path.startswith("/en") else "ja").plain("gaps_title")
        assert set(page.headers["content-security-policy"].split("; ")) == POLICY
        assert no_script_of_its_own(page.text)
        ids = re.findall(r'\bid="([^"]+)"', page.text)
        assert len(ids) == len(set(ids))
        other = re.search(r'<a lang="\w\w" hreflang="\w\w" href="([^"]+)"', page.text)[1]
        assert other == ("/" if path.startswith("/en") else "/en/") + path.removeprefix("/en").lstrip("/")

    def test_the_overview_leads_to_every_situation_and_keeps_the_view(self, client):
        html = client.get("/gaps?medium=text&age=14").text
        links = {unescape(href) for href in re.findall(r'href="(/gaps/[^"]+)"', html)}
        assert links == {f"/gaps/{code}?medium=text&age=14" for code in real().book.vocabulary.situation_ids}
        assert '<option value="14" selected>' in html

    @pytest.mark.parametrize(
        ("path", "status"),
        [
            (f"/gaps/{TYPED}", 404), (f"/gaps/{TYPED}.csv", 404), (f"/gaps?{TYPED}=1", 422), (f"/gaps?language=%20{TYPED}", 422),
            (f"/gaps?age={TYPED}", 422), ("/gaps?age=121", 422), ("/gaps?age=-1", 422), ("/gaps?place=48", 422),
            ("/gaps?medium=fax", 422), ("/gaps?anonymous=no", 422), ("/gaps?age=9&age=12", 422), ("/gaps.csv?asker=self", 422),
        ],
    )  # fmt: skip
    def test_what_cannot_be_counted_is_refused_and_not_repeated(self, client, path, status):
        page = client.get(path)
        assert (page.status_code, page.headers["cache-control"]) == (status, "no-store")
        assert TYPED not in page.text
        assert emergency_first(page.text)

    def test_an_empty_choice_is_none(self, client):
        untouched = "/gaps?medium=&anonymous=&language=&age=&place="
        assert client.get(untouched).headers["etag"] == client.get("/gaps").headers["etag"]

    @pytest.mark.parametrize("query", ["", "?medium=text", "?age=9&place=13"])
    @pytest.mark.parametrize("situation", [FAMILY, "own_sexual_urge"])
    def test_table_picture_and_csv_have_the_same_numbers(self, client, situation, query):
        rows = table_of(client.get(f"/gaps/{situation}.csv{query}").content.decode("utf-8-sig"))[situation]
        html = client.get(f"/gaps/{situation}{query}").text
        hourly = re.search('<table class="hourly">.*?<tbody>(.*?)</tbody>', html, re.DOTALL)[1]
        assert [(int(a), int(b)) for a, b in re.findall(r"<td>(\d+)\+(\d+)</td>", hourly)] == rows
        across, down = (re.search(f'<svg class="gaps {kind}".*?</svg>', html, re.DOTALL)[0] for kind in ("across", "down"))
        for picture in (across, down):
            drawn = re.findall(r'<text x="[\d.]+" y="[\d.]+">(\d+)</text><text class="others"[^>]*>\+(\d+)</text>', picture)
            assert [(int(a), int(b)) for a, b in drawn] == rows
            assert picture.count("<path") == sum(a == 0 for a, _ in rows)

    def test_one_csv_has_every_situation_and_the_overview_the_same_numbers(self, client):
        tables = table_of(client.get("/gaps.csv").content.decode("utf-8-sig"))
        assert tuple(tables) == real().book.vocabulary.situation_ids
        html = client.get("/gaps").text
        for situation, rows in tables.items():
            line = re.search(rf'<tr><th scope="row"><a href="/gaps/{situation}".*?</tr>', html, re.DOTALL)[0]
            empty = sum(a == 0 for a, _ in rows[: 7 * 24])
            weekday_day = min(a for day in range(5) for a, _ in rows[day * 24 + 9 : day * 24 + 17])
            numbers = [int(n) for n in re.findall(r"<span>(\d+)</span>|hours\">(\d+)", line) for n in n if n]
            assert (numbers[0], numbers[-1]) == (weekday_day, empty)

    def test_strips_join_equal_hours_and_lose_none(self):
        for situation in real().book.vocabulary.situation_ids:
            counted = now(situation)
            cells = gap_picture.strips(counted, "", texts("ja")).cells
            hours = [cell.first for cell in cells for _ in range(round(cell.width / 13))]
            assert all(b.x == (a.x + a.width if b.y == a.y else cells[0].x) for a, b in pairwise(cells))
            assert hours == [count.first for row in ROWS for count in counted.rows[row]]

    def test_definitions_and_real_dates_stand_on_the_page(self, client):
        for path, language in (("/gaps", "ja"), ("/en/gaps", "en"), (f"/en/gaps/{FAMILY}", "en")):
            html, text = unescape(client.get(path).text), texts(language)
            for key in ("first", "others", "answers", "hour", "country", "person", "limits"):
                assert text.plain(f"gaps_{key}_{'are' if key == 'limits' else 'is'}") in html
            assert text.plain("gaps_planners") in html
            assert re.search(r"20\d\d年1[12]月|, 20\d\d", html)


def table_of(text: str) -> dict[str, list[tuple[int, int]]]:
    tables: dict[str, list[tuple[int, int]]] = {}
    for n, row in enumerate(csv.DictReader(io.StringIO(text))):
        assert (row["day"], int(row["hour"])) == (ROWS[n // 24 % len(ROWS)], n % 24)
        tables.setdefault(row["situation"], []).append((int(row["first"]), int(row["others"])))
    assert all(len(rows) == len(ROWS) * len(HOURS) for rows in tables.values())
    return tables


class TestCommand:
    def run(self, *words: str) -> Any:
        return CliRunner().invoke(app, ("gaps", *words), env={"COLUMNS": "100"})

    def test_a_line_for_every_situation(self):
        said = self.run().stdout
        for situation in real().book.vocabulary.situation_ids:
            numbers = re.search(rf"^ *{situation} +([\d ]+?) *$", said, re.MULTILINE)[1].split()
            counted = now(situation)
            assert [int(n) for n in numbers] == [*counted.parts().values(), counted.empty_hours]

    @pytest.mark.parametrize(
        ("words", "chosen"),
        [
            ("--text", {"medium": "text"}), ("--voice", {"medium": "voice"}), ("--anonymous", {"anonymous": True}),
            ("--language en", {"language": "en"}), ("--age 30", {"age": 30}), ("--place 13", {"place": "13"}),
        ],
    )  # fmt: skip
    def test_every_choice_is_heard(self, words, chosen):
        everybody, found = (table_of(self.run(*w, "--csv").stdout) for w in ((), words.split()))
        assert everybody != found
        for situation, rows in found.items():
            assert rows == [tuple(count) for row in now(situation, **chosen).rows.values() for count in row]

    def test_one_situation_alone(self):
        assert table_of(self.run("--situation", FAMILY, "--csv").stdout).keys() == {FAMILY}

    @pytest.mark.parametrize("words", [("--situation", TYPED), ("--place", TYPED), ("--age", "121"), ("--language", f"?{TYPED}")])
    def test_what_cannot_be_counted_is_refused_in_a_sentence(self, words):
        result = self.run(*words)
        assert (result.exit_code, "must be" in result.stderr, TYPED in result.output) == (2, True, False)


def test_the_first_page_does_not_carry_the_maps_style() -> None:
    client = browser()
    for path in PATHS:
        assert "gaps.css" not in client.get(path).text
    assert "gaps.css" in client.get("/gaps").text
