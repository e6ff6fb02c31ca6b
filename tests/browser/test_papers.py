"""Papers in a real Chromium: each exactly one A4 sheet with nothing cut off, black on white, and choosing one on a phone."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from html import unescape
from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route
from starlette.testclient import TestClient
from typer.testing import CliRunner

from routing_rules.levels import levels
from routing_rules.vocabulary import PREFECTURES
from service.app import create_app
from service.cli import app as command
from service.settings import Settings
from tests.browser.conftest import CHROMIUM, Visit
from tests.browser.test_accessibility import findings
from tests.builders import real
from tests.front_door import browser
from web.answers.answering import Answering
from web.paper import sheet as sheets
from web.paper.paper import KINDS, Paper
from web.paper.sheet import sheet
from web.rendering import render
from web.wording.languages import COMPLETE

Visiting = Callable[..., Visit]

ORIGIN = "https://madoguchi.some-long-prefecture.example.lg.jp"
"""Invented, and longer than most: the address of the site stands on every sheet."""

SEEN = ("/paper/", "/paper/poster/ja/lower/13", "/paper/cards/en/all/13", "/paper/bookmark/ja-simple/all/46")
_A4 = (594.96, 841.92)
"""In points, as Chromium rounds 210 × 297 mm."""

CUT_OFF = """() => {
  const sheet = document.querySelector('.sheet'), pieces = [...document.querySelectorAll('.piece')];
  const found = [];
  for (const piece of pieces.length ? pieces : [sheet]) {
    const edge = piece.getBoundingClientRect();
    for (const part of piece.querySelectorAll('*')) {
      const at = part.getBoundingClientRect();
      if (at.width && (at.bottom > edge.bottom + 1 || at.right > edge.right + 1)) found.push(part.className || part.tagName);
    }
  }
  for (const box of document.querySelectorAll('.slips li, .emergency, .scan'))
    if (box.scrollHeight > box.clientHeight + 1 || box.scrollWidth > box.clientWidth + 1) found.push(box.className || 'slip');
  for (const list of document.querySelectorAll('.lines > ul, .piece > ul:not(.slips)'))
    if (list.scrollHeight > list.clientHeight + 1) found.push('lines');
  return found;
}"""
INK = """() => [...new Set([...document.querySelectorAll('.sheet, .sheet *:not(svg *)')].flatMap(part => {
  const style = getComputedStyle(part);
  return [style.color, style.backgroundColor, style.borderTopColor, style.borderBottomColor];
}))]"""


@pytest.fixture(scope="module")
def app() -> Iterator[TestClient]:
    """The application where it knows the address people reach it by."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sheets, "settings", lambda: Settings(origin=ORIGIN))
        yield browser(create_app())


@pytest.fixture(scope="module")
def paper(chromium: Browser, app: TestClient) -> Iterator[Page]:
    """A page that shows what a printer would get, answered by the application without a port."""

    def answer(route: Route) -> None:
        found = app.get(route.request.url.removeprefix(ORIGIN))
        route.fulfill(status=found.status_code, body=found.content, content_type=found.headers["content-type"])

    context = chromium.new_context(viewport={"width": 794, "height": 1123}, locale="ja-JP", base_url=ORIGIN)
    context.route("**/*", answer)
    page = context.new_page()
    page.set_default_timeout(60_000)
    page.emulate_media(media="print")
    yield page
    context.close()


@cache
def longest(kind: str, language: str, level: str | None) -> Paper:
    """Of the papers that differ in place only, the one with most to say. Only a poster has numbers of a place."""
    cards, today = Answering(real()).cards, real().directory.channels["childline"].looked
    found = [Paper(kind, language, level, place) for place in (PREFECTURES if kind == "poster" else (None,))]  # type: ignore[arg-type]
    return max(found, key=lambda one: _length(render(sheet(real(), cards, one, today)).decode()))


def _length(html: str) -> int:
    return len(unescape(re.sub(r"<rp>.*?</rp>|<rt>.*?</rt>|<[^>]+>|\s", "", html)))


READERS = (*(("ja", level) for level in (None, *levels())), ("ja-simple", "junior"), ("en", None), ("en", "junior"))


