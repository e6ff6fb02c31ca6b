"""The file a school writes: every mistake is said with its line, and nothing that could lead a child wrong is taken."""

from datetime import date, timedelta
from pathlib import Path
from typing import get_args

import pytest

from documents.problems import ProblemsFound
from service.portals import address
from service.portals.own_number import ON_EVERY_FRAME
from service.portals.portal_file import MOST_DAYS, Portal, read_portal
from service.portals.school import OwnLine
from web.embed.preset import Preset, Theme
from web.view import Page
from web.wording.languages import LANGUAGES

TODAY = date(2026, 11, 22)
EXAMPLE = Path(__file__).parents[1] / "docs" / "portal-example.yaml"
ROOM = "  - {name: 保健室, where: 本館1階}\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "school.yaml"


def read(file: Path, text: str) -> Portal:
    file.write_text(text, encoding="utf-8")
    return read_portal(file, TODAY)


def said(file: Path, text: str) -> list[tuple[int, str]]:
    """Line and English sentence of every mistake; both languages are there."""
    with pytest.raises(ProblemsFound) as found:
        read(file, text)
    assert all(problem.path == file and problem.ja for problem in found.value.problems)
    return [(problem.line, problem.en) for problem in found.value.problems]


def one(file: Path, line: str) -> str:
    """What is said of one line of a school that is otherwise well written."""
    found = said(file, f"until: 2027-03-31\nlines:\n  - {line}\n")
    assert [number for number, _ in found] == [3]
    return found[0][1]


def test_the_example_of_the_docs() -> None:
    school, wish = read_portal(EXAMPLE, TODAY)
    assert school.until == date(2027, 3, 31)
    assert wish == address.Wish(level="junior", place="13")
    assert [line.name for line in school.lines] == ["スクールカウンセラー室(みなみ中学校)", "保健室", "こどもの人権110番"]
    assert school.lines[2] == OwnLine("こどもの人権110番", "0120-007-110", "tel:0120007110", None, "Mo-Fr 08:30-17:15; PH off")


def test_everything_that_can_be_written(file: Path) -> None:
    text = "until: 2027-03-31\nlanguage: ko\nlevel: upper\nplace: 46\ntheme: dark\ntopics: [home, peers, home]\nlines:\n"
    line = "  - {name: ' 保健室 ', where: 'か\u3099っこう', number: '#9110', hours: 'Mo-Fr  09:00-17:00'}\n"
    school, wish = read(file, text + line)
    assert school.lines == (OwnLine("保健室", "#9110", None, "がっこう", "Mo-Fr 09:00-17:00"),)
    assert wish == address.Wish("ko", "upper", "46", "dark", ("home", "peers"))


def test_every_mistake_at_its_line(file: Path) -> None:
    text = (
        "until: 2028-03-31\nlevel: middle\nplace: 48\ntheme: pink\nlanguage: fr\ntopics: [home, x]\nlines:\n"
        "  - name: 保健室\n    number: '110'\n  - name: x\n  - name: y\n    where: z\n    colour: red\n"
    )
    found = said(file, text)
    assert [line for line, _ in found] == [1, 2, 3, 4, 5, 6, 9, 10, 13]
    words = ["2027-12-27", "junior", "01, 02", "contrast", "zh-Hans", "peers", "true name", "where it is", "colour"]
    assert all(word in sentence for word, (_, sentence) in zip(words, found, strict=True))


NOT_DIALLED = ["+81-3-3580-4970", "０３-3580-4970", "03 3580 4970", "03-3580-4970 (内線 5)", "03-3580-497\u06f0"]


