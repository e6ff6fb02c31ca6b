"""A mistake in an editor's file: where it is, what is wrong, what to write instead."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake. ``line`` counts from 1; ``ja`` and ``en`` say what is wrong and what to write."""

    path: Path
    line: int
    ja: str
    en: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.ja}\n    {self.en}"


class ProblemsFound(ValueError):
    """Raised when editors' files cannot be used; ``problems`` holds every mistake, in file order."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(map(str, self.problems)))
