"""How often a channel was chosen as a target: a day and a number, where an organisation wants it. Nothing about the note."""

from typing import Annotated

from fastapi import FastAPI
from pydantic import BaseModel, ConfigDict, Field
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from service.desk import counting
from service.desk.desk import Desk
from service.reloading import Current
from web.desk.access import signed_in

Channel = Annotated[str, Field(max_length=60)]


class Chosen(BaseModel):
    """A channel by its id."""

    model_config = ConfigDict(extra="forbid")
    channel: Channel


def add_routes(app: FastAPI, desk: Desk, current: Current) -> None:
    """Put its route on an application; where counts are off there is none."""

    def count(request: Request, chosen: Chosen) -> Response:
        with desk.work() as work:
            signed_in(request, desk, work)
            if chosen.channel not in current.snapshot.directory.channels:
                raise HTTPException(422)
            counting.count(work, desk.settings, chosen.channel)
        return Response(status_code=204, headers={"cache-control": "no-store"})

    if desk.settings.counts:
        app.add_api_route("/desk/api/counts", count, methods=["POST"], include_in_schema=False, response_model=None)
