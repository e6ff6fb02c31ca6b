"""The page of an answer: cards with their state now, what was left out, and the next question."""

from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup

from directory.model import Channel
from documents.checking import Words
from documents.sources import Source
from service.sentences import sentences
from web.answers import questions
from web.answers.cards import Card, Contact
from web.answers.refusals import Refusal
from web.answers.steps import Sent
from web.channels import codes
from web.view import Page
from web.wording import moments

_CARDS_SHOWN = 4


@dataclass(frozen=True)
class Way:
    """A contact of a card, and how it stands now. ``state`` is empty on a page that was made for no moment."""

    contact: Contact
    abroad: bool = False
    state: str = ""
    changes_at: datetime | None = None

    @property
    def dial(self) -> str | None:
        """The link of its number, as it is dialled from where the person is."""
        return self.contact.dial(abroad=self.abroad)


@dataclass(frozen=True)
class Reason:
    """Why, from which source, and the day somebody looked (ISO 8601)."""

    rule: str
    because: Words
    source: Source
    checked: str


@dataclass(frozen=True)
class Suggested:
    """One channel of an answer. ``more`` are the ways that stand folded away."""

    card: Card
    state: str
    changes_at: datetime | None
    danger: bool
    ways: tuple[Way, ...]
    more: tuple[Way, ...]
    cautions: tuple[tuple[str, Words], ...]
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, kw_only=True)
class AnswerPage(Page):
    """An answer. ``asking``: the field of the next question, if one would change the list."""

    template = "answer.html"
    everywhere = True
    now: datetime
    sent: Sent
    suggested: tuple[Suggested, ...]
    advice: tuple[tuple[str, Words], ...]
    left_out: tuple[tuple[Channel, list[Refusal]], ...]
    asking: str | None
    form: questions.Form

    @property
    def at(self) -> str:
        """The moment of the answer in words."""
        return moments.moment(self.text, self.now)

    def state(self, stands: str, changes_at: datetime | None) -> str:
        """How something stands now, in words."""
        return moments.state(self.text, stands, changes_at, self.now)

    def day(self, iso: str) -> str:
        """A day in words."""
        return moments.day(self.text, iso)

    def channel(self, channel: Channel) -> str:
        """Where a channel's own page is, after the language's path."""
        return codes.where(channel.id)

    def not_from(self, contact: Contact) -> Markup:
        """Which phones cannot reach a contact, as a sentence."""
        phones = self.text("comma").join(self.text.say(phone) for phone in contact.not_from)
        return self.text.say(sentences().cannot_reach).format(phones=phones)

    @property
    def danger(self) -> list[Suggested]:
        """The danger tier."""
        return [s for s in self.suggested if s.danger]

    @property
    def usable(self) -> list[Suggested]:
        """What can be used now: the first few."""
        return self._usable[:_CARDS_SHOWN]

    @property
    def more(self) -> list[Suggested]:
        """The rest of what can be used now."""
        return self._usable[_CARDS_SHOWN:]

    @property
    def later(self) -> list[Suggested]:
        """What is closed now."""
        return [s for s in self.suggested if not s.danger and s.state == "closed"]

    @property
    def _usable(self) -> list[Suggested]:
        return [s for s in self.suggested if not s.danger and s.state != "closed"]

    @property
    def question(self) -> questions.Asked | None:
        """The next question."""
        return getattr(self.form, self.asking) if self.asking else None

    @property
    def is_young(self) -> bool:
        """Is it about a child of primary-school age, who may rather read easy Japanese?"""
        age = self.sent.inquiry.get("age")
        return self.text.language == "ja" and age is not None and age <= 12
