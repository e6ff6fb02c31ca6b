"""The compiled table: masks and lists only, so that it can be written as JSON and read by any small evaluator.

A mask is an integer whose bit n stands for rule n (``rules``) or channel n (``channels``). In JSON it is a
hexadecimal number. A ``Column`` answers "which rules (or channels) accept this answer?" for one field.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from routing_rules.vocabulary import OLDEST, UNANSWERED

AgeBounds = tuple[int, int]


@dataclass(frozen=True)
class PointFacts:
    """One contact point as the engine sees it. ``hours`` indexes the timetable; index 0 means "not stated"."""

    voice: bool
    live: bool
    hours: int
    from_abroad: bool
    app_history: bool = False
    hours_from_local: bool = False


@dataclass(frozen=True)
class ChannelFacts:
    """What is true of one channel, as far as routing needs it. ``None`` means: not stated, which is not "no".

    ``name``: 0 no name asked, 1 not stated, 2 a name is asked. ``takes_reports``: it is open when it takes a report,
    also where nobody answers at once. ``good_until``: the minute (since the Unix epoch) from which its number or hours
    count as overdue.
    """

    id: str
    ended: bool = False
    takes_reports: bool = False
    women_only: bool = False
    about_age: AgeBounds | None = None
    caller_age: AgeBounds | None = None
    askers: tuple[str, ...] | None = None
    places: tuple[str, ...] | None = None
    only_languages: tuple[str, ...] | None = None
    languages: tuple[str, ...] | None = None
    name: int = 1
    good_until: int | None = None
    points: tuple[PointFacts, ...] = ()
    local_points: dict[str, tuple[PointFacts, ...]] = field(default_factory=dict)


class Column(dict[str | int | None, int]):
    """Accepted masks by answer; ``None`` is "not answered", ``other`` stands for an answer that no row lists.

    A dict, so that a look-up costs no call.
    """

    def __init__(self, masks: Mapping[str, int], unanswered: int, other: int) -> None:
        super().__init__({None: unanswered})
        self.update(masks)
        self.other = other

    def __missing__(self, answer: str | int | None) -> int:
        return self.other

    def distinct(self) -> set[int]:
        """Every mask that some answer has, "not answered" included."""
        return {*self.values(), self.other}

    @classmethod
    def of(cls, rows: Iterable[tuple[Iterable[str] | None, bool]]) -> "Column":
        """From (accepted answers or None for any, accepts "not answered") per row."""
        listed = [(None if answers is None else frozenset(answers), unanswered) for answers, unanswered in rows]
        known = sorted(set().union(*(answers for answers, _ in listed if answers is not None)))
        masks = {a: mask_of(answers is None or a in answers for answers, _ in listed) for a in known}
        return cls(masks, mask_of(u for _, u in listed), mask_of(answers is None for answers, _ in listed))

    def plain(self) -> dict[str, Any]:
        """As JSON."""
        masks = {answer: f"{mask:x}" for answer, mask in self.items() if answer is not None}
        return {"masks": masks, UNANSWERED: f"{self[None]:x}", "other": f"{self.other:x}"}


class AgeColumn(dict[int | None, int]):
    """Accepted masks by age in full years, 0 to 120; ``None`` is "not answered". ``starts``: where the mask changes."""

    def __init__(self, starts: Sequence[int], masks: Sequence[int], unanswered: int) -> None:
        super().__init__({age: masks[bisect_right(starts, age) - 1] for age in range(OLDEST + 1)})
        self[None] = unanswered
        self.starts, self._masks = tuple(starts), tuple(masks)

    @classmethod
    def of(cls, accepts: Iterable[tuple[Iterable[AgeBounds] | None, bool]]) -> "AgeColumn":
        """From (accepted spans or None for any, accepts "not answered") per row."""
        rows = [(None if spans is None else tuple(spans), unanswered) for spans, unanswered in accepts]
        bounds = [span for spans, _ in rows if spans is not None for span in spans]
        starts = sorted({0, *(least for least, _ in bounds), *(most + 1 for _, most in bounds if most < OLDEST)})
        masks = [mask_of(spans is None or any(a <= s <= b for a, b in spans) for spans, _ in rows) for s in starts]
        return cls(starts, masks, mask_of(unanswered for _, unanswered in rows))

    def plain(self) -> dict[str, Any]:
        """As JSON."""
        return {"starts": list(self.starts), "masks": [f"{m:x}" for m in self._masks], UNANSWERED: f"{self[None]:x}"}


def mask_of(bits: Iterable[bool]) -> int:
    """The integer whose bit n is the n-th of ``bits``."""
    mask = 0
    for n, bit in enumerate(bits):
        if bit:
            mask |= 1 << n
    return mask


def bits_of(mask: int) -> list[int]:
    """The positions of the bits that are set, lowest first."""
    found = []
    while mask:
        low = mask & -mask
        found.append(low.bit_length() - 1)
        mask ^= low
    return found


@dataclass(frozen=True)
class Table:
    """Everything the engine reads.

    ``named[r]`` lists (channel, place) of rule r; a place is ``tier << 16 | order``, tiers counted from 0 = danger, so
    that the smaller place is the better one. ``naming[c]`` is the mask of the rules that name channel c.
    """

    rule_ids: tuple[str, ...]
    named: tuple[tuple[tuple[int, int], ...], ...]
    named_mask: tuple[int, ...]
    naming: tuple[int, ...]
    advice: tuple[tuple[str, ...], ...]
    # which rules speak
    any_situation: int
    situation: dict[str, int]
    no_situation: int
    any_with: int
    with_: dict[str, int]
    without: dict[str, int]
    any_needs: int
    needs: dict[str, int]
    no_needs: int
    without_needs: dict[str, int]
    rules_by: dict[str, Column]
    rules_by_age: dict[str, AgeColumn]
    # which channels take the person
    channels: tuple[ChannelFacts, ...]
    not_ended: int
    not_women_only: int
    channels_by: dict[str, Column]
    channels_by_age: dict[str, AgeColumn]
    has_local: int
    about_another: frozenset[str]

    def plain(self) -> dict[str, Any]:
        """The table as JSON for other evaluators, without the facts of channels.

        ``named``: for each rule its channels by tier, danger first; their orders count on through all rules.
        ``advice``: positions in ``advice_ids``. A code that no rule speaks of is left out of the masks by code.
        """
        masks = ("any_situation", "no_situation", "any_with", "any_needs", "no_needs", "not_ended", "not_women_only", "has_local")
        by_code = ("situation", "with_", "without", "needs", "without_needs")
        columns = ("rules_by", "rules_by_age", "channels_by", "channels_by_age")
        advice_ids = sorted({name for names in self.advice for name in names})
        return {
            "rules": list(self.rule_ids),
            "named": [_by_tier(row) for row in self.named],
            "advice_ids": advice_ids,
            "advice": [[advice_ids.index(name) for name in names] for names in self.advice],
            "channels": [channel.id for channel in self.channels],
            "about_another": sorted(self.about_another),
            **{name: f"{getattr(self, name):x}" for name in masks},
            **{name: {code: f"{mask:x}" for code, mask in getattr(self, name).items() if mask} for name in by_code},
            **{name: {field: column.plain() for field, column in getattr(self, name).items()} for name in columns},
        }


def _by_tier(row: Iterable[tuple[int, int]]) -> list[list[int]]:
    tiers: list[list[int]] = []
    for channel, place in row:
        tiers += [[] for _ in range((place >> 16) + 1 - len(tiers))]
        tiers[place >> 16].append(channel)
    return tiers
