"""The proof against trying everything, on 300 invented worlds."""

from collections import Counter, defaultdict
from functools import cache
from typing import NamedTuple

import pytest

from routing_rules.inquiry import Inquiry
from routing_rules.proof.properties import PROPERTIES
from routing_rules.proof.prover import Breach
from tests.proof import brute_force, models, small_worlds
from tests.proof.brute_force import MEANING, Lists, Seen
from tests.proof.models import Model

pytestmark = pytest.mark.slow

WORLDS = 300
REFUSED_BY_THE_ENGINE = {"no-ended-line", "no-womens-desk"}  # no table can break them: see test_properties
BLOCKS = pytest.mark.parametrize("seeds", [range(n, WORLDS, 10) for n in range(10)], ids=range(10))


class Compared(NamedTuple):
    """What is broken in one world: in each case by trying everything and by the proof, and over all cases of the space."""

    tried: dict[Lists, set[str]]
    proved: dict[Lists, set[str]]
    told: set[str]
    invented: list[str]


@cache
def compared(seed: int) -> Compared:
    return compare(models.model(seed))


def compare(world: Model) -> Compared:
    tried, proved, invented = {}, {}, []
    for case in brute_force.lists(world):
        tried[case] = set().union(*(brute_force.broken(seen) for seen in brute_force.answers(world, case)))
        breaches = list(world.prover.prove(world.space.case(*case)))
        proved[case] = {breach.property.id for breach in breaches}
        invented += [f"{breach.property.id} {case} {breach.answers}" for breach in breaches if not is_real(world, breach)]
    told = {breach.property.id for case in world.space.cases() for breach in world.prover.prove(case)}
    return Compared(tried, proved, told, invented)


def is_real(world: Model, breach: Breach) -> bool:
    """Does the inquiry that a breach tells of break its property, at the kind of moment it tells of?"""
    kinds = world.kinds if breach.moment is None else [world.kinds[breach.moment]]
    told = {**breach.answers, "situations": breach.case.situations, "needs": breach.case.needs}
    inquiries = [Inquiry(**{**told, "place": place}) for place in breach.answers.get("place", brute_force.PLACES)]
    seen = (Seen(world, q, kind, world.engine.suggest(q, kind, 0)) for q in inquiries for kind in kinds)
    return any(breach.property.id in brute_force.broken(each) for each in seen)


def about(world: Model, wanted: str) -> bool:
    """Is there anybody in the world whom a property is about?"""
    anonymity = (None, *world.vocabulary.anonymity.ids)[-1]
    cases = (Inquiry(situations=s, needs=n, anonymity=anonymity) for s, n in brute_force.lists(world))
    return any(map(MEANING[wanted][0], cases))


def test_every_property_is_said_here_too():
    assert MEANING.keys() == {wanted.id for wanted in PROPERTIES}


@pytest.mark.slow
@BLOCKS
def test_the_proof_and_trying_everything_agree_case_by_case(seeds):
    assert {seed: compared(seed).proved for seed in seeds} == {seed: compared(seed).tried for seed in seeds}


@pytest.mark.slow
@BLOCKS
def test_nothing_is_lost_by_leaving_out_cases_that_nobody_tells_apart(seeds):
    assert {s: compared(s).told for s in seeds} == {s: set().union(*compared(s).tried.values()) for s in seeds}


@pytest.mark.slow
@BLOCKS
def test_the_inquiry_that_a_breach_tells_of_breaks_the_property(seeds):
    assert [invented for seed in seeds for invented in compared(seed).invented] == []


@pytest.mark.slow
def test_every_property_holds_in_many_worlds_and_is_broken_in_many():
    counted: dict[str, Counter[bool]] = defaultdict(Counter)
    for seed in range(WORLDS):
        world = models.model(seed)
        for wanted in MEANING:
            if about(world, wanted):
                counted[wanted][wanted in compared(seed).told] += 1
    rare = {id: dict(found) for id, found in counted.items() if min(found[True], found[False]) < 15}
    assert rare.keys() == REFUSED_BY_THE_ENGINE, rare
    whole = sum(not compared(seed).told for seed in range(WORLDS))
    assert WORLDS / 10 < whole < WORLDS * 9 / 10


def test_places_with_their_own_hours_are_looked_at_one_by_one():
    """An invented world where only the hours tell prefecture 13 from the others, and ages split the people first."""
    found = compare(small_worlds.hours_of_their_own())
    assert "somebody-answers" in found.tried[(), ()]
    assert found.proved == found.tried


def test_abroad_is_looked_at_alone_even_where_no_rule_and_no_channel_tells_it_apart():
    found = compare(small_worlds.abroad_like_everywhere())
    assert "emergency-stays" in found.tried[(), ()]
    assert found.proved == found.tried
