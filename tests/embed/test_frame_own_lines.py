"""A school's own lines in its frame: the school, its lines and the key are invented."""

from datetime import date, timedelta

import pytest

from service.portals import token
from service.portals.school import OwnLine, School
from service.signing import secret
from tests.embed.frames import DAY, page, seen
from tests.html_tree import Element
from web.embed import own_lines
from web.embed.preset import Preset

UNTIL = DAY + timedelta(days=30)
SCHOOL = School(
    (
        OwnLine("保健室の先生", where="1階 保健室", hours="Mo-Fr 08:30-16:30; PH off"),
        OwnLine("教育相談のへや", number="0120-0-78310"),
    ),
    UNTIL,
)
KEY, OTHER = secret.make(), secret.make()
NATIONAL = "チャイルドライン"


@pytest.fixture(autouse=True)
def this_site(monkeypatch: pytest.MonkeyPatch) -> None:
    """A site whose key is KEY."""
    monkeypatch.setattr(own_lines, "trusted", lambda _: (KEY.public,))


def _frame(school: str | None, day: date = DAY, language: str = "ja") -> Element:
    return seen(page(Preset(language, "junior", school=school), day))


def test_own_lines_stand_first_and_are_marked() -> None:
    found = _frame(token.write(SCHOOL, KEY))
    assert found.texts("h2")[1] == "この学校の窓口"
    own = found.one("section", "own")
    assert own.texts("h3") == ["保健室の先生", "教育相談のへや"]
    assert "1階 保健室" in own.text
    assert "月～金 8:30～16:30／祝日は休み" in own.text
    assert own.one("p", "number").one("a").attributes["href"] == "tel:0120078310"
    assert NATIONAL in found.texts("h2")


def test_they_keep_their_language_on_a_page_in_another() -> None:
    own = _frame(token.write(SCHOOL, KEY), language="en").one("section", "own")
    assert own.texts("span", lang="ja")[0] == "保健室の先生"
    assert "Mon – Fri" in own.text


def test_the_day_from_which_they_are_too_old_stands_beside_them() -> None:
    said = _frame(token.write(SCHOOL, KEY)).one("section", "own").one("p", "overdue")
    assert said.attributes["data-due"] == (UNTIL + timedelta(days=1)).isoformat()
    assert "hidden" in said.attributes


WRONG = {
    "another key": token.write(SCHOOL, OTHER),
    "cut": token.write(SCHOOL, KEY)[:-8],
    "no token": "x",
    "much": "A" * 9_000,
}


@pytest.mark.parametrize("given", WRONG.values(), ids=WRONG)
def test_lines_that_are_not_this_sites_are_not_shown_and_the_national_ones_are(given: str) -> None:
    found = _frame(given)
    assert not found.all("section", "own")
    assert "保健室" not in found.text
    assert found.one("p", "notice").text == "学校の窓口は、いま表示できません。下の窓口は使えます。"
    assert NATIONAL in found.texts("h2")


def test_past_their_day_they_are_not_shown() -> None:
    given = token.write(SCHOOL, KEY)
    assert _frame(given, UNTIL).all("section", "own")
    assert not _frame(given, UNTIL + timedelta(days=1)).all("section", "own")


def test_a_frame_without_them_says_nothing_of_a_school() -> None:
    found = _frame(None)
    assert not found.all("section", "own")
    assert not found.all("p", "notice")
