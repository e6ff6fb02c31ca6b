"""The routes under /api/v1 as a client sees them."""

import asyncio
import json
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from service import schemas
from service.suggest_endpoint import TooLong, read_body
from tests.builders import is_problem, real, served

NIGHT = "2026-12-30T02:00:00+09:00"


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with served() as client:
        yield client


def found(client: TestClient, **query: object) -> list[str]:
    response = client.get("/api/v1/channels", params=query)
    assert response.status_code == 200, response.text
    return [channel["id"] for channel in response.json()["channels"]]


class TestSuggest:
    INQUIRIES = (
        {},
        {"at": NIGHT, "situations": ["immediate_danger"], "place": "13"},
        {"at": NIGHT, "situations": ["sexual_abuse_family"], "age": 11, "asker": "self", "anonymity": "must", "place": "27"},
        {"at": NIGHT, "situations": ["rape_recent", "boy_or_lgbtq_victim"], "needs": ["no_voice"], "language": "en"},
        {"at": NIGHT, "situations": ["trafficking"], "place": "abroad", "language": "tl"},
        {"at": NIGHT, "asker": "school_staff", "situations": ["duty_to_report"], "language": "ja-simple"},
    )

    @pytest.mark.parametrize("inquiry", INQUIRIES, ids=map(str, range(len(INQUIRIES))))
    def test_the_answer_has_the_documented_shape_and_no_more(self, client, inquiry):
        response = client.post("/api/v1/suggest", json=inquiry)
        assert response.status_code == 200
        answer = response.json()
        shape = schemas.Answer.model_validate(answer)
        assert shape.suggestions
        assert shape.rules_version == client.app.state.current.snapshot.book.version
        unknown = answer.keys() - schemas.Answer.model_fields.keys()
        for name, model in (("suggestions", schemas.SuggestionOut), ("left_out", schemas.LeftOutOut)):
            for one in answer[name]:
                unknown |= one.keys() - model.model_fields.keys()
                for reason in one["because"]:
                    unknown |= reason.keys() - schemas.Reason.model_fields.keys()
                for contact in one.get("contact", ()):
                    unknown |= contact.keys() - schemas.Contact.model_fields.keys()
        assert unknown == set()

    @pytest.mark.parametrize("language", ["ja", "en", None])
    def test_texts_come_in_the_language_of_the_inquiry(self, client, language):
        answer = client.post("/api/v1/suggest", json={"language": language}).json()
        first = answer["suggestions"][0]["because"][0]["text"]
        assert first.isascii() == (language == "en")

    def test_answers_are_not_kept_by_anybody(self, client):
        response = client.post("/api/v1/suggest", json={})
        assert response.headers["cache-control"] == "no-store"
        assert response.headers["referrer-policy"] == "no-referrer"
        assert not {"set-cookie", "etag", "last-modified", "location"} & set(response.headers)

    def test_now_is_meant_where_no_moment_is_given(self, client, monkeypatch):
        night = real().reader.read({"at": NIGHT}).at.timestamp()
        monkeypatch.setattr("time.time", lambda: night)
        assert client.post("/api/v1/suggest", json={}).content == client.post("/api/v1/suggest", json={"at": NIGHT}).content

    def test_the_body_may_be_as_long_as_64_kb_and_no_longer(self, client):
        body = json.dumps({}).encode()
        assert client.post("/api/v1/suggest", content=body.ljust(64 * 1024)).status_code == 200
        is_problem(client.post("/api/v1/suggest", content=body.ljust(64 * 1024 + 1)), 413)

    def test_a_long_body_in_pieces_is_not_read_to_its_end(self):
        read = []

        async def receive() -> dict[str, object]:
            read.append(8 * 1024)
            return {"type": "http.request", "body": b" " * read[-1], "more_body": len(read) < 100}

        with pytest.raises(TooLong):
            asyncio.run(read_body(receive))
        assert sum(read) == 72 * 1024

    @pytest.mark.parametrize("content_type", ["text/plain", "application/x-www-form-urlencoded", "application/octet-stream", ""])
    def test_json_is_what_counts_whatever_it_is_called(self, client, content_type):
        response = client.post("/api/v1/suggest", content=b'{"age": 12}', headers={"content-type": content_type})
        assert response.status_code == 200
        is_problem(client.post("/api/v1/suggest", content=b"age=12", headers={"content-type": content_type}), 422)

    def test_the_plain_route_refuses_what_the_documented_operation_refuses(self, client):
        documented = client.get("/api/v1/openapi.json").json()["components"]["schemas"]["InquiryIn"]
        assert documented["properties"].keys() == schemas.InquiryIn.model_fields.keys()
        assert documented["additionalProperties"] is False
        assert client.post("/api/v1/suggest", json=documented["examples"][0]).status_code == 200
        for field in documented["properties"]:
            assert client.post("/api/v1/suggest", json={field: None}).status_code == 200
            assert client.post("/api/v1/suggest", json={field: {}}).status_code == 422
        assert client.post("/api/v1/suggest", json={"another": 1}).status_code == 422


