"""The properties said once more, over the list of suggestions of one inquiry at one kind of moment, and tried on all."""

from collections.abc import Callable, Iterator
from itertools import chain, combinations, product
from typing import NamedTuple

from routing_rules.engine import Suggestion, Suggestions
from routing_rules.inquiry import Inquiry
from routing_rules.ranking import ORDER_BITS
from tests.proof.models import KEEP_QUIET, NEEDS, Kind, Model

AGES = (10, 30)
PLACES = (None, "13", "27", "abroad")
EMERGENCY = {"emergency_110", "emergency_119", "emergency_110_app", "emergency_119_text", "local_emergency"}
AMBULANCE, POLICE = {"emergency_119", "emergency_119_text"}, {"emergency_110", "emergency_110_app"}
SILENT_ALARM = {"emergency_110_app", "emergency_119_text", "local_emergency"}
NAME_ASKED = 2


class Seen(NamedTuple):
    """One answer: the inquiry, the kind of moment, and what is suggested."""

    model: Model
    inquiry: Inquiry
    kind: Kind
    given: Suggestions

    def facts(self, suggestion: Suggestion):
        return self.model.engine.table.channels[suggestion.channel]

    def of(self, ids: set[str]) -> list[Suggestion]:
        return [s for s in self.given.suggestions if self.facts(s).id in ids]

    @property
    def ids(self) -> set[str]:
        return {self.facts(s).id for s in self.given.suggestions}

    @property
    def danger_tier(self) -> list[str]:
        """The danger tier in the order of the rules."""
        return [self.facts(s).id for s in sorted(self.given.suggestions, key=lambda s: s.place) if s.place >> ORDER_BITS == 0]

    def writable(self, suggestion: Suggestion) -> bool:
        """Is it open for somebody who cannot speak?"""
        plans = self.model.engine.rankers.plans
        _, way = plans.all[plans.numbers(self.inquiry.place, no_voice=True)[suggestion.channel]]
        return way.text and way.at(self.kind).state == "open" and not way.voice_only

    def usable(self) -> Iterator[Suggestion]:
        return (s for s in self.given.suggestions if s.standing.state != "closed" and not s.standing.voice_only)


def _danger_first(seen: Seen) -> bool:
    tier = seen.danger_tier
    return bool(tier) and tier[0] in EMERGENCY and set(tier) <= EMERGENCY | {"phone_relay"}


def _ambulance_first(seen: Seen) -> bool:
    ambulance, police = ([s.place for s in seen.of(ids)] for ids in (AMBULANCE, POLICE))
    return seen.inquiry.place == "abroad" or bool(ambulance and (not police or min(ambulance) < min(police)))


def _somebody(seen: Seen) -> bool:
    nobody = (*EMERGENCY, "phone_relay")
    others = (s for s in seen.usable() if seen.facts(s).id not in nobody and not seen.facts(s).takes_reports)
    return any(s.standing.state == "open" and not s.standing.replies_later for s in others)


def _two_routes(seen: Seen) -> bool:
    return len(seen.given.suggestions) >= 2 and any(seen.writable(s) for s in seen.given.suggestions)


def _no_closed_danger(seen: Seen) -> bool:
    return all(s.standing.state != "closed" for s in seen.given.suggestions if s.place >> ORDER_BITS == 0)


def _emergency_stays(seen: Seen) -> bool:
    wanted = {"local_emergency"} if seen.inquiry.place == "abroad" else {"emergency_110", "emergency_119"}
    return wanted <= seen.ids


def _danger(inquiry: Inquiry) -> bool:
    return "immediate_danger" in inquiry.situations


def _own_life(inquiry: Inquiry) -> bool:
    return _danger(inquiry) and ("injured" in inquiry.needs or "suicidal_selfharm" in inquiry.situations)


def _voiceless(inquiry: Inquiry) -> bool:
    return "no_voice" in inquiry.needs


MEANING: dict[str, tuple[Callable[[Inquiry], bool], Callable[[Seen], bool]]] = {
    "danger-first": (_danger, _danger_first),
    "ambulance-before-police": (_own_life, _ambulance_first),
    "danger-without-voice": (
        lambda q: _danger(q) and _voiceless(q),
        lambda seen: not SILENT_ALARM.isdisjoint(seen.danger_tier),
    ),
    "somebody-answers": (lambda _: True, _somebody),
    "nothing-closed-first": (lambda _: True, _no_closed_danger),
    "two-routes": (lambda _: True, _two_routes),
    "nameless-first": (
        lambda q: q.anonymity == "must" and not _danger(q),
        lambda seen: any(seen.facts(s).name != NAME_ASKED for s in seen.usable()),
    ),
    "no-ended-line": (lambda _: True, lambda seen: not any(seen.facts(s).ended for s in seen.given.suggestions)),
    "no-womens-desk": (
        lambda q: "boy_or_lgbtq_victim" in q.situations,
        lambda seen: not any(seen.facts(s).women_only for s in seen.given.suggestions),
    ),
    "without-voice-first": (_voiceless, lambda seen: any(True for _ in seen.usable())),
    "suspect-does-not-learn": (
        lambda q: "sexual_abuse_family" in q.situations,
        lambda seen: KEEP_QUIET in seen.given.advice,
    ),
    "report-desk-not-first": (
        lambda q: "anonymous_crime_info" not in q.situations,
        lambda seen: any(not seen.facts(s).takes_reports for s in seen.usable()),
    ),
    "emergency-stays": (lambda _: True, _emergency_stays),
}

Lists = tuple[tuple[str, ...], tuple[str, ...]]


def lists(model: Model) -> list[Lists]:
    """Every set of at most two situations with every set of needs."""
    return list(product(_subsets(model.vocabulary.situation_ids), _subsets(NEEDS)))


def answers(model: Model, case: Lists) -> Iterator[Seen]:
    """The answers to every inquiry with these situations and needs, at every kind of moment; equal answers once."""
    situations, needs = case
    found = {}
    asked = model.vocabulary
    fields = product(
        *((None, *ids) for ids in (asked.asker.ids, AGES, AGES, asked.language.ids, asked.anonymity.ids)),
        PLACES,
    )
    for asker, age, asker_age, language, anonymity, place in fields:
        inquiry = Inquiry(None, asker, age, asker_age, situations, needs, anonymity, None, language, place)
        # the answer is a function of these four and of what was asked for, which stays the same here
        key = (model.engine.fired(inquiry), model.engine.takes(inquiry), anonymity, place)
        found.setdefault(key, inquiry)
    for kind in model.kinds:
        for inquiry in found.values():
            yield Seen(model, inquiry, kind, model.engine.suggest(inquiry, kind, 0))


def broken(seen: Seen) -> set[str]:
    """The properties that this answer breaks."""
    return {id for id, (about, holds) in MEANING.items() if about(seen.inquiry) and not holds(seen)}


def _subsets(codes: tuple[str, ...]) -> list[tuple[str, ...]]:
    return list(chain.from_iterable(combinations(codes, n) for n in range(3)))
