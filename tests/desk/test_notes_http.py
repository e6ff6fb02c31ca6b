"""Sealed notes over HTTP, on each kind of database: who is told what, with which status, and that nothing is repeated."""

import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from service.desk.desk import Desk
from tests.desk.conftest import START, Clock, sign_in
from tests.desk.offering import Parcel
from tests.desk.people import a_counselor
from tests.desk.sealing import Envelope, base64url, random_id, random_key
from web.desk.access import COOKIE
from web.desk.sealed_notes.shapes import decode, encode

NOTE = {"v": 1, "facts": {"urgency": "today", "first_words": "うちにいたくない"}}
"""Invented."""


def put_down(client: TestClient, **fields: object) -> Parcel:
    parcel = Parcel()
    assert client.post("/desk/api/notes", json=parcel.as_json() | fields).status_code == 201
    return parcel


def ask(client: TestClient, parcel: Parcel, what: str, **fields: object) -> tuple[int, object]:
    response = client.post(f"/n/{parcel.id}/{what}", json=fields)
    assert response.headers["cache-control"] == "no-store"
    return response.status_code, response.json()


def own(client: TestClient) -> list[dict[str, object]]:
    response = client.get("/desk/api/notes")
    assert (response.status_code, response.headers["cache-control"]) == (200, "no-store")
    notes: list[dict[str, object]] = response.json()["notes"]
    return notes


def test_a_whole_handover(signed_in_client: TestClient) -> None:
    client, envelope = signed_in_client, Envelope(random_id(), random_key(), "さくら みどり ことり いけ")
    made = client.post("/desk/api/notes", json=envelope.offered(NOTE))
    assert (made.status_code, made.json()) == (201, {"id": envelope.id, "expires_at": START + 72 * 3_600})
    reader = Envelope(envelope.id, envelope.key, "サクラ・ﾐﾄﾞﾘ-ことり いけ")
    client.cookies.clear()
    assert client.post(f"/n/{reader.id}/opened", json={}).json() == {"state": "waiting", "tries_left": 3}
    given = client.post(f"/n/{reader.id}/read", json={"token": reader.token})
    assert reader.open(decode(given.json()["sealed"])) == NOTE
    confirmed = client.post(f"/n/{reader.id}/confirm", json={"reply": reader.reply})
    assert confirmed.json() == {"state": "read", "answer": None, "answer_reason": None}
    done = client.post(f"/n/{reader.id}/answer", json={"reply": reader.reply, "answer": "accepted"})
    assert done.json() == {"state": "read", "answer": "accepted", "answer_reason": None}


def test_the_sender_sees_how_a_note_stands(signed_in_client: TestClient, clock: Clock) -> None:
    parcel = put_down(signed_in_client, hours=24)
    expected = {
        "id": parcel.id,
        "state": "waiting",
        "created_at": START,
        "opened_at": None,
        "ended_at": None,
        "expires_at": START + 24 * 3_600,
        "answer": None,
        "answer_reason": None,
        "answered_at": None,
        "forgotten": False,
    }
    assert own(signed_in_client) == [expected]
    clock.now += 60
    ask(signed_in_client, parcel, "opened")
    clock.now += 60
    ask(signed_in_client, parcel, "read", token=parcel.token)
    ask(signed_in_client, parcel, "answer", reply=parcel.reply, answer="declined", reason="full")
    changed = {"state": "read", "opened_at": START + 60, "ended_at": START + 120, "answered_at": START + 120}
    assert own(signed_in_client) == [expected | changed | {"answer": "declined", "answer_reason": "full"}]


def test_every_status_of_reading(signed_in_client: TestClient) -> None:
    parcel = put_down(signed_in_client)
    assert ask(signed_in_client, parcel, "read", token=random_key()) == (403, {"state": "waiting", "tries_left": 2})
    assert ask(signed_in_client, parcel, "read", token=parcel.token) == (200, {"sealed": base64url(parcel.sealed)})
    assert ask(signed_in_client, parcel, "read", token=parcel.token) == (410, {"state": "handed_out", "tries_left": 0})
    assert ask(signed_in_client, parcel, "opened") == (200, {"state": "handed_out", "tries_left": 0})
    locked = put_down(signed_in_client)
    told = [ask(signed_in_client, locked, "read", token=random_key()) for _ in range(4)]
    assert told[2:] == [(403, {"state": "locked", "tries_left": 0}), (410, {"state": "locked", "tries_left": 0})]


def test_the_reader_can_end_a_note_unread(signed_in_client: TestClient) -> None:
    parcel = put_down(signed_in_client)
    assert ask(signed_in_client, parcel, "destroy", token=random_key()) == (403, {"state": "waiting", "tries_left": 2})
    assert ask(signed_in_client, parcel, "destroy", token=parcel.token) == (200, {"state": "destroyed", "tries_left": 0})
    assert ask(signed_in_client, parcel, "read", token=parcel.token) == (410, {"state": "destroyed", "tries_left": 0})


def test_every_status_of_answering(signed_in_client: TestClient) -> None:
    parcel, gone = put_down(signed_in_client), put_down(signed_in_client)
    assert ask(signed_in_client, parcel, "confirm", reply=parcel.reply) == (403, {"state": "waiting"})
    ask(signed_in_client, parcel, "read", token=parcel.token)
    assert ask(signed_in_client, parcel, "confirm", reply=random_key()) == (403, {"state": "handed_out"})
    read = {"state": "read", "answer": None, "answer_reason": None}
    for what in ("confirm", "confirm", "status"):
        assert ask(signed_in_client, parcel, what, reply=parcel.reply) == (200, read)
    ask(signed_in_client, gone, "destroy", token=gone.token)
    assert ask(signed_in_client, gone, "status", reply=gone.reply) == (410, {"state": "destroyed"})


