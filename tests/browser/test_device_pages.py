"""What the device shows is what the server shows without JavaScript, whoever asks, at the same minute. All visitors invented."""

from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from directory.hours import minute_of
from routing_rules.inquiry import Inquiry
from routing_rules.vocabulary import ABROAD
from tests.browser.answering_forms import FIRST, LONG, answer, told
from tests.browser.frozen import Frozen, opened
from tests.inquiries import answers, changed, stream
from web.wording.languages import LANGUAGES

MOMENTS = [
    minute_of(datetime.fromisoformat(moment))
    for moment in ("2026-12-02T10:30+09:00", "2026-12-30T23:59+09:00", "2027-01-03T08:29+09:00", "2026-12-05T16:59+09:00")
]
CHOSEN = [
    Inquiry(),
    Inquiry(situations=("immediate_danger",), needs=("no_voice",)),
    Inquiry(situations=("immediate_danger",), place=ABROAD, age=15),
    Inquiry(situations=("rape_recent",), age=30, place="13", prefers="voice"),
    Inquiry(situations=("sexual_abuse_family", "fear_home_finds_out"), asker="self", age=9, anonymity="must", prefers="text"),
    Inquiry(situations=("sexual_abuse_family",), asker="parent", age=5, place="47"),
    Inquiry(situations=("voyeurism",), asker="school_staff", age=17, place="01", needs=("injured",)),
    Inquiry(situations=("suicidal_selfharm",), age=12, anonymity="prefer"),
    Inquiry(age=0, place=ABROAD, asker="professional"),
    Inquiry(age=120),
]
IN_A_ROW = 8
TAGS = ("ja", "ja-simple", "en", "vi")


@pytest.fixture
def pages(chromium: Browser, frozen: Frozen) -> Iterator[tuple[Page, Page]]:
    """A page with JavaScript and one without."""
    with opened(chromium) as with_scripts, opened(chromium, javascript=False) as without:
        yield frozen.page(with_scripts), without.new_page()


def drawn(seed: int, count: int) -> list[dict[str, Any]]:
    """What a form can say of drawn inquiries: it asks neither who writes nor in which language."""
    found = (
        changed(inquiry, asker_age=None, language=None) for inquiry, _ in islice(stream(seed), 0, count * IN_A_ROW, IN_A_ROW)
    )
    return [answers(inquiry) for inquiry in found]


def difference(device: list[str], server: list[str]) -> str | None:
    """Where the two begin to differ."""
    at = next((n for n, (one, other) in enumerate(zip(device, server, strict=False)) if one != other), None)
    if at is None and len(device) == len(server):
        return None
    at = min(len(device), len(server)) if at is None else at
    return f"{device[max(0, at - 4) : at]} then on the device {device[at : at + 4]}, by the server {server[at : at + 4]}"


def start(pages: tuple[Page, Page], frozen: Frozen, language: str) -> None:
    for page in pages:
        page.goto(frozen.base + LANGUAGES[language].path)


def compare(pages: tuple[Page, Page], form: str, inquiry: dict[str, Any]) -> None:
    for page in pages:
        answer(page, form, inquiry)
    device, server = map(told, pages)
    assert len(server) > 200
    found = difference(device, server)
    assert found is None, f"{inquiry}: {found}"


@pytest.mark.parametrize("language", TAGS)
def test_the_long_form_is_answered_alike(pages: tuple[Page, Page], frozen: Frozen, language: str) -> None:
    inquiries = [*map(answers, CHOSEN), *drawn(TAGS.index(language), 16)]
    for n, inquiry in enumerate(inquiries):
        if n % 8 == 0:
            frozen.minute = MOMENTS[n // 8]
            pages[0].clock.set_fixed_time(frozen.moment)
            start(pages, frozen, language)
            compare(pages, FIRST, {})
        compare(pages, LONG, inquiry)
    assert len(inquiries) * len(TAGS) > 100


@pytest.mark.parametrize("language", TAGS)
def test_the_first_form_and_its_next_question_are_alike(pages: tuple[Page, Page], frozen: Frozen, language: str) -> None:
    for inquiry in drawn(100 + TAGS.index(language), 6):
        start(pages, frozen, language)
        compare(pages, FIRST, {"situations": inquiry.get("situations", [])})
