"""A fact as a page shows it: its words, where they were read, the day somebody looked, and what else was said."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from markupsafe import Markup

from directory.catalogue import shown, sources_of
from directory.facts import Confidence, Fact, OtherValue
from directory.model import Channel, Listing
from directory.reviews import due_on
from documents.sources import Source
from web.channels import fact_words
from web.wording.moments import day_with_readings
from web.wording.texts import Texts


class Reader(NamedTuple):
    """Who reads, and when: the language, and the day in Japan by which a fact is overdue or not."""

    text: Texts
    today: date


class Other(NamedTuple):
    """What other sources say, and why it is not what is shown."""

    value: Markup
    why: Markup
    sources: list[Source]


@dataclass(frozen=True)
class FactView:
    """One shown fact of a channel; ``listing`` is the file it stands in, ``name`` its heading there."""

    name: str
    fact: Fact
    listing: Listing
    channel: Channel
    reader: Reader

    @property
    def words(self) -> Markup | None:
        """The fact in words."""
        return fact_words.say(self.reader.text, self.fact)

    @property
    def note(self) -> Markup | None:
        """What the editor added."""
        return self.reader.text.say(self.fact.note) if self.fact.note else None

    @property
    def sure(self) -> bool:
        """Has it been seen on an official page?"""
        return self.fact.confidence is not Confidence.LOW

    @property
    def sources(self) -> list[Source]:
        """Where it was read."""
        return sources_of(self.listing, self.fact)

    @property
    def looked(self) -> Markup:
        """The day somebody looked, in words."""
        return day_with_readings(self.reader.text, self.fact.looked or self.listing.looked)

    @property
    def due(self) -> date:
        """The day by which somebody must look again."""
        return due_on(self.listing, self.fact, self.channel)

    @property
    def due_in_words(self) -> Markup:
        """That day in words."""
        return day_with_readings(self.reader.text, self.due)

    @property
    def overdue(self) -> bool:
        """Should somebody have looked again by now?"""
        return self.due <= self.reader.today

    @property
    def others(self) -> list[Other]:
        """What other sources say. A number that must never be listed again is not shown as one of them."""
        retired = {_digits(number.printed) for number in self.listing.retired_numbers}
        return [self._other(other) for other in self.fact.also_said if _digits(other.value) not in retired]

    def _other(self, other: OtherValue) -> Other:
        text = self.reader.text
        value = fact_words.say_other(text, self.fact, other)
        return Other(value, text.say(other.why), [self.listing.sources[key] for key in other.source])


def views(facts: dict[str, Fact], listing: Listing, channel: Channel, reader: Reader) -> Iterator[FactView]:
    """The facts that may be shown."""
    for name, fact in facts.items():
        if shown(fact):
            yield FactView(name, fact, listing, channel, reader)


def _digits(printed: str) -> str:
    return printed.replace("-", "")
