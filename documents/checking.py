"""Plain data to a pydantic model, with every refusal said in two languages at its line."""

from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from documents.problems import Problem, ProblemsFound
from documents.reading import Document

M = TypeVar("M", bound=BaseModel)


class Written(BaseModel):
    """Base of everything that editors write: unknown headings are refused and nothing changes after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Words(Written):
    """A sentence in Japanese and English, both required; easy Japanese where somebody wrote it."""

    ja: str
    en: str
    ja_simple: str | None = Field(default=None, alias="ja-simple")

    def in_language(self, language: str) -> str:
        """The sentence in a language, else in Japanese."""
        if language == "ja-simple" and self.ja_simple:
            return self.ja_simple
        return self.en if language == "en" else self.ja


def mistake(ja: str, en: str) -> PydanticCustomError:
    """The error a validator raises so that editors read it in both languages."""
    return PydanticCustomError("mistake", "{en}", {"ja": ja, "en": en})


def check(model: type[M], document: Document) -> M:
    """The document as ``model``. Raises ProblemsFound with one problem for each part that does not fit."""
    try:
        return model.model_validate(document.data)
    except ValidationError as error:
        details = error.errors(include_url=False, include_input=False)
        raise ProblemsFound([_problem(document, d) for d in details if not _follows(d, details)]) from None


def _follows(detail: ErrorDetails, details: list[ErrorDetails]) -> bool:
    """A list counts as too short only because something in it was refused: the refusal says enough."""
    place = detail["loc"]
    return detail["type"] == "too_short" and any(d["loc"][: len(place)] == place and d is not detail for d in details)


def _problem(document: Document, detail: ErrorDetails) -> Problem:
    place = _place_in_file(document, detail["loc"])
    name = str(detail["loc"][-1]) if detail["loc"] else document.path.name
    ja, en = _sentence(detail["type"], name, detail.get("ctx") or {})
    return document.problem(place, ja, en)


def _place_in_file(document: Document, loc: tuple[Any, ...]) -> tuple[Any, ...]:
    """pydantic names union branches and validators in its path; only the parts that stand in the file count."""
    place: tuple[Any, ...] = ()
    for part in loc:
        if (*place, part) in document.lines:
            place = (*place, part)
    return place


def _sentence(kind: str, name: str, context: dict[str, Any]) -> tuple[str, str]:
    if kind == "mistake":
        return context["ja"], context["en"]
    if kind == "missing":
        return f"「{name}」がありません。書き足してください。", f"'{name}' is missing. Add it."
    if kind == "extra_forbidden":
        return (
            f"「{name}」という見出しはありません。つづりを README の見本と見くらべてください。",
            f"There is no heading '{name}'. Compare the spelling with the sample in README.",
        )
    if kind in ("literal_error", "enum"):
        allowed = str(context.get("expected", "")).replace("'", "").replace(" or ", ", ")
        return f"「{name}」に書けるのは {allowed} のどれかです。", f"'{name}' must be one of: {allowed}."
    if kind.startswith(("date", "time")):
        return f'「{name}」は "2026-11-21" のように書きます。', f"Write '{name}' as \"2026-11-21\" (year-month-day)."
    if kind in ("tuple_type", "list_type", "set_type", "frozen_set_type"):
        return f"「{name}」は [ … ] の中に並べて書きます。", f"Write '{name}' as a list: [a, b]."
    if kind in ("model_type", "dict_type", "model_attributes_type"):
        return f"「{name}」の下に見出しを字下げして書きます。", f"Write headings, indented, below '{name}'."
    if kind == "too_short":
        return f"「{name}」には一つ以上書きます。", f"'{name}' needs at least one entry."
    return (
        f"「{name}」の書きかたがちがいます。README の見本を見てください。",
        f"'{name}' is not written as in the sample of README.",
    )
