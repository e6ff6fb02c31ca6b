"""The door: password, second factor, invitation, and the way out."""

from fastapi import FastAPI

from service.desk.desk import Desk
from service.reloading import Current


def add_routes(app: FastAPI, desk: Desk, current: Current) -> None:
    """Put its routes on an application."""
