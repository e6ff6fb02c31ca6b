"""The changes of the listings as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/) and as Atom (RFC 4287).

Neither names a host: the same bytes stand on any server, and in an export.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any
from xml.etree import ElementTree

import orjson

from service.feeds.entries import Entry, feed_id, moment
from service.feeds.phrases import phrases

_VERSION = "https://jsonfeed.org/version/1.1"
_ATOM = "http://www.w3.org/2005/Atom"
_AUTHOR = "Madoguchi"


def json_feed(entries: Iterable[Entry], language: str) -> bytes:
    """The feed as JSON. ``_madoguchi`` says of each item which channel, which prefecture and which facts, for programs."""
    feed = {
        "version": _VERSION,
        "title": phrases().say("changes_title", language),
        "description": phrases().say("changes_about", language),
        "language": language,
        "authors": [{"name": _AUTHOR}],
        "items": [_item(entry, language) for entry in entries],
    }
    return orjson.dumps(feed)


def _item(entry: Entry, language: str) -> dict[str, Any]:
    change = entry.change
    item: dict[str, Any] = {
        "id": entry.id,
        "title": entry.title,
        "content_text": entry.text,
        "date_published": entry.at,
        "language": language,
        "tags": list(change.what),
    }
    if entry.links:
        item["external_url"] = entry.links[0].first_url
    return item | {
        "_madoguchi": {
            "id": change.id,
            "channel": change.channel,
            "prefecture": change.prefecture,
            "what": list(change.what),
            "sources": [source.model_dump(mode="json") for source in change.sources],
        }
    }


def atom(entries: Iterable[Entry], language: str, day: date) -> bytes:
    """The feed as Atom. ``day``: the day of the data, when there is no entry to date it."""
    entries = list(entries)
    feed = ElementTree.Element("feed", {"xmlns": _ATOM, "xml:lang": language})
    _add(feed, "id", feed_id(language))
    _add(feed, "title", phrases().say("changes_title", language))
    _add(feed, "subtitle", phrases().say("changes_about", language))
    _add(feed, "updated", entries[0].at if entries else moment(day))
    _add(_add(feed, "author"), "name", _AUTHOR)
    _add(feed, "link", rel="self", type="application/atom+xml", href="changes.atom")
    for entry in entries:
        _add_entry(feed, entry)
    written: bytes = ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True)
    return written


def _add_entry(feed: ElementTree.Element, entry: Entry) -> None:
    added = _add(feed, "entry")
    _add(added, "id", entry.id)
    _add(added, "title", entry.title)
    _add(added, "published", entry.at)
    _add(added, "updated", entry.at)
    for what in entry.change.what:
        _add(added, "category", term=what)
    for source in entry.links:
        _add(added, "link", rel="via", href=source.first_url or "", title=source.title)
    _add(added, "content", entry.text, type="text")


def _add(parent: ElementTree.Element, name: str, text: str | None = None, **attributes: str) -> ElementTree.Element:
    child = ElementTree.SubElement(parent, name, attributes)
    child.text = text
    return child
