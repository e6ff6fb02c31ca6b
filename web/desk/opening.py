"""The page on which a sealed note is opened, and the sender's list."""

from fastapi import FastAPI

from service.desk.desk import Desk
from service.reloading import Current


def add_routes(app: FastAPI, desk: Desk, current: Current) -> None:
    """Put its routes on an application."""
