"""The promises over 100,000 random inquiries to the real directory and rules, and over those that hypothesis invents."""

from collections import defaultdict
from itertools import islice
from typing import NamedTuple

import orjson
import pytest
from hypothesis import HealthCheck, given, settings

from routing_rules.inquiry import Inquiry
from service.snapshot import answer
from tests.builders import real
from tests.inquiries import answers, asked, stream
from tests.promises import PROMISES, Case, emergency, with_one_answer_less

MANY, SOME = 60_000, 1_500


class Seen(NamedTuple):
    """For every promise the cases that break it, and the rules that spoke, out of ``MANY``."""

    broken: dict[str, list[Case]]
    fired: int


@pytest.fixture(scope="module")
def seen() -> Seen:
    broken: dict[str, list[Case]] = defaultdict(list)
    fired = 0
    for case in (Case(*one) for one in islice(stream(20261121), MANY)):
        fired |= case.given.fired
        for name, kept in PROMISES.items():
            if not kept(case):
                broken[name].append(case)
    return Seen(broken, fired)


def told(cases: list[Case]) -> str:
    """How many, and the ones with the fewest answers."""
    shortest = sorted(cases, key=lambda case: len(str(answers(case.inquiry))))[:3]
    return f"{len(cases)} of {MANY}, for example\n" + "\n".join(map(str, shortest))


@pytest.mark.slow
@pytest.mark.parametrize("name", list(PROMISES))
def test_a_promise_holds_for_many(seen, name):
    if seen.broken[name]:
        pytest.fail(told(seen.broken[name]))


@settings(max_examples=300, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(asked())
def test_the_promises_hold_for_what_hypothesis_invents(one):
    case = Case(*one)
    assert [name for name, kept in PROMISES.items() if not kept(case)] == []


@pytest.mark.slow
def test_no_answer_less_takes_the_emergency_numbers_away():
    for inquiry, minute in islice(stream(110119), SOME):
        if emergency(inquiry) & ~Case(inquiry, minute).shown:
            continue  # told by emergency_numbers_are_there
        for fewer in with_one_answer_less(inquiry):
            case = Case(fewer, minute)
            assert not emergency(fewer) & ~case.shown, f"{answers(inquiry)} less one: {case}"


def test_the_same_question_gets_the_same_bytes():
    cases = list(islice(stream(189), SOME // 5))
    first = [answer(real(), inquiry, minute) for inquiry, minute in cases]
    again = [answer(real(), inquiry, minute) for inquiry, minute in reversed(cases)]
    assert first == again[::-1]


def test_the_bytes_say_what_the_engine_decided():
    snapshot = real()
    for inquiry, minute in islice(stream(8891), SOME // 5):
        case, said = Case(inquiry, minute), orjson.loads(answer(snapshot, inquiry, minute))
        assert [s["channel"] for s in said["suggestions"]] == case.ids
        assert [s["open"] for s in said["suggestions"]] == [s.standing.state for s in case.given.suggestions]
        for s in said["suggestions"]:
            assert any("rule" in reason for reason in s["because"])
            assert s["when"] == ("later" if s["open"] == "closed" else "now")


@pytest.mark.slow
def test_the_random_inquiries_reach_every_rule(seen):
    """A stream that never asked about a rule would promise nothing for it."""
    rules = real().engine.table.rule_ids
    assert [rules[n] for n in range(len(rules)) if not seen.fired >> n & 1] == []


def test_a_reader_of_the_answers_reads_the_inquiry():
    """The inquiries made up here are ones a client can send."""
    for inquiry, _ in islice(stream(9110), 500):
        assert real().reader.read(answers(inquiry)) == inquiry
    assert real().reader.read({}) == Inquiry()
