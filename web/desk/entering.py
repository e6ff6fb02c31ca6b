"""The door: name and password, then the second factor, and the way out."""

from dataclasses import dataclass
from typing import Any

from fastapi import FastAPI
from markupsafe import Markup
from pydantic import BaseModel, ConfigDict
from starlette.requests import Request
from starlette.responses import Response

from service.desk import door, oidc, passkeys, recovery, sessions
from service.desk.desk import Desk, Work
from service.desk.door import Door, Entered, Refused
from service.desk.sessions import SignedIn, Stage
from service.desk.tables import Counselor
from service.desk.tokens import stored
from service.reloading import Current
from web.desk import forms
from web.desk.access import COOKIE, let_in, let_out, signed_in
from web.desk.forms import Form
from web.desk.view import DeskPage

ENTER, SECOND, ENROL, LEAVE, INSIDE = "desk/enter", "desk/second", "desk/enrol", "desk/leave", "desk/"
_WHY = {"ended": "enter_ended", "oidc": "enter_oidc_refused"}
_NEXT = {Stage.PASSWORD: SECOND, Stage.ENROL: ENROL, Stage.FULL: INSIDE}


@dataclass(frozen=True, kw_only=True)
class EnterPage(DeskPage):
    """Name and password. ``oidc``: the organisation has a sign-in of its own; ``notice``: why somebody is asked again."""

    template = "desk/enter.html"
    where: str = ENTER
    name: str = ""
    oidc: bool
    notice: Markup | None = None


@dataclass(frozen=True, kw_only=True)
class SecondPage(DeskPage):
    """The second factor. ``totp``: an authenticator app is set up; ``codes``: how many recovery codes are left.

    ``passkey``: what the browser needs to show one, as JSON; None where there is none.
    """

    template = "desk/second.html"
    where: str = SECOND
    totp: bool
    codes: int
    passkey: str | None
    notice: Markup | None = None


class _Nothing(BaseModel):
    model_config = ConfigDict(extra="forbid")


def add_routes(app: FastAPI, desk: Desk, current: Current) -> None:  # noqa: ARG001 - the door knows no rules
    """Put its routes on an application."""
    pages = _Entering(desk)
    forms.add(app, "GET", ENTER, pages.enter)
    forms.add(app, "POST", ENTER, pages.entered)
    forms.add(app, "GET", SECOND, pages.second)
    forms.add(app, "POST", SECOND, pages.seconded)
    forms.add(app, "POST", LEAVE, pages.leave)
    app.add_api_route("/desk/api/alive", pages.alive, methods=["POST"], include_in_schema=False, response_model=None)


def go_on(request: Request, entered: Entered) -> Response:
    """To the page of the stage that somebody has reached, with its token."""
    response = forms.away(request, _NEXT[entered.stage])
    let_in(response, entered.token)
    return response


class _Entering:
    def __init__(self, desk: Desk) -> None:
        self._desk, self._door = desk, Door(desk)
        self._oidc = oidc.is_set_up(desk.settings)

    def enter(self, request: Request) -> Response:
        text = forms.text_of(request)
        why = next((key for key in _WHY if key in request.query_params), None)
        return forms.shown(EnterPage(text=text, oidc=self._oidc, notice=text(_WHY[why]) if why else None))

    def entered(self, request: Request, form: Form) -> Response:
        name = form.get("name", "")
        found = self._door.password(name, form.get("password", ""))
        if isinstance(found, Entered):
            self._end_the_one_before(request)
            return go_on(request, found)
        text = forms.text_of(request)
        notice, status = forms.refusal(text, found, "enter_wrong")
        return forms.shown(EnterPage(text=text, name=name, oidc=self._oidc, notice=notice), status, found.wait)

    def second(self, request: Request) -> Response:
        return forms.shown(self._second(request))

    def seconded(self, request: Request, form: Form) -> Response:
        with self._desk.work() as work:
            who = signed_in(request, self._desk, work, stage=Stage.PASSWORD)
            found = self._tried(work, who, form)
        if isinstance(found, Entered):
            return go_on(request, found)
        notice, status = forms.refusal(forms.text_of(request), found, "second_wrong")
        return forms.shown(self._second(request, notice), status, found.wait)

    def _tried(self, work: Work, who: SignedIn, form: Form) -> Entered | Refused:
        settings = self._desk.settings
        if "passkey" in form:
            return door.second_by_passkey(work, settings, who, form["passkey"])
        recovering = "recovery" in form
        return door.second(work, settings, who, form.get("recovery" if recovering else "code", ""), recovering=recovering)

    def leave(self, request: Request) -> Response:
        """Whoever is in, however far, is out; on the server too."""
        self._end_the_one_before(request)
        response = forms.away(request, ENTER)
        let_out(response)
        return response

    def alive(self, request: Request, sent: _Nothing) -> Response:  # noqa: ARG002 - an empty object and nothing else
        """Is the session still there? Asking keeps it from sitting idle. Raises NotSignedInError."""
        with self._desk.work() as work:
            signed_in(request, self._desk, work)
        return Response(status_code=204, headers={"cache-control": "no-store"})

    def _second(self, request: Request, notice: Markup | None = None) -> SecondPage:
        with self._desk.work() as work:
            who = signed_in(request, self._desk, work, stage=Stage.PASSWORD)
            facts: dict[str, Any] = {
                "totp": work.session.get_one(Counselor, who.counselor).totp_secret is not None,
                "codes": recovery.left(work, who.counselor),
                "passkey": passkeys.ask(work, self._desk.settings, who),
            }
        return SecondPage(text=forms.text_of(request), notice=notice, **facts)

    def _end_the_one_before(self, request: Request) -> None:
        token = request.cookies.get(COOKIE)
        if not token:
            return
        with self._desk.work() as work:
            who: SignedIn | None = sessions.find(work, self._desk.settings, token)
            sessions.end(work, stored(token))
            if who and who.stage is Stage.FULL:
                work.record(who.counselor, "signed out")
