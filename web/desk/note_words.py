"""What the browser must know to write, check and show a note, as JSON: the same for everybody, with no visitor in it."""

import hashlib
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import orjson

from documents.problems import ProblemsFound
from routing_rules.disclosing import loading, plain
from routing_rules.disclosing.loading import Disclosing
from routing_rules.vocabulary import ABROAD
from service.mistakes import log
from service.snapshot import Snapshot
from web import assets
from web.answers.cards import Card, cards
from web.ready import Ready
from web.wording.texts import Texts

_KEPT = 4


@lru_cache(_KEPT)
def words(snapshot: Snapshot, text: Texts) -> dict[str, Any]:
    """The note's facts, consent, grounds, duties and profiles in one language; the places and recipients by name.

    Raises ProblemsFound where the files of the note have a mistake: then no note can be made.
    """
    written = plain.plain(_files(snapshot), text.language)
    directory = snapshot.directory
    return {
        **written,
        "places": {**{code: text.bare(p.name) for code, p in directory.prefectures.items()}, ABROAD: text.plain("place_abroad")},
        "recipients": {card.channel.id: _recipient(card, text) for card in cards(directory, snapshot.hours).values()},
        "said": {**written["said"], **_said(text)},
    }


@lru_cache(_KEPT)
def ready(snapshot: Snapshot, text: Texts) -> Ready:
    """The words as JSON."""
    return Ready(orjson.dumps(words(snapshot, text)), "application/json")


@lru_cache(_KEPT)
def version(snapshot: Snapshot) -> str:
    """Changes with the rules, the directory, or the pages themselves."""
    both = f"{snapshot.book.version} {snapshot.directory.version} {_files(snapshot).version} {assets.version()}"
    return hashlib.sha256(both.encode()).hexdigest()[:12]


def address(snapshot: Snapshot, text: Texts) -> str:
    """Where the words are."""
    return f"/note/{version(snapshot)}/{text.language}.json"


def found(snapshot: Snapshot, text: Texts) -> tuple[dict[str, Any] | None, str]:
    """The words and where they are. A mistake in the files of the note costs the note, never the page around it."""
    try:
        return words(snapshot, text), address(snapshot, text)
    except ProblemsFound as error:
        log.error("no note can be made: %d mistakes in its files", len(error.problems))
        return None, ""


@lru_cache(_KEPT)
def _files(_: Snapshot) -> Disclosing:
    """Read again with the rules: a snapshot is replaced when any file of theirs changes. Raises ProblemsFound."""
    return loading.load()


def _recipient(card: Card, text: Texts) -> dict[str, Any]:
    return {"name": text.bare(card.channel.name), "numbers": list(_numbers(card, text))}


def _numbers(card: Card, text: Texts) -> Iterator[dict[str, Any]]:
    """The numbers to call, as printed; those of a prefecture with its code."""
    for contact in card.contacts:
        if contact.medium == "voice" and contact.sure and contact.display:
            yield {
                "number": contact.display,
                "place": contact.place,
                "label": text.bare(contact.label) if contact.label else None,
            }


def _said(text: Texts) -> dict[str, str]:
    """The sentences of the scripts: every text whose key begins so."""
    return {key.removeprefix("note_js_"): text.pattern(key) for key in text.keys("note_js_")}
