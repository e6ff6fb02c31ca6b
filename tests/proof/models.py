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
JAPAN = ("in_japan", "unanswered")
HOURS = 5  # 0 not stated, 1 always open, the others as drawn
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
    small = _vocabulary(roll.sample(SITUATIONS, 3))
    kinds = [Kind(("unknown", "open", *roll.choices(("open", "closed"), k=HOURS - 2))) for _ in range(4)]
    channels = [_channel(roll, id) for id in (*EMERGENCY, *OTHERS)]
    return built(channels, _rules(roll, small), small, kinds)


def built(channels: Sequence[ChannelFacts], rules: Sequence[Rule], small: Vocabulary, kinds: Sequence[Any]) -> Model:
    """A world of these channels and rules."""
    engine = Engine(compile_table(dataclasses.replace(book(rules), vocabulary=small), channels))
    space = Space(engine, small)
    world = World(engine, Moments(engine.rankers.plans, kinds))
    return Model(engine, small, kinds, space, world, Prover(engine, space, world))


def _vocabulary(situations: Sequence[str]) -> Vocabulary:
    """The real questions with few answers."""
    whole = vocabulary()
    few = {"needs": NEEDS, "asker": ASKERS, "language": LANGUAGES, "anonymity": ANONYMITY, "prefers": ()}
    fields = {name: getattr(whole, name) for name in Vocabulary.model_fields}
    questions = {field: _question(fields[field], answers) for field, answers in few.items()}
    chosen = tuple(s for s in whole.situations if s.id in situations)
    return Vocabulary(**{**fields, **questions, "situations": chosen})


def _question(whole: Question, answers: Sequence[str]) -> Question:
    return Question(question=whole.question, why=whole.why, answers=tuple(a for a in whole.answers if a.id in answers))


def _channel(roll: random.Random, id: str) -> ChannelFacts:
    steady, emergency = roll.random() < 0.6, id in EMERGENCY
    local = {"13": (_point(roll, steady=False),)} if roll.random() < 0.2 else {}
    return ChannelFacts(
        id=id,
        ended=not emergency and roll.random() < 0.03,
        takes_reports=not emergency and roll.random() < 0.25,
        women_only=not emergency and roll.random() < 0.15,
        about_age=_some(roll, 0.15, [(0, 17), (18, 120)]),
        caller_age=_some(roll, 0.1, [(0, 17), (18, 120)]),
        askers=_some(roll, 0.1, [("self",), ("parent",)]),
        places=_some(roll, 0.1, [("13",), ("abroad",)]),
        only_languages=_some(roll, 0.1, [("en",)]),
        name=roll.choice((0, 0, 1, 2)),
        points=tuple(_point(roll, steady=steady or emergency) for _ in range(roll.choice((1, 1, 2)))),
        local_points=local,
    )


def _point(roll: random.Random, *, steady: bool) -> PointFacts:
    kind = roll.choice((voice, chat, chat, form))
    hours = 1 if steady and roll.random() < 0.9 else roll.randrange(HOURS)
    return kind(hours, from_abroad=roll.random() < 0.5, hours_from_local=roll.random() < 0.3)


def _rules(roll: random.Random, small: Vocabulary) -> list[Rule]:
    return [
        rule("in-japan", _now_and_then(roll, small, {"place": JAPAN}), always=["emergency_110", "emergency_119"]),
        rule("abroad", _now_and_then(roll, small, {"place": ("abroad",)}), always=["local_emergency"]),
        rule("in-danger", _now_and_then(roll, small, {"situation": ("immediate_danger",)}), danger=_alarm(roll)),
        rule("anybody", _now_and_then(roll, small, {}), advice=_advice(roll), first=roll.sample(OTHERS, 2)),
        *(rule(f"r{n}", _when(roll, small), _advice(roll), **_tiers(roll)) for n in range(4)),
    ]


def _now_and_then(roll: random.Random, small: Vocabulary, usual: dict[str, Any]) -> dict[str, Any]:
    return usual if roll.random() < 0.7 else {**_when(roll, small), **usual}


def _alarm(roll: random.Random) -> list[str]:
    first = roll.sample(EMERGENCY[:5], 2)
    last = roll.sample((*EMERGENCY, *OTHERS), 1) if roll.random() < 0.3 else []
    return list(dict.fromkeys([*first, "emergency_110_app", *last] if roll.random() < 0.7 else [*first, *last]))


def _advice(roll: random.Random) -> tuple[str, ...]:
    return (KEEP_QUIET,) if roll.random() < 0.3 else ()


def _tiers(roll: random.Random) -> dict[str, list[str]]:
    named = roll.sample((*EMERGENCY, *OTHERS, *OTHERS[:0]), 2)
    tier = "danger" if roll.random() < 0.1 else roll.choice(("urgent", "first", "also", "always"))
    return {tier: named[:1], roll.choice(("also", "always")): named[1:]} if tier not in ("also", "always") else {tier: named}


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
        "place": _some(roll, 0.3, [["13"], ["abroad"], JAPAN]),
    }
    return {field: accepted for field, accepted in drawn.items() if accepted is not None}


def _some(roll: random.Random, share: float, values: Sequence[Any]) -> Any:
    return roll.choice(values) if roll.random() < share else None
