"""The command line: asked by people and by programs, with good and bad input."""

import json
import re
from collections.abc import Iterator
from datetime import date

import pytest
from typer.testing import CliRunner, Result

from routing_rules.inquiry import FIELDS
from service import schemas
from service.cli import app
from service.settings import settings
from service.snapshot import answer
from tests.builders import real

pytestmark = pytest.mark.slow

NIGHT = {"at": "2026-12-30T02:00:00+09:00"}
MARK = "zq7typed"


@pytest.fixture(autouse=True)
def plain_settings(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """None from outside."""
    monkeypatch.delenv("MADOGUCHI_OWN_FOLDERS", raising=False)
    settings.cache_clear()
    yield
    settings.cache_clear()


def run(*words: str, typed: str | bytes = b"") -> Result:
    return CliRunner().invoke(app, words, input=typed)


def stopped(result: Result, code: int) -> Result:
    """Ended with a code and a sentence, not with a traceback, and repeated nothing typed."""
    assert isinstance(result.exception, SystemExit), repr(result.exception)
    assert result.exit_code == code
    assert MARK not in result.output
    return result


ODD = {
    "empty": b"",
    "blank": b" \n",
    "binary": b"\x00\x01\xff\xfe" + MARK.encode(),
    "cut off": b'{"asker": "' + MARK.encode(),
    "list": b"[]",
    "huge text": b'"' + MARK.encode() * 200_000 + b'"',
    "huge number": b"9" * 100_000,
    "deep list": b"[" * 100_000,
    "deep object": b'{"a":' * 100_000,
    "UTF-16": "{}".encode("utf-16"),
}


class TestSuggest:
    def test_one_inquiry_as_an_argument(self):
        result = run("suggest", json.dumps(NIGHT))
        assert result.exit_code == 0
        assert schemas.Answer.model_validate_json(result.stdout)
        inquiry = real().reader.read(NIGHT)
        assert result.stdout_bytes.rstrip(b"\n") == answer(real(), inquiry, int(inquiry.at.timestamp() // 60))

    def test_one_inquiry_from_standard_input(self):
        assert run("suggest", typed=json.dumps(NIGHT)).stdout == run("suggest", json.dumps(NIGHT)).stdout

    def test_an_inquiry_over_several_lines(self):
        typed = json.dumps(NIGHT, indent=2)
        assert run("suggest", typed=typed).stdout == run("suggest", json.dumps(NIGHT)).stdout

    def test_many_keep_their_order_and_bad_lines_get_an_error_line(self):
        lines = [{**NIGHT, "place": "13"}, {"age": MARK}, {**NIGHT, "place": "abroad"}, MARK, {**NIGHT, "language": "en"}]
        typed = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines) + "\n"
        result = stopped(run("suggest", "--jsonl", typed=typed), 2)
        said = [json.loads(line) for line in result.stdout.splitlines()]
        assert [one.get("field") for one in said] == [None, "age", None, "inquiry", None]
        assert "0 to 120" in said[1]["detail"]
        alone = [json.loads(run("suggest", json.dumps(lines[n])).stdout) for n in (0, 2, 4)]
        assert [said[0], said[2], said[4]] == alone
        assert [line.partition(":")[0] for line in result.stderr.splitlines()] == ["2", "4"]

    def test_all_good_lines_end_well(self):
        result = run("suggest", "--jsonl", typed="{}\n\n{}")
        assert (result.exit_code, len(result.stdout.splitlines())) == (0, 2)

    def test_no_lines_are_no_answers(self):
        result = run("suggest", "--jsonl")
        assert (result.exit_code, result.stdout) == (0, "")

    @pytest.mark.parametrize("typed", ODD.values(), ids=ODD.keys())
    @pytest.mark.parametrize("words", [("suggest",), ("explain",)], ids=" ".join)
    def test_odd_input_is_refused_in_a_sentence(self, words, typed):
        assert "must be" in stopped(run(*words, typed=typed), 2).stderr

    def test_an_argument_that_is_no_text_is_refused_in_a_sentence(self):
        assert "must be" in stopped(run("suggest", "\udcff" + MARK), 2).stderr

    @pytest.mark.parametrize("field", FIELDS)
    def test_a_bad_field_is_named(self, field):
        assert stopped(run("suggest", json.dumps({field: {MARK: 1}})), 2).stderr.startswith(f"1: {field} must be ")


class TestExplain:
    ASKED = json.dumps({**NIGHT, "situations": ["rape_recent"], "age": 30, "place": "13"})

    def test_the_order_and_what_decided_it(self):
        said = run("explain", self.ASKED).stdout
        assert "話したきまり" in said
        assert "onestop_8891 [" in said
        order = [line.split()[0] for line in said.splitlines() if " [" in line and line.startswith("  ")]
        suggested = json.loads(run("suggest", self.ASKED).stdout)["suggestions"]
        assert order == [s["channel"] for s in suggested]

    def test_in_the_language_of_the_inquiry(self):
        said = run("explain", json.dumps({**NIGHT, "language": "en"})).stdout
        assert "Rules that speak" in said
        assert not re.search("[ぁ-んァ-ヶ一-龠]", said)

    def test_why_a_channel_is_there(self):
        said = run("explain", self.ASKED, "--channel", "onestop_8891").stdout
        assert "話す" in said

    def test_why_a_channel_is_not_there(self):
        said = run("explain", self.ASKED, "--channel", "childline").stdout
        assert "childline:" in said
        assert "18歳まで" in said

    def test_a_channel_that_does_not_exist(self):
        assert "hotline_189" in stopped(run("explain", "{}", "--channel", MARK), 2).stderr


class TestCheck:
    def test_the_national_files_hold(self):
        result = run("check")
        assert (result.exit_code, result.stderr) == (0, "")
        assert f"{len(real().book.rules)} rules" in result.stdout
        assert f"{len(real().directory.channels)} channels" in result.stdout
        assert "Advice" not in result.stdout

    def test_mistakes_have_file_and_line_and_stop_everything(self, tmp_path, monkeypatch):
        (tmp_path / "rules").mkdir()
        (tmp_path / "rules" / "own.yaml").write_text("title: {ja: x, en: x}\nrules:\n  - id: Own\n", "utf-8")
        result = stopped(run("check", str(tmp_path)), 1)
        assert f"{tmp_path}/rules/own.yaml:3:" in result.stdout
        monkeypatch.setenv("MADOGUCHI_OWN_FOLDERS", str(tmp_path))
        settings.cache_clear()
        assert "own.yaml:3:" in stopped(run("suggest", "{}"), 1).stderr

    OWN = """\
cautions:
  own_line:
    text: {ja: 支援の窓口です。, ja-simple: 支援《しえん》の 窓口です。, en: A desk for support.}
    source: [s09-child-abuse-act-6-7]
    checked: "2026-11-21"
    review_by: "2027-11-21"
"""

    def test_what_is_hard_in_easy_japanese_is_advice(self, tmp_path):
        (tmp_path / "cautions").mkdir()
        (tmp_path / "cautions" / "own.yaml").write_text(self.OWN, "utf-8")
        (tmp_path / "compose.yaml").write_text("a: &b c\nja-simple: 漢字\n", "utf-8")
        result = run("check", str(tmp_path))
        assert (result.exit_code, result.stderr) == (0, "")
        lines = result.stdout.splitlines()
        assert "No mistakes" in lines[0]
        assert [line.partition(": ")[0] for line in lines if line.startswith(str(tmp_path))] == [
            f"{tmp_path}/cautions/own.yaml:3"
        ] * 2
        assert "2 places" in lines[-1]

    def test_a_mistake_is_told_before_any_advice(self, tmp_path):
        (tmp_path / "cautions").mkdir()
        (tmp_path / "cautions" / "own.yaml").write_text(self.OWN.replace("source:", "sauce:"), "utf-8")
        said = stopped(run("check", str(tmp_path)), 1).output
        assert "easy Japanese" not in said


class TestDue:
    def test_nothing_is_due_on_the_day_everything_was_looked_at(self):
        assert "Nothing is due" in run("due", "--on", "2026-11-21").stdout

    def test_what_is_due_by_a_day_is_listed_and_stays(self):
        danger = run("due", "--on", "2027-02-19").stdout
        assert "hotline_189" in danger
        assert "self_reliance" not in danger
        assert len(run("due", "--on", "2028-01-01").stdout) > len(danger)

    def test_without_a_day_today_is_meant(self, monkeypatch):
        class Day(date):
            @classmethod
            def today(cls) -> date:
                return date(2026, 11, 21)

        monkeypatch.setattr("service.commands.editing.date", Day)
        assert "2026-11-21" in run("due").stdout

    @pytest.mark.parametrize("day", [MARK, "2027-02-30", "19.2.2027"])
    def test_a_day_that_is_none(self, day):
        assert "2027-02-19" in stopped(run("due", "--on", day), 2).stderr


def test_without_a_command_it_says_what_there_is():
    said = run().output
    assert all(command in said for command in ("suggest", "explain", "check", "due", "serve"))
