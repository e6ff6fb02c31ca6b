"""Where a public page stands, for what cannot be rewritten afterwards, such as a code to scan."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from service.exporting.layout import Layout

_layout: ContextVar[Layout | None] = ContextVar("layout", default=None)


def standing(path: str) -> str:
    """The path of a page on its host: in the copy that is being made, else on the server."""
    layout = _layout.get()
    return (layout.place(path) if layout else None) or path


@contextmanager
def standing_in(layout: Layout) -> Iterator[None]:
    """For what is done inside, and only for that, pages stand in a copy."""
    before = _layout.set(layout)
    try:
        yield
    finally:
        _layout.reset(before)
