"""Rules that never act: found in small invented tables, and none among the real rules."""

import dataclasses
import random

import pytest

from routing_rules.model import Rule
from routing_rules.proof.liveness import silent_rules
from routing_rules.table import ChannelFacts
from tests.builders import rule, voice
from tests.proof import models
from tests.proof.models import Kind
from tests.proof.variants import Variant, proof, without_rules

pytestmark = pytest.mark.slow

A, B = (ChannelFacts(id=id, points=(voice(1),)) for id in ("a", "b"))
ADULTS = ChannelFacts(id="adults", about_age=(18, 120), points=(voice(1),))
ENDED = ChannelFacts(id="ended", ended=True, points=(voice(1),))
CHILD = {"age": ("0-17",)}
QUESTIONS = next(
    small
    for small in (models.questions(random.Random(seed)) for seed in range(99))
    if all(situation.kind != "role" for situation in small.situations)  # nobody speaks of a child other than the asker
)
MOMENTS = [Kind(("unknown", *["open"] * 4))]


def silent(*rules: Rule, says: dict[str, set[str]] | None = None) -> dict[str, str]:
    """The rules that never act, by id: dead or shadowed. ``says``: cautions by rule, beside the advice."""
    world = models.built([A, B, ADULTS, ENDED], rules, QUESTIONS, MOMENTS)
    spoken = [frozenset({*r.advice, *(says or {}).get(r.id, ())}) for r in rules]
    found = silent_rules(world.engine, world.space, list(world.space.cases()), spoken)
    return {rules[each.rule].id: "dead" if each.dead else "shadowed" for each in found}


def test_rules_that_name_different_channels_all_act():
    assert silent(rule("one", first=["a"]), rule("two", first=["b"])) == {}


def test_a_rule_for_people_whom_its_channels_do_not_take_is_dead():
    assert silent(rule("one", first=["a"]), rule("two", CHILD, first=["adults"])) == {"two": "dead"}


def test_a_rule_for_some_of_whom_its_channels_take_acts():
    assert silent(rule("one", first=["a"]), rule("two", {"age": ("0-17", "unanswered")}, first=["adults"])) == {}


def test_a_rule_that_names_only_what_has_ended_is_dead():
    assert silent(rule("one", first=["a"]), rule("two", first=["ended"])) == {"two": "dead"}


def test_a_rule_whose_conditions_shut_each_other_out_is_dead():
    never = {"needs": ("no_voice",), "without_needs": ("no_voice",)}
    assert silent(rule("one", first=["a"]), rule("two", never, first=["b"])) == {"two": "dead"}


def test_a_rule_that_says_only_what_another_says_anyway_is_shadowed():
    assert silent(rule("one", first=["a"]), rule("two", CHILD, also=["a"])) == {"two": "shadowed"}
    assert silent(rule("one", first=["a", "b"]), rule("two", CHILD, also=["b"]), rule("three", also=["a"])) == {
        "two": "shadowed",
        "three": "shadowed",
    }


def test_a_better_tier_new_advice_or_a_new_caution_is_something_to_say():
    one = rule("one", first=["a"])
    assert silent(one, rule("two", CHILD, urgent=["a"])) == {}
    assert silent(one, rule("two", CHILD, ["keep_evidence"], also=["a"])) == {}
    assert silent(one, rule("two", CHILD, also=["a"]), says={"two": {"a: line_history_stays"}}) == {}
    said = {"one": {"a: line_history_stays"}, "two": {"a: line_history_stays"}}
    assert silent(one, rule("two", CHILD, also=["a"]), says=said) == {"two": "shadowed"}


def test_two_rules_may_shadow_a_third_between_them():
    young, old = rule("young", {"age": ("0-17", "unanswered")}, first=["a"]), rule("old", {"age": ("18-",)}, first=["a"])
    assert silent(young, old, rule("all", first=["a"])) == {"young": "shadowed", "old": "shadowed", "all": "shadowed"}
    assert silent(young, old, rule("all", also=["a"])) == {"all": "shadowed"}


def test_no_real_rule_is_silent():
    assert list(proof().silent()) == []


def test_a_real_rule_said_twice_would_be_found():
    """A copy of a real rule, named otherwise: each makes the other needless."""
    book = without_rules()
    twice = book.rules[0].rule.model_copy(update={"id": "the-same-again"})
    variant = Variant(_with(book, twice))
    says = [frozenset((*w.rule.advice, *(f"{c.channel}: {c.say}" for c in w.rule.caution))) for w in variant.book.rules]
    found = silent_rules(variant.engine, variant.space, list(variant.space.cases(1)), says)
    assert "the-same-again" in {variant.book.rules[each.rule].rule.id for each in found}


def _with(book, extra: Rule):
    written = dataclasses.replace(book.rules[0], rule=extra)
    return dataclasses.replace(book, rules=(*book.rules, written))
