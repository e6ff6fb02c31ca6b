"""The routes under /api/v1. Answers travel in bodies only: never in an address, a log or a trace."""

from typing import Annotated, Any

from fastapi import APIRouter, FastAPI, Query, Request
from starlette.responses import Response
from starlette.routing import Route

from directory.facts import Medium
from routing_rules.inquiry import InquiryError
from service import http_errors, schemas
from service.clock import now
from service.finding import Filter, find
from service.publishing import respond
from service.reloading import Current
from service.suggest_endpoint import SuggestEndpoint

_NO_STORE = {"cache-control": "no-store", "referrer-policy": "no-referrer"}
_PROBLEM = {"content": {http_errors.PROBLEM_TYPE: {"schema": schemas.Problem.model_json_schema()}}}
_BAD: dict[int | str, dict[str, Any]] = {422: {"description": "An answer cannot be used", **_PROBLEM}}
_TOO_LONG: dict[int | str, dict[str, Any]] = {413: {"description": "The request is too long", **_PROBLEM}}
_NOT_FOUND: dict[int | str, dict[str, Any]] = {404: {"description": "No such channel", **_PROBLEM}}


def add_routes(app: FastAPI, current: Current) -> None:
    """Put the API on an application. ``current.snapshot`` is read anew for each request."""
    app.include_router(_documented(current), prefix="/api/v1")
    app.router.routes.insert(0, Route("/api/v1/suggest", SuggestEndpoint(current), methods=["POST"]))


def _documented(current: Current) -> APIRouter:
    router = APIRouter()

    @router.post("/suggest", response_model=schemas.Answer, responses=_BAD | _TOO_LONG, tags=["suggest"])
    async def suggest(inquiry: schemas.InquiryIn) -> Response:
        """Whom to turn to: channels in order, each with the reason, the source and the day it was checked.

        The answers are sent in the body and are not stored. Emergency numbers are in every answer.
        """
        raise NotImplementedError  # answered by the plain route above; this one is for OpenAPI

    @router.get("/situations", tags=["directory"])
    async def situations(request: Request) -> Response:
        """Every situation code with its group and labels."""
        return respond(request, current.snapshot.published.situations)

    @router.get("/channels", responses=_BAD, tags=["directory"])
    async def channels(
        request: Request,
        situation: schemas.Situations = None,
        age: Annotated[int | None, Query(ge=0, le=120)] = None,
        place: Annotated[str | None, Query(pattern="^(0[1-9]|[1-3][0-9]|4[0-7]|abroad)$")] = None,
        medium: Medium | None = None,
        language: Annotated[str | None, Query(max_length=20)] = None,
        anonymous: bool | None = None,
        open_at: Annotated[str | None, Query(description="A date and time with its UTC offset, or now.", max_length=40)] = None,
    ) -> Response:
        """The directory; each filter keeps the channels that fit or do not say. ``open_at`` keeps those that are open."""
        snapshot = current.snapshot
        if not request.url.query:
            return respond(request, snapshot.published.channels)
        wanted = Filter(tuple(situation or ()), age, place, medium, language, anonymous, open_at)
        try:
            found = find(snapshot, wanted, now())
        except InquiryError as error:
            return http_errors.inquiry_problem(error)
        return Response(
            b'{"channels":[' + b",".join(snapshot.published.channel_bytes[id] for id in found) + b"]}",
            media_type="application/json",
            headers=_NO_STORE,
        )

    @router.get("/channels/{channel_id}", responses=_NOT_FOUND | _BAD, tags=["directory"])
    async def channel(request: Request, channel_id: str) -> Response:
        """One channel with every fact, its sources, confidence and the day somebody looked."""
        found = current.snapshot.published.channel.get(channel_id)
        return respond(request, found) if found else http_errors.problem(404)

    return router
