"""What must hold for every answer: each promise is a function of one case that says whether it is kept."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from routing_rules.inquiry import Inquiry
from routing_rules.ranking import Rank
from routing_rules.vocabulary import ABROAD
from tests.builders import real
from tests.inquiries import FIELDS, SEVERAL, answers, changed

PROMISES: dict[str, Callable[["Case"], bool]] = {}

POLICE, AMBULANCE = "emergency_110", "emergency_119"
POLICE_BY_TEXT, AMBULANCE_BY_TEXT = "emergency_110_app", "emergency_119_text"
EMERGENCY_ABROAD = "local_emergency"


@dataclass
class Case:
    """An inquiry, the minute, and what the engine suggests over the real directory."""

    inquiry: Inquiry
    minute: int

    def __post_init__(self) -> None:
        snapshot = real()
        self.given = snapshot.engine.suggest(self.inquiry, snapshot.timetable.at(self.minute), self.minute)
        self.shown = mask(s.channel for s in self.given.suggestions)

    @cached_property
    def ids(self) -> list[str]:
        return [_channels()[s.channel].id for s in self.given.suggestions]

    @cached_property
    def first(self) -> Any:
        return self.given.suggestions[0]

    @cached_property
    def first_rank(self) -> Rank:
        return self.first.rank

    def __str__(self) -> str:
        return f"{answers(self.inquiry)} at minute {self.minute}: {self.ids[:5]}"


def promise(kept: Callable[[Case], bool]) -> Callable[[Case], bool]:
    PROMISES[kept.__name__] = kept
    return kept


def mask(channels: Iterable[int]) -> int:
    found = 0
    for channel in channels:
        found |= 1 << channel
    return found


def _channels() -> Any:
    return real().engine.table.channels


@cache
def _where(fact: str) -> int:
    return mask(n for n, c in enumerate(_channels()) if getattr(c, fact))


@cache
def _by_id(*ids: str) -> int:
    return mask(n for n, c in enumerate(_channels()) if c.id in ids)


@cache
def _writable(place: str | None) -> int:
    """The channels with a contact point that needs no voice."""
    points = {n: (*c.points, *c.local_points.get(place or "", ())) for n, c in enumerate(_channels())}
    return mask(n for n, here in points.items() if any(not p.voice for p in here))


def emergency(inquiry: Inquiry) -> int:
    """The emergency numbers where the person is."""
    return _by_id(EMERGENCY_ABROAD) if inquiry.place == ABROAD else _by_id(POLICE, AMBULANCE)


def expected_in_danger(inquiry: Inquiry) -> tuple[str, ...]:
    """Who may be first when somebody is in danger now."""
    if inquiry.place == ABROAD:
        return (EMERGENCY_ABROAD,)
    medical = "injured" in inquiry.needs or "suicidal_selfharm" in inquiry.situations
    spoken, written = (AMBULANCE, AMBULANCE_BY_TEXT) if medical else (POLICE, POLICE_BY_TEXT)
    if "no_voice" in inquiry.needs:
        return (written,)
    return (spoken, written) if medical else (spoken,)


def with_one_answer_less(inquiry: Inquiry) -> Iterator[Inquiry]:
    for field in FIELDS:
        given = getattr(inquiry, field)
        if field in SEVERAL:
            yield from (changed(inquiry, **{field: tuple(v for v in given if v != dropped)}) for dropped in given)
        elif given is not None:
            yield changed(inquiry, **{field: None})


@promise
def somebody_is_named(case: Case) -> bool:
    return bool(case.shown)


@promise
def at_least_two_are_named(case: Case) -> bool:
    return len(case.given.suggestions) >= 2


@promise
def one_can_be_reached_without_voice(case: Case) -> bool:
    return bool(case.shown & _writable(case.inquiry.place))


@promise
def nothing_closed_is_first_while_something_is_open(case: Case) -> bool:
    return case.first.standing.state != "closed" or all(s.standing.state != "open" for s in case.given.suggestions)


@promise
def no_ended_line_is_named(case: Case) -> bool:
    return not case.shown & _where("ended")


@promise
def emergency_numbers_are_there(case: Case) -> bool:
    return not emergency(case.inquiry) & ~case.shown


@promise
def danger_is_first(case: Case) -> bool:
    return "immediate_danger" not in case.inquiry.situations or case.ids[0] in expected_in_danger(case.inquiry)


@promise
def nobody_who_must_stay_unknown_is_first_sent_where_a_name_is_asked(case: Case) -> bool:
    asks = case.inquiry.anonymity == "must" and _channels()[case.first.channel].name == 2
    return not asks or case.first_rank.danger == 0


@promise
def nobody_without_voice_is_first_sent_to_a_voice_line(case: Case) -> bool:
    return not case.first.standing.voice_only or case.first_rank.danger == 0


@promise
def no_desk_for_women_is_shown_to_a_boy(case: Case) -> bool:
    return "boy_or_lgbtq_victim" not in case.inquiry.situations or not case.shown & _where("women_only")


@promise
def every_reason_is_a_rule_that_speaks_and_names_the_channel(case: Case) -> bool:
    naming, fired = real().engine.table.named_mask, case.given.fired
    return all(s.rules and all(fired >> r & 1 and naming[r] >> s.channel & 1 for r in s.rules) for s in case.given.suggestions)
