"""`madoguchi diff` and answers as of a day, over a history made here. Every country, channel and change is invented."""

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from service import cli
from service.reviewing import git, revisions
from service.reviewing.git import RevisionError
from service.settings import settings
from tests.small_country import Country

pytestmark = pytest.mark.slow

HALF_PAST_EIGHT = json.dumps({"at": "2026-11-25T20:30:00+09:00"})


@pytest.fixture(autouse=True)
def plain_settings(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.delenv("MADOGUCHI_OWN_FOLDERS", raising=False)
    settings.cache_clear()
    yield
    settings.cache_clear()


@pytest.fixture
def history(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Country:
    """A history: first the chat is open until 21, then until 20."""
    country = Country(tmp_path / "now")
    country.commit("2026-11-10T10:00:00+09:00")
    country.chat_until(20)
    country.commit("2026-11-15T09:00:00+09:00")
    monkeypatch.chdir(country.root)
    return country


def run(*words: str) -> Result:
    return CliRunner().invoke(cli.app, words)


def stopped(result: Result, code: int) -> str:
    assert isinstance(result.exception, SystemExit), repr(result.exception)
    assert result.exit_code == code
    return result.stderr


class TestDiff:
    def test_two_revisions(self, history):
        html = history.root.parent / "report.html"
        result = run("diff", "HEAD~1", "HEAD", "--html", str(html), "--language", "en")
        assert result.exit_code == 0, result.output
        assert (
            f"Before: HEAD~1 — {history.git('rev-parse', '--short=10', 'HEAD~1')} (2026-11-10T10:00:00+09:00), rules"
            in result.stdout
        )
        assert "- chat chat: hours Mo-Su 16:00-21:00 → Mo-Su 16:00-20:00" in result.stdout
        assert "Chat → Line (" in result.stdout
        assert "chat chat: 時間" in html.read_text("utf-8")

    def test_a_revision_and_what_is_not_yet_committed(self, history):
        history.chat_until(18)
        assert "Mo-Su 16:00-20:00 → Mo-Su 16:00-18:00" in run("diff", "HEAD", "--language", "en").stdout

    @pytest.mark.usefixtures("history")
    def test_the_same_twice(self):
        result = run("diff", "HEAD", "HEAD")
        assert "書きかえられたことはありません。" in result.stdout
        assert "どの問い合わせでも、すすめる順は変わりません。" in result.stdout

    @pytest.mark.parametrize(
        ("words", "code", "said"),
        [
            (["nowhere"], 1, "'nowhere' is neither a folder nor a git revision"),
            (["--", "--upload-pack=x"], 1, "is neither a folder nor a git revision"),
            (["directory"], 1, "The folder directory holds no directory/data and routing_rules"),
            (["HEAD", "--language", "fr"], 2, "--language must be ja or en"),
            (["HEAD", "--html", "no/such/folder.html"], 2, "--html must be a file in a folder that exists"),
            (["HEAD", "--html", "."], 2, "--html must be a file in a folder that exists"),
        ],
    )
    @pytest.mark.usefixtures("history")
    def test_what_cannot_be_used_is_refused_in_a_sentence(self, words, code, said):
        assert said in stopped(run("diff", *words), code)

    def test_a_revision_in_another_format(self, history):
        rules = history.rules / "rules" / "all.yaml"
        rules.write_text(rules.read_text("utf-8").replace("because:", "reason:"), "utf-8")
        history.commit("2026-11-16T09:00:00+09:00")
        said = stopped(run("diff", "HEAD~1", "HEAD"), 1)
        assert re.search(r"Revision HEAD cannot be read by this program \(\d+ places\)", said)
        assert re.search(r"The first, routing_rules/rules/all.yaml:\d+:", said)
        assert "いまのプログラムでは読めません" in said

    @pytest.mark.parametrize(
        ("lost", "said"), [("routing_rules/vocabulary.yaml", "vocabulary.yaml"), ("directory/data/holidays.csv", "holidays.csv")]
    )
    def test_a_revision_that_lacks_a_file(self, history, lost, said):
        (history.root / lost).unlink()
        history.commit("2026-11-16T09:00:00+09:00")
        assert f"Revision HEAD cannot be read by this program ({said})" in stopped(run("diff", "HEAD", "HEAD~1"), 1)

    def test_a_revision_from_before_there_were_rules(self, history):
        history.git("rm", "-rq", "routing_rules")
        history.commit("2026-11-16T09:00:00+09:00")
        history.git("checkout", "-q", "HEAD~1")
        assert "does not hold directory/data and routing_rules" in stopped(run("diff", "main"), 1)


class TestAsOf:
    def test_the_last_commit_before_the_day(self, history):
        closed, open_ = (run("suggest", HALF_PAST_EIGHT, "--as-of", day) for day in ("2026-11-16", "2026-11-15"))
        assert [json.loads(r.stdout)["suggestions"][0]["channel"] for r in (closed, open_)] == ["line", "chat"]
        for result, name in ((closed, "HEAD"), (open_, "HEAD~1")):
            assert history.git("rev-parse", "--short=10", name) in result.stderr
            assert re.search(r"rules [0-9a-f]{12}, directory [0-9a-f]{12}", result.stderr)

    def test_the_day_begins_in_japan(self, history):
        history.chat_until(19)
        history.commit("2026-11-19T15:30:00+00:00")  # half past midnight on the 20th in Japan
        last, newest = (history.git("rev-parse", name) for name in ("HEAD~1", "HEAD"))
        assert revisions.as_of(date.fromisoformat("2026-11-20")).commit.id == last
        assert revisions.as_of(date.fromisoformat("2026-11-21")).commit.id == newest

    @pytest.mark.usefixtures("history")
    def test_without_a_moment_the_day_has_just_begun(self):
        said = json.loads(run("suggest", "{}", "--as-of", "2026-11-16").stdout)
        chat = next(s for s in said["suggestions"] if s["channel"] == "chat")
        assert chat["opens_at"] == "2026-11-16T16:00+09:00"

    @pytest.mark.usefixtures("history")
    def test_explained(self):
        result = run("explain", HALF_PAST_EIGHT, "--as-of", "2026-11-15")
        assert "chat [open, first] everybody" in result.stdout
        assert "answering from the last revision before 2026-11-15" in result.stderr

    def test_only_the_files_of_that_day_are_read(self, history):
        (history.rules / "rules" / "all.yaml").write_text("broken: [", "utf-8")
        assert run("suggest", "{}", "--as-of", "2026-11-16").exit_code == 0

    @pytest.mark.parametrize("day", ["2026-11-10", "1969-12-31", "0001-01-01"])
    @pytest.mark.usefixtures("history")
    def test_before_the_first_revision(self, day):
        assert f"There is no revision before {day}." in stopped(run("suggest", "{}", "--as-of", day), 1)

    def test_a_history_that_was_cut(self, history, monkeypatch):
        cut = history.root.parent / "cut"
        history.git("clone", "--quiet", "--depth=1", f"file://{history.root}", str(cut))
        monkeypatch.chdir(cut)
        said = stopped(run("suggest", "{}", "--as-of", "2026-11-15"), 1)
        assert "git fetch --unshallow" in said

    @pytest.mark.parametrize("day", ["", "yesterday", "2026-13-01"])
    @pytest.mark.usefixtures("history")
    def test_a_day_that_is_none(self, day):
        assert "--as-of must be a day such as" in stopped(run("suggest", "{}", "--as-of", day), 2)

    def test_without_git(self, history, monkeypatch):
        monkeypatch.setenv("PATH", str(history.root))
        assert "git was not found" in stopped(run("suggest", "{}", "--as-of", "2026-11-16"), 1)

    def test_without_history(self, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        monkeypatch.setattr(git, "_HOME", tmp_path)
        monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
        assert "There is no git history here" in stopped(run("explain", "{}", "--as-of", "2026-11-16"), 1)
        with pytest.raises(RevisionError):
            git.Repository.find()

    @pytest.mark.usefixtures("history")
    def test_a_hook_of_another_repository_does_not_mislead(self, tmp_path, monkeypatch):
        monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
        assert revisions.as_of(date.fromisoformat("2026-11-16")).commit is not None
