"""What a note may hold and what is recorded of consent, as models. Grounds, duties and recipients stand in recipients.py."""

from collections.abc import Iterable
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, field_validator, model_validator

from documents.checking import Day, FullWords, Words, Written, mistake
from routing_rules.vocabulary import Answer

MOST = 200


def _count(value: Any) -> int:
    if not (isinstance(value, str) and value.isascii() and value.isdecimal() and 1 <= int(value) <= MOST):
        raise mistake(f"1 から {MOST} までの数を書きます。", f"Write a number from 1 to {MOST}.")
    return int(value)


Count = Annotated[int, BeforeValidator(_count)]
"""A number of characters or days as editors write it."""

Ids = tuple[str, ...]
SomeIds = Annotated[Ids, Field(min_length=1)]
CODED = "coded"
"""Stands in ``opens`` for every fact that is chosen from a list."""


class Spoken(FullWords):
    """A sentence that is read to the person."""


class Dated(Written):
    """Base of every file: where it comes from and by which day somebody must look at it again."""

    source: SomeIds
    checked: Day
    review_by: Day


class Sentence(Written):
    """A sentence for the person, with its source."""

    text: Spoken
    source: SomeIds


class Fact(Written):
    """One thing that a note may hold.

    ``whose``: "sender" for the counselor's own organisation and number, which need no consent of the person.
    ``max``: characters (code points) of what is typed. ``aloud``: how the person is told what is passed on.
    """

    id: str = Field(pattern=r"^[a-z0-9_]+$")
    label: Words
    hint: Words
    kind: Literal["one", "many", "free", "identifying"]
    whose: Literal["person", "sender"] = "person"
    answers: tuple[Answer, ...] = ()
    answers_from: Literal["situations", "prefectures"] | None = None
    max: Count | None = None
    aloud: Spoken | None = None

    @property
    def coded(self) -> bool:
        """Is it chosen from a list?"""
        return self.kind in ("one", "many")

    @model_validator(mode="after")
    def _answered_one_way(self) -> "Fact":
        if self.coded and (bool(self.answers) is bool(self.answers_from) or self.max):
            raise mistake(
                "one と many には answers か answers_from のどちらか一つを書き、max は書きません。",
                "For one and many write either answers or answers_from, and no max.",
            )
        if not self.coded and (self.max is None or self.answers or self.answers_from):
            raise mistake(
                "free と identifying には max(文字数)だけを書き、answers は書きません。",
                "For free and identifying write max (characters) and no answers.",
            )
        once([answer.id for answer in self.answers])
        return self

    @model_validator(mode="after")
    def _told_to_the_person(self) -> "Fact":
        if self.whose == "person" and self.aloud is None:
            raise mistake(
                "本人のことには aloud(本人への言いかた)を書きます。",
                "For facts of the person write aloud, how the person is told.",
            )
        return self


class Section(Written):
    """Facts that stand together on the paper."""

    id: str = Field(pattern=r"^[a-z0-9_]+$")
    label: Words
    facts: tuple[Fact, ...] = Field(min_length=1)


class Never(Written):
    """What is never part of a note, and why."""

    id: str
    label: Words
    because: Words
    source: SomeIds


class FactFile(Dated):
    """facts.yaml: sections in the order of the paper, reasons for opening an identifying fact, and what never goes in."""

    sections: tuple[Section, ...] = Field(min_length=1)
    reasons: tuple[Answer, ...] = Field(min_length=1)
    never: tuple[Never, ...] = Field(min_length=1)

    @cached_property
    def by_id(self) -> dict[str, Fact]:
        """Every fact in the order of the paper."""
        return {fact.id: fact for section in self.sections for fact in section.facts}

    def named(self, names: Iterable[str]) -> list[str]:
        """The facts meant by names of facts, of sections, or by ``coded``; unknown names are left out."""
        sections = {section.id: [fact.id for fact in section.facts] for section in self.sections}
        sections[CODED] = [fact.id for fact in self.by_id.values() if fact.coded]
        return [fact for name in names for fact in sections.get(name, [name]) if fact in self.by_id]


class ConsentFile(Dated):
    """consent.yaml: what may be recorded of a consent, and the words in which it is explained to the person.

    ``languages``: in which words it was explained. ``explanations``: to be read aloud, in this order.
    """

    statuses: tuple[Answer, ...]
    not_asked: tuple[Answer, ...] = Field(min_length=1)
    languages: tuple[Answer, ...] = Field(min_length=1)
    until_days: Count
    explanations: tuple["Explanation", ...] = Field(min_length=1)
    withdrawal: Spoken

    @field_validator("statuses")
    @classmethod
    def _the_three(cls, statuses: tuple[Answer, ...]) -> tuple[Answer, ...]:
        if [answer.id for answer in statuses] != ["given", "objects", "not_asked"]:
            ja = "statuses には given, objects, not_asked をこの順で書きます。"
            raise mistake(ja, "Write given, objects, not_asked in statuses, in this order.")
        return statuses


class Explanation(Written):
    """One step of explaining to the person what would be passed on."""

    id: str
    text: Spoken


def once(ids: list[str]) -> None:
    """Raises a mistake for the first id that is written twice."""
    for n, name in enumerate(ids):
        if name in ids[:n]:
            raise mistake(f"「{name}」が二度書かれています。一つにまとめます。", f"'{name}' is written twice. Keep one.")
