"""Mistakes made by machine in the real rules and listings: is each one reported, and if not, do we know why not?"""

from collections import Counter
from functools import cache

import pytest

from tests.proof.catching import caught_by
from tests.proof.differing import changes_an_answer
from tests.proof.mutants import mutants
from tests.proof.variants import Variant

pytestmark = pytest.mark.slow

MUTANTS = {mutant.name: mutant for mutant in mutants()}
EQUIVALENT, SURVIVED = "no answer changes", "not reported"

FACT = "a fact of one listing: rules and proof take it as it stands; its source, its day and whoever looks again hold it"
OTHERS = "others answer at that hour in that way, so nobody is left alone; the listing is poorer all the same"
CHOICE = "whom a rule names beside others, how urgently and in which order is for its author; `madoguchi diff` shows the change"
WORDS = "which advice goes with a rule is for its author; only the advice that keeps the suspect away is a property"

SURVIVORS = {
    "hours dropped: sos_mini_letter": FACT,
    "point dropped: cure_time point 0": OTHERS,
    "point dropped: childline point 0": OTHERS,
    "point dropped: tell point 1": OTHERS,
    "number dropped: childcare_abuse_report": FACT,
    "number dropped: shonen_support_center": FACT,
    "local points dropped: police_9110": OTHERS,
    "ended: self_reliance": OTHERS,
    "ended: dv_navi_8008": OTHERS,
    "name asked: take_it_down": FACT,
    "name asked: anonymous_tip": FACT,
    "age of a channel moved: childline about_age to 17": FACT,
    "age of a channel moved: childline caller_age to 17": FACT,
    "age of a channel moved: saposute about_age to 48": FACT,
    "places dropped: offender_prevention_pref": FACT,
    "for whom dropped: women_8778 women_only": FACT,
    "for whom dropped: houterasu_multilingual only_languages": FACT,
    "for whom dropped: ihc takes_reports": FACT,
    "not from abroad: isa_trafficking": FACT,
    "order swapped: neighbour-child jiso_dial and police_9110": CHOICE,
    "order swapped: any-sex-victim yorisoi and victim_support_network": CHOICE,
    "channel dropped: physical-abuse-told-by-adult police_9110": CHOICE,
    "channel dropped: neighbour-adult emergency_110": CHOICE,
    "channel dropped: voyeurism-parent safeline": CHOICE,
    "danger entry dropped: danger-no-voice phone_relay": CHOICE,
    "danger entry dropped: own-urge-child-near emergency_110": CHOICE,
    "tier lowered: child-offender-school first to also": CHOICE,
    "tier lowered: home-dv-adult first to also": CHOICE,
    "tier lowered: teacher-abuse-18-and-over first to also": CHOICE,
    "advice dropped: foreign-roots-japanese-speaker child_not_interpreter": WORDS,
    "advice dropped: av-helpers do_not_question": WORDS,
    "advice dropped: voyeurism-parent just_now_call_110": WORDS,
}


@cache
def outcome(name: str) -> str:
    """Who reports a mistake, or that nobody does, or that it changes no answer."""
    variant = MUTANTS[name].build()
    return caught_by(variant) or (SURVIVED if changes_an_answer(MUTANTS[name], variant) else EQUIVALENT)


def test_without_a_mistake_nobody_reports_anything():
    assert caught_by(Variant()) is None


def test_there_are_enough_mistakes_and_each_has_a_name():
    assert len(MUTANTS) == len(mutants()) >= 40


@pytest.mark.parametrize("name", MUTANTS)
def test_the_mistake_is_reported_or_it_is_known_why_not(name):
    if outcome(name) == SURVIVED:
        assert name in SURVIVORS, f"nobody reports it: {name}"
    else:
        assert name not in SURVIVORS, f"strike it from the list ({outcome(name)}): {name}"


def test_every_survivor_on_the_list_is_a_mistake_that_is_still_made():
    assert SURVIVORS.keys() <= MUTANTS.keys()


def test_score(capsys):
    score = Counter(map(outcome, MUTANTS))
    real = len(MUTANTS) - score[EQUIVALENT]
    with capsys.disabled():
        print(f"\n{real - score[SURVIVED]} of {real} mistakes that change an answer are reported: {dict(score.most_common())}")
    assert real - score[SURVIVED] >= real / 2
