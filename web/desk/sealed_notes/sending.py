"""For whoever is signed in: put a note down, see how one's own notes stand, take one back. Times in seconds since 1970 UTC."""

from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from service.desk import notes
from service.desk.desk import Desk, Work
from service.desk.note_states import State
from service.desk.tables import SealedNote
from web.desk.access import NotSignedInError, signed_in
from web.desk.sealed_notes.shapes import NoteId, NoteIn, NothingIn, decode
from web.desk.sealed_notes.told import told

_SHOWN = ("id", "state", "created_at", "opened_at", "ended_at", "expires_at", "answer", "answer_reason", "answered_at")


def add_routes(app: FastAPI, desk: Desk) -> None:
    """Put its routes on an application."""

    @app.post("/desk/api/notes", include_in_schema=False)
    def create(request: Request, sent: NoteIn) -> Response:
        offered = notes.Offered(sent.id, decode(sent.sealed), sent.token_hash, sent.reply_hash, sent.hours)
        try:
            with desk.work() as work:
                expires_at = notes.create(work, _sender(request, desk, work), offered)
        except notes.AlreadyThereError:
            raise HTTPException(409) from None
        return told({"id": sent.id, "expires_at": expires_at}, 201)

    @app.get("/desk/api/notes", include_in_schema=False)
    def own(request: Request) -> Response:
        with desk.work() as work:
            found = [_shown(note, work.now) for note in notes.own(work, _sender(request, desk, work, by_itself=True))]
        return told({"notes": found})

    @app.post("/desk/api/notes/{note}/withdraw", include_in_schema=False)
    def withdraw(request: Request, note: NoteId, _: NothingIn) -> Response:
        with desk.work() as work:
            state = notes.withdraw(work, _sender(request, desk, work), note)
        return told({"state": state}, 404 if state is State.UNKNOWN else 200)


def _sender(request: Request, desk: Desk, work: Work, *, by_itself: bool = False) -> int:
    """Who asks, by their number. A script is told that it is signed out; it could do nothing with the door."""
    try:
        return signed_in(request, desk, work, by_itself=by_itself).counselor
    except NotSignedInError:
        raise HTTPException(401) from None


def _shown(note: SealedNote, now: int) -> dict[str, object]:
    return {**{name: getattr(note, name) for name in _SHOWN}, "forgotten": notes.forgotten(note, now)}
