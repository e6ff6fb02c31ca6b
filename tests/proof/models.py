"""Small invented worlds for the proof: a few channels, rules, questions and kinds of moment, drawn from a seed."""

import dataclasses
import random
from collections.abc import Sequence
from typing import Any, NamedTuple

from routing_rules.compiling import compile_table
from routing_rules.engine import Engine
from routing_rules.model import Rule
from routing_rules.proof.moments import Moments
from routing_rules.proof.prover import Prover
from routing_rules.proof.space import Space
from routing_rules.proof.world import World
from routing_rules.table import ChannelFacts, PointFacts
from routing_rules.vocabulary import Question, Vocabulary
from tests.builders import book, chat, form, rule, vocabulary, voice

SITUATIONS = (
    "immediate_danger", "suicidal_selfharm", "boy_or_lgbtq_victim", "fear_home_finds_out",
    "sexual_abuse_family", "anonymous_crime_info", "parent_fear_hurting", "online_grooming",
)  # fmt: skip
NEEDS = ("no_voice", "injured")
ASKERS, LANGUAGES, ANONYMITY = ("self", "parent"), ("en",), ("must",)
EMERGENCY = ("emergency_110", "emergency_119", "local_emergency", "emergency_110_app", "emergency_119_text", "phone_relay")
OTHERS = ("a", "b", "c")
HOURS, ALWAYS = 5, 1  # 0 is not stated, the others are as drawn
CHILD, ADULT = ["0-17"], ["18-"]
KEEP_QUIET = "suspect_must_not_learn"


class Kind(NamedTuple):
    """An invented kind of moment."""

    state: tuple[str, ...]
    until: tuple[None, ...] = (None,) * HOURS


class Model(NamedTuple):
    """An invented world with everything the proof needs."""

    engine: Engine
    vocabulary: Vocabulary
    kinds: Sequence[Kind]
    space: Space
    world: World
    prover: Prover


def model(seed: int) -> Model:
    """The invented world of a seed."""
    roll = random.Random(seed)
    small = questions(roll)
    kinds = [Kind(("unknown", "open", *roll.choices(("open", "closed"), k=HOURS - 2))) for _ in range(3)]
    care = roll.choice((0.2, 0.8, 1.0))
    channels = [_channel(roll, id, care) for id in (*EMERGENCY, *OTHERS)]
    return built(channels, _rules(roll, small, care), small, kinds)


def built(channels: Sequence[ChannelFacts], rules: Sequence[Rule], small: Vocabulary, kinds: Sequence[Any]) -> Model:
    """A world of these channels and rules."""
    engine = Engine(compile_table(dataclasses.replace(book(rules), vocabulary=small), channels))
    space = Space(engine, small)
    world = World(engine, Moments(engine.rankers.plans, kinds))
    return Model(engine, small, kinds, space, world, Prover(engine, space, world))


def questions(roll: random.Random) -> Vocabulary:
    """The real questions with few answers."""
    whole, situations = vocabulary(), roll.sample(SITUATIONS, 3)
    few = {
        "needs": NEEDS,
        "asker": roll.choice((ASKERS, ASKERS[:1], ASKERS[1:])),
        "language": roll.choice((LANGUAGES, ())),
        "anonymity": roll.choice((ANONYMITY, ())),
        "prefers": (),
    }
    fields = {name: getattr(whole, name) for name in Vocabulary.model_fields}
    questions = {field: _question(fields[field], answers) for field, answers in few.items()}
    chosen = tuple(s for s in whole.situations if s.id in situations)
    return Vocabulary(**{**fields, **questions, "situations": chosen})


def _question(whole: Question, answers: Sequence[str]) -> Question:
    return Question(question=whole.question, why=whole.why, answers=tuple(a for a in whole.answers if a.id in answers))


def _channel(roll: random.Random, id: str, care: float) -> ChannelFacts:
    if roll.random() < care and id in AS_IT_SHOULD_BE:
        return ChannelFacts(id=id, **AS_IT_SHOULD_BE[id])
    emergency = id in EMERGENCY
    local = {"13": (_point(roll),)} if roll.random() < 0.3 else {}
    return ChannelFacts(
        id=id,
        ended=roll.random() < 0.05,
        takes_reports=not emergency and roll.random() < 0.3,
        women_only=not emergency and roll.random() < 0.2,
        about_age=_some(roll, 0.15, [(0, 17), (18, 120)]),
        caller_age=_some(roll, 0.1, [(0, 17), (18, 120)]),
        askers=_some(roll, 0.1, [("self",), ("parent",)]),
        places=_some(roll, 0.1, [("13",), ("abroad",)]),
        only_languages=_some(roll, 0.1, [("en",)]),
        name=roll.choice((0, 1, 2)),
        points=tuple(_point(roll) for _ in range(roll.choice((1, 1, 2)))),
        local_points=local,
    )


