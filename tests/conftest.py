"""What holds for every test."""

import os
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest

from service import snapshot

_BROWSER = Path(__file__).parent / "browser"
_DESK = Path(__file__).parent / "desk"
"""Where the tests on a database are slow without saying so: their fixture does."""

_WHOLLY_SLOW = "\npytestmark = pytest.mark.slow"


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """A file none of whose tests is chosen is not even read: reading them all took a fifth of the fast tests' time."""
    left_out = collection_path.suffix == ".py" and not _may_hold(collection_path, config.option.markexpr)
    return left_out or None


def _may_hold(file: Path, marks: str) -> bool:
    """May the file hold a test that ``-m`` with these marks chooses?"""
    in_browser, text = file.is_relative_to(_BROWSER), file.read_text(encoding="utf-8")
    by_mark = {
        "browser": in_browser or "mark.browser" in text,
        "not browser and not slow": not in_browser and _WHOLLY_SLOW not in text,
        "slow and not browser": file.is_relative_to(_DESK) or (not in_browser and "mark.slow" in text),
    }
    return by_mark.get(marks, True)


@pytest.fixture(scope="session", autouse=True)
def national_files_loaded_once() -> Iterator[None]:
    """They do not change while tests run; a test that changes files does so in a folder of its own, which is loaded."""
    load = snapshot.load
    national = cache(load)

    def loaded(own_folders: Iterable[Path] = (), root: Path | None = None) -> snapshot.Snapshot:
        folders = list(own_folders)
        return load(folders, root) if folders or root else national()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(snapshot, "load", loaded)
        yield


def pytest_sessionfinish(session: pytest.Session) -> None:
    """In CI a test that was skipped has proved nothing, so the run fails; at a developer's desk it may be skipped."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    skipped = reporter.stats.get("skipped", []) if reporter else []
    if os.environ.get("CI") == "true" and skipped:
        reporter.write_line(f"CI: {len(skipped)} skipped, and none may be", red=True)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
