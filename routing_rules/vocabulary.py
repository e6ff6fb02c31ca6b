"""The questions somebody may be asked, and the answers that rules can speak of."""

from functools import cached_property
from typing import Literal

from pydantic import Field

from documents.ages import OLDEST as OLDEST
from documents.checking import Words, Written

UNANSWERED = "unanswered"
ABROAD = "abroad"
IN_JAPAN = "in_japan"
NOT_JAPANESE = "not_japanese"
JAPANESE = ("ja", "ja-simple")
PREFECTURES = tuple(f"{code:02d}" for code in range(1, 48))

ANONYMITY = ("must", "prefer", "none")
PREFERS = ("voice", "text")


class Answer(Written):
    """One answer of a closed question."""

    id: str
    label: Words


class Question(Written):
    """A question, the answers to choose from, and why it is asked."""

    question: Words
    why: Words
    answers: tuple[Answer, ...] = ()

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """The codes of its answers, in the order of the file."""
        return tuple(answer.id for answer in self.answers)


class Group(Written):
    """A heading under which situations are shown."""

    id: str
    label: Words


class Situation(Written):
    """What it is about. ``kind`` event: what happened; role: who speaks; need: what changes the route."""

    id: str
    group: str
    kind: Literal["event", "role", "need"]
    sensitivity: Literal["critical", "high", "medium"]
    label: Words


class Vocabulary(Written):
    """All questions. The order of ``asked`` is the order in which unanswered ones are proposed: most telling first."""

    groups: tuple[Group, ...] = Field(min_length=1)
    situations: tuple[Situation, ...] = Field(min_length=1)
    situation: Question
    asker: Question
    age: Question
    place: Question
    needs: Question
    anonymity: Question
    prefers: Question
    language: Question

    @cached_property
    def situation_ids(self) -> tuple[str, ...]:
        """The codes of all situations, in the order of the file."""
        return tuple(situation.id for situation in self.situations)

    def answers(self, field: str) -> tuple[str, ...]:
        """What may be written for a closed field of ``when`` or of an inquiry, ``unanswered`` left out."""
        if field in ("situation", "situations", "with", "without"):
            return self.situation_ids
        if field == "place":
            return (*PREFECTURES, ABROAD)
        question: Question = getattr(self, "needs" if field == "without_needs" else field)
        return question.ids
