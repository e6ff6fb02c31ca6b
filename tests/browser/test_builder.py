"""The page that makes frames in a real browser: with scripts and without the same is copied. The choices here are invented."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.test_accessibility import findings
from tests.own_servers import free_port, wait_for

Visiting = Callable[..., Visit]

SITE = "https://sodan.example.jp"
PAGES = ("/embed/", "/en/embed/", "/embed/it", "/en/embed/it")
CHOICES: tuple[dict[str, str | list[str]], ...] = (
    {"language": "ja", "level": "lower", "place": "01", "theme": "contrast"},
    {"language": "en", "level": "all", "place": "all", "theme": "auto", "accent": "#1A5F7a", "topics": ["online_image", "home"]},
    {"language": "pt-BR", "level": "senior", "place": "47", "theme": "dark", "accent": "12345", "topics": ["home"]},
)
_SERVE = "from service.cli import app; app()"
_COPIED = "[...document.querySelectorAll('.code textarea')].map(area => area.value)"


@pytest.fixture(scope="module")
def base() -> Iterator[str]:
    """A server whose keeper has set its address, as in use."""
    port = free_port()
    command = [sys.executable, "-c", _SERVE, "serve", "--port", str(port)]
    env = {**os.environ, "MADOGUCHI_ORIGIN": SITE}
    with subprocess.Popen(
        command, cwd=Path(__file__).parents[2], env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as server:
        try:
            wait_for(port, server.poll, server.stdout.read if server.stdout else str)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()


def choose(page: Page, choices: dict[str, str | list[str]]) -> None:
    for field in ("language", "level", "place", "theme"):
        page.locator(f"select[name={field}]").select_option(choices[field])
    page.locator("#accent").fill(str(choices.get("accent", "")))
    for box in page.locator("input[name=topics]").all():
        box.set_checked(box.get_attribute("value") in choices.get("topics", []))


def copied(page: Page) -> list[str]:
    found: list[str] = page.evaluate(_COPIED)
    return found


@pytest.mark.parametrize(("path", "width"), [("/embed/", 360), ("/en/embed/", 1280), ("/embed/it", 1280), ("/en/embed/it", 360)])
def test_axe_finds_nothing_and_it_fits(visit: Visiting, path: str, width: int) -> None:
    v = visit(width)
    v.go(path)
    v.page.evaluate(
        "document.querySelectorAll('details, iframe').forEach(e => e.tagName === 'IFRAME' ? e.remove() : e.open = true)"
    )
    assert findings(v.page) == []
    assert v.fits()
    v.page.emulate_media(color_scheme="dark")
    assert findings(v.page, {"runOnly": ["wcag2aa"]}) == []


@pytest.mark.parametrize("choices", CHOICES, ids=lambda choices: choices["language"])
def test_the_browser_makes_of_a_choice_what_the_server_makes_of_it(visit: Visiting, choices: dict[str, str | list[str]]) -> None:
    v = visit(1280)
    v.go("/embed/")
    choose(v.page, choices)
    by_the_browser = copied(v.page)
    expect(v.page.locator(".preview iframe").first).to_have_attribute("src", by_the_browser[0].replace(SITE, v.base))
    v.go(f"/embed/?{urlencode(choices, doseq=True)}")
    v.page.wait_for_function("document.querySelector('#builder button').hidden")
    assert copied(v.page) == by_the_browser
    plain = visit(javascript=False)
    plain.go(f"/embed/?{urlencode(choices, doseq=True)}")
    assert plain.page.locator(".code textarea").evaluate_all("all => all.map(area => area.value)") == by_the_browser


def test_without_scripts_the_form_gives_the_same(visit: Visiting) -> None:
    v = visit(360, javascript=False)
    v.go("/embed/")
    choose(v.page, CHOICES[1])
    v.page.locator("#builder button").click()
    assert "level=all" in v.page.url
    expect(v.page.locator("#google-address")).to_have_value(f"{SITE}/embed/v1/en/all/all?accent=1a5f7a&topics=online_image,home")
    assert v.page.locator("[data-copy]:visible").count() == 0
    v.page.locator(".languages a").click()
    assert v.page.locator("#language").input_value() == "en"
    assert v.page.url.startswith(f"{v.base}/en/embed/?")
    assert all(url.startswith((v.base, "data:")) for _, url in v.requests)


def test_the_samples_change_without_a_step_for_back(visit: Visiting) -> None:
    v = visit(1280)
    v.go("/embed/it")
    v.go("/embed/")
    before = v.page.evaluate("history.length")
    for level in ("lower", "junior"):
        v.page.locator("#level").select_option(level)
        expect(v.page.locator(".preview iframe").first).to_have_attribute("src", f"{v.base}/embed/v1/ja/{level}/all")
    expect(v.page.frame_locator(".phone iframe").locator("main")).to_be_visible()
    assert v.page.evaluate("history.length") == before
    widths = v.page.locator(".preview iframe").evaluate_all("all => all.map(frame => frame.getBoundingClientRect().width)")
    assert widths == [360, 960]


def test_copying_is_done_by_keyboard_and_told(visit: Visiting) -> None:
    v = visit(360)
    v.context.grant_permissions(["clipboard-read", "clipboard-write"])
    v.go("/embed/")
    v.page.locator("#wordpress summary").press("Enter")
    button = v.page.locator("[data-copy=wordpress-address]")
    v.page.locator("#wordpress-address").focus()
    v.page.keyboard.press("Tab")
    expect(button).to_be_focused()
    v.page.keyboard.press("Enter")
    expect(v.page.locator("#wordpress [role=status]").first).to_have_text("コピーしました。")
    assert v.page.evaluate("navigator.clipboard.readText()") == f"{SITE}/embed/v1/ja/all/all"


def test_where_copying_is_forbidden_it_is_told_and_the_text_is_selected(visit: Visiting) -> None:
    v = visit(1280)
    v.go("/embed/")
    v.page.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    v.page.locator("#google summary").click()
    v.page.locator("[data-copy=google-address]").click()
    expect(v.page.locator("#google [role=status]").first).to_have_text("コピーできませんでした。文字を選んで写してください。")
    assert v.page.evaluate("getSelection().toString()") == f"{SITE}/embed/v1/ja/all/all"


def test_the_code_is_of_the_chosen_language(visit: Visiting) -> None:
    v = visit(1280)
    v.go("/embed/")
    v.page.locator("#language").select_option("vi")
    image = v.page.locator(".qr img")
    expect(image).to_have_attribute("src", f"{v.base}/embed/qr-vi.svg")
    v.page.wait_for_function("document.querySelector('.qr img').naturalWidth > 100")
    assert v.page.locator("[data-qr]").evaluate_all("all => all.map(link => link.pathname)") == [
        "/embed/qr-vi.svg",
        "/embed/qr-vi.png",
    ]


def test_a_copy_in_a_folder_with_named_files_makes_its_own_addresses(visit: Visiting) -> None:
    v = visit(1280)
    v.go("/embed/")
    told = v.page.evaluate(
        """async script => {
      const { whereFilesAre, frameAddress } = await import(script.replace('builder.js', 'builder/address.js'));
      const preset = {language: 'en', level: 'junior', place: '13', theme: 'dark', accent: '', topics: []};
      return ['https://x.jp/sodan/embed/v1/ja/all/all.html', 'https://x.jp/embed/v1/ja/all/all/index.html?theme=dark', 'https://x.jp/embed/v1/ja/all/all']
        .map(whereFilesAre).map(({base, ending}) => frameAddress('https://x.jp' + base, preset, ending));
    }""",
        v.page.locator("script[src*='builder.js']").get_attribute("src"),
    )
    assert told == [
        "https://x.jp/sodan/embed/v1/en/junior/13.html?theme=dark",
        "https://x.jp/embed/v1/en/junior/13/index.html?theme=dark",
        "https://x.jp/embed/v1/en/junior/13?theme=dark",
    ]


def test_nothing_complains_and_nothing_is_asked_for_elsewhere(visit: Visiting) -> None:
    v = visit(1280)
    for path in PAGES:
        v.go(path)
        v.page.wait_for_load_state("networkidle")
    assert v.complaints == []
    assert {url.split("/", 3)[2] for _, url in v.requests if not url.startswith("data:")} == {v.base.removeprefix("http://")}
    assert {method for method, _ in v.requests} <= {"GET", "HEAD"}


@pytest.mark.parametrize("path", ["/embed/it", "/en/embed/it"])
def test_the_sheet_is_one_page_of_paper(visit: Visiting, path: str) -> None:
    v = visit(1280)
    v.go(path)
    printed = v.page.pdf(prefer_css_page_size=True)
    assert printed.count(b"/Type /Page\n") + printed.count(b"/Type /Page ") == 1


def test_the_sheets_claims_hold_in_a_browser(visit: Visiting) -> None:
    """One host, no cookie, nothing stored, in the frame as it stands in a page."""
    v = visit(1280)
    v.go("/embed/")
    frame = v.page.frame_locator(".phone iframe")
    v.page.locator(".phone").scroll_into_view_if_needed()
    expect(frame.locator("main")).to_be_visible()
    v.page.wait_for_load_state("networkidle")
    assert v.context.cookies() == []
    assert v.context.storage_state(indexed_db=True) == {"cookies": [], "origins": []}
    assert all(url.startswith((f"{v.base}/", "data:")) for _, url in v.requests)
