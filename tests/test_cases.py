"""The written cases (invented vignettes), asked through the command line."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CASES = ROOT.parent / "shared" / "cases"
NEED = 95


def command() -> list[str]:
    installed = Path(sys.executable).with_name("madoguchi")
    run = [str(installed)] if installed.exists() else [sys.executable, "-c", "from service.cli import app; app()"]
    return [*run, "suggest", "--jsonl"]


def test_the_written_cases_pass():
    cases = CASES / "cases.yaml"
    assert cases.is_file(), f"the written cases are missing: {cases}"
    score = [sys.executable, str(CASES / "score.py"), str(cases), "--need", str(NEED), "--show", "--"]
    run = subprocess.run([*score, *command()], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    assert " cases pass" in run.stdout
