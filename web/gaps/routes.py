"""GET /gaps and /gaps/<situation>, as pages and as CSV: how many channels answer at which hour. For people who plan services.

What is chosen here stands in the address: it is a planner's view, not a visitor's answers.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import lru_cache, partial
from typing import Any

from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from directory import holidays
from directory.hours import local_datetime
from routing_rules.inquiry import InquiryError
from service import gap_csv
from service.clock import now
from service.gap_days import Days, representative
from service.gap_map import Gaps
from service.gap_view import View
from service.reloading import Current
from service.snapshot import Snapshot
from web.gaps import pages as gap_pages
from web.headers import PAGE_HEADERS
from web.ready import Ready, respond
from web.rendering import render
from web.wording.languages import PLANNERS
from web.wording.texts import texts

_PAGES_KEPT = 32
_FIELDS = ("medium", "anonymous", "language", "age", "place")
_BOM = "\ufeff"  # spreadsheets take a CSV without it for another encoding

Written = Callable[[View, str, bool], bytes]


class Shelf:
    """Ready pages and CSV files of one snapshot over the same days; the latest ones are kept."""

    def __init__(self, snapshot: Snapshot, days: Days) -> None:
        self.snapshot, self.days = snapshot, days
        self._gaps = Gaps(snapshot, days)
        self.page = lru_cache(_PAGES_KEPT)(partial(self._ready, self._page, "text/html"))
        self.csv = lru_cache(_PAGES_KEPT)(partial(self._ready, self._csv, "text/csv"))

    def _page(self, view: View, language: str, everything: bool) -> bytes:
        text = texts(language)
        if everything:
            return render(gap_pages.overview(self.snapshot, self.days, view, self._gaps.counts, text))
        return render(gap_pages.one(self.snapshot, self.days, view, self._gaps.counts(view), text))

    def _csv(self, view: View, language: str, everything: bool) -> bytes:
        labels = {s.id: s.label.in_language(language) for s in self.snapshot.book.vocabulary.situations}
        views = [replace(view, situation=code) for code in labels] if everything else [view]
        return (_BOM + gap_csv.write(map(self._gaps.counts, views), labels.__getitem__)).encode()

    @staticmethod
    def _ready(write: Written, media_type: str, view: View, language: str, everything: bool) -> Ready:
        return Ready(write(view, language, everything), media_type)


class Shelves:
    """The shelf of the present snapshot and week."""

    def __init__(self, current: Current) -> None:
        self._current, self._holidays = current, holidays.load()
        self._latest: Shelf | None = None

    def present(self) -> Shelf:
        """A new one where the files or the week have changed."""
        snapshot, days = self._current.snapshot, representative(local_datetime(now()).date(), self._holidays)
        latest = self._latest
        if latest is None or latest.snapshot is not snapshot or latest.days != days:
            latest = self._latest = Shelf(snapshot, days)
        return latest


def add_routes(app: FastAPI, current: Current) -> None:
    """Put the gap map on an application."""
    shelves = Shelves(current)
    for language in PLANNERS.values():
        for ending in (".csv", ""):  # a page's address would take that of its file, too
            for address in (f"{language.path}gaps{ending}", f"{language.path}gaps/{{situation}}{ending}"):
                endpoint = _endpoint(shelves, language.tag, as_csv=bool(ending))
                app.router.routes.append(Route(address, endpoint, methods=["GET"]))


def _endpoint(shelves: Shelves, language: str, *, as_csv: bool) -> Callable[[Request], Response]:
    def gaps(request: Request) -> Response:  # not async: counting must not hold up anybody's answer
        shelf, situation = shelves.present(), request.path_params.get("situation")
        view = _view(shelf.snapshot, situation, request.query_params.multi_items())
        ready = (shelf.csv if as_csv else shelf.page)(view, language, situation is None)
        return _respond(request, ready, situation or "all" if as_csv else None)

    return gaps


def _view(snapshot: Snapshot, situation: str | None, pairs: list[tuple[str, str]]) -> View:
    known = snapshot.book.vocabulary.situation_ids
    if situation is not None and situation not in known:
        raise HTTPException(404)
    try:
        return View.read(snapshot.reader, situation or known[0], _chosen(pairs))
    except InquiryError:
        raise HTTPException(422) from None


def _chosen(pairs: list[tuple[str, str]]) -> Mapping[str, Any]:
    """What the address chooses; an empty value is no choice."""
    given = [(field, value) for field, value in pairs if value]
    chosen: dict[str, Any] = dict(given)
    if not chosen.keys() <= set(_FIELDS) or len(given) > len(chosen) or chosen.get("anonymous", "yes") != "yes":
        raise HTTPException(422)
    age = chosen.get("age", "")
    if age.isascii() and age.isdigit() and len(age) <= 3:
        chosen["age"] = int(age)
    return chosen


def _respond(request: Request, ready: Ready, file: str | None) -> Response:
    saved = {"content-disposition": f'attachment; filename="gaps-{file}.csv"'} if file else {}
    return respond(request, ready, {**PAGE_HEADERS, **saved})
