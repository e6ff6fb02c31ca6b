"""The routes under /api/v1. What a person answers travels in bodies only: never in an address, a log or a trace."""

from typing import Annotated, Any

from fastapi import APIRouter, FastAPI, Query
from starlette.responses import Response

from routing_rules.inquiry import InquiryError
from service import http_errors, schemas
from service.clock import now
from service.finding import Filter, find
from service.front import Front
from service.reloading import Current

_IN_FRONT = "answered by service.front; stands here for OpenAPI"
_FOUND = {"cache-control": "no-store", "referrer-policy": "no-referrer", "access-control-allow-origin": "*"}
_PROBLEM = {"content": {http_errors.PROBLEM_TYPE: {"schema": schemas.Problem.model_json_schema()}}}
_BAD: dict[int | str, dict[str, Any]] = {422: {"description": "An answer cannot be used", **_PROBLEM}}
_TOO_LONG: dict[int | str, dict[str, Any]] = {413: {"description": "The request is too long", **_PROBLEM}}
_NOT_FOUND: dict[int | str, dict[str, Any]] = {404: {"description": "No such channel", **_PROBLEM}}


def add_routes(app: FastAPI, current: Current) -> None:
    """Put the API on an application. ``current.snapshot`` is read anew for each request."""
    app.include_router(_documented(current), prefix="/api/v1")
    app.add_middleware(Front, current=current)


def _documented(current: Current) -> APIRouter:
    router = APIRouter()

    @router.post("/suggest", response_model=schemas.Answer, responses=_BAD | _TOO_LONG, tags=["suggest"])
    async def suggest(inquiry: schemas.InquiryIn) -> Response:
        """Whom to turn to: channels in order, each with the reason, the source and the day it was checked.

        The answers are sent in the body and are not stored. Emergency numbers are in every answer.
        """
        raise NotImplementedError(_IN_FRONT)

    @router.get("/situations", tags=["directory"])
    async def situations() -> Response:
        """Every situation code with its group and labels."""
        raise NotImplementedError(_IN_FRONT)

    @router.get("/channels", responses=_BAD, tags=["directory"])
    async def channels(asked: Annotated[schemas.ChannelFilter, Query()]) -> Response:
        """The directory; each filter keeps the channels that fit or do not say. ``open_at`` keeps those that are open.

        The filters stand in the address: they are for programs, not for what a person answers.
        """
        snapshot = current.snapshot
        wanted = Filter(tuple(asked.situation or ()), **asked.model_dump(exclude={"situation"}))
        try:
            found = find(snapshot, wanted, now())
        except InquiryError as error:
            return http_errors.inquiry_problem(error)
        return Response(
            b'{"channels":[' + b",".join(snapshot.published.channel_bytes[id] for id in found) + b"]}",
            media_type="application/json",
            headers=_FOUND,
        )

    @router.get("/channels/{channel_id}", responses=_NOT_FOUND | _BAD, tags=["directory"])
    async def channel(channel_id: str) -> Response:  # noqa: ARG001 - its name stands in OpenAPI
        """One channel with every fact, its sources, confidence and the day somebody looked."""
        return http_errors.problem(404)  # a channel that exists is answered in front

    return router
