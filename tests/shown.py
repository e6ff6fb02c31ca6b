"""All that the project shows of its directory: every listing of the API, and answers for every place and situation."""

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from directory.model import Channel, ContactPoint, Prefecture
from routing_rules.inquiry import Inquiry
from routing_rules.vocabulary import ABROAD, PREFECTURES
from service import snapshot
from service.listing_json import channel_json
from tests.builders import real

DIRECTORY = real().directory
LISTINGS: dict[str, Channel | Prefecture] = {**DIRECTORY.channels, **DIRECTORY.prefectures}
AT_NIGHT = 29_900_000


def points() -> Iterator[tuple[str, ContactPoint]]:
    """Every contact point, with the channel or prefecture in whose file it stands."""
    for id, listing in LISTINGS.items():
        yield from ((id, point) for point in listing.contact_points)


@cache
def listings() -> dict[str, Any]:
    """Every channel as the API gives it."""
    return {id: channel_json(DIRECTORY, channel) for id, channel in DIRECTORY.channels.items()}


@cache
def answers() -> tuple[dict[str, Any], ...]:
    """An answer for every place, to an inquiry with every situation; and one for every situation, in English."""
    situations = real().book.vocabulary.situation_ids
    asked = [Inquiry(situations=situations, place=place) for place in (None, *PREFECTURES, ABROAD)]
    asked += [Inquiry(situations=(situation,), language="en") for situation in situations]
    return tuple(answer(inquiry) for inquiry in asked)


def answer(inquiry: Inquiry) -> dict[str, Any]:
    """The answer to an inquiry at one minute of a night."""
    found: dict[str, Any] = json.loads(snapshot.answer(real(), inquiry, AT_NIGHT))
    return found


@cache
def everything() -> str:
    """All of it as text, addresses of pages left out, numbers without hyphens."""
    text = json.dumps([listings(), answers()], ensure_ascii=False)
    return digits(re.sub(r'"https?://[^"]*"', '""', text))


def digits(printed: str) -> str:
    """A number without its hyphens."""
    return printed.replace("-", "")


def local_points(channel: str, prefecture: str) -> list[dict[str, Any]]:
    """A channel's contact points in a prefecture, as the API gives them."""
    found: list[dict[str, Any]] = listings()[channel]["local_contact_points"].get(prefecture, [])
    return found


def printed_numbers(points: list[dict[str, Any]]) -> set[str]:
    """The numbers of contact points as they are shown."""
    return {point["number"]["printed"] for point in points if "number" in point}
