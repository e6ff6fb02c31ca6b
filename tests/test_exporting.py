"""A copy of the public side as files: which there are, what they lead to, and that the same input gives the same bytes."""

import asyncio
import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import orjson
import pytest
from fastapi import FastAPI
from starlette.routing import Route

from service.app import create_app
from service.exporting import manifest
from service.exporting.layout import file_of
from service.exporting.making import Copy, make
from service.exporting.plan import Plan, ages
from service.settings import Settings
from service.signing import secret

ORIGIN = "https://school.example"
BASE = "/sodan/"
DAY = date(2026, 12, 2)
PLAN = Plan(DAY, BASE, frozenset({"en"}), frozenset({"13"}), ORIGIN)
KEY = secret.make()

pytestmark = pytest.mark.slow

NOT_PUBLIC = {"/healthz", "/leave", "/oembed"}
"""Whether it serves, a redirect, and answers to questions."""
NOT_PUBLIC_UNDER = re.compile(r"(/en)?/(desk|n|note)(/|$)|/single/|/embed/v1/accent/|/api/v1/suggest")


def new_app(folder: Path) -> FastAPI:
    return create_app(Settings(data=folder, origin=ORIGIN))


def export(folder: Path, app: FastAPI | None = None) -> Copy:
    return asyncio.run(make(app or new_app(folder), folder / "copy", PLAN, KEY, lambda _done, _all: None))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One copy for all tests that only look at it."""
    made = tmp_path_factory.mktemp("one")
    export(made)
    return made / "copy"


def pages(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.html"))


class Addresses(HTMLParser):
    """Every attribute of a page that is an address on its own host."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self.feed(page.read_text("utf-8"))

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep what begins with a slash; a value that is part of a snippet does not."""
        self.found += [(name, value) for name, value in attrs if value and value.startswith("/")]


def test_two_copies_are_equal_byte_by_byte(folder: Path, tmp_path: Path) -> None:
    export(tmp_path)
    for path in (manifest.NAME, manifest.SIGNATURE):
        assert (tmp_path / "copy" / path).read_bytes() == (folder / path).read_bytes()
    assert not manifest.differences(folder)
    assert not manifest.differences(tmp_path / "copy")


def test_every_link_leads_to_a_file(folder: Path) -> None:
    seen = 0
    for page in pages(folder):
        for name, address in Addresses(page).found:
            seen += 1
            assert address.startswith(BASE), (page, name, address)
            path = address.removeprefix(BASE).partition("#")[0].partition("?")[0]
            assert (folder / path).is_dir() if name == "data-device" else (folder / path).is_file(), (page, name, address)
    assert seen > 5_000


def test_what_machines_read_leads_to_files(folder: Path) -> None:
    seen = 0
    for file in folder.rglob("*"):
        if file.suffix in (".json", ".atom", ".ics", ".html"):
            for address in re.findall(re.escape(ORIGIN) + r"(/[^\s\"'<>\\&?#]*)", file.read_text("utf-8").replace("\r\n ", "")):
                if address not in ("/oembed", BASE.rstrip("/")):  # named in words
                    seen += 1
                    assert (folder / address.removeprefix(BASE)).is_file(), (file, address)
    assert seen


def test_every_script_imports_what_is_there(folder: Path) -> None:
    for script in folder.rglob("*.js"):
        for target in re.findall(r"""(?:from|import\()\s*["'](\.[^"']+)["']""", script.read_text("utf-8")):
            assert (script.parent / target).is_file(), (script, target)


def test_no_public_address_is_forgotten(tmp_path: Path) -> None:
    app = new_app(tmp_path)
    everything = set(app.state.public.addresses(frozenset(), frozenset()))
    for route in app.router.routes:
        path = getattr(route, "path", None)
        if path is None or "GET" not in (getattr(route, "methods", None) or ()):
            continue
        if path in NOT_PUBLIC or NOT_PUBLIC_UNDER.match(path) or _hangs_on_settings(path):
            continue
        assert isinstance(route, Route)
        assert any(route.path_regex.match(address) for address in everything), path


def _hangs_on_settings(path: str) -> bool:
    """Written only where a keeper set an address of the site or a contact."""
    return path.startswith("/embed/qr-") or path == "/.well-known/security.txt"


def test_the_copy_says_its_age_on_every_page_and_in_its_data(folder: Path, tmp_path: Path) -> None:
    directory = new_app(tmp_path).state.public.directory
    until = ages(directory, DAY).until
    for page in pages(folder):
        if "</footer>" in page.read_text("utf-8"):
            assert f'data-due="{until}"' in page.read_text("utf-8"), page
    (table,) = folder.glob("device/*/ja/table.json")
    assert orjson.loads(table.read_bytes())["copy_until"] == ages(directory, DAY).until_minute


def test_a_copy_holds_only_what_was_asked_for(folder: Path) -> None:
    assert not (folder / "ko").exists()
    assert {path.stem for path in (folder / "embed/v1/en/all").iterdir()} == {"all", "13"}
    assert "한국어" not in (folder / "index.html").read_text("utf-8")


def test_pages_keep_their_policy_where_nobody_sets_headers(folder: Path) -> None:
    for page in pages(folder):
        if not page.is_relative_to(folder / "device"):
            assert '<meta http-equiv="content-security-policy" content="default-src' in page.read_text("utf-8"), page


def test_the_samples_for_servers_name_every_file_once(folder: Path) -> None:
    rules = re.findall(r"^(/\S*)$", (folder / "_headers").read_text("utf-8"), re.MULTILINE)
    for file in manifest.files_in(folder):
        if file not in ("_headers", "nginx.conf"):
            fit = [rule for rule in rules if rule == BASE + file or (rule[-1] == "*" and (BASE + file).startswith(rule[:-1]))]
            assert len(fit) == 1, (file, fit)


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("/", "index.html"),
        ("/en/", "en/index.html"),
        ("/en/list", "en/list.html"),
        ("/gaps.csv", "gaps.csv"),
        ("/embed/v1/ja/all/13", "embed/v1/ja/all/13.html"),
        ("/api/v1/channels", "api/v1/channels.json"),
        ("/static/0/scripts/visit.js", "static/0/scripts/visit.js"),
        ("/.well-known/security.txt", ".well-known/security.txt"),
    ],
)
def test_names_say_the_type(address: str, file: str) -> None:
    assert file_of(address) == file
