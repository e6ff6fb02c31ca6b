"""Grounds, duties and recipients as models. Cross-checks between files stand in references.py."""

from typing import Literal

from pydantic import Field

from documents.checking import Day, Text, Words, Written
from routing_rules.disclosing.model import Dated, Ids, Sentence, SomeIds, Spoken
from routing_rules.model import Age


class Ground(Written):
    """What allows facts to go without consent: danger, or notification. ``recipients`` are profiles.

    ``as_of``: the day of the text of the law that was read, or "n.d." where the copy had none.
    """

    id: str
    kind: Literal["danger", "notification"]
    label: Words
    law: Words
    article: Words
    as_of: Text
    condition: Words
    opens: SomeIds
    recipients: SomeIds
    told: Spoken
    source: SomeIds


class GroundFile(Dated):
    """grounds.yaml."""

    grounds: tuple[Ground, ...] = Field(min_length=1)


class Shown(Written):
    """For which inquiries a duty is shown; an absent heading is not asked."""

    situation: SomeIds
    asker: SomeIds | None = None
    age: tuple[Age, ...] | None = Field(default=None, min_length=1)


class Line(Written):
    """One line of a banner and where it comes from."""

    text: Words
    source: SomeIds


class Duty(Written):
    """A duty to notify or to act. ``from_day``: shown from that day on, in Japan. ``call``: channels, first to last."""

    id: str
    label: Words
    law: Words
    article: Words
    as_of: Text
    from_day: Day | None = None
    when: Shown
    lines: tuple[Line, ...] = Field(min_length=1)
    call: SomeIds
    ground: str | None = None


class DutyFile(Dated):
    """duties.yaml. ``always``: said above every duty."""

    always: tuple[Line, ...] = Field(min_length=1)
    duties: tuple[Duty, ...] = Field(min_length=1)


class Part(Written):
    """Facts of a profile and why; names of sections stand for all their facts."""

    facts: SomeIds
    because: Words
    source: Ids = ()


class Profile(Dated):
    """A kind of recipient: what it needs, may get and never gets. Named by its file.

    With neither ``needs`` nor ``may`` it takes no note. ``belongs_to``: answers of ``must_not_know`` that it is part of.
    """

    label: Words
    channels: SomeIds
    belongs_to: Ids = ()
    needs: tuple[Part, ...] = ()
    may: tuple[Part, ...] = ()
    never: tuple[Part, ...] = ()
    they_ask: tuple[Sentence, ...] = ()
    secrecy: tuple[Sentence, ...] = ()
