"""Frames of a copy whose look, topics and own lines stand in their link, and what its builder offers. The school is invented."""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
import segno
from typer.testing import CliRunner, Result

from routing_rules.loading import load_vocabulary
from service.cli import app
from service.exporting.layout import file_of
from service.exporting.plan import ExportError
from service.portals import token
from service.portals.address import Wish, address, snippet
from service.portals.school import OwnLine, School
from service.settings import settings
from service.signing import keys
from tests.html_tree import Element, tree
from web.embed.linked import linked
from web.wording.texts import texts

SITE = "https://school.example"
DAY = date(2026, 12, 2)
UNTIL = date(2027, 3, 31)
LINE = OwnLine("みなみ中学校の保健室", where="本館1階")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A data folder with a key."""
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("data")
        patch.setenv("MADOGUCHI_DATA", str(folder))
        patch.setenv("MADOGUCHI_ORIGIN", SITE)
        patch.delenv("MADOGUCHI_PORTAL_KEY", raising=False)
        keys.load_or_make(folder)
        settings.cache_clear()
        yield folder
    settings.cache_clear()


def link(data: Path, until: date = UNTIL, **wish: str) -> str:
    signed = token.write(School((LINE,), until), keys.load_or_make(data))
    return SITE + address(Wish(level="junior", place="13", **wish), signed)


def forged(found: str) -> str:
    """One letter of the signature is another."""
    return f"{found[:-20]}{'B' if found[-20] == 'A' else 'A'}{found[-19:]}"


def frame(found: str) -> str:
    return linked(found, load_vocabulary(), DAY).address


class TestLinks:
    def test_whichever_host_and_spelling_it_is_the_same_frame(self, data: Path) -> None:
        found = link(data, theme="dark")
        assert frame(found) == found.removeprefix(SITE)
        assert frame(f" {found.replace(SITE, 'https://other.example').replace('&', '&amp;')}\n") == frame(found)

    @pytest.mark.usefixtures("data")
    def test_its_words_and_its_colours_come_along(self) -> None:
        found = linked("https://a.example/embed/v1/ja/upper/all?accent=1a5f7a&theme=dark", load_vocabulary(), DAY)
        assert found.language == "ja-simple"
        assert found.beside == ("/embed/v1/accent/dark-1a5f7a.css",)

    @pytest.mark.parametrize(
        ("change", "why"),
        [
            (forged, "did not sign this"),
            (lambda found: found.replace("/embed/v1/", "/embed/"), "no link to a frame"),
            (lambda found: found.replace("/13?", "/99?"), "no link to a frame"),
            (lambda found: f"{found}&school=x", "no link to a frame"),
            (lambda found: f"{found}&name=x", "no link to a frame"),
            (lambda _: "https://[x/", "no link to a frame"),
        ],
    )
    def test_what_cannot_be_shown_as_it_was_made_is_refused_and_not_repeated(
        self, data: Path, change: Callable[[str], str], why: str
    ) -> None:
        found = link(data)
        with pytest.raises(ExportError, match=why) as error:
            frame(change(found))
        assert "school=" not in str(error.value)
        assert SITE not in str(error.value)

    def test_its_last_day_counts_and_no_day_after_it(self, data: Path) -> None:
        assert frame(link(data, until=DAY))
        with pytest.raises(ExportError, match=re.escape(f"until {DAY - timedelta(days=1)}")):
            frame(link(data, until=DAY - timedelta(days=1)))

    @pytest.mark.usefixtures("data")
    def test_another_key_is_not_enough(self, tmp_path: Path) -> None:
        with pytest.raises(ExportError, match="did not sign this"):
            frame(link(tmp_path))

    def test_the_file_is_named_by_all_that_was_asked_for(self, data: Path) -> None:
        names = {file_of(frame(link(data, theme=theme))) for theme in ("auto", "dark")}
        assert len(names) == 2
        assert all(re.fullmatch(r"embed/v1/school/[0-9a-f]{12}\.html", name) for name in names)


class Made:
    """A small copy with two linked frames."""

    def __init__(self, data: Path, folder: Path) -> None:
        self.signed, self.coloured = link(data, until=date.today() + timedelta(days=30)), f"{SITE}/embed/v1/en/senior/all"
        self.coloured += "?theme=dark&accent=1a5f7a&topics=home"
        self.folder = folder / "copy"
        self.done = export(self.folder, self.signed, self.coloured)

    def page(self, path: str) -> Element:
        return tree((self.folder / path).read_text("utf-8"))

    def linked(self, found: str) -> Element:
        return self.page(file_of(found.removeprefix(SITE)))


def export(folder: Path, *links: str) -> Result:
    frames = [part for found in links for part in ("--frame", found)]
    small = ("--languages", "ja", "--places", "13", "--base", "/sodan/")
    return CliRunner().invoke(app, ["export", "--to", str(folder), *small, *frames])


@pytest.fixture(scope="module")
def made(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Made:
    found = Made(data, tmp_path_factory.mktemp("made"))
    assert found.done.exit_code == 0, found.done.output
    return found


@pytest.mark.slow
class TestCopy:
    def test_it_says_where_each_frame_is_and_what_to_paste(self, made: Made) -> None:
        for found in (made.signed, made.coloured):
            path = file_of(found.removeprefix(SITE))
            assert f"{found.removeprefix(SITE)} → {path}\n{snippet(f'{SITE}/sodan/{path}')}\n" in made.done.output
        assert CliRunner().invoke(app, ["verify", str(made.folder)]).exit_code == 0

    def test_the_lines_stand_in_it_and_the_day_from_which_they_are_past(self, made: Made) -> None:
        own = made.linked(made.signed).one("section", "own")
        assert LINE.name in own.text
        assert own.one("p", "overdue").attributes["data-due"] == str(date.today() + timedelta(days=31))

    def test_it_says_no_later_day_than_that_of_the_lines(self, made: Made) -> None:
        until = date.today() + timedelta(days=30)
        assert f"{until.year}年{until.month}月{until.day}日 までに確かめ直します" in made.linked(made.signed).one("footer").text

    def test_look_and_topics_are_built_in(self, made: Made) -> None:
        page = made.linked(made.coloured)
        assert page.one("html").attributes["data-theme"] == "dark"
        sheets = [found.attributes["href"] for found in page.all("link", rel="stylesheet")]
        assert "/sodan/embed/v1/accent/dark-1a5f7a.css" in sheets
        assert (made.folder / "embed/v1/accent/dark-1a5f7a.css").read_text("utf-8").startswith(":root[data-theme]")
        plain = made.page("embed/v1/en/senior/all.html")
        assert [name.text for name in page.all("h2", "name")] != [name.text for name in plain.all("h2", "name")]

    @pytest.mark.parametrize("path", ["embed/v1/ja/lower/13.html", "embed/v1/ja/junior/13.html", "embed/v1/en/senior/all.html"])
    def test_a_frame_has_the_questions_and_the_full_page_of_its_words(self, made: Made, path: str) -> None:
        page = made.page(path)
        language = page.one("html").attributes["lang"]
        assert page.one("a", id="more").attributes["href"].startswith("/sodan/")
        (folder,) = (made.folder / "device").iterdir()
        assert (folder / language / "deck.html").is_file()

    def test_the_builder_offers_what_a_copy_can_do_and_says_the_rest(self, made: Made) -> None:
        page = made.page("embed/index.html")
        assert texts("ja").plain("builder_in_a_copy") in page.one("main").text
        assert {field.attributes["name"] for field in page.all("select")} == {"language", "level", "place", "theme"}
        assert not page.one("form", id="builder").all("input")
        assert not page.all("button", type="submit")
        assert "wordpress" not in [host.attributes["id"] for host in page.all("details", "host")]
        assert not page.all("link", type="application/json+oembed")
        assert page.one("strong", id="site").text == f"{SITE}/sodan"

    def test_what_nobody_can_rewrite_leads_into_the_copy(self, made: Made) -> None:
        expected = segno.make_qr(f"{SITE}/sodan/index.html", error="m").svg_inline()
        lines = re.findall(r' d="([^"]+)"', expected)
        assert lines[-1] in (made.folder / "embed/qr-ja.svg").read_text("utf-8")

    def test_a_link_that_is_refused_writes_nothing(self, made: Made, tmp_path: Path) -> None:
        done = export(tmp_path / "copy", forged(made.signed))
        assert done.exit_code == 1
        assert "署名されていません" in done.output
        assert not list(tmp_path.iterdir())

    def test_a_single_file_takes_no_frame(self, made: Made, tmp_path: Path) -> None:
        done = CliRunner().invoke(app, ["export", "--single-file", str(tmp_path / "x.html"), "--frame", made.signed])
        assert done.exit_code == 2
        assert not list(tmp_path.iterdir())
