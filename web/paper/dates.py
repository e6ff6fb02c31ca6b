"""The day a paper's facts are from, and the day until which it may hang."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from directory.reviews import due_on
from web.paper.lines import Line


@dataclass(frozen=True)
class Dates:
    """``looked``: the oldest day on which one of the facts was looked at. ``until``: the last day before one must be again."""

    looked: date
    until: date

    def over(self, today: date) -> bool:
        """Should the paper be taken down?"""
        return self.until < today


def dates(lines: Iterable[Line]) -> Dates:
    """The days of a paper with at least one line."""
    facts = [(listing, fact, line.channel) for line in lines for listing, fact in line.facts]
    return Dates(
        looked=min(fact.looked or listing.looked for listing, fact, _ in facts),
        until=min(due_on(*found) for found in facts) - timedelta(days=1),
    )
