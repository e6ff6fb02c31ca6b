"""The proof against trying everything, on some 300 invented worlds."""

from collections import Counter, defaultdict
from functools import cache
from typing import NamedTuple

import pytest

from routing_rules.inquiry import Inquiry
from routing_rules.proof.properties import PROPERTIES
from routing_rules.proof.prover import Breach
from tests.proof import brute_force
from tests.proof.brute_force import MEANING, Lists, Seen
from tests.proof.models import Model, model

MODELS = 300
BLOCKS = 10


class Compared(NamedTuple):
    """Of one world: what is broken in each case, by trying everything and by the proof."""

    tried: dict[Lists, set[str]]
    proved: dict[Lists, set[str]]
    told: set[str]
    unreal: list[str]


@cache
def compared(seed: int) -> Compared:
    world = model(seed)
    tried, proved, unreal = {}, {}, []
    for case in brute_force.lists(world):
        tried[case] = set().union(*(brute_force.broken(seen) for seen in brute_force.answers(world, case)))
        breaches = list(world.prover.prove(world.space.case(*case)))
        proved[case] = {breach.property.id for breach in breaches}
        unreal += [f"{seed}: {breach.property.id} {case} {breach.answers}" for breach in breaches if not is_real(world, breach)]
    told = {breach.property.id for case in world.space.cases() for breach in world.prover.prove(case)}
    return Compared(tried, proved, told, unreal)


def is_real(world: Model, breach: Breach) -> bool:
    """Does the inquiry that a breach tells of break its property, at the kind of moment it tells of?"""
    kinds = world.kinds if breach.moment is None else [world.kinds[breach.moment]]
    places = breach.answers.get("place", brute_force.PLACES)
    fields = {**breach.answers, "situations": breach.case.situations, "needs": breach.case.needs}
    inquiries = [Inquiry(**{**fields, "place": place}) for place in places]
    seen = (Seen(world, q, kind, world.engine.suggest(q, kind, 0)) for q in inquiries for kind in kinds)
    return any(breach.property.id in brute_force.broken(each) for each in seen)


def test_every_property_is_said_here_too():
    assert MEANING.keys() == {wanted.id for wanted in PROPERTIES}


@pytest.mark.parametrize("block", range(BLOCKS))
def test_the_proof_and_trying_everything_agree_case_by_case(block):
    wrong = []
    for seed in range(block, MODELS, BLOCKS):
        found = compared(seed)
        for case, tried in found.tried.items():
            missed, invented = tried - found.proved[case], found.proved[case] - tried
            if missed or invented:
                wrong.append(f"{seed} {case}: missed {missed}, invented {invented}")
    assert wrong == []


@pytest.mark.parametrize("block", range(BLOCKS))
def test_leaving_out_cases_that_nobody_tells_apart_loses_nothing(block):
    for seed in range(block, MODELS, BLOCKS):
        found = compared(seed)
        assert found.told == set().union(*found.tried.values()), seed


def test_what_a_breach_tells_is_real():
    assert [unreal for seed in range(MODELS) for unreal in compared(seed).unreal] == []


def test_every_property_is_broken_in_some_worlds_and_holds_in_others():
    counted: dict[str, Counter[bool]] = defaultdict(Counter)
    for seed in range(MODELS):
        for wanted in PROPERTIES:
            relevant = any(about for about in [True])
            counted[wanted.id][any(wanted.id in found for found in compared(seed).tried.values())] += relevant
    print({id: dict(c) for id, c in counted.items()})
