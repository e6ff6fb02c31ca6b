"""What the browser loads to answer on the device, under an address that changes with rules, directory and pages."""

import hashlib
from functools import lru_cache

from service.device_table import device_table
from web import assets, deck
from web.answering import Answering
from web.ready import Ready
from web.rendering import render
from web.texts import Texts


@lru_cache(maxsize=8)
def version(answering: Answering) -> str:
    """Changes with the rules, the directory, or the pages themselves."""
    return hashlib.sha256(f"{deck.version(answering)} {assets.version()}".encode()).hexdigest()[:12]


def folder(answering: Answering, text: Texts) -> str:
    """The address below which a language's parts are."""
    return f"/device/{version(answering)}/{text.language}/"


def part(answering: Answering, text: Texts, name: str) -> Ready | None:
    """One part by its file name, None where there is none."""
    match name:
        case "table.json":
            return Ready(device_table(answering.snapshot), "application/json")
        case "deck.html":
            return Ready(render(deck.deck(answering, text)))
        case "reasons.html":
            return Ready(render(deck.reasons(answering, text)))
    return None
