"""Why this channel and why not that one, rule by rule, for the person who keeps the rules."""

from collections.abc import Iterator

from routing_rules.engine import Engine, Suggestions, ages
from routing_rules.inquiry import Inquiry
from routing_rules.model import TIERS
from routing_rules.ranking import Rank
from routing_rules.table import bits_of
from service.pieces import refusal_piece
from service.snapshot import Snapshot

_RANK = {
    "ja": {
        "danger": "危険の段", "when": "今使えるか", "standing": "開いているか分かるか", "urgent": "急ぎの段",
        "reply": "その場で返事があるか", "demand": "名前・記録の心配", "tier": "段", "overdue": "確かめた日が古いか",
        "wish": "名前の希望", "language": "言葉", "medium": "話す・書くの希望", "order": "書かれた順",
    },
    "en": {name: name for name in Rank._fields},
}  # fmt: skip


def explain(snapshot: Snapshot, inquiry: Inquiry, minute: int, language: str = "ja") -> Iterator[str]:
    """Lines of text: the rules that speak, then each channel in order with what put it there, then who is left out."""
    moment = snapshot.timetable.at(minute)
    given = snapshot.engine.suggest(inquiry, moment, minute)
    yield from _rules(snapshot, given, language)
    yield from _suggestions(snapshot, given, language)
    yield from _left_out(snapshot, given, language)


def why(snapshot: Snapshot, inquiry: Inquiry, channel: str, language: str = "ja") -> Iterator[str]:
    """Why one channel is or is not in the answer: every rule that names it and the first condition that keeps it silent."""
    index = list(snapshot.directory.channels).index(channel)
    engine = snapshot.engine
    fired = engine.fired(inquiry)
    for n, mask in enumerate(engine.table.named_mask):
        if mask >> index & 1:
            silent = "" if fired >> n & 1 else _silent_because(engine, inquiry, n, language)
            yield f"{engine.table.rule_ids[n]}: {silent or _say(language, '話す', 'speaks')}"
    for fact in engine.refusals(inquiry, index):
        listing = snapshot.directory.channels[channel]
        yield f"{channel}: {refusal_piece(listing, fact, language)['text']}"
    if not any(mask >> index & 1 for mask in engine.table.named_mask):
        yield _say(language, f"{channel}: どのきまりもこの窓口を名指ししていません。", f"{channel}: no rule names it.")


def _rules(snapshot: Snapshot, given: Suggestions, language: str) -> Iterator[str]:
    yield _say(language, "話したきまり", "Rules that speak")
    for n in bits_of(given.fired):
        rule = snapshot.book.rules[n].rule
        yield f"  {rule.id}: {rule.because.in_language(language)}"


def _suggestions(snapshot: Snapshot, given: Suggestions, language: str) -> Iterator[str]:
    yield _say(language, "すすめる順", "In this order")
    before: Rank | None = None
    for s in given.suggestions:
        channel = snapshot.engine.table.channels[s.channel]
        reason = "" if before is None else f" ← {_decided_by(before, s.rank, language)}"
        rules = ", ".join(snapshot.engine.table.rule_ids[n] for n in s.rules)
        yield f"  {channel.id} [{s.standing.state}, {TIERS[s.rank.tier]}] {rules}{reason}"
        before = s.rank


def _decided_by(before: Rank, rank: Rank, language: str) -> str:
    """The first part of the rank in which a channel stands behind the one before it."""
    name = next(field for field, a, b in zip(Rank._fields, before, rank, strict=True) if a != b)
    return _RANK["en" if language == "en" else "ja"][name]


def _left_out(snapshot: Snapshot, given: Suggestions, language: str) -> Iterator[str]:
    if given.left_out:
        yield _say(language, "きまりにあるが出さない窓口", "Named by a rule but left out")
    for out in given.left_out:
        listing = snapshot.directory.channels[snapshot.engine.table.channels[out.channel].id]
        yield f"  {listing.id}: " + " ".join(refusal_piece(listing, fact, language)["text"] for fact in out.facts)


def _silent_because(engine: Engine, inquiry: Inquiry, rule: int, language: str) -> str:
    """Which heading of ``when`` keeps a rule silent: the first one without which it would speak."""
    if not engine.fired_by_lists(inquiry) >> rule & 1:
        return _say(language, "黙る(状況か必要がちがう)", "silent (situations or needs do not fit)")
    by = engine.table.rules_by
    about, caller = ages(inquiry)
    headings = {name: by[name][getattr(inquiry, name)] for name in by}
    headings |= {"age": engine.table.rules_by_age["age"][about], "caller_age": engine.table.rules_by_age["caller_age"][caller]}
    wrong = ", ".join(name for name, mask in headings.items() if not mask >> rule & 1)
    return _say(language, f"黙る({wrong} がちがう)", f"silent ({wrong} does not fit)")


def _say(language: str, ja: str, en: str) -> str:
    return en if language == "en" else ja
