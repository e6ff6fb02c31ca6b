"""The rules, one test for each example that stands beside them: does the rule speak, or stay silent, as it says?"""

from collections import Counter

import pytest

from routing_rules.examples import read_example
from routing_rules.inquiry import Inquiry
from routing_rules.model import Example, Rule
from routing_rules.table import bits_of
from tests.builders import real, vocabulary
from tests.shown import answer

LOADED = real()
RULES = [written.rule for written in LOADED.book.rules]
EXAMPLES = [(n, example) for n, rule in enumerate(RULES) for example in rule.examples]


def _fired(inquiry: Inquiry) -> set[int]:
    return set(bits_of(LOADED.engine.fired(inquiry)))


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=[example.name for _, example in EXAMPLES])
def test_example(rule: int, example: Example) -> None:
    speaks = rule in _fired(read_example(LOADED.reader, example.inquiry))
    assert speaks is (example.expect == "speaks"), RULES[rule].id


def test_every_example_was_collected() -> None:
    assert len(EXAMPLES) > 400
    sides = Counter((n, example.expect) for n, example in EXAMPLES)
    assert all(sides[n, "speaks"] and sides[n, "silent"] for n in range(len(RULES)))


def _named_in_answer(rule: Rule, example: Example) -> bool:
    suggestions = answer(read_example(LOADED.reader, example.inquiry))["suggestions"]
    return any(reason.get("rule") == rule.id for suggestion in suggestions for reason in suggestion["because"])


def test_a_rule_that_speaks_is_named_in_the_answer() -> None:
    """A rule whose channels take nobody it speaks for would be a rule without effect."""
    spoken = [(RULES[n], example) for n, example in EXAMPLES if example.expect == "speaks"]
    unheard = [(rule.id, example.name) for rule, example in spoken if not _named_in_answer(rule, example)]
    assert unheard == []


def test_every_rule_has_its_own_name() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES) == len(LOADED.engine.table.rule_ids)


def test_every_channel_that_a_rule_names_exists() -> None:
    named = {channel for rule in RULES for _, channel in rule.suggest.named()}
    assert named <= LOADED.directory.channels.keys()
    assert named == {LOADED.engine.table.channels[channel].id for row in LOADED.engine.table.named for channel, _ in row}


ASKERS = (None, *vocabulary().asker.ids)


@pytest.mark.parametrize("situation", vocabulary().situation_ids)
def test_every_situation_has_a_rule_of_its_own_whoever_asks(situation: str) -> None:
    speak_of_it = {n for n, rule in enumerate(RULES) if situation in (rule.when.situation or ())}
    alone = [asker for asker in ASKERS if not speak_of_it & _fired(Inquiry(situations=(situation,), asker=asker))]
    assert alone == []
