"""The organisation's own sign-in: away to it, and back to the second factor."""

from fastapi import FastAPI
from sqlmodel import col, select
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from service.desk import counselors, door, oidc
from service.desk.desk import Desk, Work
from service.desk.oidc import Oidc, OidcError, Returned
from service.desk.sessions import Stage
from service.desk.tables import Counselor, SignIn
from service.desk.tokens import new_token
from service.reloading import Current
from web.desk import forms
from web.desk.access import signed_in
from web.desk.entering import go_on
from web.headers import NO_STORE

BINDING = "__Host-desk-oidc"
_KEPT = 10 * 60


def add_routes(app: FastAPI, desk: Desk, current: Current) -> None:  # noqa: ARG001 - the door knows no rules
    """Put its routes on an application, where an organisation has set it up."""
    if oidc.is_set_up(desk.settings):
        pages = _Away(desk)
        forms.add(app, "GET", "desk/oidc", pages.away)
        forms.add(app, "GET", "desk/oidc/link", pages.link)
        forms.add(app, "GET", "desk/oidc/back", pages.back)


class _Away:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def away(self, request: Request) -> Response:  # noqa: ARG002 - everybody is sent to the same place
        return self._go()

    def link(self, request: Request) -> Response:
        """Somebody who is signed in wants to enter this way from now on."""
        with self._desk.work() as work:
            who = signed_in(request, self._desk, work)
        return self._go(who.session)

    def back(self, request: Request) -> Response:
        """The session cookie does not come along from another site: who asked to be linked is known by the sealed state."""
        state, code = request.query_params.get("state", ""), request.query_params.get("code", "")
        with self._desk.work() as work:
            now = work.now
        try:
            found = self._provider().finish(now, request.cookies.get(BINDING, ""), state, code)
        except OidcError:
            return forms.away(request, "desk/enter?oidc")
        with self._desk.work() as work:
            response = self._linked(request, work, found) if found.linking else self._entered(request, work, found)
        response.delete_cookie(BINDING, path="/", secure=True, httponly=True, samesite="lax")
        return response

    def _go(self, linking: str = "") -> Response:
        bound = new_token()
        with self._desk.work() as work:
            now = work.now
        try:
            address = self._provider().begin(now, bound, linking)
        except OidcError:
            raise HTTPException(503) from None
        response = RedirectResponse(address, 303, {"cache-control": NO_STORE, "referrer-policy": "no-referrer"})
        response.set_cookie(BINDING, bound, max_age=_KEPT, path="/", secure=True, httponly=True, samesite="lax")
        return response

    def _entered(self, request: Request, work: Work, found: Returned) -> Response:
        known = select(Counselor).where(Counselor.oidc_subject == found.subject, col(Counselor.ended_at).is_(None))
        counselor = work.session.exec(known).first()
        if counselor is None:
            return forms.away(request, "desk/enter?oidc")
        return go_on(request, door.to_second(work, self._desk.settings, counselor))

    def _linked(self, request: Request, work: Work, found: Returned) -> Response:
        asked = work.session.get(SignIn, found.linking)
        taken = work.session.exec(select(Counselor.id).where(Counselor.oidc_subject == found.subject)).first()
        if asked is None or asked.stage != Stage.FULL or work.now >= asked.ends_at or taken not in (None, asked.counselor_id):
            return forms.away(request, "desk/enter?oidc")
        counselors.held(work, asked.counselor_id).oidc_subject = found.subject
        work.record(asked.counselor_id, "own sign-in linked")
        return forms.away(request, "desk/me")

    def _provider(self) -> Oidc:
        return Oidc(self._desk.settings, self._desk.keys)
