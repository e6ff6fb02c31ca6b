"""What the browser loads to answer on the device, under an address that changes with rules, directory and pages.

Each language has a folder of its parts; the table of rules is the same in all of them.
"""

import hashlib
from dataclasses import replace
from functools import lru_cache
from typing import TypeVar

import orjson

from routing_rules import phrases
from service.device_table import device_table
from service.device_words import device_words
from web import assets
from web.answers import deck
from web.answers.answering import Answering
from web.ready import Ready
from web.rendering import render
from web.view import Page
from web.wording.texts import Texts

P = TypeVar("P", bound=Page)


@lru_cache(maxsize=8)
def version(answering: Answering) -> str:
    """Changes with the rules, the directory, or the pages themselves."""
    return hashlib.sha256(f"{deck.version(answering)} {assets.version()}".encode()).hexdigest()[:12]


def ready_for(answering: Answering, page: P) -> P:
    """The same page, able to answer on the device."""
    return replace(page, device=f"/device/{version(answering)}/", version=deck.version(answering))


def part(answering: Answering, text: Texts, name: str) -> Ready | None:
    """One part by its file name, None where there is none."""
    match name:
        case "table.json":
            return Ready(device_table(answering.snapshot), "application/json")
        case "deck.html":
            return Ready(render(deck.deck(answering, text)))
        case "said.json":
            return Ready(orjson.dumps(deck.said(text)), "application/json")
        case "words.json":
            return Ready(_words(answering, text), "application/json")
        case "reasons.html":
            return Ready(render(deck.reasons(answering, text)))
    return None


def _words(answering: Answering, text: Texts) -> bytes:
    """Raises ProblemsFound where the phrases have a mistake; the field for one's own words then finds nothing."""
    known = phrases.load(answering.snapshot.book.vocabulary.situation_ids)
    return device_words(known, text.words_language)
