"""`madoguchi match`: lines in, lines out, and nothing of what was typed in an error. All words are invented."""

import io
import json
from typing import Any

import pytest

from service import word_matching
from tests.words import matcher

pytestmark = pytest.mark.slow

MARK = "zq7typed"
BAD = {
    "no JSON": (MARK.encode(), "line"),
    "cut off": (b'{"words": "' + MARK.encode(), "line"),
    "binary": (b"\x00\xff" + MARK.encode(), "line"),
    "half a sign": (b'{"words": "\\ud83d"}', "line"),
    "list": (b"[]", "line"),
    "another field": (json.dumps({MARK: 1, "words": "x"}).encode(), "line"),
    "no words": (b"{}", "words"),
    "words as a number": (b'{"words": 7}', "words"),
    "language as a list": (json.dumps({"words": "x", "language": [MARK]}).encode(), "language"),
    "language that is none": (json.dumps({"words": "x", "language": "!" + MARK}).encode(), "language"),
}


@pytest.fixture(autouse=True)
def phrases_weighed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """They do not change meanwhile, and weighing them takes longer than all else here."""
    monkeypatch.setattr(word_matching, "Matcher", lambda _: matcher())


def told(typed: bytes, *, jsonl: bool) -> tuple[bool, list[Any]]:
    out = io.BytesIO()
    good = word_matching.match(io.BytesIO(typed), out, jsonl=jsonl)
    return good, [json.loads(line) for line in out.getvalue().splitlines()]


def expected(words: str, language: str | None = None) -> dict[str, Any]:
    situations = [{"id": match.id, "score": match.score} for match in matcher().match(words, language)]
    return {"situations": situations, "danger": matcher().danger(words)}


def test_the_phrases_of_the_project_are_those_that_are_matched(monkeypatch):
    monkeypatch.undo()
    assert told("先生にさわられた".encode(), jsonl=False) == (True, [expected("先生にさわられた")])


def test_all_that_is_typed_is_one_text():
    typed = "先生に\nさわられた。死にたい"
    assert told(typed.encode(), jsonl=False) == (True, [expected(typed)])
    assert told(b"", jsonl=False) == (True, [{"situations": [], "danger": None}])


def test_many_keep_their_order_and_bad_lines_get_an_error_line(capsys):
    given = [{"words": "ころされそう", "language": "ja"}, {"words": 7}, {"words": "I want to die", "language": "en-US"}]
    lines = [json.dumps(line) for line in given]
    good, said = told("\n\n".join([*lines, MARK]).encode(), jsonl=True)
    assert not good
    assert (said[0], said[2]) == (expected("ころされそう", "ja"), expected("I want to die", "en"))
    assert [line["error"]["field"] for line in (said[1], said[3])] == ["words", "line"]
    assert [line.partition(":")[0] for line in capsys.readouterr().err.splitlines()] == ["3", "7"]


@pytest.mark.parametrize("language", [None, "ja", "ja-simple", "en", "zh-Hans", "other"])
def test_every_language_of_a_page_is_understood(language):
    good, (said,) = told(json.dumps({"words": "先生にさわられた", "language": language}).encode(), jsonl=True)
    assert good
    assert said == expected("先生にさわられた", "ja")


@pytest.mark.parametrize(("line", "field"), BAD.values(), ids=BAD)
def test_odd_lines_are_refused_without_repeating_them(line, field, capsys):
    good, (said,) = told(line, jsonl=True)
    assert not good
    assert said.keys() == {"error"}
    assert said["error"]["field"] == field
    assert said["error"]["detail"].startswith(f"{field} must be ")
    assert MARK not in json.dumps(said) + capsys.readouterr().err


def test_text_that_is_not_utf_8_is_refused():
    assert told(b"\x82\xb1", jsonl=False) == (
        False, [{"error": {"field": "words", "detail": "words must be text in UTF-8"}}],
    )  # fmt: skip
