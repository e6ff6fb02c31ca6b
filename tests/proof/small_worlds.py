"""Invented worlds made by hand, each for one way in which a proof could look away."""

import random

from routing_rules.table import ChannelFacts
from routing_rules.vocabulary import Vocabulary
from tests.builders import chat, rule, vocabulary, voice
from tests.proof import models


def hours_of_their_own() -> models.Model:
    """Only the hours tell prefecture 13 from the others, and only after the people are split by age."""
    own = {"13": (voice(2),)}
    lines = [
        ChannelFacts(id="a", about_age=(0, 17), points=(voice(models.ALWAYS, hours_from_local=True),), local_points=own),
        ChannelFacts(id="b", about_age=(18, 120), points=(voice(models.ALWAYS, hours_from_local=True),), local_points=own),
        ChannelFacts(id="c", places=("abroad",), points=(chat(models.ALWAYS),)),
    ]
    rules = [
        rule("all", first=["a", "b"], always=["emergency_110", "emergency_119", "local_emergency"]),
        rule("abroad", {"place": ("abroad",)}, first=["c"]),
        rule("elsewhere", {"situation": ("online_grooming",), "place": ("13",)}, first=["a"]),
    ]
    return models.built([*_numbers(), *lines], rules, models.questions(random.Random(0)), _CLOSED_AT_NIGHT)


def abroad_like_everywhere() -> models.Model:
    """Every channel can be reached from abroad, and no rule asks where somebody is."""
    numbers = [ChannelFacts(id=id, points=(chat(models.ALWAYS),)) for id in models.EMERGENCY]
    rules = [rule("all", first=["emergency_110", "emergency_119", "phone_relay"])]
    return models.built(numbers, rules, models.questions(random.Random(0)), _CLOSED_AT_NIGHT)


_CLOSED_AT_NIGHT = [models.Kind(("unknown", "open", state, state, state)) for state in ("open", "closed")]


def _numbers() -> list[ChannelFacts]:
    return [ChannelFacts(id=id, **models.AS_IT_SHOULD_BE.get(id, {})) for id in models.EMERGENCY]


def japanese_only() -> models.Model:
    """Somebody answers at any hour for the situation; no rule and no channel asks for the language, and none speaks English."""
    lines = [ChannelFacts(id="a", name=0, languages=("ja",), points=(chat(models.ALWAYS),))]
    rules = [
        rule("all", always=["emergency_110", "emergency_119", "local_emergency"]),
        rule("of-it", {"situation": ("online_grooming",)}, first=["a"]),
    ]
    english = next(world for world in map(models.model, range(99)) if world.vocabulary.language.ids).vocabulary
    return models.built([*_numbers(), *lines], rules, _about(english, "online_grooming"), _CLOSED_AT_NIGHT)


def _about(small: Vocabulary, situation: str) -> Vocabulary:
    chosen = tuple(s for s in vocabulary().situations if s.id == situation)
    return Vocabulary(**{name: getattr(small, name) for name in Vocabulary.model_fields} | {"situations": chosen})
