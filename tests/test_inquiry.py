"""What cannot be used as an inquiry: the error names the field and what may be written, and repeats nothing typed."""

import json
import logging
from datetime import UTC, datetime
from typing import Any

import pytest
from starlette.testclient import TestClient

from routing_rules.inquiry import FIELDS, Inquiry, InquiryError
from tests.builders import real, served

MARK = "zq7typed"
NUMBER = 987654321
LONG = MARK * 3_000
AGE_ALLOWED = "0 to 120"

# (what was typed, the field that is named, something of what may be written)
BAD: dict[str, tuple[dict[str, Any], str, str]] = {
    "unknown situation": ({"situations": [MARK]}, "situations", "bullying_sexual"),
    "one unknown among known": ({"situations": ["rape_recent", MARK]}, "situations", "rape_recent"),
    "situations as text": ({"situations": MARK}, "situations", "a list"),
    "situations as object": ({"situations": {MARK: 1}}, "situations", "a list"),
    "situations as false": ({"situations": False}, "situations", "a list"),
    "situation in a list": ({"situations": [["rape_recent", MARK]]}, "situations", "a list"),
    "null in a list": ({"situations": [None, MARK]}, "situations", "a list"),
    "empty text": ({"situations": ""}, "situations", "a list"),
    "unknown need": ({"needs": [MARK]}, "needs", "no_voice"),
    "number as need": ({"needs": [NUMBER]}, "needs", "injured"),
    "unknown asker": ({"asker": MARK}, "asker", "school_staff"),
    "asker in another case": ({"asker": "SELF"}, "asker", "self"),
    "asker as list": ({"asker": ["self", MARK]}, "asker", "self"),
    "age -1": ({"age": -1}, "age", AGE_ALLOWED),
    "age 121": ({"age": 121}, "age", AGE_ALLOWED),
    "age 200": ({"age": 200}, "age", AGE_ALLOWED),
    "age 14.5": ({"age": 14.5}, "age", AGE_ALLOWED),
    "age 14.0": ({"age": 14.0}, "age", AGE_ALLOWED),
    "age true": ({"age": True}, "age", AGE_ALLOWED),
    "age as text": ({"age": "14"}, "age", AGE_ALLOWED),
    "age as words": ({"age": MARK}, "age", AGE_ALLOWED),
    "age as list": ({"age": [14, MARK]}, "age", AGE_ALLOWED),
    "age beyond any": ({"age": NUMBER}, "age", AGE_ALLOWED),
    "age beyond 64 bits": ({"age": 10**18 + NUMBER}, "age", AGE_ALLOWED),
    "asker's age": ({"asker_age": NUMBER}, "asker_age", AGE_ALLOWED),
    "anonymity": ({"anonymity": MARK}, "anonymity", "must, prefer, none"),
    "anonymity true": ({"anonymity": True}, "anonymity", "must, prefer, none"),
    "prefers": ({"prefers": MARK}, "prefers", "voice, text"),
    "language as words": ({"language": f"{MARK} !"}, "language", "language tag"),
    "language as number": ({"language": NUMBER}, "language", "language tag"),
    "language with a line end": ({"language": "ja\n"}, "language", "language tag"),
    "place as a name": ({"place": MARK}, "place", "abroad"),
    "place 48": ({"place": "48"}, "place", "47"),
    "place 00": ({"place": "00"}, "place", "01"),
    "place as number": ({"place": 13}, "place", "13"),
    "place in wide digits": ({"place": "\uff11\uff13"}, "place", "13"),
    "a date that is none": ({"at": "2026-02-30T02:00:00+09:00"}, "at", "UTC offset"),
    "an hour that is none": ({"at": "2026-12-30T25:00:00+09:00"}, "at", "UTC offset"),
    "a date without offset": ({"at": "2026-12-30T02:00:00"}, "at", "UTC offset"),
    "a date alone": ({"at": "2026-12-30"}, "at", "UTC offset"),
    "a date as words": ({"at": MARK}, "at", "UTC offset"),
    "a date as number": ({"at": NUMBER}, "at", "UTC offset"),
    "the year 1970": ({"at": "1970-01-01T00:00:00+00:00"}, "at", "1971 to 2099"),
    "the year 2100": ({"at": "2100-01-01T00:00:00+09:00"}, "at", "1971 to 2099"),
    "the year 1": ({"at": "0001-01-01T00:00:00+23:59"}, "at", "1971 to 2099"),
    "unknown field": ({MARK: 1}, "inquiry", "only these fields"),
    "a name of somebody": ({"name": MARK}, "inquiry", ", ".join(FIELDS)),
    **{f"very long {field}": ({field: LONG}, field, "") for field in FIELDS},
}