AS_IT_SHOULD_BE: dict[str, dict[str, Any]] = {
    "emergency_110": {"name": 2, "points": (voice(ALWAYS),)},
    "emergency_119": {"name": 2, "points": (voice(ALWAYS),)},
    "emergency_110_app": {"name": 2, "points": (chat(ALWAYS, from_abroad=False),)},
    "emergency_119_text": {"name": 2, "points": (chat(ALWAYS, from_abroad=False),)},
    "local_emergency": {"places": ("abroad",), "points": (voice(ALWAYS), chat(ALWAYS))},
    "a": {"name": 0, "points": (chat(ALWAYS),)},
    "b": {"name": 1, "points": (voice(ALWAYS),)},
}


def _point(roll: random.Random) -> PointFacts:
    kind = roll.choice((voice, chat, chat, form))
    hours = ALWAYS if roll.random() < 0.5 else roll.randrange(HOURS)
    return kind(hours, from_abroad=roll.random() < 0.5, hours_from_local=roll.random() < 0.3)


def _rules(roll: random.Random, small: Vocabulary, care: float) -> list[Rule]:
    def when(**usual: Any) -> dict[str, Any]:
        return usual if roll.random() < care else {**_when(roll, small), **usual}

    def alarm(*usual: str) -> list[str]:
        return list(usual) if roll.random() < care else roll.sample((*EMERGENCY, *OTHERS), 2)

    danger, japan = ("immediate_danger",), ("in_japan", "unanswered")
    return [
        rule("own-life", when(situation=danger, place=japan, **{"with": ("suicidal_selfharm",)}),
             danger=alarm("emergency_119_text", "emergency_119", "emergency_110")),
        rule("hurt", when(situation=danger, place=japan, needs=("injured",)),
             danger=alarm("emergency_119_text", "emergency_119")),
        rule("danger", when(situation=danger, place=japan), danger=alarm("emergency_110_app", "emergency_110", "phone_relay")),
        rule("danger-abroad", when(situation=danger, place=("abroad",)), danger=alarm("local_emergency")),
        rule("in-japan", when(place=japan), always=["emergency_110", "emergency_119"]),
        rule("abroad", when(place=("abroad",)), always=["local_emergency"]),
        rule("anybody", when(), advice=_advice(roll), first=["a", roll.choice(("b", "c"))]),
        *(rule(f"r{n}", _when(roll, small), _advice(roll), **_tiers(roll, care)) for n in range(3)),
    ]  # fmt: skip


def _advice(roll: random.Random) -> tuple[str, ...]:
    return (KEEP_QUIET,) if roll.random() < 0.4 else ()


def _tiers(roll: random.Random, care: float) -> dict[str, list[str]]:
    named = roll.sample((*EMERGENCY, *OTHERS), 2)
    if roll.random() > care:
        return {"danger": named}
    return {roll.choice(("urgent", "first")): named[:1], roll.choice(("also", "always")): named[1:]}


def _when(roll: random.Random, small: Vocabulary) -> dict[str, Any]:
    situations = small.situation_ids
    drawn: dict[str, Any] = {
        "situation": _some(roll, 0.5, [*([s] for s in situations), [situations[0], "unanswered"], list(situations[1:])]),
        "with": _some(roll, 0.1, [[s] for s in situations]),
        "without": _some(roll, 0.15, [[s] for s in situations]),
        "needs": _some(roll, 0.2, [["no_voice"], ["injured"], ["injured", "unanswered"]]),
        "without_needs": _some(roll, 0.15, [["no_voice"], ["injured"]]),
        "asker": _some(roll, 0.2, [["self"], ["parent"], ["parent", "unanswered"]]),
        "age": _some(roll, 0.3, [CHILD, ADULT, [*CHILD, "unanswered"]]),
        "caller_age": _some(roll, 0.1, [CHILD, [*ADULT, "unanswered"]]),
        "anonymity": _some(roll, 0.1, [["must"], ["unanswered"]]),
        "language": _some(roll, 0.1, [["en"], ["unanswered"]]),
        "place": _some(roll, 0.3, [["13"], ["abroad"], ["in_japan", "unanswered"]]),
    }
    return {field: accepted for field, accepted in drawn.items() if accepted is not None}


def _some(roll: random.Random, share: float, values: Sequence[Any]) -> Any:
    return roll.choice(values) if roll.random() < share else None
