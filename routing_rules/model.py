"""Rules as editors write them. All frozen; no behaviour beyond reading."""

from typing import Annotated, Any, Literal, get_args

from pydantic import BeforeValidator, ConfigDict, Field, field_validator, model_validator

from documents.ages import age_bounds
from documents.checking import Day, Text, Words, Written, mistake
from documents.sources import Source
from routing_rules.vocabulary import UNANSWERED

Tier = Literal["danger", "urgent", "first", "also", "always"]
TIERS: tuple[Tier, ...] = get_args(Tier)


class RuleSource(Source):
    """A law, guide or page. Grade A official; B prefecture, centre, NGO or professional body; C press and the like."""

    grade: Literal["A", "B", "C"]


class Statement(Written):
    """A sentence of advice or caution with its source and the day it must be looked at again."""

    text: Words
    source: tuple[str, ...] = Field(min_length=1)
    checked: Day
    review_by: Day


class AgeSpan(Written):
    """Ages that a condition accepts; ``None`` bounds stand for the answer not given."""

    least: int
    most: int


def _age_answer(value: Any) -> Any:
    return value if value == UNANSWERED else age_bounds(value)


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
        named = [channel for _, channel in self.named()]
        if not named:
            raise mistake("窓口を一つ以上書きます。", "Name at least one channel.")
        for n, channel in enumerate(named):
            if channel in named[:n]:
                raise mistake(f"「{channel}」が二度書かれています。一つにまとめます。", f"'{channel}' is named twice. Keep one.")
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

    name: Text
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
    checked: Day
    review_by: Day
    examples: tuple[Example, ...]

    @field_validator("examples")
    @classmethod
    def _speaks_and_is_silent(cls, examples: tuple[Example, ...]) -> tuple[Example, ...]:
        if {example.expect for example in examples} != {"speaks", "silent"}:
            raise mistake(
                "examples に、話す例(speaks)と黙る例(silent)を一つ以上ずつ書きます。",
                "Give at least one example that speaks and one that is silent.",
            )
        return examples


class RuleFile(Written):
    """A file of rules on one subject."""

    title: Words
    rules: tuple[Rule, ...] = Field(min_length=1)