class TestNumbers:
    @pytest.mark.parametrize("number", ["110", "119", "189", "1-1-0"])
    def test_those_on_every_frame_are_not_given_other_names(self, file: Path, number: str) -> None:
        assert any(word in one(file, f"{{name: 保健室, number: '{number}'}}") for word in ("true name", "too short"))

    @pytest.mark.parametrize("number", ["9", "12345", "0-1", "#1234", "03-12"])
    def test_too_short(self, file: Path, number: str) -> None:
        assert "too short" in one(file, f"{{name: 保健室, number: '{number}'}}")

    @pytest.mark.parametrize("number", ["0990-123-456", "020-1234-5678"])
    def test_where_nobody_listens(self, file: Path, number: str) -> None:
        assert "no line on which somebody listens" in one(file, f"{{name: 保健室, number: '{number}'}}")

    @pytest.mark.parametrize("number", NOT_DIALLED)
    def test_not_as_it_is_dialled(self, file: Path, number: str) -> None:
        assert "half-width digits" in one(file, f"{{name: 保健室, number: '{number}'}}")

    def test_of_no_place_in_japan(self, file: Path) -> None:
        assert "not a number in use" in one(file, "{name: 保健室, number: 03-3580}")

    def test_the_sign_that_was_forgotten(self, file: Path) -> None:
        assert "Write '#9110'" in one(file, "{name: 警察, number: 9110}")

    def test_one_that_was_given_up(self, file: Path) -> None:
        assert "was given up" in one(file, "{name: 相談の電話, number: 0570-0-78310}")


ODD = {
    "turned round": "\\u202e",
    "isolated": "\\u2066",
    "no width": "\\u200b",
    "joined without width": "\\u200d",
    "a mark at the beginning of files": "\\ufeff",
    "soft hyphen": "\\u00ad",
    "a blank letter": "\\u3164",
    "another": "\\u2800",
    "private": "\\ue000",
    "unknown": "\\U000e0fff",
    "a tag": "\\U000e0041",
    "marks above": "a\\u0301\\u0302\\u0303",
    "a new line": "\\n室",
    "a line of its own": "\\u2028",
    "a bell": "\\x07",
    "nothing": "\\0",
}


UNCHECKED = [
    "03-3580-4970",
    "電話 ０３－３５８０－４９７０",
    "0120・007・110",
    "(03) 3580 4970",
    "22ー1234",
    "①②③④⑤⑥",
    "1.2.3.4.5.6",
]
USUAL = ["本館3階 205号室", "こども110番の家", "内線 1234", "3-2教室", "Room 12", "〜9月", "相談室(そうだんしつ)", "A棟・B棟"]


class TestWords:
    @pytest.mark.parametrize("heading", ["name", "where"])
    @pytest.mark.parametrize("odd", ODD)
    def test_characters_that_cannot_be_seen(self, file: Path, odd: str, heading: str) -> None:
        words = {"name": '"保健室"', "where": '"本館"', heading: f'"保{ODD[odd]}健"'}
        assert "cannot be seen" in one(file, f"{{name: {words['name']}, where: {words['where']}}}")

    @pytest.mark.parametrize("letter", ["\u05d0", "\u0627", "\u0661"])
    def test_letters_that_turn_the_number_beside_them(self, file: Path, letter: str) -> None:
        assert "right to left" in one(file, f"{{name: 保健{letter}室, number: 03-3580-4970}}")

    @pytest.mark.parametrize(
        "words",
        ["https://example.jp", "www.example", "line.me/x", "ｅｘａｍｐｌｅ．ｊｐ", "a@b", "ここ→Example.COM", "保健室＠例"],
    )
    def test_addresses(self, file: Path, words: str) -> None:
        assert "Addresses of pages" in one(file, f'{{name: 保健室, where: "{words}"}}')

    @pytest.mark.parametrize("words", UNCHECKED)
    def test_numbers_that_nobody_checked(self, file: Path, words: str) -> None:
        assert "Write a number in 'number'" in one(file, f'{{name: 保健室, where: "{words}"}}')

    @pytest.mark.parametrize("words", ["<b>", "{x}", "相談《そうだん》", "｜相談"])
    def test_marks(self, file: Path, words: str) -> None:
        assert "round brackets" in one(file, f'{{name: "{words}", where: 本館}}')

    @pytest.mark.parametrize("words", USUAL)
    def test_what_schools_write(self, file: Path, words: str) -> None:
        assert read(file, f'until: 2027-03-31\nlines:\n  - {{name: 保健室, where: "{words}"}}\n').school.lines[0].where == words

    def test_empty_and_too_long(self, file: Path) -> None:
        assert "empty" in one(file, '{name: " ", where: 本館}')
        assert "30 characters" in one(file, f"{{name: {'長' * 31}, where: 本館}}")
        assert "30 characters" in one(file, f"{{name: 保健室, where: {'長' * 31}}}")
        assert "120 characters" in one(file, f'{{name: 保健室, where: 本館, hours: "24/7{" " * 120}"}}')


