"""One fact of a listing: what is said, by which sources, how surely, and the day someone looked."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, HttpUrl, model_validator

from directory import hours_syntax, numbers
from directory.hours_errors import HoursError
from documents.ages import OLDEST, age_bounds
from documents.checking import Day, EasyText, Text, Words, Written, mistake

Medium = Literal["voice", "chat", "line", "form", "email", "letter", "visit", "fax", "relay", "web"]
Asker = Literal["self", "parent", "family", "friend", "bystander", "school_staff", "professional"]
NotFrom = Literal[
    "some_ip_phones", "ip_phones", "hikari", "some_hikari", "some_landlines", "some_mobiles",
    "prepaid_mobile", "payphone", "rotary", "relay_service", "abroad",
]  # fmt: skip


class Confidence(StrEnum):
    """high: an official page or a recent public body; medium: older or second-hand; low: not yet confirmed."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class AgeRange(Written):
    """Ages from ``least`` to ``most``, both included, in full years."""

    least: int = 0
    most: int = OLDEST

    def __contains__(self, age: int) -> bool:
        return self.least <= age <= self.most


Ages = Annotated[AgeRange, BeforeValidator(age_bounds)]


def _hours_text(text: str) -> str:
    try:
        hours_syntax.parse(text)
    except HoursError as error:
        raise mistake(error.ja, error.en) from None
    return text


HoursText = Annotated[str, AfterValidator(_hours_text)]


class OtherValue(Written):
    """What another source says, kept beside the value that is shown."""

    value: str
    source: tuple[str, ...] = Field(min_length=1)
    why: Words


class Fact(Written):
    """What every fact carries. ``source`` names keys of the file's ``sources``; ``looked`` overrides the file's day."""

    source: tuple[str, ...] = Field(min_length=1)
    confidence: Confidence
    looked: Day | None = None
    note: Words | None = None
    also_said: tuple[OtherValue, ...] = ()
    show: Literal["no"] | None = None
    ja: Text | None = None
    ja_simple: EasyText | None = Field(default=None, alias="ja-simple")
    en: Text | None = None

    @model_validator(mode="after")
    def _both_languages(self) -> "Fact":
        if (self.ja is None) != (self.en is None):
            raise mistake("ja と en は両方書きます。", "Write both ja and en.")
        return self

    @property
    def words(self) -> Words | None:
        """The fact as a sentence, where somebody wrote one."""
        if self.ja is None or self.en is None:
            return None
        return Words.model_validate({"ja": self.ja, "en": self.en, "ja-simple": self.ja_simple})


class What(Fact):
    """What happens when somebody turns to the channel."""

    ja: Text
    en: Text


class NumberFact(Fact):
    """A telephone number exactly as it is printed."""

    printed: str

    @model_validator(mode="after")
    def _can_be_dialled(self) -> "NumberFact":
        try:
            numbers.parse(self.printed)
        except numbers.NumberError as error:
            raise mistake(error.ja, error.en) from None
        return self

    @property
    def number(self) -> numbers.Number:
        """The number with its dialled form and its link."""
        return numbers.parse(self.printed)


class AddressFact(Fact):
    """A web page, LINE account, e-mail address or postal address as printed; ``url`` where it can be opened."""

    printed: str
    url: HttpUrl | None = None


class HoursFact(Fact):
    """Opening hours in the subset of OpenStreetMap's syntax, meant in Japan time."""

    open: HoursText | None = None
    where_local: Literal["replace"] | None = None  # a prefecture's own hours count instead, where they are known

    @model_validator(mode="after")
    def _says_something(self) -> "HoursFact":
        if self.open is None and self.ja is None:
            raise mistake(
                "時間が分からないときは hours を行ごと消します。言葉だけ分かるときは ja と en を書きます。",
                "Remove hours if nothing is known; write ja and en if only words are known.",
            )
        return self


class CostFact(Fact):
    """What the caller pays."""

    answer: Literal["free", "call_charge", "navi_dial", "differs"]


class ReachFact(Fact):
    """Which phones or places cannot reach a contact point."""

    not_from: tuple[NotFrom, ...] = ()


class LanguagesFact(Fact):
    """Languages served, as ISO 639 codes."""

    answer: tuple[str, ...] = Field(min_length=1)


class NameFact(Fact):
    """Will they ask my name?"""

    answer: Literal["not_needed", "nickname", "practice", "asked"]


class YesNoFact(Fact):
    """A plain yes or no."""

    answer: Literal["yes", "no"]


class AccountFact(Fact):
    """What one must have or register to use it."""

    answer: Literal["none", "line", "registration", "app", "email"]


class ToldFact(Fact):
    """Who may be told, and when: never, if a life is in danger, perhaps, always."""

    who: Literal["guardians", "school", "police", "child_guidance_center", "board_of_education", "others"]
    answer: Literal["no", "danger", "may", "yes"]
