"""A change as an entry of a feed, in one language; both feeds are written from it."""

from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import NAMESPACE_URL, UUID, uuid5

from directory.catalogue import Directory
from directory.changes import Change
from directory.hours import JAPAN
from documents.sources import Source
from service.feeds.phrases import phrases

_NAMES = uuid5(NAMESPACE_URL, "urn:madoguchi:changes")


@dataclass(frozen=True)
class Entry:
    """What a feed says of one change. ``at``: the beginning of its day in Japan (RFC 3339); ``text`` ends with the sources."""

    id: str
    title: str
    text: str
    at: str
    change: Change

    @property
    def links(self) -> list[Source]:
        """The sources that have an address."""
        return [source for source in self.change.sources if source.first_url]


def urn(name: UUID) -> str:
    """A name that stays the same wherever the files are served (RFC 9562)."""
    return name.urn


def feed_id(language: str) -> str:
    """What the feed of a language is known by."""
    return urn(uuid5(_NAMES, f"feed/{language}"))


def moment(day: date) -> str:
    """The beginning of a day in Japan (RFC 3339)."""
    return datetime.combine(day, time(), JAPAN).isoformat()


def entry(directory: Directory, change: Change, language: str) -> Entry:
    """The entry of one change."""
    lines = [change.words.in_language(language)]
    lines += [phrases().say("source", language, title=source.title) for source in change.sources]
    return Entry(
        id=urn(uuid5(_NAMES, f"{language}/{change.id}")),
        title=_title(directory, change, language),
        text="\n".join(lines),
        at=moment(change.date),
        change=change,
    )


def _title(directory: Directory, change: Change, language: str) -> str:
    known = phrases()
    if change.channel is None:
        return known.say("edition_title", language)
    said = {"name": directory.channels[change.channel].name.in_language(language), "what": known.changed(change.what, language)}
    if change.prefecture is None:
        return known.say("title", language, **said)
    return known.say("title_in", language, place=directory.prefectures[change.prefecture].name.in_language(language), **said)
