"""The finder: one screen from a situation to its targets."""

from fastapi import FastAPI

from service.desk.desk import Desk
from service.reloading import Current


def add_routes(app: FastAPI, desk: Desk, current: Current) -> None:
    """Put its routes on an application."""
