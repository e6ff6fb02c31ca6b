"""What somebody could try against sealed notes. Each attack is tried on each kind of database where that could matter.

Two readers at once are in test_note_races.py, a killed process in test_note_crashes.py, and what a real server reads and leaves
in test_attacks_served.py.
"""

import json
from collections.abc import Iterator
from urllib.parse import quote

from fastapi.routing import APIRoute
from sqlalchemy import text
from starlette.testclient import TestClient

from service.app import create_app
from service.desk import note_reading, sessions
from service.desk.desk import Desk
from service.desk.note_states import State
from service.desk.tokens import stored
from service.reloading import Current
from tests.desk.conftest import ORIGIN, START, Clock, sign_in
from tests.desk.offering import Parcel, put_down
from tests.desk.people import a_counselor
from tests.desk.sealing import random_id

HOUR = 3_600
JSON = {"content-type": "application/json"}


def as_stored(desk: Desk) -> list[tuple[object, ...]]:
    """Every note as it lies in the database."""
    with desk.work() as work:
        return [tuple(row) for row in work.session.connection().execute(text("SELECT * FROM sealed_note ORDER BY id"))]


def waits(desk: Desk, parcel: Parcel) -> bool:
    """Can its reader still read it, with every try left?"""
    with desk.work() as work:
        if note_reading.look(work, parcel.id) != note_reading.Found(State.WAITING, 3):
            return False
        return note_reading.claim(work, parcel.id, parcel.token).sealed == parcel.sealed


def browser(client: TestClient, **headers: str) -> TestClient:
    """Somebody else's, with no session."""
    return TestClient(client.app, base_url=ORIGIN, headers=headers, follow_redirects=False)


def test_another_counselors_note_is_as_if_there_were_none(client: TestClient, desk: Desk) -> None:
    parcel = put_down(desk, a_counselor(desk))
    sign_in(client, desk, a_counselor(desk, "suzuki"))
    before = as_stored(desk)
    theirs, none = (client.post(f"/desk/api/notes/{note}/withdraw", json={}) for note in (parcel.id, random_id()))
    assert (theirs.status_code, theirs.content, sorted(theirs.headers)) == (404, none.content, sorted(none.headers))
    assert client.get("/desk/api/notes").json() == {"notes": []}
    assert client.post("/desk/api/notes", json=Parcel(id=parcel.id).as_json()).status_code == 409
    assert as_stored(desk) == before
    assert waits(desk, parcel)


def test_guessed_ids_find_nothing_and_change_nothing(client: TestClient, desk: Desk) -> None:
    parcel = put_down(desk, a_counselor(desk))
    before = as_stored(desk)
    near = [parcel.id[:-1] + last for last in "AQgw" if last != parcel.id[-1]]
    near += [letter + parcel.id[1:] for letter in "ABab01-_" if letter != parcel.id[0]]
    for guess in [*near, *(random_id() for _ in range(60))]:
        found = client.post(f"/n/{guess}/read", json={"token": parcel.token})
        assert (found.status_code, found.json()) == (404, {"state": "unknown", "tries_left": 0})
    assert as_stored(desk) == before
    assert waits(desk, parcel)


def test_a_stolen_session_is_worth_nothing_after_log_out(client: TestClient, desk: Desk) -> None:
    counselor = a_counselor(desk)
    token = sign_in(client, desk, counselor)
    parcel = put_down(desk, counselor)
    assert client.get("/desk/api/notes").status_code == 200
    with desk.work() as work:
        sessions.end(work, stored(token))
    assert client.get("/desk/api/notes").status_code == 401
    assert client.post(f"/desk/api/notes/{parcel.id}/withdraw", json={}).status_code == 401
    assert client.post("/desk/api/notes", json=Parcel().as_json()).status_code == 401
    assert waits(desk, parcel)


def test_a_preview_uses_nothing_up_even_one_that_knocks(client: TestClient, desk: Desk) -> None:
    parcel = put_down(desk, a_counselor(desk))
    before = as_stored(desk)
    pages = [client.get(f"/n/{note}") for note in (parcel.id, random_id(), parcel.id)]
    assert {page.status_code for page in pages} == {200}
    assert len({page.content for page in pages}) == 1
    assert client.head(f"/n/{parcel.id}").status_code in (200, 405)
    for what in ("opened", "read", "confirm", "answer", "status", "destroy"):
        assert client.get(f"/n/{parcel.id}/{what}").status_code in (404, 405)
    assert as_stored(desk) == before
    for _ in range(20):
        assert client.post(f"/n/{parcel.id}/opened", json={}).json() == {"state": "waiting", "tries_left": 3}
    assert waits(desk, parcel)


