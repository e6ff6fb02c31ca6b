"""The directory as JSON: a channel with all its facts, each with source, day and confidence."""

from typing import Any

from directory.catalogue import Directory, shown
from directory.facts import Fact
from directory.model import Channel, ContactPoint, Listing, LocalContactPoint
from documents.checking import Words
from service.channel_facts import reachable
from service.pieces import dial

Json = dict[str, Any]


def channel_json(directory: Directory, channel: Channel) -> Json:
    """Everything known of a channel. Numbers that wait for a check, and retired ones, are left out."""
    return {
        "id": channel.id,
        "name": _words(channel.name),
        "organisation": _words(directory.organisation(channel.id).name),
        "kind": channel.kind,
        "ended": channel.ended.isoformat() if channel.ended else None,
        "facts": {name: fact_json(channel, fact) for name, fact in channel.facts().items() if shown(fact)},
        "contact_points": [point_json(channel, p) for p in channel.contact_points if reachable(p)],
        "local_contact_points": {
            code: [point_json(prefecture, p) for p in points]
            for code, prefecture in directory.prefectures.items()
            if (points := [p for p in directory.local_points(channel.id, code) if reachable(p)])
        },
    }


def point_json(listing: Listing, point: ContactPoint) -> Json:
    """A contact point with its facts."""
    name = point.name if isinstance(point, LocalContactPoint) else point.label
    facts = {key: fact_json(listing, fact) for key, fact in point.facts().items() if shown(fact)}
    if point.number:
        facts["number"]["dial"] = dial(point)
    return {"medium": point.medium, "label": _words(name) if name else None, "live": point.live, **facts}


def fact_json(listing: Listing, fact: Fact) -> Json:
    """A fact: its value, what others say, sources, confidence and the day somebody looked."""
    left_out = {"source", "looked", "show", "also_said"}
    value = fact.model_dump(mode="json", by_alias=True, exclude=left_out, exclude_none=True)
    return {
        **value,
        "looked": (fact.looked or listing.looked).isoformat(),
        "sources": [listing.sources[key].model_dump(mode="json") for key in fact.source],
        "also_said": [
            {
                "value": other.value,
                "why": _words(other.why),
                "sources": [listing.sources[k].model_dump(mode="json") for k in other.source],
            }
            for other in fact.also_said
        ],
    }


def _words(words: Words) -> Json:
    return words.model_dump(mode="json", exclude_none=True, by_alias=True)
