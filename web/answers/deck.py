"""The deck: everything that an answer in one language can show. The browser loads it whole and picks the answer's cards.

So the server never learns which cards were picked, and a card has one template, whoever puts it on the page.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from directory.hours import local_datetime
from directory.model import Channel
from documents.checking import Words
from routing_rules.inquiry import Inquiry
from service.sentences import sentences
from web.answers import questions, refusals
from web.answers.answering import Answering
from web.answers.cards import Card
from web.answers.refusals import Refusal
from web.answers.steps import Sent
from web.answers.view import AnswerPage, Reason, Suggested, Way
from web.view import Page
from web.wording import moments
from web.wording.texts import Texts

_SAID = ("answer_at", "more_contacts", "more_places", "chosen_count")
_FROM_ANSWERS = ("voice_only", "replies_later", "name_asked", "name_not_stated", "language_not_stated", "overdue")


@dataclass(frozen=True, kw_only=True)
class DeckPage(AnswerPage):
    """All cards, advice, cautions and refusals, and an answer's empty frame. ``version``: of rules and directory."""

    template = "deck.html"
    version: str
    every: tuple[Suggested, ...]
    every_advice: tuple[tuple[str, Words], ...]
    every_caution: tuple[tuple[str, Words], ...]
    every_refusal: tuple[tuple[Channel, list[Refusal]], ...]


@dataclass(frozen=True, kw_only=True)
class ReasonsPage(Page):
    """Why each rule names its channels; loaded only when somebody asks why."""

    template: ClassVar[str] = "reasons.html"
    version: str
    reasons: tuple[Reason, ...]

    def day(self, iso: str) -> str:
        """A day in words."""
        return moments.day(self.text, iso)


def deck(answering: Answering, text: Texts) -> DeckPage:
    """The deck of one language."""
    snapshot = answering.snapshot
    channels = [card.channel for card in answering.cards]
    return DeckPage(
        text=text,
        title=text.plain("title"),
        version=version(answering),
        now=_NO_MOMENT,
        sent=Sent(asked=()),
        suggested=(),
        advice=(),
        left_out=(),
        asking=None,
        form=questions.form(snapshot.book.vocabulary, snapshot.directory, text, Inquiry()),
        every=tuple(_any_time(card) for card in answering.cards),
        every_advice=tuple((id, statement.text) for id, statement in snapshot.book.advice.items()),
        every_caution=(
            *((id, statement.text) for id, statement in snapshot.book.cautions.items()),
            *((id, sentences().cautions[id]) for id in _FROM_ANSWERS),
        ),
        every_refusal=tuple((channel, refusals.possible(channel)) for channel in channels),
    )


def reasons(answering: Answering, text: Texts) -> ReasonsPage:
    """The reasons of one language."""
    found = tuple(answering.reason(written) for written in answering.snapshot.book.rules)
    return ReasonsPage(text=text, title=text.plain("title"), version=version(answering), reasons=found)


def said(text: Texts) -> dict[str, object]:
    """The sentences that the browser fills in, and its patterns of days and times."""
    return {**moments.patterns(text), **{key: text.pattern(key) for key in _SAID}}


def version(answering: Answering) -> str:
    """Changes with the rules or the directory; the table has the same."""
    snapshot = answering.snapshot
    return f"{snapshot.book.version}-{snapshot.directory.version}"


_NO_MOMENT: datetime = local_datetime(0)


def _any_time(card: Card) -> Suggested:
    ways = tuple(Way(contact) for contact in card.contacts)
    return Suggested(card, "", None, False, ways, (), card.cautions, ())
