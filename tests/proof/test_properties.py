"""Each property broken once on purpose on the real rules and listings, and the sentence that then tells of it."""

import dataclasses
from collections.abc import Callable
from typing import NamedTuple

import pytest

from routing_rules.inquiry import Inquiry
from routing_rules.proof import gaps
from routing_rules.proof.properties import PROPERTIES
from routing_rules.proof.telling import tell
from routing_rules.table import ChannelFacts, bits_of
from routing_rules.vocabulary import OLDEST
from tests.builders import real
from tests.proof.variants import Variant, changed_channels, changed_rules, facts, proof, without_rules

pytestmark = pytest.mark.slow

PROPERTY = {wanted.id: wanted for wanted in PROPERTIES}
BY_DAY = 10  # any hours string that closes at night
ADVICE = "suspect_must_not_learn"


class Broken(NamedTuple):
    """How a property is broken, in which case, and how the sentences begin that tell of it."""

    change: Callable[[], Variant]
    situations: tuple[str, ...]
    needs: tuple[str, ...]
    ja: str
    en: str


def _by_day(channel: str) -> list[ChannelFacts]:
    return [dataclasses.replace(c, points=_points(c, hours=BY_DAY)) if c.id == channel else c for c in facts()]


def _only_voice() -> list[ChannelFacts]:
    return [dataclasses.replace(c, points=_points(c, voice=True), local_points={}) for c in facts()]


def _points(channel: ChannelFacts, **change):
    return tuple(dataclasses.replace(point, **change) for point in channel.points)


def _without_advice():
    return changed_rules(lambda r: r.model_copy(update={"advice": tuple(a for a in r.advice if a != ADVICE)}))


NIGHT_JA, NIGHT_EN = "、1月1日(月) 0時00分", ", Mon 1/1 00:00"
NOTHING_JA, NOTHING_EN = "だれからでも、何のことか答えていない", "anyone, no situation answered"
FAMILY = "sexual_abuse_family"

BROKEN = {
    "danger-first": Broken(
        lambda: Variant(without_rules("danger-call-110")), ("immediate_danger",), (),
        "だれからでも、いま、あぶない", "anyone, In danger now"),
    "ambulance-before-police": Broken(
        lambda: Variant(without_rules("danger-to-own-life")), ("immediate_danger", "suicidal_selfharm"), (),
        "だれからでも、いま、あぶない・死にたい・自分を傷つける", "anyone, In danger now and Wanting to die, or self-harm"),
    "danger-without-voice": Broken(
        lambda: Variant(without_rules("danger-no-voice")), ("immediate_danger",), ("no_voice",),
        "だれからでも、いま、あぶない、声で話せない・聞こえない", "anyone, In danger now, I can not speak aloud or hear"),
    "somebody-answers": Broken(
        lambda: Variant(channels=changed_channels(["yorisoi"], ended=True)), ("child_offender",), (),
        "近所の人・気づいた人・お店の人18歳、子どもがだれかにしてしまった" + NIGHT_JA,
        "A neighbour, passer-by or shop staff, aged 18, A child did it to someone" + NIGHT_EN),
    "nothing-closed-first": Broken(
        lambda: Variant(channels=_by_day("emergency_110")), ("immediate_danger",), (),
        "だれからでも、いま、あぶない", "anyone, In danger now"),
    "two-routes": Broken(
        lambda: Variant(channels=changed_channels(["anata_no_ibasho"], ended=True)), (), (),
        NOTHING_JA + NIGHT_JA, NOTHING_EN + NIGHT_EN),
    "nameless-first": Broken(
        lambda: Variant(channels=changed_channels(name=2)), (), (),
        NOTHING_JA + "、名前はぜったい言いたくない" + NIGHT_JA, NOTHING_EN + ", My name must stay out" + NIGHT_EN),
    "no-ended-line": Broken(
        lambda: Variant(not_ended=-1), ("boy_or_lgbtq_victim",), (),
        "だれからでも、男性・LGBTQの被害", "anyone, A boy, a man or LGBTQ person"),
    "no-womens-desk": Broken(
        lambda: Variant(not_women_only=-1), (FAMILY, "boy_or_lgbtq_victim"), (),
        "だれからでも18歳、家族や親せき、いっしょに住む人から・男性・LGBTQの被害",
        "anyone, aged 18, By family or someone I live with and A boy, a man or LGBTQ person"),
    "without-voice-first": Broken(
        lambda: Variant(channels=_only_voice()), (), ("no_voice",),
        NOTHING_JA + "、声で話せない・聞こえない" + NIGHT_JA, NOTHING_EN + ", I can not speak aloud or hear" + NIGHT_EN),
    "suspect-does-not-learn": Broken(
        lambda: Variant(_without_advice()), (FAMILY,), (),
        "だれからでも、家族や親せき、いっしょに住む人から", "anyone, By family or someone I live with"),
    "report-desk-not-first": Broken(
        lambda: Variant(channels=changed_channels(takes_reports=True)), (), (),
        NOTHING_JA + NIGHT_JA, NOTHING_EN + NIGHT_EN),
    "emergency-stays": Broken(
        lambda: Variant(without_rules("always-emergency")), (), (), NOTHING_JA, NOTHING_EN),
}  # fmt: skip


def told(id: str, variant: Variant) -> list[tuple[str, str]]:
    case = variant.space.case(BROKEN[id].situations, BROKEN[id].needs)
    breaches = variant.prover.prove(case, [PROPERTY[id]])
    return [tell(breach, variant.book, variant.engine.table, proof().kinds) for breach in breaches]


@pytest.mark.parametrize("id", PROPERTY)
def test_a_broken_property_is_found_and_told_in_both_languages(id):
    assert told(id, Variant()) == []
    [(ja, en)] = told(id, BROKEN[id].change())
    assert ja.startswith(f"{BROKEN[id].ja} — 成り立たないこと: {PROPERTY[id].ja} 残る窓口: ")
    assert en.startswith(f"{BROKEN[id].en} — broken: {PROPERTY[id].en} Channels left: ")


def test_what_a_property_rests_on_is_in_the_list_of_sources():
    named = {wanted.source for wanted in (*PROPERTIES, *gaps.STRICT.values())}
    assert named
    assert named <= real().book.sources.keys()


def test_no_channel_whose_stated_ages_leave_the_person_out_is_taken():
    """Every age of both people and every asker; somebody who speaks of a child in danger from oneself gives one's own age."""
    engine, years = real().engine, (None, *range(OLDEST + 1))
    about = {age: _leaving_out("about_age", age) for age in years}
    caller = {age: _leaving_out("caller_age", age) for age in years}
    for asker in (None, *real().book.vocabulary.asker.ids):
        for age in years:
            for asker_age in years:
                own = asker_age if age is None else age
                out = about[own] | caller[own] if asker == "self" else about[age] | caller[asker_age]
                taken = engine.takes(Inquiry(asker=asker, age=age, asker_age=asker_age))
                assert not taken & out, (asker, age, asker_age, bits_of(taken & out))


def _leaving_out(fact: str, age: int | None) -> int:
    bounds = [getattr(channel, fact) for channel in facts()]
    out = (age is not None and b is not None and not b[0] <= age <= b[1] for b in bounds)
    return sum(1 << n for n, left_out in enumerate(out) if left_out)
