"""Which channels lead on what stands for long, such as a frame in a school's portal or a poster: the order without the hour.

The engine's own order with every line taken as open and nothing as overdue: what hangs on the hour is left to the reader's clock.
"""

from collections.abc import Iterable, Iterator, Sequence

from routing_rules.inquiry import Inquiry
from routing_rules.levels import inquiry_of, levels
from service.snapshot import Snapshot

_FOR_ANYTHING = 3
"""So many lines that listen to anything come before those that a subject brings."""

_ABOVE_ALL_ELSE = ("emergency_110", "emergency_119")
"""What shows leading channels has these numbers above them already."""


class _EverythingOpen:
    """A moment at which every line is open and stays so."""

    def __init__(self, lines: int) -> None:
        self.state = ("open",) * lines
        self.until: tuple[int | None, ...] = (None,) * lines


def leading(snapshot: Snapshot, inquiry: Inquiry, most: int) -> tuple[str, ...]:
    """The ids of the first channels, at most so many. The same snapshot and inquiry give the same."""
    return _order(snapshot, inquiry)[:most]


def leading_for(
    snapshot: Snapshot,
    level: str | None,
    *,
    place: str | None = None,
    groups: tuple[str, ...] = (),
    language: str | None = None,
) -> tuple[str, ...]:
    """The ids of all channels that a level's subjects bring, in order, beside 110 and 119, which stand above it.

    First what listens to anything, then by turns what the rules name first for each subject. ``groups`` of situations
    that somebody chose take the place of the level's subjects, and come first. Raises KeyError for an unknown level.
    """
    asked = inquiry_of(level, place=place, language=language)
    general = _order(snapshot, asked)
    subjects = _situations(snapshot, level, groups)
    special = tuple(by_turns(_order(snapshot, asked._replace(situations=(s,))) for s in subjects))
    ordered = (*special, *general) if groups else (*general[:_FOR_ANYTHING], *special, *general)
    return tuple(id for id in dict.fromkeys(ordered) if id not in _ABOVE_ALL_ELSE)


def by_turns(orders: Iterable[Sequence[str]]) -> Iterator[str]:
    """From each order in turn its next one that was not named yet: of "ab", "ac" and "d" it is a, c, d, b."""
    queues, named = [iter(order) for order in orders], set[str]()
    while queues:
        for queue in list(queues):
            found = next((id for id in queue if id not in named), None)
            if found is None:
                queues.remove(queue)
            else:
                named.add(found)
                yield found


def _situations(snapshot: Snapshot, level: str | None, groups: tuple[str, ...]) -> tuple[str, ...]:
    if groups:
        return tuple(s.id for s in snapshot.book.vocabulary.situations if s.group in groups)
    return levels()[level].situations if level else ()


def _order(snapshot: Snapshot, inquiry: Inquiry) -> tuple[str, ...]:
    given = snapshot.engine.suggest(inquiry, _EverythingOpen(len(snapshot.timetable.strings)), minute=0)
    return tuple(snapshot.engine.table.channels[found.channel].id for found in given.suggestions)