@pytest.mark.parametrize(("kind", "reader"), list(product(KINDS, READERS)), ids=str)
def test_the_longest_of_each_kind_is_one_sheet_with_nothing_cut_off(
    paper: Page, kind: str, reader: tuple[str, str | None]
) -> None:
    one = longest(kind, *reader)
    paper.goto(one.path)
    assert paper.evaluate(CUT_OFF) == [], one
    assert paper.locator(".screen").is_hidden()
    pdf = paper.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1, one
    box = re.search(rb"/MediaBox \[0 0 ([0-9.]+) ([0-9.]+)\]", pdf)
    assert box
    assert [float(side) for side in box.groups()] == pytest.approx(_A4, abs=0.1)


@pytest.mark.parametrize("kind", KINDS)
def test_too_much_to_say_is_noticed(paper: Page, kind: str) -> None:
    """Or the test above would prove nothing."""
    paper.goto(f"/paper/{kind}/ja/lower/13")
    paper.evaluate("document.querySelectorAll('.told').forEach(told => told.append('いろはにほへと'.repeat(20)))")
    assert paper.evaluate(CUT_OFF) != []
    assert len(re.findall(rb"/Type\s*/Page\b", paper.pdf(prefer_css_page_size=True))) > 1 or kind == "bookmark"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_black_on_white(paper: Page, kind: str, scheme: str) -> None:
    paper.emulate_media(media="print", color_scheme=scheme)  # type: ignore[arg-type]
    paper.goto(f"/paper/{kind}/ja/junior/13")
    assert set(paper.evaluate(INK)) <= {"rgb(0, 0, 0)", "rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"}
    assert paper.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_every_piece_of_a_sheet_is_the_same_and_as_big(paper: Page) -> None:
    for kind, width, height in (("cards", 105, 148.5), ("bookmark", 52.5, 297)):
        paper.goto(f"/paper/{kind}/ja/junior/13")
        pieces = paper.locator(".piece")
        boxes = [pieces.nth(n).bounding_box() for n in range(4)]
        assert {(round(box["width"] * 25.4 / 96, 0), round(box["height"] * 25.4 / 96, 0)) for box in boxes if box} == {
            (round(width), round(height))
        }
        assert len({" ".join(text.split()) for text in pieces.all_inner_texts()}) == 1


def test_the_scan_is_big_enough(paper: Page) -> None:
    """A phone's camera needs about 0.5 mm a module at reading distance; the margin of four modules is part of the picture."""
    for kind, language in product(KINDS, COMPLETE):
        paper.goto(f"/paper/{kind}/{language}/all/13")
        box = paper.locator(".scan svg").first.bounding_box()
        modules = float(paper.locator(".scan svg").first.get_attribute("viewBox").split()[2])  # type: ignore[union-attr]
        assert box
        assert box["width"] * 25.4 / 96 / modules >= 0.5, (kind, language)


@pytest.mark.parametrize(
    "path", ["/paper/", "/paper/poster/ja/lower/13", "/paper/cards/en/all/13", "/paper/bookmark/ja-simple/all/46"]
)
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_and_it_fits(visit: Visiting, path: str, width: int) -> None:
    v = visit(width)
    v.go(path)
    v.page.evaluate("[...document.querySelectorAll('details')].slice(0, 3).forEach(d => d.open = true)")
    assert findings(v.page) == []
    assert v.fits()


def test_one_is_chosen_without_scripts(visit: Visiting) -> None:
    v = visit(javascript=False)
    v.go("/en/paper/")
    v.page.get_by_label("Kind").select_option("cards")
    v.page.get_by_label("Prefecture").select_option("46")
    v.page.get_by_role("button", name="Show the sheet").click()
    assert v.page.url == f"{v.base}/paper/cards/en/all/46"
    assert {method for method, _ in v.requests} == {"GET"}
    assert all(url.startswith((v.base, "data:")) for _, url in v.requests)
    assert v.complaints == []
    assert v.context.cookies() == []


def test_the_command_prints_the_same_bytes_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written = []
    for folder in ("one", "two"):
        words = ["papers", "--to", str(tmp_path / folder), "--kind", "cards", "--place", "13", "--browser", str(CHROMIUM)]
        assert CliRunner().invoke(command, words).exit_code == 0
        written.append((tmp_path / folder / "cards-ja-all-13.pdf").read_bytes())
    assert written[0] == written[1]
    assert len(re.findall(rb"/Type\s*/Page\b", written[0])) == 1
    assert b"CreationDate" not in written[0]
