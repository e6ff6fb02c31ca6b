"""Who asks for a page of the desk. A page says which stage and roles it is for; everybody else is sent to the door."""

from starlette.requests import Request
from starlette.responses import Response

from service.desk import sessions
from service.desk.desk import Desk, Work
from service.desk.sessions import SignedIn, Stage
from service.desk.tables import Role

COOKIE = "__Host-desk"


class NotSignedInError(Exception):
    """Nobody is signed in, or not far enough."""


class NotAllowedError(Exception):
    """Somebody is signed in whose role is not for this."""


def signed_in(
    request: Request, desk: Desk, work: Work, *roles: Role, stage: Stage = Stage.FULL, by_itself: bool = False
) -> SignedIn:
    """Who asks. With roles named, one of them is needed. ``by_itself``: the page asks, and nobody has touched anything.

    Raises NotSignedInError and NotAllowedError.
    """
    token = request.cookies.get(COOKIE)
    found = sessions.find(work, desk.settings, token, by_itself=by_itself) if token else None
    if found is None or found.stage is not stage:
        raise NotSignedInError
    if roles and found.role not in roles:
        raise NotAllowedError
    return found


def let_in(response: Response, token: str) -> None:
    """Give the browser its token: for this host only, to no script, with no request from another site, until it closes."""
    response.set_cookie(COOKIE, token, path="/", secure=True, httponly=True, samesite="strict")


def let_out(response: Response) -> None:
    """Take the token back."""
    response.delete_cookie(COOKIE, path="/", secure=True, httponly=True, samesite="strict")
