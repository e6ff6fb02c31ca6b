"""`madoguchi portal`: key, link and show, as they are typed. The school is invented."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from service import clock
from service.cli import app
from service.portals.trusted import trusted
from service.settings import Settings, settings
from service.signing import keys

EXAMPLE = Path(__file__).parents[1] / "docs" / "portal-example.yaml"
NOON = 29_672_820
"""2026-06-02 12:00 in Japan: a day on which the example holds."""

DAY = 24 * 60


@pytest.fixture(autouse=True)
def data(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """A data folder of its own, and no other settings."""
    monkeypatch.setenv("MADOGUCHI_DATA", str(tmp_path / "data"))
    monkeypatch.delenv("MADOGUCHI_PORTAL_KEY", raising=False)
    monkeypatch.delenv("MADOGUCHI_ORIGIN", raising=False)
    monkeypatch.setattr(clock, "now", lambda: NOON)
    settings.cache_clear()
    yield tmp_path / "data"
    settings.cache_clear()


def run(*words: str) -> Result:
    return CliRunner().invoke(app, ("portal", *words))


def stopped(result: Result, code: int, why: str) -> None:
    assert isinstance(result.exception, SystemExit), repr(result.exception)
    assert result.exit_code == code
    assert result.stdout == ""
    assert why in result.stderr


@pytest.fixture
def key() -> str:
    return run("key").stdout.strip()


@pytest.fixture
def link(key: str) -> str:
    return run("link", str(EXAMPLE)).stdout.splitlines()[0]


def test_the_key_is_made_once_and_printed_on_one_line(data: Path, key: str) -> None:
    public = keys.load_public(data)
    assert public is not None
    assert [key, *run("key").stdout.splitlines()] == [public.string] * 2


def test_a_link_is_printed_with_what_to_paste_and_shows_its_lines(key: str) -> None:
    result = run("link", str(EXAMPLE), "--origin", "https://soudan.example.jp/")
    link, snippet = result.stdout.splitlines()
    assert link.startswith("https://soudan.example.jp/embed/v1/ja/junior/13?school=")
    assert snippet.startswith(f'<iframe src="{link}" ')
    shown = run("show", link)
    assert shown.exit_code == 0
    assert shown.stdout.splitlines()[1:] == [
        "保健室\t-\t本館1階\tMo-Fr 08:30-16:30; PH off; Jul 21-Aug 31 off",
        "こどもの人権110番\t0120-007-110\t-\tMo-Fr 08:30-17:15; PH off",
        "until 2027-03-31",
    ]


def test_without_an_origin_it_is_that_of_the_settings(monkeypatch: pytest.MonkeyPatch, key: str) -> None:
    monkeypatch.setenv("MADOGUCHI_ORIGIN", "https://set.example.jp")
    settings.cache_clear()
    assert run("link", str(EXAMPLE)).stdout.startswith("https://set.example.jp/embed/v1/")


@pytest.mark.parametrize("origin", ["soudan.example.jp", "https://soudan.example.jp/path", 'https://"', ""])
def test_an_origin_that_is_none(key: str, origin: str) -> None:
    stopped(run("link", str(EXAMPLE), "--origin", origin), 2, "--origin")


def test_no_link_without_a_key_and_none_is_made_on_the_way(data: Path) -> None:
    stopped(run("link", str(EXAMPLE)), 1, "madoguchi portal key")
    assert not data.exists()


def test_no_link_by_a_key_that_the_site_does_not_take(monkeypatch: pytest.MonkeyPatch, key: str, tmp_path: Path) -> None:
    monkeypatch.setenv("MADOGUCHI_PORTAL_KEY", keys.load_or_make(tmp_path / "other").public.string)
    settings.cache_clear()
    stopped(run("link", str(EXAMPLE)), 1, "MADOGUCHI_PORTAL_KEY")


def test_a_key_that_others_can_read_signs_nothing(data: Path, key: str) -> None:
    (data / keys.SECRET).chmod(0o644)
    stopped(run("link", str(EXAMPLE)), 1, "chmod 600")
    stopped(run("key"), 1, "chmod 600")


def test_a_file_with_mistakes_and_one_that_is_not_there(key: str, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text(EXAMPLE.read_text().replace("0120-007-110", "110"))
    stopped(run("link", str(wrong)), 1, f"{wrong}:13: ")
    stopped(run("link", str(tmp_path / "none.yaml")), 2, "No such file")
    stopped(run("link", str(tmp_path)), 2, "directory")


def test_a_link_that_was_cut_or_has_no_lines(link: str) -> None:
    stopped(run("show", link[:-1]), 1, "the address was ")
    stopped(run("show", link[: link.index("?")]), 2, "school=")


def test_a_link_on_its_last_day_and_after(monkeypatch: pytest.MonkeyPatch, link: str) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOON + 302 * DAY)
    assert run("show", link).exit_code == 0
    monkeypatch.setattr(clock, "now", lambda: NOON + 303 * DAY)
    stopped(run("show", link), 1, "until 2027-03-31")


def test_a_new_key_beside_the_old_one_and_then_alone(monkeypatch: pytest.MonkeyPatch, data: Path, key: str, link: str) -> None:
    data.rename(data.with_name("old"))
    new = run("key").stdout.strip()
    stopped(run("show", link), 1, "did not sign")
    monkeypatch.setenv("MADOGUCHI_PORTAL_KEY", f"{new},{key}")
    settings.cache_clear()
    assert run("show", link).exit_code == 0
    assert run("show", run("link", str(EXAMPLE)).stdout.splitlines()[0]).exit_code == 0
    monkeypatch.setenv("MADOGUCHI_PORTAL_KEY", new)
    settings.cache_clear()
    stopped(run("show", link), 1, "did not sign")


class TestTrusted:
    @pytest.mark.usefixtures("key")
    def test_a_file_that_is_no_key_counts_as_none(self, data: Path) -> None:
        (data / keys.PUBLIC).write_text("x")
        assert trusted(settings()) == ()
        (data / keys.PUBLIC).unlink()
        assert trusted(settings()) == ()

    def test_a_setting_that_is_no_key_stops_the_start_and_is_not_repeated(self) -> None:
        with pytest.raises(ValueError, match="not a public key") as found:
            Settings(portal_key="typed-by-mistake")
        assert "typed-by-mistake" not in str(found.value)

    def test_a_setting_needs_no_data_folder(self, key: str, tmp_path: Path) -> None:
        assert [one.string for one in trusted(Settings(portal_key=f" {key}\n", data=tmp_path / "none"))] == [key]
