"""ask_next names exactly the unanswered questions that would change the list: against trying every answer."""

from itertools import islice
from typing import Any

import pytest

from routing_rules.engine import Engine
from routing_rules.inquiry import Inquiry
from routing_rules.questions import Questions
from routing_rules.vocabulary import ABROAD, ANONYMITY, OLDEST, PREFECTURES, PREFERS
from tests.builders import At, channel, chat, engine, ids, real, rule, vocabulary, voice
from tests.inquiries import Asked, answers, changed, stream

SOME = 300

EVERY: dict[str, tuple[Any, ...]] = {
    "situations": tuple((code,) for code in vocabulary().situation_ids),
    "age": tuple(range(OLDEST + 1)),
    "asker": vocabulary().asker.ids,
    "place": (*PREFECTURES, ABROAD),
    "needs": tuple((code,) for code in vocabulary().needs.ids),
    "anonymity": ANONYMITY,
    "prefers": PREFERS,
    "language": vocabulary().language.ids,
}


def listed(made: Engine, inquiry: Inquiry, moment: Any, minute: int) -> list[str]:
    return ids(made, made.suggest(inquiry, moment, minute))


def telling(made: Engine, inquiry: Inquiry, moment: Any, minute: int) -> set[str]:
    """The fields of which some answer changes the list of channels or its order."""
    now = listed(made, inquiry, moment, minute)
    unanswered = [field for field in EVERY if getattr(inquiry, field) in (None, ())]
    return {
        field
        for field in unanswered
        if any(listed(made, changed(inquiry, **{field: answer}), moment, minute) != now for answer in EVERY[field])
    }


def rings_locally(made: Engine, inquiry: Inquiry, moment: Any, minute: int) -> bool:
    suggested = made.suggest(inquiry, moment, minute).suggestions
    return inquiry.place is None and any(made.table.channels[s.channel].local_points for s in suggested)


def asked_next(made: Engine, inquiry: Inquiry, moment: Any, minute: int) -> list[str]:
    given = made.suggest(inquiry, moment, minute)
    return Questions(made, vocabulary()).ask_next(inquiry, given, moment, minute)


def compare(one: Asked) -> None:
    inquiry, minute = one
    snapshot = real()
    moment = snapshot.timetable.at(minute)
    expected = telling(snapshot.engine, inquiry, moment, minute)
    if rings_locally(snapshot.engine, inquiry, moment, minute):
        expected.add("place")
    given = snapshot.engine.suggest(inquiry, moment, minute)
    asks = snapshot.questions.ask_next(inquiry, given, moment, minute)
    assert set(asks) == expected, f"{answers(inquiry)} at minute {minute}"
    assert len(asks) == len(set(asks))


@pytest.mark.slow
def test_ask_next_equals_trying_every_answer():
    for one in islice(stream(4152), SOME):
        compare(one)


def test_with_nothing_answered():
    compare((Inquiry(), 30_000_000))


@pytest.mark.slow
def test_an_answered_question_is_never_asked_again():
    snapshot = real()
    for inquiry, minute in islice(stream(97), SOME):
        moment = snapshot.timetable.at(minute)
        asks = snapshot.questions.ask_next(inquiry, snapshot.engine.suggest(inquiry, moment, minute), moment, minute)
        assert not [field for field in asks if field in answers(inquiry)]


def test_an_age_of_nought_is_answered():
    made = engine([channel("any"), channel("children", about_age=(0, 17))])
    assert "age" in asked_next(made, Inquiry(), At(), 0)
    assert "age" not in asked_next(made, Inquiry(age=0), At(), 0)


def test_nothing_is_asked_where_no_answer_changes_anything():
    assert asked_next(engine([channel("a", name=0, languages=tuple(EVERY["language"]))]), Inquiry(), At(), 0) == ["place"]
    reached = channel("a", chat(), name=0, languages=tuple(EVERY["language"]))
    assert asked_next(engine([reached]), Inquiry(), At(), 0) == []


def test_only_the_order_matters_too():
    reached = [channel("a", chat(), name=1), channel("b", chat(), name=0)]
    assert asked_next(engine(reached), Inquiry(), At(), 0) == ["anonymity"]


def test_place_is_asked_where_only_the_local_number_would_change():
    local = channel("a", voice(from_abroad=True), local_points={"13": (voice(),)})
    made = engine([local])
    assert telling(made, Inquiry(), At(), 0) == set()
    assert asked_next(made, Inquiry(), At(), 0) == ["place"]
    assert asked_next(made, Inquiry(place="27"), At(), 0) == []


def test_a_rule_that_waits_for_an_answer_is_asked_about():
    rules = (rule("r", first=["a"]), rule("s", {"asker": ("parent",)}, first=["b"]))
    made = engine([channel("a", chat()), channel("b", chat())], *rules)
    assert asked_next(made, Inquiry(), At(), 0) == ["asker"]
    assert asked_next(made, Inquiry(asker="self"), At(), 0) == []
