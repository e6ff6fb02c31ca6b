"""GET /feeds/…: what changed in the listings, and on which days lines are closed. Japanese, and English under /feeds/en/."""

import logging
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from threading import Lock

from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from directory import changes, loading
from directory.catalogue import Directory
from directory.changes import Change
from documents.problems import ProblemsFound
from service.feeds.calendars import Calendars
from service.feeds.changes import atom, json_feed
from service.feeds.closing_ways import ways
from service.feeds.cross_origin import CrossOriginReads
from service.feeds.data_day import data_day
from service.feeds.entries import entry
from service.feeds.phrases import LANGUAGES
from service.feeds.ready import ReadyFeed
from service.reloading import Current
from service.settings import settings
from service.snapshot import Snapshot

log = logging.getLogger("madoguchi")

JSON_FEED, ATOM, CALENDAR = "application/feed+json", "application/atom+xml; charset=utf-8", "text/calendar; charset=utf-8"

_CHANGES_JSON, _CHANGES_ATOM, _ALL, _ONE = "changes.json", "changes.atom", "closures.ics", "closures/{channel}.ics"
_KEPT = 1024


class Feeds:
    """The feeds of one snapshot, each written when it is first asked for. Raises HTTPException for one that there is not."""

    def __init__(self, snapshot: Snapshot, listed: tuple[Change, ...]) -> None:
        self.snapshot, self.changes = snapshot, listed
        self._calendars = Calendars(snapshot)
        self._feeds, self._written = cache(self._feed), lru_cache(_KEPT)(self._calendar)
        self._writing = Lock()

    def feed(self, language: str, name: str) -> ReadyFeed:
        """The changes, by the name of their file."""
        return self._feeds(language, name)

    def calendar(self, language: str, channel: str | None) -> ReadyFeed:
        """The closures of a channel, or of all. One is written at a time: it takes long, and all would be asked for at once."""
        with self._writing:
            return self._written(language, channel)

    def _feed(self, language: str, name: str) -> ReadyFeed:
        entries = [entry(self.snapshot.directory, change, language) for change in self.changes]
        if name == _CHANGES_JSON:
            return ReadyFeed(json_feed(entries, language), JSON_FEED)
        return ReadyFeed(atom(entries, language, data_day(self.snapshot.directory)), ATOM)

    def _calendar(self, language: str, channel: str | None) -> ReadyFeed:
        body = self._calendars.calendar(language, channel)
        if body is None:
            raise HTTPException(404)
        return ReadyFeed(body, CALENDAR)


class PresentFeeds:
    """The feeds of the present snapshot. Raises ProblemsFound where the list of changes cannot be read at the start."""

    def __init__(self, current: Current) -> None:
        self._current = current
        self._latest = Feeds(current.snapshot, changes.load(current.snapshot.directory))

    def present(self) -> Feeds:
        """New ones where the files have changed. A mistake among the changes is told, and the former list stays."""
        snapshot, latest = self._current.snapshot, self._latest
        if latest.snapshot is not snapshot:
            latest = self._latest = Feeds(snapshot, self._read(snapshot.directory))
        return latest

    def _read(self, directory: Directory) -> tuple[Change, ...]:
        try:
            return changes.load(directory)
        except ProblemsFound as error:
            log.error("変わったことの一覧にまちがいがあり、前のまま続けます / kept the last good list of changes:\n%s", error)
            known = directory.channels
            return tuple(change for change in self._latest.changes if change.channel is None or change.channel in known)


def add_routes(app: FastAPI, current: Current) -> None:
    """Put the feeds on an application, and let pages of other sites read them and the directory."""
    feeds = PresentFeeds(current)
    add = app.router.routes.append
    for language in LANGUAGES:
        for name in (_CHANGES_JSON, _CHANGES_ATOM):
            add(Route(f"{_folder(language)}{name}", _feed(feeds, language, name), methods=["GET"]))
        for path in (_ALL, _ONE):
            add(Route(f"{_folder(language)}{path}", _calendar(feeds, language), methods=["GET"]))
    app.add_middleware(CrossOriginReads)


def addresses(directory: Directory | None = None) -> Iterator[str]:
    """The addresses that belong into an export, without what stands after a question mark.

    ``directory``: the listings that are exported, else those of the settings.
    """
    listings = directory or loading.load(settings().own_folders)
    timed = [channel.id for channel in listings.channels.values() if any(ways(listings, channel))]
    for language in LANGUAGES:
        for name in (_CHANGES_JSON, _CHANGES_ATOM, _ALL, *(_ONE.format(channel=id) for id in timed)):
            yield f"{_folder(language)}{name}"


def _folder(language: str) -> str:
    return "/feeds/" if language == LANGUAGES[0] else f"/feeds/{language}/"


def _feed(feeds: PresentFeeds, language: str, name: str) -> Callable[[Request], Response]:
    def serve(request: Request) -> Response:
        return feeds.present().feed(language, name).response(request)

    return serve


def _calendar(feeds: PresentFeeds, language: str) -> Callable[[Request], Response]:
    def serve(request: Request) -> Response:
        return feeds.present().calendar(language, request.path_params.get("channel")).response(request)

    return serve
