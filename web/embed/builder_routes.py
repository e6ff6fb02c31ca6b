"""STUB."""

from collections.abc import Iterator

from fastapi import FastAPI

from service.reloading import Current


def add_routes(app: FastAPI, current: Current) -> None:
    """Put them on an application."""


def addresses() -> Iterator[str]:
    """The addresses that belong into an export, without what stands after a question mark."""
    yield from ()
