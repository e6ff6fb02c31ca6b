"""The page of an answer holds exactly what the API's answer holds, whoever asks and whenever. The visitors are invented."""

from datetime import datetime
from itertools import islice

import pytest

from directory.hours import minute_of
from routing_rules.inquiry import Inquiry
from routing_rules.vocabulary import ABROAD
from tests.answer_comparing import Compared
from tests.inquiries import Asked, stream

LANGUAGES = ("ja", "ja-simple", "en", "zh-Hans")
NIGHT = minute_of(datetime.fromisoformat("2026-12-30T02:00:00+09:00"))
ASKED = (
    Inquiry(),
    Inquiry(situations=("sexual_abuse_teacher_coach",), asker="self", age=14, anonymity="must", prefers="text", place="13"),
    Inquiry(situations=("immediate_danger",), needs=("no_voice",)),
    Inquiry(asker="parent", age=0, place=ABROAD),
    Inquiry(situations=("rape_recent",), age=30, place="39"),
)


def drawn(seed: int, count: int) -> list[Asked]:
    """Of the stream only one of those that share their wishes and minute."""
    return list(islice(stream(seed), 0, count * 8, 8))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("inquiry", ASKED)
def test_the_page_tells_what_the_api_tells(inquiry: Inquiry, language: str) -> None:
    Compared(inquiry, NIGHT, language).check()


@pytest.mark.slow
@pytest.mark.parametrize("part", range(10))
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_tells_what_the_api_tells_whatever_may_be_answered(language: str, part: int) -> None:
    for inquiry, minute in drawn(10 * LANGUAGES.index(language) + part, 8):
        Compared(inquiry, minute, language).check()
