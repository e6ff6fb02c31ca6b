"""RuleBook and channel facts to Table. Done once at start; the engine reads nothing else."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import count

from routing_rules.loading import RuleBook
from routing_rules.model import TIERS, AgeSpan, Rule
from routing_rules.table import AgeColumn, ChannelFacts, Column, Table, mask_of
from routing_rules.vocabulary import ABROAD, IN_JAPAN, JAPANESE, NOT_JAPANESE, PREFECTURES, UNANSWERED

_SINGLE = ("asker", "anonymity", "prefers", "language", "place")
WOMEN_NOT_FOR = "boy_or_lgbtq_victim"


def compile_table(book: RuleBook, channels: Sequence[ChannelFacts]) -> Table:
    """The table of a book over channels. Every channel that a rule names must be among ``channels`` (checked before)."""
    rules = [written.rule for written in book.rules]
    index = {channel.id: n for n, channel in enumerate(channels)}
    named = tuple(_named(rules, index))
    return Table(
        rule_ids=tuple(rule.id for rule in rules),
        named=named,
        named_mask=tuple(sum(1 << channel for channel, _ in row) for row in named),
        naming=tuple(mask_of(any(c == n for c, _ in row) for row in named) for n in range(len(channels))),
        advice=tuple(rule.advice for rule in rules),
        any_situation=mask_of(rule.when.situation is None for rule in rules),
        situation=_by_code(rules, "situation", book.vocabulary.situation_ids),
        no_situation=mask_of(UNANSWERED in (rule.when.situation or ()) for rule in rules),
        any_with=mask_of(rule.when.with_ is None for rule in rules),
        with_=_by_code(rules, "with_", book.vocabulary.situation_ids),
        without=_by_code(rules, "without", book.vocabulary.situation_ids),
        any_needs=mask_of(rule.when.needs is None for rule in rules),
        needs=_by_code(rules, "needs", book.vocabulary.needs.ids),
        no_needs=mask_of(UNANSWERED in (rule.when.needs or ()) for rule in rules),
        without_needs=_by_code(rules, "without_needs", book.vocabulary.needs.ids),
        rules_by={field: _rules_by(rules, field, book) for field in _SINGLE},
        rules_by_age={field: _rules_by_age(rules, field) for field in ("age", "caller_age")},
        channels=tuple(channels),
        not_ended=mask_of(not channel.ended for channel in channels),
        not_women_only=mask_of(not channel.women_only for channel in channels),
        channels_by=_channels_by(channels),
        channels_by_age={
            "age": AgeColumn.of((None if c.about_age is None else [c.about_age], True) for c in channels),
            "caller_age": AgeColumn.of((None if c.caller_age is None else [c.caller_age], True) for c in channels),
        },
        has_local=mask_of(bool(channel.local_points) for channel in channels),
        about_another=frozenset(s.id for s in book.vocabulary.situations if s.kind == "role"),
    )


def _named(rules: Iterable[Rule], index: dict[str, int]) -> Iterator[tuple[tuple[int, int], ...]]:
    order = count()
    for rule in rules:
        yield tuple((index[channel], TIERS.index(tier) << 16 | next(order)) for tier, channel in rule.suggest.named())


def _by_code(rules: Sequence[Rule], field: str, codes: Iterable[str]) -> dict[str, int]:
    return {code: mask_of(code in (getattr(rule.when, field) or ()) for rule in rules) for code in codes}


def _rules_by(rules: Iterable[Rule], field: str, book: RuleBook) -> Column:
    aliases = {
        IN_JAPAN: PREFECTURES,
        NOT_JAPANESE: tuple(code for code in book.vocabulary.language.ids if code not in JAPANESE),
    }
    rows = []
    for rule in rules:
        listed = getattr(rule.when, field)
        answers = None if listed is None else [a for value in listed for a in aliases.get(value, (value,)) if a != UNANSWERED]
        rows.append((answers, listed is None or UNANSWERED in listed))
    return Column.of(rows)


def _rules_by_age(rules: Iterable[Rule], field: str) -> AgeColumn:
    rows = []
    for rule in rules:
        listed = getattr(rule.when, field)
        spans = None if listed is None else [(s.least, s.most) for s in listed if isinstance(s, AgeSpan)]
        rows.append((spans, listed is None or UNANSWERED in listed))
    return AgeColumn.of(rows)


def _channels_by(channels: Sequence[ChannelFacts]) -> dict[str, Column]:
    return {
        "asker": Column.of((c.askers, True) for c in channels),
        "place": Column.of((_places(c), True) for c in channels),
        "only_language": Column.of((c.only_languages, True) for c in channels),
    }


def _places(channel: ChannelFacts) -> tuple[str, ...]:
    """Where the channel can be turned to. From abroad only where one of its contact points is known to be reached."""
    if channel.places is not None:
        return channel.places
    reached = any(point.from_abroad for point in channel.points)
    return (*PREFECTURES, ABROAD) if reached else PREFECTURES
