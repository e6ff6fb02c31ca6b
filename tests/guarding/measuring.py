"""How much of what the corpora mark is found, and how many clean sentences are flagged.

A marked text counts as found where findings of its kind cover every letter and digit of it. Dates and dates of birth count as
one kind: both are blocked alike. ``python -m tests.guarding.measuring`` prints the table of docs/guard.md.
"""

import json
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from tests.guarding.page import findings, guard_page

HALVES = ("tuned", "held")
_HERE = Path(__file__).parent
_SAME = {"birthdate": "date"}


@dataclass
class Figures:
    """Counts by kind, and of clean sentences."""

    marked: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    clean: int = 0
    flagged: int = 0

    def recall(self, *kinds: str) -> float:
        """The share of what is marked that was found."""
        return sum(self.found[kind] for kind in kinds) / sum(self.marked[kind] for kind in kinds)

    @property
    def false_alarms(self) -> float:
        """The share of clean sentences in which something was found."""
        return self.flagged / self.clean


def sentences(half: str) -> list[dict[str, Any]]:
    """The sentences of one half, with what is to be found in each."""
    return [json.loads(line) for line in (_HERE / f"{half}.jsonl").read_text("utf-8").splitlines()]


def measure(page: Page, half: str) -> Figures:
    """The figures of one half."""
    figures, asked = Figures(), sentences(half)
    for sentence, found in zip(asked, findings(page, [sentence["text"] for sentence in asked]), strict=True):
        if not sentence["find"]:
            figures.clean += 1
            figures.flagged += bool(found)
        for marked in sentence["find"]:
            figures.marked[marked["kind"]] += 1
            figures.found[marked["kind"]] += _covers(found, marked, sentence["text"])
    return figures


def _covers(found: list[dict[str, Any]], marked: dict[str, str], text: str) -> bool:
    start = text.index(marked["text"])
    spans = [range(each["start"], each["end"]) for each in found if _kind(each) == _kind(marked)]
    letters = [at for at, letter in enumerate(text) if letter.isalnum() and start <= at < start + len(marked["text"])]
    return all(any(at in span for span in spans) for at in letters)


def _kind(marked: dict[str, Any]) -> str:
    kind: str = marked["kind"]
    return _SAME.get(kind, kind)


def main() -> None:
    """Print both halves."""
    with guard_page() as page:
        for half in HALVES:
            figures = measure(page, half)
            print(half, *(f"{kind} {figures.found[kind]}/{figures.marked[kind]}" for kind in figures.marked), sep="\n  ")
            print(f"  clean sentences flagged {figures.flagged}/{figures.clean}")


if __name__ == "__main__":
    main()