class TestChannels:
    def test_all_of_them_with_their_facts(self, client):
        assert found(client) == list(real().directory.channels)

    def test_one_by_its_id(self, client):
        one = client.get("/api/v1/channels/hotline_189").json()
        assert (one["id"], one["contact_points"][0]["number"]["printed"]) == ("hotline_189", "189")
        assert one in client.get("/api/v1/channels").json()["channels"]

    @pytest.mark.parametrize(
        ("query", "keeps", "drops"),
        [
            ({"situation": "suicidal_selfharm"}, "inochi_denwa", "ihc"),
            ({"age": 30}, "yorisoi", "childline"),
            ({"age": 0}, "hotline_189", None),
            ({"place": "abroad"}, "anata_no_ibasho", "emergency_110"),
            ({"place": "13"}, "police_8103", "consulate_abroad"),
            ({"medium": "letter"}, "sos_mini_letter", "emergency_110"),
            ({"language": "ja"}, "hotline_189", "foreign_rights_line"),
            ({"language": "en-GB"}, "foreign_rights_line", None),
            ({"anonymous": "true"}, "yorisoi", "emergency_110_app"),
            ({"open_at": NIGHT}, "hotline_189", "cure_time"),
            ({"situation": ["train_groping", "rape_recent"], "medium": "voice"}, "onestop_8891", "cure_time"),
        ],
    )
    def test_a_filter_keeps_what_fits_and_what_does_not_say(self, client, query, keeps, drops):
        ids = found(client, **query)
        assert keeps in ids
        assert drops not in ids
        assert [id for id in real().directory.channels if id in ids] == ids

    def test_a_filter_drops_ended_lines_and_nothing_else_where_it_asks_for_nothing(self, client):
        ended = {id for id, channel in real().directory.channels.items() if channel.ended}
        assert ended == set(found(client)) - set(found(client, anonymous="false"))
        assert set(found(client, anonymous="true")) < set(found(client, anonymous="false"))

    def test_more_filters_never_find_more(self, client):
        assert set(found(client, age=14, medium="chat")) <= set(found(client, age=14)) & set(found(client, medium="chat"))

    def test_what_was_looked_for_is_kept_by_nobody(self, client):
        assert client.get("/api/v1/channels", params={"age": 14}).headers["cache-control"] == "no-store"

    @pytest.mark.parametrize(
        ("query", "field"),
        [
            ({"age": "zq7typed"}, "age"), ({"age": "200"}, "age"), ({"age": "14.5"}, "age"), ({"place": "zq7typed"}, "place"),
            ({"place": "48"}, "place"), ({"medium": "zq7typed"}, "medium"), ({"language": "zq7 typed"}, "language"),
            ({"language": "zq7typed" * 9}, "language"), ({"anonymous": "zq7typed"}, "anonymous"),
            ({"open_at": "zq7typed"}, "open_at"), ({"open_at": ""}, "open_at"), ({"situation": "zq7typed"}, "situation"),
            ({"zq7typed": "1"}, "query"), ({"age": 14, "zq7typed": ""}, "query"),
        ],
    )  # fmt: skip
    def test_a_filter_that_cannot_be_used_is_named_and_not_repeated(self, client, query, field):
        response = client.get("/api/v1/channels", params=query)
        assert is_problem(response, 422)["field"] == field
        assert "zq7" not in response.text + str(response.headers)

    @pytest.mark.parametrize(
        ("query", "allowed"),
        [
            ({"age": "200"}, "120 or less"), ({"age": "-1"}, "0 or more"), ({"age": "fourteen"}, "a whole number"),
            ({"medium": "telegraph"}, "'voice'"), ({"anonymous": "perhaps"}, "true or false"), ({"place": "48"}, "one of: 01"),
            ({"language": "Japanese!"}, "a language tag"), ({"open_at": "noon"}, "now or a date and time with its UTC offset"),
            ({"situation": "anything"}, "situation must be one of: immediate_danger"),
            ({"agee": "14"}, "only these: situation, age, place, medium, language, anonymous, open_at"),
        ],
    )  # fmt: skip
    def test_a_filter_that_cannot_be_used_says_what_can(self, client, query, allowed):
        detail = is_problem(client.get("/api/v1/channels", params=query), 422)["detail"]
        assert allowed in detail
        assert "null" not in detail

    def test_what_is_found_may_be_read_by_any_site(self, client):
        plain, filtered = client.get("/api/v1/channels"), client.get("/api/v1/channels", params={"age": 14})
        assert {r.headers["access-control-allow-origin"] for r in (plain, filtered)} == {"*"}
