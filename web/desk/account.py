"""One's own account: where one is signed in, the password, the authenticator app, recovery codes."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from fastapi import FastAPI
from markupsafe import Markup
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from directory.hours import JAPAN
from service.desk import counselors, door, oidc, passkeys, passwords, recovery, sessions
from service.desk.desk import Desk, Work
from service.desk.sessions import SignedIn, Stage
from service.desk.tables import Organisation
from service.reloading import Current
from web.desk import forms
from web.desk.access import let_in, signed_in
from web.desk.entering import ENROL
from web.desk.forms import MISTAKEN, Form
from web.desk.joining import RecoveryPage
from web.desk.view import DeskPage

ME = "desk/me"


@dataclass(frozen=True)
class Place:
    """A session: when it began and was last used, in Japan's time; ``here``: the one that asks."""

    started: str
    seen: str
    here: bool


@dataclass(frozen=True)
class Key:
    """A passkey, and since when (Japan's time)."""

    number: int
    since: str


@dataclass(frozen=True, kw_only=True)
class MePage(DeskPage):
    """One's own account. ``mistaken``: the part of the page that ``notice`` is about; ``done``: what has just been changed."""

    template = "desk/me.html"
    where: str = ME
    name: str
    organisation: str
    places: list[Place]
    codes: int
    passkeys: list[Key]
    oidc: bool
    done: str = ""
    mistaken: str = ""
    notice: Markup | None = None


_DONE = ("password", "others", "passkey")


def add_routes(app: FastAPI, desk: Desk, current: Current) -> None:  # noqa: ARG001 - an account knows no rules
    """Put its routes on an application."""
    account = _Account(desk)
    forms.add(app, "GET", ME, account.me)
    forms.add(app, "POST", f"{ME}/others", account.end_others)
    forms.add(app, "POST", f"{ME}/recovery", account.new_codes)
    forms.add(app, "POST", f"{ME}/password", account.new_password)
    forms.add(app, "POST", f"{ME}/authenticator", account.new_authenticator)
    forms.add(app, "POST", f"{ME}/passkey", account.remove_passkey)


class _Account:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def me(self, request: Request) -> Response:
        done = next((key for key in _DONE if key in request.query_params), "")
        return self._page(request, done=done)

    def end_others(self, request: Request) -> Response:
        with self._desk.work() as work:
            who = signed_in(request, self._desk, work)
            sessions.end_all(work, who.counselor, but=who.session)
            work.record(who.counselor, "signed out elsewhere")
        return forms.away(request, f"{ME}?others")

    def new_codes(self, request: Request, form: Form) -> Response:
        who = self._who(request)
        if refused := self._refusal(request, who, form, "recovery"):
            return refused
        with self._desk.work() as work:
            codes = tuple(recovery.make(work, signed_in(request, self._desk, work).counselor))
        return forms.shown(RecoveryPage(text=forms.text_of(request), where=ME, who=who, codes=codes))

    def new_password(self, request: Request, form: Form) -> Response:
        """The old one is asked; every session ends, and this browser gets a new one."""
        who = self._who(request)
        if refused := self._refusal(request, who, form, "password"):
            return refused
        password = form.get("new", "")
        if why := passwords.refusal(password, *self._names(who)):
            return self._page(request, MISTAKEN, mistaken="new", notice=forms.text_of(request)(f"password_{why}"))
        hashed = passwords.hashed(password)
        with self._desk.work() as work:
            signed_in(request, self._desk, work)
            counselors.set_password(work, who.counselor, hashed)
            sessions.end_all(work, who.counselor)
            token = sessions.start(work, self._desk.settings, who.counselor, Stage.FULL)
        return _with(forms.away(request, f"{ME}?password"), token)

    def new_authenticator(self, request: Request, form: Form) -> Response:
        """The old app counts until the new one has shown its first code."""
        who = self._who(request)
        if refused := self._refusal(request, who, form, "authenticator"):
            return refused
        with self._desk.work() as work:
            signed_in(request, self._desk, work)
            sessions.end(work, who.session)
            token = sessions.start(work, self._desk.settings, who.counselor, Stage.ENROL)
        return _with(forms.away(request, ENROL), token)

    def remove_passkey(self, request: Request, form: Form) -> Response:
        """Not the last second factor: then nobody could come in."""
        number = form.get("number", "")
        with self._desk.work() as work:
            who = signed_in(request, self._desk, work)
            others = counselors.held(work, who.counselor).totp_secret is not None or len(passkeys.of(work, who.counselor)) > 1
            if not (others and number.isdecimal() and passkeys.remove(work, who, int(number))):
                raise HTTPException(422)
        return forms.away(request, f"{ME}?passkey")

    def _who(self, request: Request) -> SignedIn:
        with self._desk.work() as work:
            return signed_in(request, self._desk, work)

    def _names(self, who: SignedIn) -> tuple[str, str]:
        with self._desk.work() as work:
            organisation = work.session.get_one(Organisation, who.organisation).name
            return counselors.held(work, who.counselor).sign_in_name, organisation

    def _refusal(self, request: Request, who: SignedIn, form: Form, part: str) -> Response | None:
        refused = door.again(self._desk, who, form.get("password", ""))
        if refused is None:
            return None
        notice, status = forms.refusal(forms.text_of(request), refused, "me_password_wrong")
        return self._page(request, status, refused.wait, mistaken=part, notice=notice)

    def _page(self, request: Request, status: int = 200, wait: int = 0, **said: Any) -> Response:
        with self._desk.work() as work:
            who = signed_in(request, self._desk, work)
            page = MePage(
                text=forms.text_of(request),
                who=who,
                name=counselors.held(work, who.counselor).sign_in_name,
                organisation=work.session.get_one(Organisation, who.organisation).name,
                places=self._places(work, who),
                codes=recovery.left(work, who.counselor),
                oidc=oidc.is_set_up(self._desk.settings),
                passkeys=[Key(one.id or 0, _moment(one.created_at)) for one in passkeys.of(work, who.counselor)],
                **said,
            )
        return forms.shown(page, status, wait)

    def _places(self, work: Work, who: SignedIn) -> list[Place]:
        found = counselors.sign_ins(work, self._desk.settings, who.counselor)
        return [Place(_moment(one.started_at), _moment(one.seen_at), one.token_hash == who.session) for one in found]


def _moment(seconds: int) -> str:
    return datetime.fromtimestamp(seconds, JAPAN).strftime("%Y-%m-%d %H:%M")


def _with(response: Response, token: str) -> Response:
    let_in(response, token)
    return response