def test_hours_are_those_of_the_directory(file: Path) -> None:
    assert "Write '09:00-05:00'" in one(file, '{name: 保健室, where: 本館, hours: "Mo-Fr 9-5"}')
    assert "off" in one(file, '{name: 保健室, where: 本館, hours: "PH off; Mo-Fr 09:00-17:00"}')


def test_one_to_five_lines(file: Path) -> None:
    assert len(read(file, "until: 2027-03-31\nlines:\n" + ROOM * 5).school.lines) == 5
    assert said(file, "until: 2027-03-31\nlines:\n" + ROOM * 6)[0][1].startswith("Write 1 to 5 lines")
    assert said(file, "until: 2027-03-31\nlines: []\n")[0][1].startswith("Write 1 to 5 lines")


class TestUntil:
    @pytest.mark.parametrize("days", [0, MOST_DAYS])
    def test_from_today_to_a_year_and_a_little(self, file: Path, days: int) -> None:
        assert read(file, f"until: {TODAY + timedelta(days)}\nlines:\n{ROOM}").school.until == TODAY + timedelta(days)

    @pytest.mark.parametrize("days", [-1, MOST_DAYS + 1])
    def test_not_before_and_not_after(self, file: Path, days: int) -> None:
        assert said(file, f"lines:\n{ROOM}until: {TODAY + timedelta(days)}\n")[0][0] == 3

    @pytest.mark.parametrize("text", ["until: soon\n", "until: 2027-02-30\n", "until: [2027-03-31]\n", "until: 20270331\n", ""])
    def test_it_must_be_a_day(self, file: Path, text: str) -> None:
        assert len(said(file, f"{text}lines:\n{ROOM}")) == 1


@pytest.mark.parametrize("text", ["", "[]", "- a\n", "a", "until: 2027-03-31\n", "lines: 3\nuntil: 2027-03-31\n", "\tx: 1\n"])
def test_files_that_are_none(file: Path, text: str) -> None:
    assert said(file, text)


class TestAddress:
    """``service`` may not import ``web``: what is written twice is held together here."""

    def test_it_is_the_one_that_frames_read(self) -> None:
        for wish in (address.Wish(), address.Wish("ko", "upper", "46", "dark", ("home", "peers"))):
            assert address.address(wish, "abc-_") == Preset(**wish._asdict(), school="abc-_").address

    def test_languages_themes_and_emergency_numbers(self) -> None:
        assert tuple(LANGUAGES) == address.LANGUAGES
        assert get_args(Theme) == address.THEMES
        assert Page.emergency == ON_EVERY_FRAME

    def test_the_signed_part_is_found_again_also_in_html(self) -> None:
        link = "https://soudan.example.jp" + address.address(address.Wish(topics=("home",)), "abc-_")
        assert address.token_in(link) == address.token_in(link.replace("&", "&amp;") + "\n") == "abc-_"
        assert address.snippet(link).startswith(f'<iframe src="{link.replace("&", "&amp;")}" title=')

    @pytest.mark.parametrize(
        "link", ["", "https://x/", "school=", "https://x/?school=", "https://x/?school=a&school=b", "https://[x"]
    )
    def test_no_signed_part(self, link: str) -> None:
        assert address.token_in(link) is None
