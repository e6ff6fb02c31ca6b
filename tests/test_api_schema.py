"""What the description of an inquiry allows is what is read, no more and no less."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routing_rules.inquiry import InquiryError
from service import schemas
from tests.builders import real

PROPERTIES = schemas.InquiryIn.model_json_schema()["properties"]


def described(field: str) -> dict[str, Any]:
    return dict(PROPERTIES[field]["anyOf"][0])


@pytest.mark.parametrize("field", ["asker", "anonymity", "prefers", "place", "situations", "needs"])
def test_closed_answers(field):
    answer = described(field)
    codes = answer.get("items", answer)["enum"]
    several = answer.get("type") == "array"
    with pytest.raises(InquiryError) as refused:
        real().reader.read({field: ["zq7typed"] if several else "zq7typed"})
    assert refused.value.allowed.partition(": ")[2] == ", ".join(codes)


def test_a_filter_is_described_as_the_answer_of_that_name():
    filters = schemas.ChannelFilter.model_json_schema()["properties"]
    assert {f: filters[f]["anyOf"][0] for f in ("age", "place", "language")} == {
        field: described(field) for field in ("age", "place", "language")
    }
    assert filters["situation"]["anyOf"][0] == described("situations")


@given(st.data())
def test_languages(data):
    pattern = described("language")["pattern"].removesuffix("$") + r"\Z"
    assert real().reader.read({"language": data.draw(st.from_regex(pattern))}).language
    other = data.draw(st.text("abzAZ09-", max_size=30))
    if not re.match(pattern, other):
        with pytest.raises(InquiryError):
            real().reader.read({"language": other})
