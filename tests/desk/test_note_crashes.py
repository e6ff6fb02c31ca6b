"""kill -9 in the middle of writing and of claiming: no acknowledged note is lost, and none can be read twice."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from service.desk.note_reading import Found
from service.desk.note_states import State
from tests.desk.crashing import CLAIMED, CLAIMS, CREATED, CREATES, Word, keeps, parcel

_ROOT = Path(__file__).parents[2]
_LIVES = {"sqlite": 1_000, "postgresql": 200}
_SECONDS = 400


@pytest.mark.slow
def test_a_killed_process_keeps_its_word(database: str) -> None:
    """In a process of its own, which has one thread: only such a one may fork."""
    lives = _LIVES[database.partition(":")[0]]
    command = [sys.executable, "-W", "error", "-m", "tests.desk.crashing", database, str(lives), "11"]
    done = subprocess.run(command, cwd=_ROOT, capture_output=True, text=True, timeout=_SECONDS, check=False)
    assert done.returncode == 0, done.stderr
    counts = json.loads(done.stdout)
    assert counts["killed writing"] > lives // 10
    assert counts["killed claiming"] > lives // 20
    assert counts["claimed"] > lives // 5


GONE, NONE = Found(State.HANDED_OUT), Found(State.UNKNOWN)
ONE = parcel("example", 0)
GIVEN = Found(State.HANDED_OUT, 0, True, ONE.sealed)
OTHER = Found(State.HANDED_OUT, 0, True, b"another text")


@pytest.mark.parametrize(
    ("said", "first", "second", "kept"),
    [
        (CREATES, NONE, NONE, True),
        (CREATES, GIVEN, GONE, True),
        (CREATES + CREATED, GIVEN, GONE, True),
        (CREATES + CREATED, NONE, NONE, False),
        (CREATES + CREATED, GONE, GONE, False),
        (CREATES + CREATED, OTHER, GONE, False),
        (CREATES + CREATED + CLAIMS, GIVEN, GONE, True),
        (CREATES + CREATED + CLAIMS, GONE, GONE, True),
        (CREATES + CREATED + CLAIMS, NONE, NONE, False),
        (CREATES + CREATED + CLAIMS + CLAIMED, GONE, GONE, True),
        (CREATES + CREATED + CLAIMS + CLAIMED, GIVEN, GONE, False),
        (CREATES + CREATED, GIVEN, GIVEN, False),
    ],
)
def test_a_broken_word_is_seen(said: str, first: Found, second: Found, kept: bool) -> None:
    word = Word()
    word.hear("".join(f"{deed}0\n" for deed in said).encode())
    assert keeps(word, 0, ONE, first, second) is kept
