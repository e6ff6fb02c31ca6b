"""The page that makes frames: its choices, what is copied from it, and that what is copied works. The host here is invented."""

import re
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
import segno
from starlette.testclient import TestClient

from tests.front_door import POLICY, browser, emergency_first, no_script_of_its_own
from tests.html_tree import Element, tree
from web.embed import builder_routes, origin
from web.embed.snippets import KINDS, SANDBOX, Code
from web.wording.languages import LANGUAGES
from web.wording.texts import texts

SITE = "https://sodan.example.jp"
PATHS = ("/embed/", "/en/embed/")
TYPED = "kakikomi-20261122"


@pytest.fixture(scope="module")
def client() -> TestClient:
    return browser()


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(origin, "known", lambda: SITE)
    return SITE


def shown(client: TestClient, address: str) -> Element:
    response = client.get(address)
    assert response.status_code == 200
    return tree(response.text)


def copied(page: Element) -> dict[str, str]:
    """What stands in each box to copy from, by its id."""
    return {area.attributes["id"]: "".join(map(str, area.inside)) for area in page.all("textarea")}


def dark_modules(svg: str) -> str | None:
    """The lines of a QR code; its white ground comes before them."""
    return ElementTree.fromstring(svg).findall(".//{*}path")[-1].get("d")


def iframe(html: str) -> dict[str, str]:
    return tree(html).one("iframe").attributes


class TestPage:
    @pytest.mark.parametrize("path", PATHS)
    def test_has_what_every_page_has_and_may_show_a_frame_of_ours(self, client, path):
        page = client.get(path)
        assert emergency_first(page.text)
        assert no_script_of_its_own(page.text)
        assert set(page.headers["content-security-policy"].split("; ")) == POLICY | {"frame-src 'self'"}
        assert "set-cookie" not in page.headers

    @pytest.mark.parametrize("path", PATHS)
    def test_every_kind_of_host_has_steps_things_to_copy_and_what_was_tested(self, client, path):
        page = shown(client, path)
        hosts = page.all("details", "host")
        assert [host.attributes["id"] for host in hosts] == [kind.name for kind in KINDS]
        for host in hosts:
            assert len(host.all("li")) >= 3
            assert host.all("textarea")
            assert host.one("p", "small").text.startswith(texts("en" if "en" in path else "ja").plain("builder_tested"))

    @pytest.mark.parametrize("path", PATHS)
    def test_nothing_is_left_to_fill_in_and_the_pattern_stands_beside_it(self, client, path):
        page = shown(client, path)
        assert not [text for text in copied(page).values() if "[[" in text or not text.strip()]
        patterns = ["".join(map(str, code.one("template").inside)) for code in page.all("div", "code")]
        assert patterns == [code.pattern for kind in KINDS for code in kind.codes]

    def test_without_an_address_of_its_own_it_says_so_and_is_not_kept(self, client):
        page = client.get("/embed/", headers={"host": "school.test"})
        assert page.headers["cache-control"] == "no-store"
        assert texts("ja").plain("builder_host_unknown") in page.text
        assert copied(tree(page.text))["google-address"] == "http://school.test/embed/v1/ja/all/all"
        assert "qr-" not in page.text

    @pytest.mark.usefixtures("site")
    def test_with_its_own_address_it_is_the_same_for_everybody(self, client):
        page = client.get("/embed/", headers={"host": "school.test"})
        assert page.headers["cache-control"].startswith("public")
        assert "school.test" not in page.text
        assert texts("ja").plain("builder_host_unknown") not in page.text


class TestChoices:
    CHOSEN = "?language=en&level=junior&place=13&theme=dark&accent=%231A5F7a&topics=home&topics=online_image"
    FRAME = "/embed/v1/en/junior/13?theme=dark&accent=1a5f7a&topics=home,online_image"

    def test_stand_in_the_form_the_samples_and_everything_that_is_copied(self, client, site):
        page = shown(client, "/embed/" + self.CHOSEN)
        chosen = [option.attributes["value"] for option in page.all("option") if "selected" in option.attributes]
        assert chosen == ["en", "junior", "13", "dark"]
        assert page.one("form", id="builder").attributes["action"] == "/embed/"
        assert page.one("input", id="accent").attributes["value"] == "1a5f7a"
        checked = {box.attributes["value"] for box in page.all("input", name="topics") if "checked" in box.attributes}
        assert checked == {"home", "online_image"}
        assert {frame.attributes["src"] for frame in page.all("iframe")} == {self.FRAME}
        texts_to_copy = copied(page)
        assert texts_to_copy["wordpress-address"] == site + self.FRAME
        assert iframe(texts_to_copy["html-iframe"])["src"] == site + self.FRAME
        assert f'src="{site}{self.FRAME.replace("&", "&amp;")}"' in texts_to_copy["html-growing"]
        assert f'href="{site}/en/"' in texts_to_copy["links-link"]

    def test_what_is_copied_leads_to_a_frame(self, client):
        page = shown(client, "/embed/" + self.CHOSEN)
        address = urlsplit(copied(page)["teams-address"])
        assert client.get(f"{address.path}?{address.query}").status_code == 200

    def test_go_along_into_the_other_language(self, client):
        page = shown(client, "/embed/" + self.CHOSEN)
        (other,) = page.all("a", hreflang="en")
        assert other.attributes["href"].startswith("/en/embed/?")
        again = shown(client, other.attributes["href"])
        assert {frame.attributes["src"] for frame in again.all("iframe")} == {self.FRAME}

    def test_a_colour_that_cannot_be_read_is_left_out_and_said(self, client):
        page = client.get("/embed/", params={"accent": TYPED, "level": "upper"})
        assert page.status_code == 200
        assert texts("ja").plain("builder_accent_bad") in page.text
        assert TYPED not in page.text
        assert {frame.attributes["src"] for frame in tree(page.text).all("iframe")} == {"/embed/v1/ja/upper/all"}

    @pytest.mark.parametrize("field", ["language", "level", "place", "theme", "topics", TYPED])
    def test_what_no_form_of_ours_sends_is_refused_and_not_repeated(self, client, field):
        page = client.get("/embed/", params={field: TYPED})
        assert page.status_code == 422
        assert TYPED not in page.text


