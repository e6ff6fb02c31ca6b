"""What was written differently in two states: listings, rules, sentences and questions, heading by heading."""

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any, NamedTuple

from pydantic import BaseModel

from directory.model import Channel, ContactPoint, Prefecture
from routing_rules.loading import RuleBook
from routing_rules.model import Rule
from service.reviewing.flattening import WORDS, flat, paired, point_name
from service.snapshot import Snapshot

_QUIET = (
    WORDS,
    "organisation",
    "told",
    "source",
    "sources",
    "looked",
    "looked_by",
    "confidence",
    "note",
    "also_said",
    "examples",
    "checked",
    "review_by",
)
"""Headings that no answer's order depends on, beside ``looked``, by which a fact becomes overdue."""


class Difference(NamedTuple):
    """One heading of one entry. ``old`` or ``new`` is None where it was not written; ``quiet``: it orders nothing."""

    kind: str
    where: str
    heading: str
    old: str | None
    new: str | None

    @property
    def quiet(self) -> bool:
        """Can it not change which channel comes first?"""
        return any(part in _QUIET for part in self.heading.split(".")) or self.kind not in ("channel", "prefecture", "rule")


def differences(old: Snapshot, new: Snapshot) -> list[Difference]:
    """Everything that differs, rules first."""
    return [
        *_rules(old.book, new.book),
        *_channels(old.directory.channels, new.directory.channels),
        *_prefectures(old.directory.prefectures, new.directory.prefectures),
        *_entries("organisation", old.directory.organisations, new.directory.organisations),
        *(
            d
            for name in ("advice", "cautions", "sources")
            for d in _entries(name, getattr(old.book, name), getattr(new.book, name))
        ),
        *_headings("vocabulary", "vocabulary", flat(old.book.vocabulary), flat(new.book.vocabulary)),
    ]


def moved(old: Sequence[str], new: Sequence[str]) -> set[str]:
    """Those of the ids in both that stand in another order: as few as explain it."""
    both = set(old) & set(new)
    before, after = [i for i in old if i in both], [i for i in new if i in both]
    stayed = {before[n] for block in SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
              for n in range(block.a, block.a + block.size)}  # fmt: skip
    return both - stayed


def _rules(old: RuleBook, new: RuleBook) -> Iterator[Difference]:
    before, after = _by_id(old), _by_id(new)
    yield from _entries("rule", before, after)
    places = list(before), list(after)
    for id in sorted(moved(*places)):
        yield Difference("rule", id, "order", *(_follows(ids, id) for ids in places))


def _by_id(book: RuleBook) -> dict[str, Rule]:
    return {written.rule.id: written.rule for written in book.rules}


def _follows(ids: list[str], id: str) -> str:
    place = ids.index(id)
    return f"{place + 1} (after {ids[place - 1]})" if place else "1"


def _channels(old: Mapping[str, Channel], new: Mapping[str, Channel]) -> Iterator[Difference]:
    yield from _came_and_went("channel", old, new)
    for id in (id for id in new if id in old):
        yield from _headings("channel", id, _without_points(old[id]), _without_points(new[id]))
        yield from _points("channel", id, old[id].contact_points, new[id].contact_points)


def _prefectures(old: Mapping[str, Prefecture], new: Mapping[str, Prefecture]) -> Iterator[Difference]:
    yield from _came_and_went("prefecture", old, new)
    for code in (code for code in new if code in old):
        yield from _headings("prefecture", code, _without_points(old[code]), _without_points(new[code]))
        channels = dict.fromkeys(p.channel for p in (*old[code].contact_points, *new[code].contact_points))
        for channel in channels:
            both = [[p for p in side[code].contact_points if p.channel == channel] for side in (old, new)]
            yield from _points("prefecture", f"{code} {channel}", *both)


def _without_points(listing: Channel | Prefecture) -> dict[str, str]:
    return flat(listing.model_copy(update={"contact_points": ()}))


def _points(kind: str, where: str, old: Sequence[ContactPoint], new: Sequence[ContactPoint]) -> Iterator[Difference]:
    for before, after in paired(old, new):
        if before is None or after is None:
            yield Difference(kind, where, "contact_point", *(p and point_name(p) for p in (before, after)))
        elif before != after:
            yield from _headings(kind, f"{where} {point_name(before)}", flat(before), flat(after))


def _entries(kind: str, old: Mapping[str, BaseModel], new: Mapping[str, BaseModel]) -> Iterator[Difference]:
    yield from _came_and_went(kind, old, new)
    for id in (id for id in new if id in old and new[id] != old[id]):
        yield from _headings(kind, id, flat(old[id]), flat(new[id]))


def _came_and_went(kind: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Difference]:
    yield from (Difference(kind, id, "entry", id, None) for id in old if id not in new)
    yield from (Difference(kind, id, "entry", None, id) for id in new if id not in old)


def _headings(kind: str, where: str, old: dict[str, str], new: dict[str, str]) -> Iterator[Difference]:
    for heading in dict.fromkeys((*old, *new)):
        if old.get(heading) != new.get(heading):
            yield Difference(kind, where, heading, old.get(heading), new.get(heading))
