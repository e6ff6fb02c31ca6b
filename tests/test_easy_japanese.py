"""Easy Japanese: what the lint finds, and that every text of the project passes it and exists where a visitor reads it."""

import re
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest

from documents import easy_japanese
from documents.easy_japanese import LONGEST, MOST_KANJI, faults, problems
from documents.reading import Place, read
from documents.readings import KANJI

ROOT = Path(__file__).parents[1]
FILES = [p for folder in ("directory/data", "routing_rules", "service", "web") for p in sorted((ROOT / folder).rglob("*.yaml"))]

EXEMPT = {
    "web/wording/texts/gaps.yaml *": "for people who plan services",
    "directory/data/changes/*": "for portals and planners",
    "service/feeds/phrases.yaml*": "for portals and planners",
    "web/wording/texts/builder.yaml *": "for those who put a frame into a school's site",
    "web/wording/texts/sheet.yaml *": "for the IT department",
    "service/reviewing/*": "for people who review a change",
    "routing_rules/gaps.yaml *": "for people who plan services",
    "routing_rules/disclosing/*": "for counselors; what is read to the person has it by the model",
    "web/desk/texts/*": "for counselors and those who receive a note",
    "routing_rules/rules/* title": "for people who edit the rules",
    "directory/data/short_codes.yaml *": "for people who edit the directory",
    "directory/data/* contact_points.cost": "costs are said by the page's own words",
    "directory/data/* contact_points.number.note": "why a number is not shown",
    "directory/data/* retired_numbers.why": "retired numbers are not shown",
    "directory/data/*.also_said.why": "notes on sources, quoted beside the source as it is named",
    "directory/data/prefectures/* contact_points.name": "names of local places",
    "directory/data/prefectures/* contact_points.label": "a local place is told from others by its name",
}
"""Words that need no easy Japanese: (file place) and why."""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("漢字《かんじ》と 読み", "「読」に読みがありません"),
        ("｜24時間《にじゅうよじかん》と 1日", "「日」に読みがありません"),
        ("あ" * (LONGEST + 1), f"一文が{LONGEST + 1}字です"),
        ("あ。" + "い" * (LONGEST + 1) + "。う", f"一文が{LONGEST + 1}字です"),
        ("字《じ》" * (MOST_KANJI + 1), f"一文に漢字が{MOST_KANJI + 1}あります"),
        ("ここに 連絡先《れんらくさき》を 書《か》きます", "「連絡先」はむずかしい言葉です"),
        ("この 支援《しえん》センターの 支援《しえん》", "「支援」はむずかしい言葉です"),
        ("オペレーターが 出《で》ます", "「オペレーター」はむずかしい言葉です"),
        ("わからなくはない", "「なくはな」はむずかしい言葉です"),
    ],
)
def test_each_kind_of_fault_is_found_once(text: str, said: str) -> None:
    (fault,) = faults(text)
    assert fault.ja.startswith(said)
    assert fault.en


@pytest.mark.parametrize(
    "text",
    [
        "",
        "あ" * LONGEST,
        f"{'あ' * LONGEST}。{'い' * LONGEST}。",
        f"{'あ' * LONGEST}\n{'い' * LONGEST}",
        "字《じ》" * MOST_KANJI + "。" + "字《じ》" * MOST_KANJI,
        "｜二十四時間《にじゅうよじかん》" + "あ" * (LONGEST - 6),
        "性暴力《せいぼうりょく》被害者《ひがいしゃ》のための 支援《しえん》センター",
    ],
)
def test_what_is_easy_enough_has_no_fault(text: str) -> None:
    assert list(faults(text)) == []


def test_a_fault_has_its_file_and_line(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(
        """\
title: {ja: 漢字, ja-simple: 漢字, en: x}
list:
  - {ja: 支援, ja-simple: たすける, en: x}
  - ja: 支援
    ja-simple: 支援《しえん》
    en: x
""",
        encoding="utf-8",
    )
    found = list(problems(read(path)))
    assert [(p.path, p.line, p.ja[:4]) for p in found] == [(path, 1, "「漢字」"), (path, 5, "「支援」")]


def test_only_easy_japanese_is_judged(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(f"ja: 連絡先{'あ' * 99}\nen: x\nnote: 漢字\n", encoding="utf-8")
    assert list(problems(read(path))) == []


@pytest.mark.parametrize("path", FILES, ids=[str(p.relative_to(ROOT)) for p in FILES])
def test_every_text_of_the_project_is_easy_enough(path: Path) -> None:
    assert list(map(str, problems(read(path)))) == []


def test_every_file_was_looked_at() -> None:
    looked = [text for path in FILES for _, text in easy_japanese._easy_texts(read(path).data, ())]
    assert len(FILES) > 180
    assert len(looked) > 1_500


def _words(data: Any, place: Place = ()) -> Iterator[tuple[str, dict[str, str]]]:
    """(place without positions in lists, words) of everything that is written in Japanese and English."""
    if isinstance(data, dict):
        if isinstance(data.get("ja"), str) and isinstance(data.get("en"), str):
            yield ".".join(str(part) for part in place if isinstance(part, str)), data
        for key, value in data.items():
            yield from _words(value, (*place, key))
    if isinstance(data, list):
        for n, value in enumerate(data):
            yield from _words(value, (*place, n))


def _lacking(path: Path) -> Iterator[str]:
    """Where easy Japanese is missing: words with kanji, of which hours that are counted are said by the page itself."""
    for place, words in _words(read(path).data):
        counted = place.endswith("hours") and words.get("open")
        if re.search(KANJI, words["ja"]) and "ja-simple" not in words and not counted:
            yield f"{path.relative_to(ROOT)} {place}"


def test_whatever_a_visitor_reads_exists_in_easy_japanese() -> None:
    lacking = [found for path in FILES for found in _lacking(path)]
    assert [found for found in lacking if not any(fnmatch(found, pattern) for pattern in EXEMPT)] == []


@pytest.mark.parametrize("pattern", EXEMPT)
def test_no_exemption_is_idle(pattern: str) -> None:
    assert any(fnmatch(found, pattern) for path in FILES for found in _lacking(path))
