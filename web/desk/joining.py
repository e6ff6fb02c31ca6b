"""A one-time link: to an account, its password and its second factor."""

import base64
import binascii
from collections.abc import Mapping
from dataclasses import dataclass

import segno
from fastapi import FastAPI
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response

from service.desk import counselors, door, invitations, passkeys, passwords, totp
from service.desk.counselors import BadNameError, NameTakenError
from service.desk.desk import Desk, Work
from service.desk.door import Entered, Refused
from service.desk.invitations import Invited
from service.desk.sessions import SignedIn, Stage
from service.reloading import Current
from web.desk import forms
from web.desk.access import let_in, signed_in
from web.desk.entering import ENROL, go_on
from web.desk.forms import MISTAKEN, Form
from web.desk.view import DeskPage

INVITATION, JOIN = "desk/invitation", "desk/join"


@dataclass(frozen=True, kw_only=True)
class InvitationPage(DeskPage):
    """Where a link leads. Its token is pasted, or put in by the script, and looked at by POST."""

    template = "desk/invitation.html"
    where: str = INVITATION
    notice: Markup | None = None


@dataclass(frozen=True, kw_only=True)
class JoinPage(DeskPage):
    """A name, where the account is new, and a password. ``mistaken``: the field that ``notice`` is about."""

    template = "desk/join.html"
    where: str = INVITATION
    token: str
    invited: Invited
    name: str = ""
    mistaken: str = ""
    notice: Markup | None = None


@dataclass(frozen=True, kw_only=True)
class EnrolPage(DeskPage):
    """The authenticator app. ``picture``: a QR code as a data address; ``sealed``: the secret as only this server reads it.

    ``passkey``: what the browser needs to make one instead, as JSON.
    """

    template = "desk/enrol.html"
    where: str = ENROL
    picture: str
    secret: str
    sealed: str
    passkey: str
    notice: Markup | None = None


@dataclass(frozen=True, kw_only=True)
class RecoveryPage(DeskPage):
    """Recovery codes, shown this once."""

    template = "desk/recovery.html"
    where: str = ENROL
    codes: tuple[str, ...]


def add_routes(app: FastAPI, desk: Desk, current: Current) -> None:  # noqa: ARG001 - the door knows no rules
    """Put its routes on an application."""
    joining, enrolling = _Joining(desk), _Enrolling(desk)
    forms.add(app, "GET", INVITATION, joining.invitation)
    forms.add(app, "POST", INVITATION, joining.looked_at)
    forms.add(app, "GET", JOIN, joining.invitation)
    forms.add(app, "POST", JOIN, joining.joined)
    forms.add(app, "GET", ENROL, enrolling.enrol)
    forms.add(app, "POST", ENROL, enrolling.enrolled)


class _Joining:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def invitation(self, request: Request) -> Response:
        return forms.shown(InvitationPage(text=forms.text_of(request)))

    def looked_at(self, request: Request, form: Form) -> Response:
        """Nothing is used up yet: a program that looks at links for others may do all of this."""
        token = invitations.token_in(form.get("token", ""))
        invited = self._look(token)
        if invited is None:
            return self._gone(request)
        return forms.shown(JoinPage(text=forms.text_of(request), token=token, invited=invited))

    def joined(self, request: Request, form: Form) -> Response:
        token, name, password = (form.get(field, "") for field in ("token", "name", "password"))
        invited = self._look(token)
        if invited is None:
            return self._gone(request)
        why = passwords.refusal(password, name, invited.name or "", invited.organisation_name)
        if why:
            return self._again(request, form, invited, f"password_{why}", "password")
        try:
            entered = self._join(token, name, password)
        except NameTakenError:
            return self._again(request, form, invited, "join_name_taken", "name")
        except BadNameError:
            return self._again(request, form, invited, "join_name_bad", "name")
        return go_on(request, entered) if entered else self._gone(request)

    def _look(self, token: str) -> Invited | None:
        with self._desk.work() as work:
            return invitations.look(work, token)

    def _join(self, token: str, name: str, password: str) -> Entered | None:
        hashed = passwords.hashed(password)
        with self._desk.work() as work:
            return door.join(work, self._desk.settings, token, name, hashed)

    def _gone(self, request: Request) -> Response:
        text = forms.text_of(request)
        return forms.shown(InvitationPage(text=text, notice=text("invitation_gone")), forms.REFUSED)

    def _again(self, request: Request, form: Mapping[str, str], invited: Invited, why: str, field: str) -> Response:
        text, token, name = forms.text_of(request), form["token"], form.get("name", "")
        page = JoinPage(text=text, token=token, invited=invited, name=name, mistaken=field, notice=text(why))
        return forms.shown(page, MISTAKEN)


class _Enrolling:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def enrol(self, request: Request) -> Response:
        with self._desk.work() as work:
            who = signed_in(request, self._desk, work, stage=Stage.ENROL)
            return forms.shown(self._page(request, work, who, totp.new_secret()))

    def enrolled(self, request: Request, form: Form) -> Response:
        with self._desk.work() as work:
            who = signed_in(request, self._desk, work, stage=Stage.ENROL)
            secret = self._unsealed(who, form.get("sealed", ""))
            if secret is None and "passkey" not in form:
                return forms.away(request, ENROL)
            found = self._tried(work, who, form, secret)
            if not isinstance(found, Entered):
                notice = forms.text_of(request)("enrol_wrong" if secret else "passkey_refused")
                return forms.shown(self._page(request, work, who, secret or totp.new_secret(), notice), MISTAKEN)
        response = forms.shown(RecoveryPage(text=forms.text_of(request), codes=found.codes))
        let_in(response, found.token)
        return response

    def _tried(self, work: Work, who: SignedIn, form: Form, secret: str | None) -> Entered | Refused:
        if secret is None:
            return door.enrol_passkey(work, self._desk.settings, who, form["passkey"])
        return door.enrol(work, self._desk.settings, who, secret, form.get("code", ""))

    def _page(self, request: Request, work: Work, who: SignedIn, secret: str, notice: Markup | None = None) -> EnrolPage:
        name = counselors.held(work, who.counselor).sign_in_name
        picture = segno.make(totp.address(secret, name)).svg_data_uri(scale=5, light="#fff")
        sealed = base64.urlsafe_b64encode(self._desk.keys.seal(secret.encode(), _of(who))).decode()
        grouped = " ".join(secret[start : start + 4] for start in range(0, len(secret), 4))
        text = forms.text_of(request)
        passkey = passkeys.offer(work, self._desk.settings, who)
        return EnrolPage(text=text, picture=picture, secret=grouped, sealed=sealed, passkey=passkey, notice=notice)

    def _unsealed(self, who: SignedIn, sealed: str) -> str | None:
        """A secret that this server gave out in this session; none that somebody else brought along."""
        try:
            return self._desk.keys.unseal(base64.urlsafe_b64decode(sealed), _of(who)).decode()
        except (ValueError, binascii.Error):
            return None


def _of(who: SignedIn) -> str:
    return f"enrol/{who.session}"
