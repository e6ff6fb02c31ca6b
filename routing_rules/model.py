"""Rules as editors write them. All frozen; no behaviour beyond reading."""

import re
from datetime import date
from typing import Annotated, Any, Literal, get_args

from pydantic import BeforeValidator, ConfigDict, Field, model_validator

from documents.checking import Words, Written, mistake
from routing_rules.vocabulary import OLDEST, UNANSWERED

Tier = Literal["danger", "urgent", "first", "also", "always"]
TIERS: tuple[Tier, ...] = get_args(Tier)


class Source(Written):
    """A law, guide or page. Grade A official; B prefecture, centre, NGO or professional body; C press and the like."""

    title: str
    url: str | list[str] | None
    published: str
    grade: Literal["A", "B", "C"]


class Statement(Written):
    """A sentence of advice or caution with its source and the day it must be looked at again."""

    text: Words
    source: tuple[str, ...] = Field(min_length=1)
    checked: date
    review_by: date


class AgeSpan(Written):
    """Ages that a condition accepts; ``None`` bounds stand for the answer not given."""

    least: int
    most: int


def _age_answer(value: Any) -> Any:
    if value == UNANSWERED:
        return value
    found = re.fullmatch(r"(\d{1,3})-(\d{1,3})?", value) if isinstance(value, str) else None
    least, most = (int(found[1]), int(found[2] or OLDEST)) if found else (1, 0)
    if not least <= most <= OLDEST:
        raise mistake(
            '年齢は ["0-17", unanswered] のように、小さいほうから 120 までで書きます。',
            'Write ages as ["0-17", unanswered], lower age first, at most 120.',
        )
    return {"least": least, "most": most}


Age = Annotated[AgeSpan | Literal["unanswered"], BeforeValidator(_age_answer)]
Answers = Annotated[tuple[str, ...], Field(min_length=1)]


class Condition(Written):
    """``when``: every heading that is written must hold; an absent one is not asked."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    situation: Answers | None = None
    with_: Answers | None = Field(default=None, alias="with")
    without: Answers | None = None
    needs: Answers | None = None
    without_needs: Answers | None = None
    asker: Answers | None = None
    age: tuple[Age, ...] | None = Field(default=None, min_length=1)
    caller_age: tuple[Age, ...] | None = Field(default=None, min_length=1)
    anonymity: Answers | None = None
    prefers: Answers | None = None
    language: Answers | None = None
    place: Answers | None = None


class Suggest(Written):
    """Channels by tier; the order inside a tier is the order of suggestion."""

    danger: tuple[str, ...] = ()
    urgent: tuple[str, ...] = ()
    first: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    always: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _names_somebody(self) -> "Suggest":
        named = [channel for tier in TIERS for channel in getattr(self, tier)]
        if not named or len(named) != len(set(named)):
            raise mistake(
                "窓口を一つ以上、それぞれ一度だけ書きます。",
                "Name at least one channel, each only once.",
            )
        return self

    def named(self) -> list[tuple[Tier, str]]:
        """(tier, channel) pairs in the order of suggestion."""
        return [(tier, channel) for tier in TIERS for channel in getattr(self, tier)]


class ChannelCaution(Written):
    """A sentence to show with one channel before somebody turns to it."""

    channel: str
    say: str


class Example(Written):
    """An invented inquiry and whether the rule speaks for it. ``at`` is a moment in ISO 8601 where it matters."""

    name: str
    inquiry: dict[str, Any]
    expect: Literal["speaks", "silent"]


class Rule(Written):
    """One rule: when it speaks, whom it names and how urgently, why, and from which source."""

    id: str = Field(pattern=r"^[a-z0-9-]+$")
    because: Words
    when: Condition
    suggest: Suggest
    caution: tuple[ChannelCaution, ...] = ()
    advice: tuple[str, ...] = ()
    source: tuple[str, ...] = Field(min_length=1)
    checked: date
    review_by: date
    examples: tuple[Example, ...]

    @model_validator(mode="after")
    def _speaks_and_is_silent(self) -> "Rule":
        if {example.expect for example in self.examples} != {"speaks", "silent"}:
            raise mistake(
                f"「{self.id}」の examples に、話す例(speaks)と黙る例(silent)を一つ以上ずつ書きます。",
                f"Give '{self.id}' at least one example that speaks and one that is silent.",
            )
        return self


class RuleFile(Written):
    """A file of rules on one subject."""

    title: Words
    rules: tuple[Rule, ...] = Field(min_length=1)
