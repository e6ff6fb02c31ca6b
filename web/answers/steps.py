"""One question after the other: what was sent, which question comes next, and one step back.

The browser does the same on the device: ``static/scripts/steps.js``.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

FIRST = "situations"
FOLLOWING = ("age", "asker", "place", "needs", "anonymity", "prefers")
"""The questions that may follow the first one; their order is the engine's (most telling first)."""

MOST = 3
"""Never more questions than these, the first one counted."""


@dataclass(frozen=True)
class Sent:
    """A sent form. ``asked``: the questions asked so far, in order, answered or skipped; all of them by the long form."""

    inquiry: dict[str, Any] = field(default_factory=dict)
    asked: tuple[str, ...] = (FIRST,)

    def without(self, name: str) -> "Sent":
        """The same without one answer."""
        return replace(self, inquiry={key: value for key, value in self.inquiry.items() if key != name})

    def after(self, name: str) -> "Sent":
        """The same after a further question."""
        return replace(self, asked=(*self.asked, name))

    def back(self) -> "Sent | None":
        """One question earlier, its answer taken back; None where that is the first one, or the long form."""
        if not 1 < len(self.asked) <= MOST:
            return None
        return replace(self.without(self.asked[-1]), asked=self.asked[:-1])

    def next_question(self, ask_next: Sequence[str]) -> str | None:
        """The most telling question that was not asked yet, None where none would change the list or enough were asked."""
        if len(self.asked) >= MOST:
            return None
        return next((name for name in ask_next if name in FOLLOWING and name not in self.asked), None)

    @property
    def hidden(self) -> list[tuple[str, str]]:
        """(name, value) of everything sent so far, for a form to send it again: never in an address."""
        listed = {name: value if isinstance(value, list) else [value] for name, value in self.inquiry.items()}
        return [
            *((name, str(value)) for name, values in listed.items() for value in values),
            *(("asked", name) for name in self.asked),
        ]
