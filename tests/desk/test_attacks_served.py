"""The desk behind a real server that logs all it can: what it reads of a note that is too long, and what it leaves of any."""

import json
import socket
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import psycopg
import pytest
from sqlalchemy import text

from service.desk import purging
from service.desk.desk import Desk
from service.settings import Settings
from tests.desk.people import a_counselor, a_session
from tests.desk.sealing import Envelope, folded, from_base64url, random_id, random_key
from tests.desk.serving import TalkativeServer, talkative
from web.desk.sealed_notes.shapes import decode


@pytest.fixture
def own_clock(settings: Settings) -> Iterator[Desk]:
    """The same database as the server's, on the same clock."""
    made = Desk(settings)
    yield made
    made.close()


TEN_MEGABYTES = 10 * 1024 * 1024


@pytest.mark.slow
@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_a_note_of_ten_megabytes_is_refused_before_it_is_read(settings: Settings, own_clock: Desk) -> None:
    session = a_session(own_clock, a_counselor(own_clock))
    with talkative(settings) as server:
        announced = f"content-length: {TEN_MEGABYTES}"
        assert refused_early(server, session, announced, b'{"sealed":"')
        part = b"8000\r\n" + b"A" * 0x8000 + b"\r\n"
        assert refused_early(server, session, "transfer-encoding: chunked", part * 4)
        assert server.ask("GET", "/healthz")[0] == 200
    with own_clock.work() as work:
        assert work.session.connection().execute(text("SELECT count(*) FROM sealed_note")).scalar() == 0


def refused_early(server: TalkativeServer, session: str, length: str, beginning: bytes) -> bool:
    """Only the beginning is ever sent: who answers 413 has not waited for the rest."""
    head = (
        f"POST /desk/api/notes HTTP/1.1\r\nhost: 127.0.0.1:{server.port}\r\nsec-fetch-site: same-origin\r\n"
        f"content-type: application/json\r\ncookie: __Host-desk={session}\r\n{length}\r\n\r\n"
    )
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as connection:
        connection.sendall(head.encode() + beginning)
        return connection.recv(1_024).startswith(b"HTTP/1.1 413 ")


FIRST_WORDS = "zq7だれにも zq7いわないで zq7ひみつ"
NOTE = {"v": 1, "facts": {"first_words": FIRST_WORDS, "reach_by": "text"}}
"""Invented."""


@pytest.mark.slow
def test_neither_log_nor_database_has_text_key_or_passphrase(settings: Settings, own_clock: Desk) -> None:
    counselor = a_counselor(own_clock)
    session = a_session(own_clock, counselor)
    envelope = Envelope(random_id(), random_key(), "zq7サクラ zq7みどり zq7あいことば")
    with talkative(settings) as server:
        hand_over(server, session, envelope)
        betray(server, session, envelope)
        waiting = Envelope(random_id(), random_key(), "べつの zq7ことば")
        assert server.post("/desk/api/notes", session, **waiting.offered(NOTE))[0] == 201
        written = {path.name: path.read_bytes() for path in database_files(settings)}
    written["the log"] = server.log.read_bytes()
    purging.run(own_clock)
    assert envelope.id.encode() in written["the log"], "the log was really written"
    assert any(waiting.id.encode() in found for name, found in written.items() if name != "the log"), "and the database found"
    for one in (envelope, waiting):
        for needle in set(secrets_of(one, session)):
            assert [name for name, found in written.items() if needle in found] == []


def hand_over(server: TalkativeServer, session: str, envelope: Envelope) -> None:
    """As it should go, with one wrong try."""
    where = f"/n/{envelope.id}"
    assert server.post("/desk/api/notes", session, **envelope.offered(NOTE))[0] == 201
    assert server.ask("GET", where)[0] == 200
    assert server.post(f"{where}/opened")[0] == 200
    assert server.post(f"{where}/read", token=random_key())[0] == 403
    status, given = server.post(f"{where}/read", token=envelope.token)
    assert status == 200
    assert envelope.open(decode(json.loads(given)["sealed"])) == NOTE
    assert server.post(f"{where}/confirm", reply=envelope.reply)[0] == 200
    assert server.post(f"{where}/answer", reply=envelope.reply, answer="accepted")[0] == 200
    assert server.ask("GET", "/desk/api/notes", cookie=f"__Host-desk={session}")[0] == 200


def betray(server: TalkativeServer, session: str, envelope: Envelope) -> None:
    """As a broken page would send it: in the clear, in every field, in a wrong form."""
    clear = json.dumps(NOTE, ensure_ascii=False)
    secrets = {"sealed": clear, "token_hash": envelope.key, "reply_hash": envelope.passphrase, clear: envelope.key}
    for name, secret in secrets.items():
        assert server.post("/desk/api/notes", session, **(envelope.offered(NOTE) | {name: secret}))[0] == 422
    assert server.post(f"/n/{envelope.id}/read", token=envelope.passphrase)[0] == 422
    assert server.post(f"/n/{envelope.id}/answer", reply=envelope.key + "A", answer=clear, reason=envelope.passphrase)[0] == 422
    assert server.ask("POST", f"/n/{envelope.id}/read", clear.encode() + envelope.key.encode())[0] in (400, 422)
    assert server.ask("POST", f"/n/{envelope.id}/read", clear.encode(), **{"content-type": "text/plain"})[0] in (415, 422)


def secrets_of(envelope: Envelope, session: str) -> Iterator[bytes]:
    """In every form in which a log or a database might have them. Words that no other test writes: one journal serves all."""
    for spoken in (*FIRST_WORDS.split(), *envelope.passphrase.split(), folded(envelope.passphrase)):
        yield spoken.encode()
        yield spoken.encode("utf-16-le")
        yield json.dumps(spoken).strip('"').encode()
        yield quote(spoken).encode()
        yield repr(spoken.encode())[2:-1].encode()
    for random in (envelope.key, envelope.token, envelope.reply, session):
        start = from_base64url(random[:16])  # of what was cut off as well
        yield from (random[:16].encode(), start, start.hex().encode(), repr(start)[2:-1].encode())


def database_files(settings: Settings) -> Iterator[Path]:
    """All of the database as it lies on the disk, with its journal and, for PostgreSQL, its own log."""
    if settings.database.startswith("sqlite"):
        yield from settings.data.glob("desk.*")
        return
    with psycopg.connect(settings.database, autocommit=True) as connection:
        connection.execute("CHECKPOINT")
        where = "SELECT current_setting('data_directory'), oid FROM pg_database WHERE datname = current_database()"
        folder, number = connection.execute(where).fetchone() or ("", 0)
    found = [Path(folder).parent / "log", *Path(folder, "base", str(number)).iterdir(), *Path(folder, "pg_wal").iterdir()]
    yield from (path for path in found if path.is_file())
