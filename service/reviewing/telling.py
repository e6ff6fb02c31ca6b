"""The report: what was written differently, whose answers change and why, ready to be shown in one language."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from directory.hours import local_datetime
from routing_rules.table import bits_of
from service.reviewing.changes import Group
from service.reviewing.comparing import Comparison
from service.reviewing.differences import Difference
from service.reviewing.grouping import Frame, cover
from service.reviewing.reasons import Reason, reason
from service.reviewing.reducing import reduced
from service.reviewing.revisions import Revision
from service.reviewing.space import Field
from service.reviewing.times import NAMED
from service.reviewing.wording import Wording

MOST_GROUPS = 40
_MOST_REASONS = 3


class Told(NamedTuple):
    """One group: which channel gives way to which, how often, and one sentence for each frame."""

    heading: str
    counted: str
    sentences: list[str]


@dataclass(frozen=True)
class Report:
    """Everything there is to show. ``rows`` of a table start with their name."""

    words: Wording
    old: str
    new: str
    differences: list[str]
    quiet: list[str]
    counts: str
    groups: list[Told]
    more_groups: str
    silent_rules: list[str]
    situations: list[tuple[str, str, str]]
    channels: list[tuple[str, str, str]]
    method: list[str]

    @property
    def nothing_changes(self) -> bool:
        """Is every list as before?"""
        return not self.situations


class Framed(NamedTuple):
    """A frame of a group with the reason that holds for its first inquiry."""

    frame: Frame
    fields: list[Field]
    reason: Reason


class Reporter:
    """Groups one comparison once, and reports it in any language."""

    def __init__(self, old: Revision, new: Revision, comparison: Comparison, differences: list[Difference]) -> None:
        self._old, self._new, self._found, self._differences = old, new, comparison, differences
        self._groups = comparison.changes.groups
        self._framed = [(group, list(self._frames(group))) for group in self._groups[:MOST_GROUPS]]

    def report(self, language: str) -> Report:
        """The report in "ja" or "en"."""
        words = Wording(self._old.snapshot, self._new.snapshot, self._found, language)
        return Report(
            words=words,
            old=f"{self._old.name} — {self._old.versions}",
            new=f"{self._new.name} — {self._new.versions}",
            differences=[words.difference(d) for d in self._differences if not d.quiet],
            quiet=self._quiet(words),
            counts=self._counts(words),
            groups=[_told(words, group, framed) for group, framed in self._framed],
            more_groups=self._more(words),
            silent_rules=self._silent_rules(),
            situations=self._by_situation(words),
            channels=self._by_channel(words),
            method=self._method(words),
        )

    def _frames(self, group: Group) -> Iterator[Framed]:
        space = self._found.space
        used = [sorted({block[n] for block in group.blocks}) for n in (0, 1)]
        empty = bytes(space.block)
        members = b"".join(group.blocks.get((s, n), empty) for s in used[0] for n in used[1])
        bits, shape = reduced(members, [*used, *(range(size) for size in space.sizes[2:])])
        for frame in cover(bits, shape):
            *positions, named = shape.example(frame.bits)
            yield Framed(frame, list(space.fields), self._reason(group, positions, named))

    def _reason(self, group: Group, positions: list[int], named: int) -> Reason:
        """The reason for one inquiry, at a kind of time within the named one at which it changes so."""
        inquiry, times = self._found.space.inquiry(positions), self._found.times
        sides = self._found.old, self._found.new
        for n in bits_of(group.kinds & times.of_named[named]):
            kind = times.kinds[n]
            given = [(side, side.engine.suggest(inquiry, kind.moment, times.since).suggestions) for side in sides]
            first = [side.engine.table.channels[s[0].channel].id if s else "" for side, s in given]
            if first == [group.old, group.new]:
                return reason(self._found, self._differences, inquiry, kind, group.old, group.new)
        raise AssertionError("a frame holds an inquiry that does not change")

    def _quiet(self, words: Wording) -> list[str]:
        counted: dict[str, int] = {}
        for d in (d for d in self._differences if d.quiet):
            counted[f"{d.kind} {d.where}"] = counted.get(f"{d.kind} {d.where}", 0) + 1
        return [words.say("quiet_one", where=where, number=number) for where, number in counted.items()]

    def _counts(self, words: Wording) -> str:
        changes = self._found.changes
        firsts, lists = changes.firsts.total(), changes.lists.total()
        return words.say("counts", size=f"{self._found.space.size:,}", firsts=f"{firsts:,}", lists=f"{lists:,}")

    def _more(self, words: Wording) -> str:
        rest = self._groups[MOST_GROUPS:]
        return words.say("more_groups", number=len(rest), count=f"{sum(g.count for g in rest):,}") if rest else ""

    def _silent_rules(self) -> list[str]:
        """Rules that were changed while no list is another: only where nothing changes at all is that certain."""
        return [] if self._found.changes.lists.total() else sorted(self._found.touched.rule_ids)

    def _by_situation(self, words: Wording) -> list[tuple[str, str, str]]:
        changes, values = self._found.changes, self._found.space.fields[0].values
        counted = [(changes.firsts[n], changes.lists[n], n) for n in range(len(values)) if changes.lists[n]]
        return [(words.situation(values[n]), f"{firsts:,}", f"{lists:,}") for firsts, lists, n in sorted(counted, reverse=True)]

    def _by_channel(self, words: Wording) -> list[tuple[str, str, str]]:
        came, went = self._found.changes.came, self._found.changes.went
        ids = sorted({*came, *went}, key=lambda id: -came[id] - went[id])
        return [(f"{words.channel(id)} [{id}]", f"{came[id]:,}", f"{went[id]:,}") for id in ids]

    def _method(self, words: Wording) -> list[str]:
        space, day = self._found.space, local_datetime(self._found.times.since).date()
        fields = words.say("comma").join(words.say("method_field", name=f.name, number=len(f.values)) for f in space.fields)
        return [
            words.say("method_space", fields=fields, times=len(NAMED)),
            words.say("method_pairs"),
            words.say("method_time", day=day),
        ]


def _told(words: Wording, group: Group, framed: list[Framed]) -> Told:
    old, new = words.channel(group.old), words.channel(group.new)
    return Told(
        words.say("arrow", old=f"{old} [{group.old}]", new=f"{new} [{group.new}]"),
        words.say("counted", number=f"{group.count:,}"),
        [_sentence(words, group, one, old, new) for one in framed],
    )


def _sentence(words: Wording, group: Group, one: Framed, old: str, new: str) -> str:
    frame = one.frame
    number, size = f"{frame.members:,}", f"{frame.size:,}"
    return words.say(
        "sentence",
        frame=words.frame(frame, one.fields, group),
        old=old,
        new=new,
        count=words.say("counted", number=number) if frame.full else words.say("partly", number=number, size=size),
        reason=words.reason(one.reason, _MOST_REASONS),
    )
