"""Sealed notes over HTTP: kept, claimed once, answered. Nothing here can be read by the server."""

from fastapi import FastAPI

from service.desk.desk import Desk
from service.reloading import Current


def add_routes(app: FastAPI, desk: Desk, current: Current) -> None:
    """Put its routes on an application."""
