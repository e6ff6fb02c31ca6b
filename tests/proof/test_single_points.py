"""Which lines is everything hung on? And why a line that is not always open settles nothing by itself."""

import random
from types import SimpleNamespace

import pytest

from routing_rules.proof.properties import PROPERTIES
from routing_rules.table import ChannelFacts, bits_of
from service.proving import REACH, Proof
from tests.builders import chat, rule
from tests.proof import models
from tests.proof.models import AS_IT_SHOULD_BE, EMERGENCY, Kind, Model
from tests.proof.variants import Variant, proof

pytestmark = pytest.mark.slow

BY_DAY, AT_NIGHT = 2, 3
DAY_AND_NIGHT = [Kind(("unknown", "open", day, night, "closed")) for day, night in (("open", "closed"), ("closed", "open"))]


def shared_out() -> Model:
    """Nobody is always there: one line answers by day and another at night. Writing is possible at any time."""
    lines = [
        ChannelFacts(id="a", points=(chat(BY_DAY),)),
        ChannelFacts(id="b", points=(chat(AT_NIGHT),)),
    ]
    numbers = [ChannelFacts(id=id, **AS_IT_SHOULD_BE.get(id, {})) for id in EMERGENCY]
    rules = [
        rule("all", first=["a", "b"], always=["emergency_110", "emergency_119", "emergency_110_app", "local_emergency"]),
    ]
    return models.built([*numbers, *lines], rules, models.questions(random.Random(0)), DAY_AND_NIGHT)


def lone(world: Model) -> set[str]:
    """The single points of an invented world, as the proof of the real one finds them."""
    found = object.__new__(Proof)
    found.__dict__ = {
        "_snapshot": SimpleNamespace(book=SimpleNamespace(vocabulary=world.vocabulary)), "_engine": world.engine,
        "space": world.space, "world": world.world, "prover": world.prover, "kinds": [], "cases": list(world.space.cases()),
        "tell": lambda _: ("", ""),
    }  # fmt: skip
    return {channel for channel, _ in found.single_points()}


def test_where_two_lines_share_the_hours_the_loss_of_either_is_told():
    world = shared_out()
    reach = [wanted for wanted in PROPERTIES if wanted.id == "somebody-answers"]
    assert [breach for case in world.space.cases() for breach in world.prover.prove(case, reach)] == []
    assert world.world.counted_moments > 0
    assert {"a", "b"} <= lone(world)


def test_on_the_real_listings_no_class_of_answers_needs_the_moments_counted():
    variant = Variant()
    for case in proof().cases:
        assert list(variant.prover.prove(case)) == []
    assert variant.world.counted_moments == 0


def test_every_line_tried_in_every_case_of_one_situation():
    """What is not always open breaks nothing when it is lost; of the others four do."""
    variant = Variant()
    reach = [wanted for wanted in PROPERTIES if wanted.id in REACH]
    steady, missed, tried = variant.world.moments.ever_always(), 0, 0
    for case in variant.space.cases(1):
        for lost in bits_of(case.channels & ~missed):
            tried |= 1 << lost
            if any(variant.prover.prove(case._replace(channels=case.channels & ~(1 << lost)), reach)):
                missed |= 1 << lost
    assert (tried & ~steady).bit_count() > 30
    assert {variant.channels[n].id for n in bits_of(missed)} == {"anata_no_ibasho", "onestop_8891", "police_8103", "yorisoi"}
    assert missed & ~steady == 0
