"""suggest(): which channels, in which order, because of which rules.

A pure function of (inquiry, table, moment). Four steps: which rules speak, which channels take the person, how each
stands at that minute (``standing.py``), and the order (``ranking.py``).
"""

from collections.abc import Iterable
from typing import NamedTuple

from routing_rules.compiling import WOMEN_NOT_FOR
from routing_rules.inquiry import Inquiry
from routing_rules.ranking import Rank, Rankers, Wishes
from routing_rules.standing import Moment, Standing
from routing_rules.table import Table, bits_of


class Suggestion(NamedTuple):
    """One channel of the answer.

    ``rules`` are the positions of the rules that name it, the one that ranked it first; ``place`` its place in that one.
    ``plan``: the number of the plan by which it stands (``ranking.Plans``).
    """

    channel: int
    packed: int
    place: int
    plan: int
    standing: Standing
    rules: tuple[int, ...]

    @property
    def rank(self) -> Rank:
        """What put it in its place."""
        return Rank.unpack(self.packed)

    @property
    def when(self) -> str:
        """ "later" where it is closed, else "now"."""
        return "later" if self.standing.state == "closed" else "now"


class LeftOut(NamedTuple):
    """A channel that a rule named and that does not take this person, and the facts that say so."""

    channel: int
    facts: tuple[str, ...]


class Suggestions(NamedTuple):
    """The answer: channels in order, what was left out, advice ids, and the rules that spoke (a mask)."""

    suggestions: list[Suggestion]
    left_out: list[LeftOut]
    advice: list[str]
    fired: int


class Engine:
    """Suggests over one table. Keeps no inquiry; safe to share between threads."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.rankers = Rankers(table)

    def suggest(self, inquiry: Inquiry, moment: Moment, minute: int) -> Suggestions:
        """The channels for an inquiry at a minute (since the Unix epoch), ``moment`` being the timetables at that minute."""
        fired = self.fired(inquiry)
        takes = self.takes(inquiry)
        wishes = Wishes.of(inquiry)
        ranker, standings = self.rankers.ranker(wishes, moment, minute), self.rankers.standings(moment)
        plans = self.rankers.plans.numbers(inquiry.place, no_voice=wishes.no_voice)
        rules = bits_of(fired)
        named = self.named(rules)
        found = sorted(
            [
                (ranker.packed(plans[channel], place), channel, place, rule)
                for channel, (place, rule) in named.items()
                if takes >> channel & 1
            ]
        )
        suggestions = []
        for packed, channel, place, rule in found:
            plan, naming = plans[channel], fired & self.table.naming[channel]
            others = naming & (naming - 1)  # nothing is left where one rule names it
            names = (rule, *bits_of(naming ^ 1 << rule)) if others else (rule,)
            suggestions.append(Suggestion(channel, packed, place, plan, standings.of(plan), names))
        refused = [channel for channel in named if not takes >> channel & 1]
        return Suggestions(suggestions, self._left_out(inquiry, refused), self._advice(rules), fired)

    def fired(self, inquiry: Inquiry) -> int:
        """The rules that speak, as a mask."""
        return self.fired_by_lists(inquiry) & self.fired_by_answers(inquiry)

    def fired_by_lists(self, inquiry: Inquiry) -> int:
        """The rules that accept the situations and needs."""
        table = self.table
        situation, with_, needs, blocked = table.any_situation, table.any_with, table.any_needs, 0
        for code in inquiry.situations:
            situation |= table.situation[code]
            with_ |= table.with_[code]
            blocked |= table.without[code]
        for code in inquiry.needs:
            needs |= table.needs[code]
            blocked |= table.without_needs[code]
        if not inquiry.situations:
            situation |= table.no_situation
        if not inquiry.needs:
            needs |= table.no_needs
        return situation & with_ & needs & ~blocked

    def fired_by_answers(self, inquiry: Inquiry) -> int:
        """The rules that accept the single answers."""
        by, by_age = self.table.rules_by, self.table.rules_by_age
        about, caller = ages(inquiry)
        return (
            by["asker"][inquiry.asker]
            & by["anonymity"][inquiry.anonymity]
            & by["prefers"][inquiry.prefers]
            & by["language"][inquiry.language]
            & by["place"][inquiry.place]
            & by_age["age"][about]
            & by_age["caller_age"][caller]
        )

    def takes(self, inquiry: Inquiry) -> int:
        """The channels whose stated facts do not refuse the person, as a mask."""
        table, by, by_age = self.table, self.table.channels_by, self.table.channels_by_age
        about, caller = self._ages(inquiry)
        mask = table.not_ended & by["asker"][inquiry.asker] & by["place"][inquiry.place]
        mask &= by["only_language"][inquiry.language] & by_age["age"][about] & by_age["caller_age"][caller]
        return mask & table.not_women_only if WOMEN_NOT_FOR in inquiry.situations else mask

    def channels(self, inquiry: Inquiry) -> int:
        """The channels of the answer as a mask, without their order."""
        return self.named_by(self.fired(inquiry)) & self.takes(inquiry)

    def named_by(self, rules: int) -> int:
        """The channels that any of these rules (a mask) names, as a mask."""
        named_mask, channels = self.table.named_mask, 0
        for rule in bits_of(rules):
            channels |= named_mask[rule]
        return channels

    def refusals(self, inquiry: Inquiry, channel: int) -> tuple[str, ...]:
        """Which facts refuse the person: ended, age, caller_age, asker, place, only_language, women_only."""
        return self._left_out(inquiry, [channel])[0].facts

    def _left_out(self, inquiry: Inquiry, channels: list[int]) -> list[LeftOut]:
        if not channels:
            return []
        table = self.table
        about, caller = self._ages(inquiry)
        checks = (
            ("ended", table.not_ended),
            ("age", table.channels_by_age["age"][about]),
            ("caller_age", table.channels_by_age["caller_age"][caller]),
            ("asker", table.channels_by["asker"][inquiry.asker]),
            ("place", table.channels_by["place"][inquiry.place]),
            ("only_language", table.channels_by["only_language"][inquiry.language]),
            ("women_only", table.not_women_only if WOMEN_NOT_FOR in inquiry.situations else -1),
        )
        return [LeftOut(c, tuple([fact for fact, mask in checks if not mask >> c & 1])) for c in channels]

    def _ages(self, inquiry: Inquiry) -> tuple[int | None, int | None]:
        """The ages that channels look at. Who speaks of a child in danger from oneself gives one's own age, not the child's."""
        about, caller = ages(inquiry)
        if inquiry.asker == "self" and not self.table.about_another.isdisjoint(inquiry.situations):
            return None, caller
        return about, caller

    def named(self, rules: Iterable[int]) -> dict[int, tuple[int, int]]:
        """For each channel that these rules name: its best (tier and order packed into one number, rule)."""
        found: dict[int, tuple[int, int]] = {}
        named = self.table.named
        for rule in rules:
            for channel, place in named[rule]:
                known = found.get(channel)
                if known is None or place < known[0]:
                    found[channel] = (place, rule)
        return found

    def _advice(self, rules: list[int]) -> list[str]:
        advice = self.table.advice
        return list(dict.fromkeys([name for rule in rules for name in advice[rule]]))


def ages(inquiry: Inquiry) -> tuple[int | None, int | None]:
    """(age of the person it is about, age of the person who asks); the same where somebody asks for themselves."""
    if inquiry.asker != "self":
        return inquiry.age, inquiry.asker_age
    age = inquiry.age if inquiry.age is not None else inquiry.asker_age
    return age, age