class TestSnippets:
    def test_the_frame_may_do_what_it_needs_and_no_more(self):
        assert set(SANDBOX.split()) == {
            "allow-scripts",
            "allow-popups",
            "allow-popups-to-escape-sandbox",
            "allow-top-navigation-by-user-activation",
        }
        values = {"address": f"{SITE}/embed/v1/ja/all/all", "title": "相談先"}
        found = {code.name: iframe(code.filled(values)) for kind in KINDS for code in kind.codes if "<iframe" in code.pattern}
        full = {
            "src": values["address"],
            "title": "相談先",
            "loading": "lazy",
            "width": "100%",
            "height": "640",
            "referrerpolicy": "no-referrer",
            "sandbox": SANDBOX,
        }
        assert found["iframe"] == full
        assert found["growing"] == {**full, "id": "madoguchi"}
        assert found["bare"] == {name: full[name] for name in ("src", "title", "width", "height")}

    def test_values_are_escaped_in_html_alone(self):
        sly = {"address": "https://x/?a=1&b=\"'<"}
        assert Code("c", '<a href="[[address]]">').filled(sly) == '<a href="https://x/?a=1&amp;b=&quot;&#x27;&lt;">'
        assert Code("c", "[[address]]", "text").filled(sly) == sly["address"]

    def test_a_missing_value_is_a_mistake_at_once(self):
        with pytest.raises(KeyError):
            Code("c", "[[nothing]]").filled({})


class TestPictures:
    def test_a_code_leads_to_the_first_page_of_its_language(self, client, site):
        for tag, where in (("ja", "/"), ("en", "/en/"), ("vi", "/vi/")):
            response = client.get(f"/embed/qr-{tag}.svg")
            assert dark_modules(response.text) == dark_modules(segno.make_qr(site + where, error="m").svg_inline())

    def test_no_code_without_an_address_and_none_of_anything_else(self, client, monkeypatch):
        assert client.get("/embed/qr-ja.svg").status_code == 404
        monkeypatch.setattr(origin, "known", lambda: SITE)
        for wrong in ("qr-xx.svg", "qr-ja.pdf", "qr-.svg"):
            assert client.get(f"/embed/{wrong}").status_code == 404

    @pytest.mark.usefixtures("site")
    def test_a_png_is_one(self, client):
        response = client.get("/embed/qr-ja.png")
        assert response.headers["content-type"] == "image/png"
        assert response.content.startswith(b"\x89PNG")

    @pytest.mark.parametrize("theme", ["light", "dark"])
    @pytest.mark.parametrize("size", ["300x100", "728x90"])
    def test_a_banner_is_of_its_size_and_holds_words_alone(self, client, theme, size):
        response = client.get(f"/embed/banner-{theme}-{size}.svg")
        assert response.headers["content-type"] == "image/svg+xml"
        drawn = ElementTree.fromstring(response.content)
        assert f"{drawn.get('width')}x{drawn.get('height')}" == size
        assert {element.tag.partition("}")[2] for element in drawn.iter()} == {"svg", "title", "rect", "text"}
        assert re.findall(rb"https?://[^\"]+", response.content) == [b"http://www.w3.org/2000/svg"]

    def test_other_banners_there_are_none(self, client):
        for wrong in ("banner-red-300x100.svg", "banner-light-1x1.svg"):
            assert client.get(f"/embed/{wrong}").status_code == 404


class TestExport:
    @pytest.mark.usefixtures("site")
    def test_every_address_for_an_export_is_there(self, client):
        found = list(builder_routes.addresses())
        assert len(found) == len(set(found)) == 2 * 2 + 4 + 2 * len(LANGUAGES)
        for address in found:
            assert client.get(address).status_code == 200, address

    def test_without_an_address_of_the_site_there_are_no_codes(self):
        assert [address for address in builder_routes.addresses() if "qr-" in address] == []
