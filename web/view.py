"""One frozen class a page: everything its template may use."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from routing_rules.loading import RuleBook
from web import questions, stylesheet
from web.texts import PATHS, Language, Texts

Json = dict[str, Any]

_SHOWN_AT_FIRST = 3


@dataclass(frozen=True, kw_only=True)
class Page:
    """What every page has. The three numbers stand here and not in the directory: they must be there when all else fails."""

    template: ClassVar[str]
    text: Texts
    title: str
    emergency: ClassVar[tuple[str, ...]] = ("110", "119", "189")

    @property
    def path(self) -> str:
        """Where the first page in this language is."""
        return PATHS[self.text.language]

    @property
    def languages(self) -> list[tuple[Language, str, str]]:
        """Code, name and path of each language."""
        names: dict[Language, str] = {"ja": "日本語", "en": "English"}
        return [(code, name, PATHS[code]) for code, name in names.items()]

    @property
    def style(self) -> str:
        """The address of the style sheet."""
        return stylesheet.href()


@dataclass(frozen=True, kw_only=True)
class FormPage(Page):
    """The questions. ``notice`` says which answer could not be used."""

    template = "form.html"
    form: questions.Form
    notice: str | None = None


@dataclass(frozen=True, kw_only=True)
class ErrorPage(Page):
    """What went wrong, in words, without anything that was typed."""

    template = "error.html"
    message: str


@dataclass(frozen=True)
class Card:
    """One suggestion of the answer, with its state in words and its contacts sorted into shown and folded."""

    suggestion: Json
    state: str
    danger: bool
    contacts: list[Json]
    more_contacts: list[Json]


@dataclass(frozen=True, kw_only=True)
class AnswerPage(Page):
    """The answer exactly as the API gives it, and the questions with the answers given, to change them."""

    template = "answer.html"
    answer: Json
    form: questions.Form
    now: datetime
    cards: tuple[Card, ...]

    @property
    def at(self) -> str:
        """The moment of the answer in words."""
        return self.text.moment(self.now)

    @property
    def danger(self) -> list[Card]:
        """Cards of the danger tier."""
        return [card for card in self.cards if card.danger]

    @property
    def usable(self) -> list[Card]:
        """Cards that can be used now, danger left out."""
        return [card for card in self.cards if not card.danger and card.suggestion["when"] == "now"]

    @property
    def later(self) -> list[Card]:
        """Cards that are closed now."""
        return [card for card in self.cards if not card.danger and card.suggestion["when"] == "later"]

    @property
    def ask_next(self) -> list[str]:
        """The most telling questions of this form that are still unanswered, as short words."""
        return [self.text(f"ask_{field}") for field in self.answer["ask_next"] if field in questions.FIELDS][:_SHOWN_AT_FIRST]

    def state(self, contact: Json) -> str:
        """How one contact stands now, in words."""
        return self.text.state(contact["open"], contact["changes_at"], self.now)


def cards(answer: Json, book: RuleBook, text: Texts, now: datetime) -> tuple[Card, ...]:
    """The suggestions of an answer in its order."""
    danger = {(written.rule.id, channel) for written in book.rules for channel in written.rule.suggest.danger}
    return tuple(_card(suggestion, danger, text, now) for suggestion in answer["suggestions"])


def _card(suggestion: Json, danger: set[tuple[str, str]], text: Texts, now: datetime) -> Card:
    shown, folded = _sorted_contacts(suggestion)
    return Card(
        suggestion=suggestion,
        state=text.state(suggestion["open"], suggestion["opens_at"] or suggestion["closes_at"], now),
        danger=any((reason.get("rule"), suggestion["channel"]) in danger for reason in suggestion["because"]),
        contacts=shown,
        more_contacts=folded,
    )


def _sorted_contacts(suggestion: Json) -> tuple[list[Json], list[Json]]:
    """The first few contacts that stand as the channel does, and the first of each further medium; the rest is folded."""
    shown: list[Json] = []
    folded: list[Json] = []
    for contact in suggestion["contact"]:
        known = {other["medium"] for other in shown}
        fits = contact["open"] == suggestion["open"] and len(shown) < _SHOWN_AT_FIRST
        (shown if fits or contact["medium"] not in known else folded).append(contact)
    return shown, folded
