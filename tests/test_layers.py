"""Imports go one way. The contracts in pyproject.toml hold, and each of them notices when it is broken."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]
PACKAGES = ("documents", "directory", "routing_rules", "service", "web")


def _lint(folder: Path) -> tuple[int, str]:
    # from the folder itself: an installed copy of the packages must not be the one that is looked at
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports as lint; raise SystemExit(lint(cache_dir=None))"]
    environment = {**os.environ, "PYTHONPATH": str(folder), "COLUMNS": "200", "NO_COLOR": "1"}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def test_imports_go_one_way() -> None:
    code, said = _lint(ROOT)
    assert code == 0, said
    assert "6 kept, 0 broken" in said


@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        ("directory/numbers.py", "import routing_rules.table", "Imports go one way"),
        ("routing_rules/table.py", "import directory.numbers", "Imports go one way"),
        ("documents/problems.py", "import directory.facts", "Imports go one way"),
        ("service/finding.py", "import web", "Imports go one way"),
        ("routing_rules/engine.py", "import fastapi", "Rules are pure"),
        ("directory/hours.py", "import sqlmodel", "The directory serves no pages"),
        ("web/wording/texts.py", "import web.view", "Wording knows no page"),
        ("service/snapshot.py", "import service.desk.store", "Public pages reach no database"),
        ("service/desk/notes.py", "import starlette", "The desk's own work knows no HTTP"),
    ],
)
def test_an_import_the_wrong_way_is_noticed(module: str, line: str, contract: str, tmp_path: Path) -> None:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for package in PACKAGES:
        shutil.copytree(ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("*.yaml", "__pycache__", "static"))
    with (tmp_path / module).open("a", encoding="utf-8") as file:
        file.write(f"\n{line}\n")
    code, said = _lint(tmp_path)
    assert code == 1
    assert any(contract in row and "BROKEN" in row for row in said.splitlines()), said
