"""Listings whose facts differ from an earlier state and of which no entry tells: drafts of the missing entries.

Words alone are no change: correcting a sentence tells no portal anything. Nor is a source, a look or a confidence.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from directory import changes
from directory.catalogue import Directory
from directory.changes import Change, What
from directory.facts import Fact, HoursFact
from directory.model import Channel, ContactPoint, Listing
from service.feeds.phrases import phrases
from service.reviewing.flattening import paired
from service.reviewing.git import PARTS, Repository

_POINT: tuple[What, ...] = ("number", "address", "hours", "cost", "reach", "languages")
_ABOUT = {"source", "confidence", "looked", "note", "also_said", "ja", "ja_simple", "en"}
"""What stands beside a fact's value."""


@dataclass(frozen=True)
class Overlooked:
    """What changed of a channel, in one prefecture or everywhere; ``listing``: where the new facts stand."""

    channel: Channel
    prefecture: str | None
    what: tuple[What, ...]
    listing: Listing
    facts: tuple[Fact, ...] = ()

    def draft(self, directory: Directory, day: date) -> dict[str, Any]:
        """An entry for an editor to correct: the words say what changed and how it is now."""
        place = directory.prefectures[self.prefecture] if self.prefecture else None
        entry: dict[str, Any] = {"id": "-".join(filter(None, (day.isoformat(), self.channel.id, self.prefecture)))}
        entry |= {"date": day.isoformat(), "channel": self.channel.id}
        if self.prefecture:
            entry["prefecture"] = self.prefecture
        entry["what"] = list(self.what)
        for language in ("ja", "en"):
            name = self.channel.name.in_language(language)
            entry[language] = self._words(f"{name} ({place.name.in_language(language)})" if place else name, language)
        return entry | {"sources": self._sources()}

    def _words(self, name: str, language: str) -> str:
        known = phrases()
        said = known.say("draft", language, name=name, what=known.changed(self.what, language))
        now = [_value_in_words(fact, language) for fact in self.facts]
        return said + "".join(known.say("draft_now", language, value=value) for value in now if value)

    def _sources(self) -> list[dict[str, Any]]:
        facts = self.facts or tuple(self.channel.facts().values())[:1]
        keys = dict.fromkeys(key for fact in facts for key in fact.source)
        found = {**self.channel.sources, **self.listing.sources}
        return [found[key].model_dump(mode="json") for key in keys]


def overlooked(old: Directory, new: Directory, entered: Iterable[Change]) -> list[Overlooked]:
    """What differs between two states without one of the entries saying so."""
    entered = list(entered)
    found = (_without_entered(change, entered) for change in (*_channels(old, new), *_prefectures(old, new)))
    return [change for change in found if change.what]


def entered_before(name: str) -> frozenset[str]:
    """The ids of the entries of an earlier state: a folder or a git revision. Raises RevisionError."""
    inside = Path(PARTS[0]) / changes.FOLDER
    if Path(name).is_dir():
        return changes.ids(Path(name) / inside)
    repository = Repository.find()
    commit = repository.commit(name)
    if commit is None:
        return frozenset()
    with repository.files(commit) as root:
        return changes.ids(root / inside)


def as_yaml(drafts: Iterable[dict[str, Any]]) -> str:
    """Entries to be put under ``changes:``."""
    text: str = yaml.safe_dump(list(drafts), allow_unicode=True, sort_keys=False, width=120)
    return "".join(f"  {line}\n" for line in text.splitlines())


def _without_entered(change: Overlooked, entered: list[Change]) -> Overlooked:
    place = (change.channel.id, change.prefecture)
    told = {what for entry in entered if (entry.channel, entry.prefecture) == place for what in entry.what}
    return replace(change, what=tuple(what for what in change.what if what not in told))


def _channels(old: Directory, new: Directory) -> Iterator[Overlooked]:
    for id, channel in new.channels.items():
        before = old.channels.get(id)
        if before is None:
            yield Overlooked(channel, None, ("new",), channel)
        elif channel.ended and not before.ended:
            yield Overlooked(channel, None, ("ended",), channel)
        else:
            what, facts = _points(before.contact_points, channel.contact_points)
            yield Overlooked(channel, None, (*what, *_of_channel(before, channel)), channel, facts)


def _of_channel(old: Channel, new: Channel) -> Iterator[What]:
    if _value(old.audience) != _value(new.audience):
        yield "audience"
    if [_value(fact) for fact in _private(old)] != [_value(fact) for fact in _private(new)]:
        yield "privacy"


def _private(channel: Channel) -> list[Fact | None]:
    return [channel.privacy.name, channel.privacy.number_seen, channel.privacy.account, *channel.privacy.told]


def _prefectures(old: Directory, new: Directory) -> Iterator[Overlooked]:
    for code, prefecture in new.prefectures.items():
        before = old.prefectures[code].contact_points if code in old.prefectures else ()
        for id in dict.fromkeys(p.channel for p in (*before, *prefecture.contact_points)):
            if id in new.channels:
                sides = [[p for p in side if p.channel == id] for side in (before, prefecture.contact_points)]
                what, facts = _points(*sides)
                yield Overlooked(new.channels[id], code, what, prefecture, facts)


def _points(old: Sequence[ContactPoint], new: Sequence[ContactPoint]) -> tuple[tuple[What, ...], tuple[Fact, ...]]:
    """What changed of some contact points, and the facts as they are now."""
    what: dict[What, None] = {}
    facts: list[Fact] = []
    for before, after in paired(old, new):
        if before is None or after is None:
            what["contact_point"] = None
            facts += [fact for fact in (after.number, after.address) if fact] if after else []
            continue
        for name in _POINT:
            if _value(before.facts().get(name)) != _value(now := after.facts().get(name)):
                what[name] = None
                facts += [now] if now else []
    return tuple(what), tuple(facts)


def _value(fact: Fact | None) -> dict[str, Any] | None:
    """A fact without what stands beside it; hours that are stated in words only are their words."""
    if fact is None:
        return None
    left_out = _ABOUT - {"ja"} if isinstance(fact, HoursFact) and fact.open is None else _ABOUT
    return fact.model_dump(mode="json", exclude=left_out)


def _value_in_words(fact: Fact, language: str) -> str | None:
    printed = getattr(fact, "printed", None)
    return printed or (fact.words.in_language(language) if fact.words else None)
