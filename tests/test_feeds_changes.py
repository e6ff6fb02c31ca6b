"""The list of changes: its mistakes, its feeds, and the guard against forgetting. Every change here is invented."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import orjson
import pytest
import yaml
from typer.testing import CliRunner

import directory.loading
from directory import changes
from directory.changes import Change
from documents.problems import ProblemsFound
from routing_rules.loading import NATIONAL as RULES
from service.cli import app
from service.feeds.changes import atom, json_feed
from service.feeds.entries import entry
from service.feeds.overlooked import as_yaml, overlooked
from service.feeds.routes import PresentFeeds
from service.reloading import Current
from tests.builders import real

ENTRY = """
  - id: 2026-12-01-invented
    date: "2026-12-01"
    channel: police_9110
    prefecture: "46"
    what: [hours]
    ja: 作りごと
    en: invented
    sources:
      - {title: 作りごと, url: "https://example.invalid/a?b=1&c=2", published: n.d.}
"""


def problems(tmp_path: Path, text: str, name: str = "2026.yaml") -> list[tuple[int, str]]:
    (tmp_path / name).write_text("changes:" + text, "utf-8")
    with pytest.raises(ProblemsFound) as caught:
        changes.load(real().directory, tmp_path)
    return [(problem.line, problem.en) for problem in caught.value.problems]


def written(tmp_path: Path, text: str = ENTRY) -> tuple[Change, ...]:
    (tmp_path / "2026.yaml").write_text("changes:" + text, "utf-8")
    return changes.load(real().directory, tmp_path)


class TestWritten:
    def test_the_real_ones_can_be_read(self):
        assert [change.id for change in changes.load(real().directory)][-1] == "2026-11-21-first-edition"

    def test_the_newest_comes_first(self, tmp_path):
        both = ENTRY + ENTRY.replace("2026-12-01", "2026-12-02")
        assert [change.date.day for change in written(tmp_path, both)] == [2, 1]

    @pytest.mark.parametrize(
        ("wrong", "line", "said"),
        [
            (ENTRY.replace("police_9110", "nobody"), 4, "no channel 'nobody'"),
            (ENTRY.replace('"46"', '"48"'), 5, "no prefecture '48'"),
            (ENTRY.replace('date: "2026', 'date: "2027'), 3, "belongs into 2027.yaml"),
            (ENTRY.partition("    sources")[0], 2, "no source"),
            (ENTRY.replace("    channel: police_9110\n", ""), 2, "Name the channel"),
            (ENTRY.replace("[hours]", "[colour]"), 6, "Write one of: edition"),
            (ENTRY.replace("id: 2026", "id: A 2026"), 2, "id"),
            (ENTRY + ENTRY, 12, "used already"),
        ],
    )
    def test_a_mistake_has_its_line_and_says_what_to_write(self, tmp_path, wrong, line, said):
        found = problems(tmp_path, wrong)
        assert [place for place, _ in found] == [line]
        assert said in found[0][1]

    @pytest.mark.slow
    def test_check_tells_them(self, tmp_path, monkeypatch):
        monkeypatch.setattr(directory.loading, "NATIONAL", _copied(tmp_path))
        (tmp_path / "changes" / "2026.yaml").write_text("changes:" + ENTRY.replace("police_9110", "nobody"), "utf-8")
        result = CliRunner().invoke(app, ["check"])
        assert result.exit_code == 1
        assert "changes/2026.yaml:4: 「nobody」" in result.output


def _copied(folder: Path) -> Path:
    shutil.copytree(Path(changes.__file__).parent / "data", folder, dirs_exist_ok=True)
    return folder


class TestFeeds:
    def test_an_entry_says_where_what_and_the_source(self, tmp_path):
        told = entry(real().directory, written(tmp_path)[0], "ja")
        assert told.title == "警察相談専用電話 #9110(鹿児島県):受付時間が変わりました"
        assert told.text == "作りごと\n出どころ:作りごと"
        assert told.at == "2026-12-01T00:00:00+09:00"

    def test_programs_find_the_channel_and_the_link(self, tmp_path):
        told = entry(real().directory, written(tmp_path)[0], "en")
        item = orjson.loads(json_feed([told], "en"))["items"][0]
        assert item["_madoguchi"] | {"sources": 0} == {
            "id": "2026-12-01-invented", "channel": "police_9110", "prefecture": "46", "what": ["hours"], "sources": 0,
        }  # fmt: skip
        assert item["external_url"] == "https://example.invalid/a?b=1&c=2"
        assert b'href="https://example.invalid/a?b=1&amp;c=2"' in atom([told], "en", date(2026, 11, 21))

    def test_correcting_the_words_of_an_entry_leaves_its_name(self, tmp_path):
        before = entry(real().directory, written(tmp_path)[0], "ja").id
        after = entry(real().directory, written(tmp_path, ENTRY.replace("ja: 作りごと", "ja: 直したことば"))[0], "ja").id
        assert before == after

    def test_a_feed_without_entries_is_dated_by_the_data(self):
        assert b"<updated>2026-11-21T00:00:00+09:00</updated>" in atom([], "ja", date(2026, 11, 21))

    @pytest.mark.slow
    def test_a_mistake_after_the_start_leaves_the_former_list(self, tmp_path, tmp_path_factory, monkeypatch, caplog):
        own = tmp_path_factory.mktemp("own")
        monkeypatch.setattr(directory.loading, "NATIONAL", _copied(tmp_path))
        current = Current([own])  # with a folder of its own, even an empty one, files are read anew
        feeds = PresentFeeds(current)
        assert feeds.present() is feeds.present()
        before = feeds.present()
        (tmp_path / "changes" / "2026.yaml").write_text("changes: [wrong]", "utf-8")
        assert current.refresh()
        assert feeds.present() is not before
        assert feeds.present().changes == before.changes
        assert "2026.yaml" in caplog.text


@pytest.fixture
def older(tmp_path: Path) -> Iterator[Path]:
    """The files as an invented editor found them: another number and other hours in Kagoshima, another cost, one channel less."""
    _copied(tmp_path / "directory" / "data")
    shutil.copytree(RULES, tmp_path / "routing_rules", ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    kagoshima = next((tmp_path / "directory/data/prefectures").glob("46*.yaml"))
    text = kagoshima.read_text("utf-8")
    assert 'open: "24/7"' in text
    kagoshima.write_text(
        text.replace("099-206-0110", "099-206-0111").replace('open: "24/7"', 'open: "Mo-Fr 09:00-17:00"'), "utf-8"
    )
    national = tmp_path / "directory/data/national/police_9110.yaml"
    national.write_text(national.read_text("utf-8").replace("answer: call_charge", "answer: free"), "utf-8")
    return tmp_path


@pytest.mark.slow
class TestForgotten:
    def test_what_differs_is_drafted_and_the_draft_can_be_used(self, older, tmp_path):
        result = CliRunner().invoke(app, ["changes", "--since", str(older)])
        assert result.exit_code == 1
        drafts = yaml.safe_load(result.stdout)
        assert [(d["channel"], d.get("prefecture"), d["what"]) for d in drafts] == [
            ("police_9110", None, ["cost"]),
            ("police_9110", "46", ["number", "hours"]),
        ]
        assert "いま:099-206-0110" in drafts[1]["ja"]
        assert drafts[1]["sources"][0]["title"].startswith("南日本新聞")
        (tmp_path / "drafts").mkdir()
        (tmp_path / "drafts" / f"{drafts[0]['date'][:4]}.yaml").write_text("changes:\n" + result.stdout, "utf-8")
        entered = changes.load(real().directory, tmp_path / "drafts")
        before = directory.loading.load(national=older / "directory" / "data")
        assert overlooked(before, real().directory, entered) == []

    def test_an_entry_for_a_part_leaves_the_rest(self, older, tmp_path):
        before = directory.loading.load(national=older / "directory" / "data")
        (tmp_path / "drafts").mkdir()
        rest = overlooked(before, real().directory, written(tmp_path / "drafts"))
        assert [(change.prefecture, change.what) for change in rest] == [(None, ("cost",)), ("46", ("number",))]

    def test_nothing_differs_from_the_same_files(self):
        result = CliRunner().invoke(app, ["changes", "--since", str(Path(changes.__file__).parents[1])])
        assert (result.exit_code, result.output) == (0, "書きわすれはありません。/ No entry is missing.\n")

    def test_a_state_that_is_not_there_is_told(self):
        result = CliRunner().invoke(app, ["changes", "--since", "no-such-state"])
        assert result.exit_code == 1
        assert "no-such-state" in result.output


def test_words_sources_and_looks_are_no_change():
    directory = real().directory
    channel = directory.channels["police_9110"]
    what = channel.what.model_copy(update={"ja": "直したことば"})
    point = channel.contact_points[0]
    hours = point.hours.model_copy(update={"confidence": "high", "looked": date(2026, 12, 1), "ja": "直したことば"})
    points = (point.model_copy(update={"hours": hours}), *channel.contact_points[1:])
    reworded = channel.model_copy(update={"what": what, "contact_points": points})
    new = type(directory)(
        directory.version, {**directory.channels, channel.id: reworded}, directory.organisations, directory.prefectures
    )
    assert overlooked(directory, new, ()) == []


@pytest.mark.parametrize(
    ("update", "what"),
    [
        ({"ended": date(2026, 12, 1)}, ("ended",)),
        ({"contact_points": ()}, ("contact_point",)),
        ({"audience": None}, ("audience",)),
    ],
)
def test_what_is_a_change(update, what):
    directory = real().directory
    changed = directory.channels["police_9110"].model_copy(update=update)
    new = type(directory)(
        directory.version, {**directory.channels, changed.id: changed}, directory.organisations, directory.prefectures
    )
    assert [change.what for change in overlooked(directory, new, ())] == [what]


def test_a_new_channel_is_a_change():
    directory = real().directory
    before = {id: channel for id, channel in directory.channels.items() if id != "police_9110"}
    old = type(directory)(directory.version, before, directory.organisations, directory.prefectures)
    found = overlooked(old, directory, ())
    assert [(change.channel.id, change.what) for change in found] == [("police_9110", ("new",))]
    assert "新しくのりました" in as_yaml(change.draft(directory, date(2026, 12, 1)) for change in found)
