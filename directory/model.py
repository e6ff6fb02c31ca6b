"""The directory's nouns as editors write them: Channel, ContactPoint, LocalContactPoint, Organisation.

All are frozen pydantic models; the same shape can be kept in a database column later.
"""

from typing import Literal

from pydantic import Field, model_validator

from directory.facts import (
    AccountFact,
    AddressFact,
    Ages,
    Asker,
    CostFact,
    Fact,
    HoursFact,
    LanguagesFact,
    Medium,
    NameFact,
    NumberFact,
    ReachFact,
    ToldFact,
    What,
    YesNoFact,
)  # fmt: skip
from documents.checking import Day, Text, Words, Written, mistake
from documents.sources import Source

_LIVE_MEDIA = {"voice", "chat", "line", "visit", "relay"}


class Organisation(Written):
    """Who answers for a channel."""

    name: Words
    url: str | None = None


class Audience(Fact):
    """Whom the organisation says it takes. A heading that is absent means: not stated."""

    ja: Text
    en: Text
    about_age: Ages | None = None
    caller_age: Ages | None = None
    askers: tuple[Asker, ...] | None = Field(default=None, min_length=1)
    only_for: Literal["women", "professionals"] | None = None
    only_languages: tuple[str, ...] | None = None
    places: tuple[str, ...] | None = None


class Privacy(Written):
    """Anonymity, in parts: the name, the number, an account, and who may be told when."""

    name: NameFact | None = None
    number_seen: YesNoFact | None = None
    account: AccountFact | None = None
    told: tuple[ToldFact, ...] = ()


class ContactPoint(Written):
    """One way to reach a channel, with its own hours, cost, reach and languages."""

    medium: Medium
    label: Words | None = None
    number: NumberFact | None = None
    address: AddressFact | None = None
    hours: HoursFact | None = None
    replies: Literal["live", "later"] | None = None
    cost: CostFact | None = None
    reach: ReachFact | None = None
    languages: LanguagesFact | None = None

    @property
    def live(self) -> bool:
        """Does somebody answer at once while it is open? A form or an e-mail is read later."""
        return self.replies == "live" if self.replies else self.medium in _LIVE_MEDIA

    def facts(self) -> dict[str, Fact]:
        """The facts that are stated, by heading."""
        found = {name: getattr(self, name) for name in ("number", "address", "hours", "cost", "reach", "languages")}
        return {name: fact for name, fact in found.items() if fact is not None}


class LocalContactPoint(ContactPoint):
    """A contact point of a national channel in one prefecture."""

    channel: str
    name: Words


class RetiredNumber(Written):
    """A number that must never be listed again."""

    printed: str
    why: Words
    source: tuple[str, ...] = Field(min_length=1)


class Listing(Written):
    """What a channel's file and a prefecture's file have in common."""

    looked: Day
    looked_by: Text
    sources: dict[str, Source]
    retired_numbers: tuple[RetiredNumber, ...] = ()


class Channel(Listing):
    """One support channel: what an organisation offers to whom (an HSDS ``service``)."""

    id: str
    organisation: str
    kind: Literal["line", "report", "desk", "guide"]
    name: Words
    what: What
    audience: Audience | None = None
    privacy: Privacy = Privacy()
    danger_line: Literal["yes"] | None = None
    ended: Day | None = None
    contact_points: tuple[ContactPoint, ...] = ()

    @model_validator(mode="after")
    def _line_can_be_reached(self) -> "Channel":
        if self.kind == "line" and not self.contact_points and self.ended is None:
            raise mistake(
                "kind が line なのに contact_points がありません。番号のない種類の窓口なら desk と書きます。",
                "A line needs contact_points. Write kind: desk for a kind of office without one number.",
            )
        return self

    def facts(self) -> dict[str, Fact]:
        """The channel's own facts that are stated, by heading."""
        privacy = self.privacy
        found: dict[str, Fact | None] = {
            "what": self.what, "audience": self.audience, "name": privacy.name,
            "number_seen": privacy.number_seen, "account": privacy.account,
        }  # fmt: skip
        told = {f"told.{i}": fact for i, fact in enumerate(privacy.told)}
        return {name: fact for name, fact in {**found, **told}.items() if fact is not None}


class Prefecture(Listing):
    """The contact points of national channels in one prefecture, and the ones nobody has found yet."""

    prefecture: str
    name: Words
    contact_points: tuple[LocalContactPoint, ...] = ()
    not_found: tuple[str, ...] = ()
