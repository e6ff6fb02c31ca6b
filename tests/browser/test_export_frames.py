"""What a school takes out of a copy: the builder's page of a small one in a folder, and a frame with its own lines.

The school is invented.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from service.exporting.layout import file_of
from service.portals import token
from service.portals.address import Wish, address
from service.portals.school import OwnLine, School
from service.signing import keys
from tests.browser import exported
from tests.browser.conftest import Visit, Written
from tests.browser.test_accessibility import findings

Visiting = Callable[..., Visit]

UNTIL = date.today() + timedelta(days=40)
LINE = OwnLine("みなみ中学校の保健室", where="本館1階")
LOOK = "/embed/v1/ja/all/13?theme=dark&accent=1a5f7a"
_OPENED = """for (const part of document.querySelectorAll("details")) part.open = true;
for (const frame of document.querySelectorAll("iframe")) frame.remove();"""
_COPIED = "[...document.querySelectorAll('.code textarea')].map(area => area.value)"


def own_lines(data: Path) -> str:
    return address(Wish(level="junior", place="13"), token.write(School((LINE,), UNTIL), keys.load_or_make(data)))


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("copy") / "www" / "sodan"


@pytest.fixture(scope="module")
def base(copy: Path) -> Iterator[str]:
    """A copy that knows its host's address, in a folder."""
    with exported.serving(copy.parent, for_frames=True) as host:
        frames = [part for found in (own_lines(exported.data_of(copy)), LOOK) for part in ("--frame", host + found)]
        exported.export(copy, "/sodan/", *frames, MADOGUCHI_ORIGIN=host)
        yield f"{host}/sodan"


@pytest.fixture(scope="module")
def written() -> Written:
    return exported.written


def addresses(page: Page) -> set[str]:
    """Every address in what is copied."""
    return {found for text in page.evaluate(_COPIED) for found in re.findall(r"https?://[^\s\"'<>]+", text)}


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("path", ["/embed/", "/en/embed/"])
def test_every_address_in_a_snippet_answers(visit: Visiting, path: str, width: int) -> None:
    v = visit(width)
    v.go(path)
    for language, level, place in (("ja", "all", "all"), ("en", "junior", "13"), ("ja-simple", "lower", "13")):
        for field, value in (("language", language), ("level", level), ("place", place), ("theme", "dark")):
            v.page.locator(f"select[name={field}]").select_option(value)
        found = addresses(v.page)
        assert f"{v.base}/embed/v1/{language}/{level}/{place}.html?theme=dark" in found
        assert len(found) == 4
        for one in found:
            assert v.context.request.get(one).ok, one
    sample = v.page.frame_locator(".preview iframe").first
    expect(sample.locator("html[data-theme=dark]")).to_be_attached()
    expect(v.page.locator("#site")).to_have_text(v.base)
    assert v.fits()
    assert v.complaints == []


def test_without_scripts_its_addresses_answer_too_and_axe_finds_nothing(visit: Visiting) -> None:
    v = visit(javascript=False)
    v.go("/embed/")
    expect(v.page.locator(".notice:visible")).to_contain_text("写し")
    areas = [area.input_value() for area in v.page.locator(".code textarea").all()]
    found = {one for text in areas for one in re.findall(r"https?://[^\s\"'<>]+", text)}
    assert f"{v.base}/embed/v1/ja/all/all.html" in found
    assert all(v.context.request.get(one).ok for one in found)
    v = visit()
    v.go("/embed/")
    v.page.evaluate(
        "document.querySelectorAll('details, iframe').forEach(e => e.tagName === 'IFRAME' ? e.remove() : e.open = true)"
    )
    assert findings(v.page) == []


@pytest.mark.parametrize(("day", "past"), [(UNTIL, False), (UNTIL + timedelta(days=1), True)])
def test_the_own_lines_are_hidden_from_the_day_after_their_last(visit: Visiting, copy: Path, day: date, past: bool) -> None:
    v = visit()
    v.page.clock.install(time=f"{day}T00:01+09:00")
    v.context.route("**/*", lambda route: route.fulfill(headers={}) if route.request.method == "HEAD" else route.fallback())
    v.go(own_lines(exported.data_of(copy)))
    expect(v.page.get_by_text(LINE.name)).to_be_visible(visible=not past)
    expect(v.page.locator(".own .overdue")).to_be_visible(visible=past)
    expect(v.page.locator("main")).to_contain_text("チャイルドライン")


def test_a_look_that_is_built_in_needs_no_scripts(visit: Visiting) -> None:
    v = visit(javascript=False, color_scheme="light")
    v.go(LOOK)
    assert v.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(20, 20, 22)"
    assert v.page.url.endswith(file_of(LOOK))


def test_the_frame_of_a_primary_school_leads_on(visit: Visiting) -> None:
    v = visit()
    v.go("/embed/v1/ja/lower/13")
    v.page.locator("#more").click()
    expect(v.page.locator("main form .question, main .question").first).to_be_visible()
    assert v.complaints == []
