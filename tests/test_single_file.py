"""The page that is one file: everything in it, nothing from outside, small, and the same each time. Ages here are invented."""

import base64
import gzip
import hashlib
import re
from datetime import date
from functools import cache
from pathlib import Path

import orjson
import pytest

from directory.reviews import reviews
from service.app import create_app
from service.exporting.plan import ExportError
from service.exporting.single_file import MOST, write
from tests.answer_comparing import answering
from tests.builders import real
from tests.html_tree import tree
from web.embed.preset import Preset
from web.rendering import render
from web.single import packing, scripts
from web.single.page import single_page
from web.wording.languages import COMPLETE, LANGUAGES
from web.wording.texts import texts

PACKED = re.compile(r'<template id="([a-z]+\.[a-z]+)">([^<]*)</template>')


@cache
def page(language: str = "ja", level: str | None = None, place: str | None = None) -> bytes:
    """With all its end tags."""
    return render(single_page(answering(), texts(language), Preset(language, level, place)))


def file(language: str = "ja", level: str | None = None, place: str | None = None) -> str:
    return packing.compact(page(language, level, place)).decode()


def unpacked(name: str, text: str) -> bytes:
    return gzip.decompress(base64.b64decode(dict(PACKED.findall(text))[name]))


def digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_small_in_every_language(language: str) -> None:
    assert 100_000 < len(file(language).encode()) <= MOST


def test_the_same_data_give_the_same_bytes() -> None:
    assert render(single_page(answering(), texts("ja"), Preset())) == page()


def test_nothing_in_it_is_loaded_from_anywhere() -> None:
    outside = re.findall(r'<(?!a\s)[a-z]+[^>]*\s(?:src|href|data|action|poster|srcset)="([^"]*)"', PACKED.sub("", file()))
    assert outside == ["data:,"]
    assert "url(" not in file()
    assert "@import" not in file()


def test_its_policy_names_what_stands_in_it_and_no_host() -> None:
    text = file()
    policy = re.findall(r'content="(default-src [^"]+)"', text)[0].replace("&#39;", "'")
    inside = re.findall(r'<script type="module">(.*?)</script>', text, re.S)
    style = re.findall(r"<style>(.*?)</style>", text, re.S)
    assert len(inside) == 2
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules["default-src"] == "'none'"
    assert rules["script-src"].split() == [*map(digest, inside), "blob:"]
    assert rules["style-src"] == digest(style[0])
    assert rules["connect-src"] == "blob:"
    assert rules["trusted-types"] == rules["form-action"] == rules["base-uri"] == "'none'"
    assert not re.search(r"https?:|\*|unsafe|data: blob", policy)
    assert text.index("content-security-policy") < text.index("<style>") < text.index("<script")


def test_every_channel_and_each_of_its_numbers_can_be_read_without_scripts() -> None:
    seen = tree(page()).one("main").text
    running = [card for card in answering().cards if card.channel.ended is None]
    assert len(running) > 40
    for card in running:
        assert card.channel.name.ja in seen
        for contact in card.contacts:
            assert contact.display is None or contact.display in seen, contact.display


def test_hours_and_cost_stand_beside_a_number() -> None:
    assert re.search(r'<a href="tel:0120997777">0120-99-7777</a> <small>電話 · 毎日 16時から21時[^<]* · 無料</small>', file())


def test_what_begins_with_a_hash_is_no_link() -> None:
    assert "<strong>#8103</strong>" in file()
    assert "tel:%23" not in file()
    assert "tel:#" not in file()


def test_without_scripts_nothing_says_open_now() -> None:
    assert "開いています" not in PACKED.sub("", file())
    assert "開いています" in unpacked("said.json", file()).decode()


def test_it_holds_a_place_only_and_takes_it_and_the_age_as_answered() -> None:
    text = file("ja", "junior", "13")
    home = unpacked("home.html", text).decode()
    assert re.findall(r'<input type="hidden" name="(\w+)" value="(\w+)">', home) == [("age", "14"), ("place", "13")]
    assert re.findall(r"<summary>([^<]+)</summary>", text) == ["東京都"]
    assert len(re.findall("<summary>", file())) == 47
    assert "東京都 · 中学校の人のためのファイルです" in text
    assert "のためのファイルです" not in file()
    assert "hidden" not in re.findall(r"<input[^>]*>", unpacked("home.html", file()).decode())[0]


def test_it_says_of_which_day_it_is() -> None:
    days = re.findall(r'data-since="([0-9-]+)" data-until="([0-9-]+)"', file())
    assert days == [(str(max(r.looked for r in reviews(real().directory))), str(min(r.due for r in reviews(real().directory))))]
    told = tree(page()).one("p", "age").text
    assert all(f"{day.year}年{day.month}月{day.day}日" in told for day in map(date.fromisoformat, days[0]))


def test_each_script_stands_after_those_it_imports() -> None:
    known: set[str] = set()
    for name, script in orjson.loads(scripts.packed_scripts()):
        assert set(re.findall(r'"@([^"]+)"', script)) <= known, name
        assert not re.search(r'(from|import)\s*\(?\s*"\.', script), name
        known.add(name)
    assert {"answer.js", "evaluator/engine.js", "matching/matching.js", "single/start.js"} <= known
    assert not known & {"loading.js", "answer/clock.js", "visit.js", "guard.js"}


def test_a_script_that_would_end_its_element_is_refused() -> None:
    for text in ("'</script>'", "<!-- x"):
        with pytest.raises(packing.UnsafeText):
            packing.inline(text)
    assert packing.inline("a < b && c") == "a < b && c"


def test_readings_keep_their_words() -> None:
    readings = b"<ruby>\xe7\x9b\xb8<rp>(</rp><rt>x</rt><rp>)</rp></ruby><ul>\n<li><p>a</p>\n</li>\n\n<li>b</li>\n</ul>"
    assert packing.compact(readings) == b"<ruby>\xe7\x9b\xb8<rt>x</ruby><ul>\n<li><p>a<li>b</ul>"


@pytest.mark.slow
def test_the_application_writes_it(tmp_path: Path) -> None:
    app, path = create_app(), tmp_path / "contacts.html"
    assert write(app, path) == len(path.read_bytes())
    assert path.read_text("utf-8") == file()
    write(app, path, language="en", place="13", level="junior")
    assert path.read_text("utf-8") == file("en", "junior", "13")
    for wrong in ({"language": "xx"}, {"place": "48"}, {"level": "kindergarten"}, {"place": "../../list"}):
        with pytest.raises(ExportError):
            write(app, tmp_path / "none.html", **wrong)
    assert not (tmp_path / "none.html").exists()


@pytest.mark.slow
def test_one_that_is_too_large_is_not_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("service.exporting.single_file.MOST", 1_000)
    with pytest.raises(ExportError, match="1000"):
        write(create_app(), tmp_path / "none.html")
    assert not list(tmp_path.iterdir())


def test_there_is_a_file_in_every_complete_language() -> None:
    from web.single.routes import addresses

    assert list(addresses()) == [f"/single/{language}/all/all" for language in COMPLETE]
