"""Which channels lead on what stands for long, such as a frame in a school's portal or a poster: the order without the hour.

The engine's own order with every line taken as open and nothing as overdue: what hangs on the hour is left to the reader's clock.
"""

from routing_rules.inquiry import Inquiry
from service.snapshot import Snapshot


class _EverythingOpen:
    """A moment at which every line is open and stays so."""

    def __init__(self, lines: int) -> None:
        self.state = ("open",) * lines
        self.until: tuple[int | None, ...] = (None,) * lines


def leading(snapshot: Snapshot, inquiry: Inquiry, most: int) -> tuple[str, ...]:
    """The ids of the first channels, at most so many. The same snapshot and inquiry give the same."""
    given = snapshot.engine.suggest(inquiry, _EverythingOpen(len(snapshot.timetable.strings)), minute=0)
    ids = [snapshot.engine.table.channels[found.channel].id for found in given.suggestions]
    return tuple(ids[:most])
