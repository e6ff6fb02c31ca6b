"""Why the first suggestion of one inquiry changed: what decides now, and what was written differently that bears on it."""

from typing import NamedTuple

from routing_rules.engine import Suggestions
from routing_rules.inquiry import Inquiry
from routing_rules.ranking import Rank
from routing_rules.table import bits_of
from service.reviewing.comparing import NOBODY, Comparison
from service.reviewing.differences import Difference
from service.reviewing.sides import Side
from service.reviewing.times import Kind


class Reason(NamedTuple):
    """Why one channel gave way to another.

    ``fate``: what became of the one before ("refused", "not_named", "behind", "no_list"); ``by``: the facts that refuse it,
    or the part of the rank that puts it behind; ``differences``: what bears on the two.
    """

    fate: str
    by: tuple[str, ...]
    differences: tuple[Difference, ...]


def reason(comparison: Comparison, differences: list[Difference], inquiry: Inquiry, kind: Kind, old: str, new: str) -> Reason:
    """The reason for one inquiry at one kind of time."""
    before, now = (side.engine.suggest(inquiry, kind.moment, comparison.times.since) for side in (comparison.old, comparison.new))
    fate, by = _fate(comparison.new, now, old, new)
    spoke = {comparison.old.rule_ids[n] for n in bits_of(before.fired)} | {comparison.new.rule_ids[n] for n in bits_of(now.fired)}
    bearing = [d for d in differences if _bears(d, comparison, spoke, {old, new}, inquiry.place, overdue="overdue" in by)]
    return Reason(fate, by, tuple(bearing))


def _fate(side: Side, now: Suggestions, old: str, new: str) -> tuple[str, tuple[str, ...]]:
    ranks = {side.engine.table.channels[s.channel].id: s.rank for s in now.suggestions}
    if old == NOBODY or new == NOBODY:
        return "no_list", ()
    if old in ranks and new in ranks:
        return "behind", (next(f for f, a, b in zip(Rank._fields, ranks[new], ranks[old], strict=True) if a != b),)
    refused = next((out.facts for out in now.left_out if side.engine.table.channels[out.channel].id == old), ())
    return ("refused", refused) if refused else ("not_named", ())


def _bears(d: Difference, of: Comparison, spoke: set[str], channels: set[str], place: str | None, *, overdue: bool) -> bool:
    if d.kind == "rule":
        return d.where in spoke and d.where in of.touched.rule_ids and not d.quiet and bool(channels & _named(of, d.where))
    words = d.where.split()
    here = words[0] in channels if d.kind == "channel" else d.kind == "prefecture" and words[0] == place and words[-1] != words[0]
    about = d.kind == "channel" or (len(words) > 1 and words[1] in channels)
    return here and about and (not d.quiet or (overdue and d.heading.endswith("looked")))


def _named(of: Comparison, rule: str) -> set[str]:
    """The channels that a rule names or named."""
    rules = (written.rule for side in (of.old, of.new) for written in side.book.rules)
    return {channel for r in rules if r.id == rule for _, channel in r.suggest.named()}
