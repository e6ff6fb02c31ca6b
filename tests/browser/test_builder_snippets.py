"""What the builder gives to copy, pasted into pages of another site in a real Chromium. The pages around it are invented."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Frame, Page, expect

from tests.browser.conftest import Visit
from tests.browser.embed_hosts import WORDPRESS, Hosts
from tests.html_tree import tree
from web.embed.snippets import KINDS

Visiting = Callable[..., Visit]

FRAMES = [(kind.name, code.name) for kind in KINDS for code in kind.codes if code.name != "address" and kind.name != "links"]
_TOLD = """() => {
  const frame = document.querySelector('iframe');
  dispatchEvent(new MessageEvent('message', {data: {type: 'madoguchi:height', height: TOLD}, source: frame.contentWindow}));
  return frame.height;
}"""
"""As if the frame had said so; its height right after."""

POLICIES = {"sharepoint": "default-src 'none'; frame-src {base}", "html": "default-src 'self' 'unsafe-inline'; frame-src {base}"}
"""Hosts that limit what may stand in their pages, as strictly as the frame bears."""


def copied(v: Visit, kind: str, code: str) -> str:
    v.go("/embed/?level=junior&place=13")
    return v.page.locator(f"#{kind}-{code}").input_value()


def paste(v: Visit, hosts: Hosts, html: str, policy: str = "") -> Page:
    """A page of another site with the HTML in it."""
    v.page.goto(hosts._put(html, {"content-security-policy": policy} if policy else None))
    return v.page


def frame_of(page: Page) -> Frame:
    expect(page.frame_locator("iframe").locator("main")).to_be_visible()
    return page.frames[-1]


def readable(frame: Frame) -> bool:
    return all(number in frame.locator("body").inner_text() for number in ("110", "119", "189", "0120-"))


@pytest.mark.parametrize(("kind", "code"), FRAMES, ids="-".join)
def test_a_frame_is_read_where_it_was_pasted(visit: Visiting, hosts: Hosts, kind: str, code: str) -> None:
    v = visit(1280)
    page = paste(v, hosts, copied(v, kind, code), POLICIES.get(kind, "").format(base=v.base))
    assert readable(frame_of(page))


@pytest.mark.parametrize("javascript", [True, False])
def test_a_pasted_address_is_read_in_a_frame_that_the_host_makes(visit: Visiting, hosts: Hosts, javascript: bool) -> None:
    v = visit(360, javascript=javascript)
    address = copied(v, "google", "address")
    page = paste(v, hosts, f'<iframe src="{address}" width="320" height="400"></iframe>')
    frame = frame_of(page)
    assert readable(frame)
    assert page.locator("iframe").evaluate("e => e.clientHeight") == 400


def test_a_line_with_an_address_becomes_a_frame_as_wordpress_makes_it(visit: Visiting, hosts: Hosts) -> None:
    v = visit(1280)
    address = copied(v, "wordpress", "address")
    said = v.context.request.get(f"{v.base}/oembed", params={"url": address, "format": "json", "maxwidth": "600"}).json()
    kept = tree(said["html"]).one("iframe").attributes
    attributes = " ".join(f'{name}="{kept[name]}"' for name in ("width", "height", "title"))
    page = paste(
        v, hosts, f'<iframe class="wp-embedded-content" {WORDPRESS} src="{kept["src"]}#?secret=abc" {attributes}></iframe>'
    )
    assert readable(frame_of(page))


def test_a_growing_frame_takes_whole_numbers_from_the_frame_alone_within_limits(visit: Visiting, hosts: Hosts) -> None:
    v = visit(1280)
    page = paste(v, hosts, copied(v, "html", "growing"))
    frame_of(page)
    page.wait_for_function("document.querySelector('iframe').height !== '640'")
    page.evaluate("postMessage({type: 'madoguchi:height', height: 999}, '*')")
    page.evaluate("new Promise(done => setTimeout(done, 100))")
    assert page.locator("iframe").get_attribute("height") != "999"
    for told, height in (("50", "320"), ("99999", "4000"), ("1234", "1234"), ("'700'", "1234"), ("NaN", "1234"), ("7.5", "1234")):
        assert page.evaluate(_TOLD.replace("TOLD", told)) == height, told


def test_a_page_of_links_and_pictures_leads_to_the_first_page(visit: Visiting, hosts: Hosts) -> None:
    v = visit(1280)
    html = "".join(copied(v, "links", code) for code in ("link", "banner", "wide"))
    page = paste(v, hosts, html, f"default-src 'none'; img-src {v.base}")
    page.wait_for_function("[...document.images].every(image => image.naturalWidth > 0)")
    assert page.locator("img").evaluate_all("all => all.map(e => [e.width, e.height])") == [[300, 100], [728, 90]]
    page.locator("a").nth(1).click()
    page.wait_for_url(f"{v.base}/")
    assert page.evaluate("document.referrer") == ""