def test_a_repeated_post_changes_nothing(client: TestClient, desk: Desk) -> None:
    sign_in(client, desk, a_counselor(desk))
    parcel = Parcel()
    sent = json.dumps(parcel.as_json()).encode()
    creates = [client.post("/desk/api/notes", content=sent, headers=JSON).status_code for _ in range(3)]
    reads = [client.post(f"/n/{parcel.id}/read", json={"token": parcel.token}).status_code for _ in range(3)]
    assert (creates, reads) == ([201, 409, 409], [200, 410, 410])
    assert client.post("/desk/api/notes", content=sent, headers=JSON).status_code == 409
    assert client.post(f"/n/{parcel.id}/answer", json={"reply": parcel.reply, "answer": "done"}).status_code == 200
    before = as_stored(desk)
    for what, fields in (("confirm", {}), ("answer", {"answer": "done"}), ("status", {})):
        assert client.post(f"/n/{parcel.id}/{what}", json={"reply": parcel.reply, **fields}).status_code == 200
    assert as_stored(desk) == before


def test_a_clock_set_back_brings_nothing_back(desk: Desk, clock: Clock, files: Current) -> None:
    """Neither while it runs nor over a new start; nor a note that nobody had touched when it expired."""
    counselor = a_counselor(desk)
    touched, untouched = put_down(desk, counselor, hours=1), put_down(desk, counselor, hours=1)
    clock.now += HOUR
    with desk.work() as work:
        assert note_reading.knock(work, touched.id).state is State.EXPIRED
    clock.now = START + 1
    after = Desk(desk.settings, clock)
    for it in (desk, after):
        reader = TestClient(create_app(it.settings, files, it), base_url=ORIGIN, headers={"sec-fetch-site": "same-origin"})
        for parcel in (touched, untouched):
            found = reader.post(f"/n/{parcel.id}/read", json={"token": parcel.token})
            assert (found.status_code, found.json()["state"]) == (410, "expired")
    after.close()


def writing_paths(client: TestClient) -> Iterator[str]:
    """Every address of sealed notes that changes something."""
    for route in client.app.routes:  # type: ignore[attr-defined]
        if isinstance(route, APIRoute) and route.methods == {"POST"} and route.path.startswith(("/n/", "/desk/api/notes")):
            yield route.path


FOREIGN = [
    {"sec-fetch-site": "cross-site"},
    {"sec-fetch-site": "same-site"},
    {"sec-fetch-site": "none"},
    {"origin": "https://elsewhere.test"},
    {"origin": "null"},
    {"sec-fetch-site": "cross-site", "origin": ORIGIN},
    {},
]


def test_no_other_site_can_post(client: TestClient, desk: Desk) -> None:
    """With the session, the right token, and whatever a form of another site can send."""
    counselor = a_counselor(desk)
    session = sign_in(client, desk, counselor)
    parcel = put_down(desk, counselor)
    before = as_stored(desk)
    paths = [path.replace("{note}", parcel.id) for path in writing_paths(client)]
    assert len(paths) == 8
    everything = Parcel().as_json() | {"token": parcel.token, "reply": parcel.reply, "answer": "done"}
    for headers in FOREIGN:
        foreign = browser(client, **headers)
        foreign.cookies.update(client.cookies)
        for path in paths:
            for kind in ("application/json", "text/plain", "application/x-www-form-urlencoded"):
                sent = foreign.post(path, content=json.dumps(everything), headers={"content-type": kind})
                assert sent.status_code == 403
    assert session
    assert as_stored(desk) == before
    assert waits(desk, parcel)


def test_only_json_is_read(client: TestClient, desk: Desk) -> None:
    parcel = put_down(desk, a_counselor(desk))
    body = json.dumps({"token": parcel.token})
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"):
        assert client.post(f"/n/{parcel.id}/read", content=body, headers={"content-type": kind}).status_code in (415, 422)
    for body in ("", "[" * 30_000, '{"token":' * 6_000, "null", "NaN", "\0", '{"token": 1e999}'):
        assert client.post(f"/n/{parcel.id}/read", content=body, headers=JSON).status_code in (400, 422)
    assert waits(desk, parcel)


SCRIPTS = ["<script>alert(1)</script>", "\"'><img src=x onerror=alert(1)>", "javascript:alert(1)", "';DROP TABLE sealed_note;--"]


def test_script_in_a_text_is_refused_and_said_nowhere(client: TestClient, desk: Desk) -> None:
    counselor = a_counselor(desk)
    sign_in(client, desk, counselor)
    parcel = put_down(desk, counselor)
    before = as_stored(desk)
    fields: dict[str, dict[str, object]] = {
        "/desk/api/notes": Parcel().as_json(),
        f"/n/{parcel.id}/read": {"token": parcel.token},
        f"/n/{parcel.id}/destroy": {"token": parcel.token},
        f"/n/{parcel.id}/confirm": {"reply": parcel.reply},
        f"/n/{parcel.id}/status": {"reply": parcel.reply},
        f"/n/{parcel.id}/answer": {"reply": parcel.reply, "answer": "declined", "reason": "full"},
    }
    for script in SCRIPTS:
        tried = [client.post(path, json=whole | {name: script}) for path, whole in fields.items() for name in (*whole, script)]
        tried += [client.post(path.replace("{note}", quote(script, safe="")), json={}) for path in writing_paths(client)]
        for response in tried:
            assert response.status_code in (404, 422)
            assert script not in response.text
            assert "json" in response.headers["content-type"]
    assert as_stored(desk) == before
    assert waits(desk, parcel)