NO_OBJECT = {"a list": [MARK], "a text": MARK, "a number": NUMBER, "true": True, "null": None}

BROKEN_JSON = {
    "empty": b"",
    "words": MARK.encode(),
    "cut off": b'{"asker": "' + MARK.encode(),
    "two objects": b'{} {"' + MARK.encode() + b'": 1}',
    "not UTF-8": b'{"asker": "\xff' + MARK.encode() + b'"}',
    "half a character": b'{"asker": "\\ud800' + MARK.encode() + b'"}',
    "NaN": b'{"age": NaN, "' + MARK.encode() + b'": 1}',
    "a comma too many": b'{"asker": "self",}',
    "too deep": b"[" * 30_000,
    "UTF-16": '{"asker": "self"}'.encode("utf-16"),
}


@pytest.fixture(scope="module")
def client():
    with served() as client:
        yield client


def says_nothing_typed(text: str) -> bool:
    return MARK not in text and str(NUMBER) not in text


@pytest.mark.parametrize(("typed", "field", "allowed"), BAD.values(), ids=BAD.keys())
def test_the_field_and_what_may_be_written_are_named(typed, field, allowed):
    with pytest.raises(InquiryError) as caught:
        real().reader.read(typed)
    error = caught.value
    assert error.field == field
    assert allowed in error.allowed
    assert says_nothing_typed(f"{error} {error!r} {error.__dict__}")
    assert error.__cause__ is None


@pytest.mark.parametrize("typed", NO_OBJECT.values(), ids=NO_OBJECT.keys())
def test_an_inquiry_is_an_object(typed):
    with pytest.raises(InquiryError) as caught:
        real().reader.read(typed)
    assert caught.value.field == "inquiry"
    assert "JSON object" in caught.value.allowed
    assert says_nothing_typed(str(caught.value))


def refused(client: TestClient, body: bytes, caplog: pytest.LogCaptureFixture) -> dict[str, Any]:
    """The problem that a body gets, after looking everywhere for what was typed."""
    with caplog.at_level(logging.DEBUG):
        response = client.post("/api/v1/suggest", content=body, headers={"content-type": "application/json"})
    assert response.status_code == 422
    assert response.headers["content-type"] == "application/problem+json"
    assert response.headers["cache-control"] == "no-store"
    assert "set-cookie" not in response.headers
    for said in (response.text, str(response.headers.multi_items()), caplog.text):
        assert says_nothing_typed(said)
    return response.json()


@pytest.mark.parametrize(("typed", "field", "allowed"), BAD.values(), ids=BAD.keys())
def test_the_api_says_the_same(client, caplog, typed, field, allowed):
    problem = refused(client, json.dumps(typed).encode(), caplog)
    assert problem["field"] == field
    assert allowed in problem["detail"]
    assert problem["status"] == 422
    assert problem["title_ja"]


@pytest.mark.parametrize("body", BROKEN_JSON.values(), ids=BROKEN_JSON.keys())
def test_what_is_no_json_is_said_as_such(client, caplog, body):
    problem = refused(client, body, caplog)
    assert problem["field"] == "body"
    assert "JSON" in problem["detail"]


@pytest.mark.parametrize("field", FIELDS)
def test_null_is_not_answered(field):
    assert real().reader.read({field: None}) == Inquiry()


def test_empty_lists_are_not_answered():
    assert real().reader.read({"situations": [], "needs": []}) == Inquiry()


def test_what_is_said_twice_counts_once():
    assert real().reader.read({"needs": ["injured", "no_voice", "injured"]}).needs == ("injured", "no_voice")


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("ja", "ja"),
        ("ja-simple", "ja-simple"),
        ("ja-JP", "ja"),
        ("pt-BR", "pt"),
        ("zh-Hans-CN", "zh"),
        ("fr", "other"),
        ("other", "other"),
    ],
)
def test_a_language_tag_is_read_as_a_language_of_the_vocabulary(tag, language):
    assert real().reader.read({"language": tag}).language == language


@pytest.mark.parametrize("at", ["2026-12-29T17:00:00Z", "2026-12-30T02:00:00+09:00", "2026-12-29T12:00:00-05:00"])
def test_any_offset_means_the_same_moment(at):
    assert real().reader.read({"at": at}).at == datetime(2026, 12, 29, 17, tzinfo=UTC)


@pytest.mark.parametrize("age", [0, 1, 120])
def test_ages_at_the_ends(age):
    assert real().reader.read({"age": age, "asker_age": age})[2:4] == (age, age)
