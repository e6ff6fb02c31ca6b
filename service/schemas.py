"""The shapes of the API, for OpenAPI. Answers are written as ready bytes and tested against these shapes."""

from functools import cache
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from directory.facts import Medium
from routing_rules.inquiry import LANGUAGE_TAG
from routing_rules.loading import load_vocabulary
from routing_rules.vocabulary import ABROAD, PREFECTURES, Vocabulary

State = Literal["open", "closed", "unknown"]
Asker = Literal["self", "parent", "family", "friend", "bystander", "school_staff", "professional"]
Age = Annotated[int, Field(ge=0, le=120)]

_MOMENT: dict[str, Any] = {"type": "string", "format": "date-time"}


@cache
def _vocabulary() -> Vocabulary:
    return load_vocabulary()


class _AnswerTo:
    """Describes a text as one of the vocabulary's answers, which are read only when somebody asks for the description."""

    def __init__(self, field: str) -> None:
        self._field = field

    def __get_pydantic_json_schema__(self, _: object, __: object) -> dict[str, Any]:
        return {"type": "string", "enum": list(_vocabulary().answers(self._field))}


# described as exactly as the inquiry's reader judges them, and judged by it alone
Situation = Annotated[str, _AnswerTo("situation")]
Need = Annotated[str, _AnswerTo("needs")]
Place = Annotated[str, WithJsonSchema({"type": "string", "enum": [*PREFECTURES, ABROAD]})]
Language = Annotated[str, WithJsonSchema({"type": "string", "pattern": f"^({LANGUAGE_TAG.pattern})$"})]
Moment = Annotated[str, WithJsonSchema(_MOMENT)]
NowOrMoment = Annotated[str, WithJsonSchema({"anyOf": [{"const": "now"}, _MOMENT]})]

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

    at: Moment | None = Field(None, description="With its UTC offset, 1971 to 2099; default now. Judged in Japan time.")
    asker: Asker | None = None
    age: Age | None = Field(None, description="Age in full years of the person it is about.")
    asker_age: Age | None = Field(None, description="Age in full years of the person who writes.")
    situations: list[Situation] | None = Field(None, description="Codes of /api/v1/situations.")
    needs: list[Need] | None = None
    anonymity: Literal["must", "prefer", "none"] | None = None
    prefers: Literal["voice", "text"] | None = None
    language: Language | None = Field(None, description="A language tag, e.g. ja, en, pt-BR.")
    place: Place | None = Field(None, description="Prefecture (JIS X 0401, two digits) or abroad.")


class ChannelFilter(BaseModel):
    """What to look for in the directory. Every filter may be left out."""

    situation: list[Situation] | None = Field(None, description="Channels that some rule names for one of these situations.")
    age: Age | None = None
    place: Place | None = None
    medium: Medium | None = None
    language: Language | None = None
    anonymous: bool | None = Field(None, description="Channels known to ask no name.")
    open_at: NowOrMoment | None = Field(None, description="now, or a date and time with its UTC offset, 1971 to 2099.")

    @model_validator(mode="before")
    @classmethod
    def _no_other(cls, given: dict[str, Any]) -> dict[str, Any]:
        """A filter that is misspelt and passed over would find too much."""
        if not given.keys() <= cls.model_fields.keys():
            raise PydanticCustomError("unknown", "unknown", {"allowed": "only these: " + ", ".join(cls.model_fields)})
        return given


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
