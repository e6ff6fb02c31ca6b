"""Sealed notes over HTTP: kept, claimed once, answered. Nothing here can be read by the server.

sending.py   for whoever is signed in; reading.py for whoever has a link
shapes.py    what may be written
told.py      how an answer goes out
"""

from fastapi import FastAPI

from service.desk.desk import Desk
from service.reloading import Current
from web.desk.sealed_notes import reading, sending


def add_routes(app: FastAPI, desk: Desk, _: Current) -> None:
    """Put its routes on an application."""
    sending.add_routes(app, desk)
    reading.add_routes(app, desk)
