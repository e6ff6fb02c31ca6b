"""The pages people see."""

from fastapi import FastAPI

from service.reloading import Current


def add_routes(app: FastAPI, current: Current) -> None:
    """Put the pages on an application."""
