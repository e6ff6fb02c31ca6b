"""Who is in the organisation: its administrators invite, give roles, reset and end accounts."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import FastAPI, Path
from markupsafe import Markup
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from service.desk import counselors, invitations
from service.desk.counselors import LastAdministratorError
from service.desk.desk import Desk, Work
from service.desk.sessions import SignedIn
from service.desk.tables import Counselor, Organisation, Role
from service.reloading import Current
from web.desk import forms
from web.desk.access import signed_in
from web.desk.account import ME
from web.desk.forms import MISTAKEN, Form
from web.desk.view import DeskPage

PEOPLE = "desk/people"
_LARGEST = 2_147_483_647

Number = Annotated[int, Path(ge=1, le=_LARGEST)]


@dataclass(frozen=True)
class Person:
    """An account as an administrator sees it."""

    number: int
    name: str
    role: Role
    ended: bool
    second_factor: bool
    oneself: bool


@dataclass(frozen=True, kw_only=True)
class PeoplePage(DeskPage):
    """Everybody. ``link``: one that was just made, shown this once, and ``link_for`` whom; ``done``: what was changed."""

    template = "desk/people.html"
    where: str = PEOPLE
    organisation: str
    people: list[Person]
    link: str = ""
    link_for: str = ""
    done: str = ""
    notice: Markup | None = None
    roles: tuple[Role, ...] = tuple(Role)


def add_routes(app: FastAPI, desk: Desk, current: Current) -> None:  # noqa: ARG001 - people know no rules
    """Put its routes on an application."""
    people = _People(desk)
    forms.add(app, "GET", PEOPLE, people.people)
    forms.add(app, "POST", f"{PEOPLE}/invite", people.invite)
    forms.add(app, "POST", f"{PEOPLE}/{{number}}/role", people.change_role)
    forms.add(app, "POST", f"{PEOPLE}/{{number}}/reset", people.reset)
    forms.add(app, "POST", f"{PEOPLE}/{{number}}/end", people.end)


class _People:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def people(self, request: Request) -> Response:
        done = next((key for key in ("role", "ended") if key in request.query_params), "")
        with self._desk.work() as work:
            return forms.shown(self._page(request, work, done=done))

    def invite(self, request: Request, form: Form) -> Response:
        role = _role(form)
        with self._desk.work() as work:
            who = self._administrator(request, work)
            work.record(who.counselor, f"invited as {role}", who.organisation)
            link = invitations.link(self._desk.settings, invitations.make(work, who.organisation, role))
            return forms.shown(self._page(request, work, link=link))

    def reset(self, request: Request, number: Number) -> Response:
        with self._desk.work() as work:
            who = self._administrator(request, work)
            person = _one_of(work, who, number)
            if number == who.counselor:  # it would sign them out before they had read the link
                raise HTTPException(403)
            link = invitations.link(self._desk.settings, counselors.ask_reset(work, who.counselor, person))
            return forms.shown(self._page(request, work, link=link, link_for=person.sign_in_name))

    def change_role(self, request: Request, number: Number, form: Form) -> Response:
        role = _role(form)
        return self._change(request, number, "role", lambda work, who, one: counselors.change_role(work, who, one, role))

    def end(self, request: Request, number: Number) -> Response:
        return self._change(request, number, "ended", counselors.end)

    def _change(self, request: Request, number: int, done: str, change: Callable[[Work, int, Counselor], None]) -> Response:
        with self._desk.work() as work:
            who = self._administrator(request, work)
            try:
                change(work, who.counselor, _one_of(work, who, number))
            except LastAdministratorError:
                notice = forms.text_of(request)("people_last")
                return forms.shown(self._page(request, work, notice=notice), MISTAKEN)
        return forms.away(request, ME if number == who.counselor else f"{PEOPLE}?{done}")

    def _administrator(self, request: Request, work: Work) -> SignedIn:
        return signed_in(request, self._desk, work, Role.ADMINISTRATOR)

    def _page(self, request: Request, work: Work, **said: Any) -> PeoplePage:
        who = self._administrator(request, work)
        return PeoplePage(
            text=forms.text_of(request),
            who=who,
            organisation=work.session.get_one(Organisation, who.organisation).name,
            people=[_person(work, who, row) for row in counselors.of(work, who.organisation)],
            **said,
        )


def _person(work: Work, who: SignedIn, row: Counselor) -> Person:
    assert row.id is not None
    ended, second = row.ended_at is not None, counselors.has_second_factor(work, row)
    return Person(row.id, row.sign_in_name, Role(row.role), ended, second, row.id == who.counselor)


def _one_of(work: Work, who: SignedIn, number: int) -> Counselor:
    """Somebody of the same organisation who is still in; of others nothing is told."""
    found = work.session.get(Counselor, number)
    if found is None or found.organisation_id != who.organisation or found.ended_at is not None:
        raise HTTPException(404)
    return found


def _role(form: Form) -> Role:
    try:
        return Role(form.get("role", ""))
    except ValueError:
        raise HTTPException(MISTAKEN) from None