def test_no_such_note_has_the_shape_of_one_that_has_gone(client: TestClient) -> None:
    none = Parcel()
    for what, fields in (("opened", {}), ("read", {"token": none.token}), ("destroy", {"token": none.token})):
        assert ask(client, none, what, **fields) == (404, {"state": "unknown", "tries_left": 0})
    for what in ("confirm", "status"):
        assert ask(client, none, what, reply=none.reply) == (404, {"state": "unknown"})


def test_withdrawing(signed_in_client: TestClient) -> None:
    waits, read = put_down(signed_in_client), put_down(signed_in_client)
    ask(signed_in_client, read, "read", token=read.token)
    answers = [signed_in_client.post(f"/desk/api/notes/{note.id}/withdraw", json={}) for note in (waits, waits, read)]
    assert [answer.status_code for answer in answers] == [200, 200, 200]
    assert [answer.json()["state"] for answer in answers] == ["withdrawn", "withdrawn", "handed_out"]
    assert ask(signed_in_client, waits, "read", token=waits.token) == (410, {"state": "withdrawn", "tries_left": 0})


def test_whoever_is_not_signed_in_sends_lists_and_withdraws_nothing(signed_in_client: TestClient) -> None:
    parcel = put_down(signed_in_client)
    signed_in_client.cookies.clear()
    answers = [
        signed_in_client.post("/desk/api/notes", json=Parcel().as_json()),
        signed_in_client.get("/desk/api/notes"),
        signed_in_client.post(f"/desk/api/notes/{parcel.id}/withdraw", json={}),
    ]
    assert [answer.status_code for answer in answers] == [401, 401, 401]
    assert ask(signed_in_client, parcel, "opened") == (200, {"state": "waiting", "tries_left": 3})


def test_half_signed_in_is_not_enough(client: TestClient, desk: Desk) -> None:
    sign_in(client, desk, a_counselor(desk), "password")  # type: ignore[arg-type]
    assert client.cookies.get(COOKIE)
    assert client.post("/desk/api/notes", json=Parcel().as_json()).status_code == 401


MARK = "zq7typed"
SHORT, LONG, UNEVEN = (base64url(bytes(size)) for size in (28, 28 + 17 * 2_048, 28 + 2_047))
WRONG_NOTES: list[dict[str, object]] = [
    {"id": MARK},
    {"id": "A" * 21 + "B"},  # a second spelling of sixteen zeros
    {"sealed": MARK},
    {"sealed": SHORT},
    {"sealed": UNEVEN},
    {"sealed": LONG},
    {"sealed": base64url(bytes(28 + 2_048)) + "="},
    {"sealed": base64url(bytes(28 + 2 * 2_048))[:-1] + "B"},  # a second spelling of zeros
    {"sealed": "+" + base64url(bytes(28 + 2_048))[1:]},
    {"token_hash": "A" * 64},
    {"reply_hash": "0" * 63},
    {"reply_hash": "0" * 64 + "\n"},
    {"hours": 0},
    {"hours": 169},
    {"hours": "72"},
    {"hours": 1.5},
    {"hours": True},
    {MARK: MARK},
]


def refused(response: Response) -> None:
    assert (response.status_code, response.headers["content-type"]) == (422, "application/problem+json")
    assert MARK not in response.text


def test_every_field_has_one_spelling(signed_in_client: TestClient) -> None:
    for wrong in WRONG_NOTES:
        refused(signed_in_client.post("/desk/api/notes", json=Parcel().as_json() | wrong))
    assert own(signed_in_client) == []


def test_the_longest_note_fits_through_the_gate(signed_in_client: TestClient) -> None:
    parcel = Parcel(sealed=bytes(28 + 16 * 2_048))
    assert signed_in_client.post("/desk/api/notes", json=parcel.as_json()).status_code == 201
    assert ask(signed_in_client, parcel, "read", token=parcel.token)[0] == 200


WRONG_REPLIES: list[tuple[str, dict[str, object]]] = [
    ("read", {}),
    ("read", {"token": MARK}),
    ("read", {"token": "A" * 42 + "B"}),
    ("read", {"token": "A" * 43, MARK: 1}),
    ("destroy", {"token": 1}),
    ("opened", {MARK: 1}),
    ("confirm", {"reply": MARK}),
    ("status", {"token": "A" * 43}),
    ("answer", {"reply": "A" * 43}),
    ("answer", {"reply": "A" * 43, "answer": MARK}),
    ("answer", {"reply": "A" * 43, "answer": "declined", "reason": MARK}),
    ("answer", {"reply": "A" * 43, "answer": "accepted", "reason": "full"}),
]


def test_what_is_no_token_is_neither_compared_nor_repeated(signed_in_client: TestClient) -> None:
    parcel = put_down(signed_in_client)
    for what, fields in WRONG_REPLIES:
        refused(signed_in_client.post(f"/n/{parcel.id}/{what}", json=fields))
    assert ask(signed_in_client, parcel, "opened") == (200, {"state": "waiting", "tries_left": 3})


def test_what_is_no_id_reaches_no_database(client: TestClient) -> None:
    for path in ("%00" * 22, "A" * 21, "A" * 23, "あ" * 22, "'%3B--" * 4):
        assert client.post(f"/n/{path}/opened", json={}).status_code == 422


def test_one_spelling_of_bytes() -> None:
    for given in (b"\0", b"ab", b"abc", bytes(range(256))):
        assert decode(encode(given)) == given
    for wrong in ("", "A", "AB", "AA==", "AA\n", "++", "ÀA"):
        with pytest.raises(ValueError):
            decode(wrong)
