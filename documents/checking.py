"""Plain data to a pydantic model, with every refusal said in two languages at its line."""

import re
from datetime import date
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from documents.problems import Problem, ProblemsFound
from documents.reading import Document
from documents.readings import bracketed
from documents.shape_messages import Misfit, say

M = TypeVar("M", bound=BaseModel)


def _said(text: str) -> str:
    if not text.strip():
        raise PydanticCustomError("blank", "empty")
    return text


def _day(value: Any) -> date:
    """pydantic alone would read "86400" as seconds since 1970."""
    if type(value) is date:
        return value
    if isinstance(value, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise PydanticCustomError("day", "not a day")


Text = Annotated[str, AfterValidator(_said)]
"""Words that somebody reads: never empty."""

EasyText = Annotated[Text, PlainSerializer(bracketed)]
"""Easy Japanese with readings as ``documents/readings.py`` says; written out with the readings in brackets."""

Day = Annotated[date, BeforeValidator(_day)]
"""A day as editors write it: 2026-11-21."""


class Written(BaseModel):
    """Base of everything that editors write: unknown headings are refused and nothing changes after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Words(Written):
    """A sentence in Japanese and English, both required; easy Japanese, with readings, where somebody wrote it."""

    ja: Text
    en: Text
    ja_simple: EasyText | None = Field(default=None, alias="ja-simple")

    def in_language(self, language: str) -> str:
        """The sentence in a language, else in Japanese; readings stand in brackets."""
        if language == "ja-simple" and self.ja_simple:
            return bracketed(self.ja_simple)
        return self.en if language == "en" else self.ja


class FullWords(Words):
    """Words in Japanese, easy Japanese and English, all required: for what everybody must be able to read."""

    ja_simple: EasyText = Field(alias="ja-simple")


def mistake(ja: str, en: str) -> PydanticCustomError:
    """The error a validator raises so that editors read it in both languages."""
    return PydanticCustomError("mistake", "{en}", {"ja": ja, "en": en})


def check(model: type[M], document: Document) -> M:
    """The document as ``model``. Raises ProblemsFound with one problem for each part that does not fit."""
    try:
        return model.model_validate(document.data)
    except ValidationError as error:
        details = error.errors(include_url=False)
        raise ProblemsFound(_problems(document, [d for d in details if not _follows(d, details)])) from None


def _follows(detail: ErrorDetails, details: list[ErrorDetails]) -> bool:
    """A list counts as too short only because something in it was refused: the refusal says enough."""
    place = detail["loc"]
    return detail["type"] == "too_short" and any(d["loc"][: len(place)] == place and d is not detail for d in details)


def _problems(document: Document, details: list[ErrorDetails]) -> list[Problem]:
    """One problem for each part of the file: pydantic refuses it once for every kind of value it could have been."""
    found: dict[tuple[Any, ...], Problem] = {}
    for detail in details:
        place = _place_in_file(document, detail["loc"])
        misfit = _misfit(place, detail)
        found.setdefault((*place, misfit.name, misfit.kind == "missing"), document.problem(place, *say(misfit)))
    return list(found.values())


def _misfit(place: tuple[Any, ...], detail: ErrorDetails) -> Misfit:
    """Named by headings only: a position in a list says nothing to somebody who reads the file."""
    around, name = [None, None, *(part for part in place if isinstance(part, str))][-2:]
    if detail["type"] == "missing":
        around, name = name, str(detail["loc"][-1])
    return Misfit(detail["type"], name, around, detail["input"], detail.get("ctx") or {})


def _place_in_file(document: Document, loc: tuple[Any, ...]) -> tuple[Any, ...]:
    """pydantic names union branches and validators in its path; only the parts that stand in the file count."""
    place: tuple[Any, ...] = ()
    for part in loc:
        if (*place, part) in document.lines:
            place = (*place, part)
    return place
