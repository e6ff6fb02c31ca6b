"""The shapes of the API, for OpenAPI. Answers are written as ready bytes and tested against these shapes."""

from typing import Annotated, Literal

from fastapi import Query
from pydantic import BaseModel, ConfigDict, Field, JsonValue

from directory.facts import Medium

State = Literal["open", "closed", "unknown"]
Asker = Literal["self", "parent", "family", "friend", "bystander", "school_staff", "professional"]
Age = Annotated[int, Field(ge=0, le=120)]

_EXAMPLE: dict[str, JsonValue] = {
    "at": "2026-12-30T02:00:00+09:00",
    "asker": "self",
    "age": 14,
    "situations": ["sexual_abuse_teacher_coach", "fear_home_finds_out"],
    "anonymity": "must",
    "prefers": "text",
    "language": "ja",
    "place": "13",
}


class InquiryIn(BaseModel):
    """The answers given now. Every field may be left out; nothing is stored."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [_EXAMPLE]})

    at: str | None = Field(None, description="A date and time with its UTC offset; default now. Judged in Japan time.")
    asker: Asker | None = None
    age: Age | None = Field(None, description="Age in full years of the person it is about.")
    asker_age: Age | None = Field(None, description="Age in full years of the person who writes.")
    situations: list[str] | None = Field(None, description="Codes of /api/v1/situations.")
    needs: list[str] | None = Field(None, description="no_voice, injured, women_desk")
    anonymity: Literal["must", "prefer", "none"] | None = None
    prefers: Literal["voice", "text"] | None = None
    language: str | None = Field(None, description="A language tag, e.g. ja, en, pt-BR.")
    place: str | None = Field(None, description="Prefecture (JIS X 0401, two digits) or abroad.")


class SourceOut(BaseModel):
    """Where something was read, when that page is dated, and the day somebody looked."""

    title: str
    url: str | None
    published: str
    checked: str


class Reason(BaseModel):
    """A rule that names the channel, or a fact that speaks for or against it."""

    rule: str | None = None
    fact: str | None = None
    text: str
    source: SourceOut | None = None
    answer: str | None = Field(None, description="The answer that would change it.")


class Sentence(BaseModel):
    """A caution or a piece of advice."""

    id: str
    text: str


class Contact(BaseModel):
    """One way to reach a channel. ``dial`` is a tel: link, or null where a phone could not dial it."""

    medium: Medium
    label: str | None
    display: str | None
    dial: str | None
    url: str | None
    hours: str | None
    replies: Literal["live", "later"]
    cost: str | None
    sure: bool
    open: State
    changes_at: str | None


class SuggestionOut(BaseModel):
    """A channel with its reasons. ``when`` is "later" where it is closed; ``opens_at`` then says when it opens."""

    channel: str
    name: str
    open: State
    opens_at: str | None
    closes_at: str | None
    when: Literal["now", "later"]
    contact: list[Contact]
    because: list[Reason]
    caution: list[Sentence]


class LeftOutOut(BaseModel):
    """A channel that a rule names and that does not take this person."""

    channel: str
    name: str
    because: list[Reason]


class Answer(BaseModel):
    """Whom to turn to, in order."""

    suggestions: list[SuggestionOut]
    left_out: list[LeftOutOut]
    advice: list[Sentence]
    ask_next: list[str]
    rules_version: str
    directory_version: str


class Problem(BaseModel):
    """RFC 9457. Names the field and what may be written; never what was typed."""

    type: str
    title: str
    title_ja: str
    status: int
    field: str | None = None
    detail: str | None = None


Situations = Annotated[list[str] | None, Query(description="Only channels that some rule names for one of these situations.")]
