"""Long work shared between processors, where the system can copy a process."""

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

_WORTH_SHARING = 24

A = TypeVar("A")
R = TypeVar("R")

_work: Callable[[Any], Any] | None = None  # what a copied process does: it is copied with it


def each(work: Callable[[A], R], parts: Sequence[A]) -> Iterator[R]:
    """The result of each part, in their order."""
    processors = os.cpu_count() or 1
    if len(parts) < _WORTH_SHARING or processors < 2 or "fork" not in multiprocessing.get_all_start_methods():
        yield from map(work, parts)
        return
    global _work
    _work = work
    try:
        with multiprocessing.get_context("fork").Pool(processors) as pool:
            yield from pool.imap(_do, parts)
    finally:
        _work = None


def _do(part: Any) -> Any:
    assert _work is not None
    return _work(part)
