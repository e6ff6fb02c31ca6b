"""For whoever has a link, without an account. Every change is a POST; what is told goes out after it is in the database."""

from fastapi import FastAPI
from starlette.responses import Response

from service.desk import note_reading, note_replies
from service.desk.desk import Desk
from service.desk.note_reading import Found
from service.desk.note_replies import Standing
from service.desk.note_states import WITH_ITS_READER, State
from web.desk.sealed_notes.shapes import AnswerIn, NoteId, NothingIn, ReplyIn, TokenIn, encode
from web.desk.sealed_notes.told import told

_WRONG, _NONE, _GONE = 403, 404, 410


def add_routes(app: FastAPI, desk: Desk) -> None:
    """Put its routes on an application."""
    _add_opening(app, desk)
    _add_answering(app, desk)


def _add_opening(app: FastAPI, desk: Desk) -> None:
    @app.post("/n/{note}/opened", include_in_schema=False)
    def opened(note: NoteId, _: NothingIn) -> Response:
        with desk.work() as work:
            found = note_reading.knock(work, note)
        return _state(found, _NONE if found.state is State.UNKNOWN else 200)

    @app.post("/n/{note}/read", include_in_schema=False)
    def read(note: NoteId, sent: TokenIn) -> Response:
        with desk.work() as work:
            found = note_reading.claim(work, note, sent.token)
        return told({"sealed": encode(found.sealed)}) if found.sealed else _state(found, _refusal(found))

    @app.post("/n/{note}/destroy", include_in_schema=False)
    def destroy(note: NoteId, sent: TokenIn) -> Response:
        with desk.work() as work:
            found = note_reading.destroy(work, note, sent.token)
        done = found.compared and found.state is State.DESTROYED
        return _state(found, 200 if done else _refusal(found))


def _add_answering(app: FastAPI, desk: Desk) -> None:
    @app.post("/n/{note}/confirm", include_in_schema=False)
    def confirm(note: NoteId, sent: ReplyIn) -> Response:
        with desk.work() as work:
            found = note_replies.confirm(work, note, sent.reply)
        return _standing(found)

    @app.post("/n/{note}/answer", include_in_schema=False)
    def answer(note: NoteId, sent: AnswerIn) -> Response:
        with desk.work() as work:
            found = note_replies.answer(work, note, sent.reply, sent.answer, sent.reason)
        return _standing(found)

    @app.post("/n/{note}/status", include_in_schema=False)
    def status(note: NoteId, sent: ReplyIn) -> Response:
        with desk.work() as work:
            found = note_replies.status(work, note, sent.reply)
        return _standing(found)


def _state(found: Found, status: int) -> Response:
    return told({"state": found.state, "tries_left": found.tries_left}, status)


def _refusal(found: Found) -> int:
    if found.compared:
        return _WRONG
    return _NONE if found.state is State.UNKNOWN else _GONE


def _standing(found: Standing) -> Response:
    if found.known:
        return told({"state": found.state, "answer": found.answer, "answer_reason": found.reason})
    waits = found.state in (State.WAITING, *WITH_ITS_READER)
    status = _WRONG if waits else _NONE if found.state is State.UNKNOWN else _GONE
    return told({"state": found.state}, status)
