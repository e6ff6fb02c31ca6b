"""The page of the finder. It is the same for every counselor; what is asked on it stays in the browser."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from routing_rules.inquiry import Inquiry
from service.desk.desk import Desk
from service.reloading import Current
from service.snapshot import Snapshot
from web.answers import device, questions
from web.answers.questions import Choice
from web.desk import note_words
from web.desk.access import signed_in
from web.desk.view import DeskPage
from web.desk.wording import TAGS, desk_texts
from web.headers import page_response
from web.rendering import render
from web.site import Sites
from web.wording.languages import LANGUAGES
from web.wording.texts import Texts

WHERE = "desk/"

_SAID = (
    "finder_at",
    "finder_that_day",
    "finder_next_day",
    "finder_open_then",
    "finder_open_then_no_change",
    "finder_closed_then",
    "finder_closed_then_no_change",
    "finder_told",
    "finder_told_one",
    "finder_told_none",
    "finder_ask_next",
    "finder_added",
    "finder_removed",
    "finder_remove",
    "finder_matches",
    "finder_no_match",
    "finder_bad_age",
    "finder_bad_time",
    "finder_duty_law",
    "finder_duty_law_undated",
    "finder_failed",
)


@dataclass(frozen=True, kw_only=True)
class FinderPage(DeskPage):
    """``words`` of the note, and where the browser finds them with recipients and duties; without them no note is made.

    ``counts``: whether the channel of a note is counted; ``spoken``: the languages to choose from.
    """

    template: ClassVar[str] = "desk/finder.html"
    where: str = WHERE
    words: dict[str, Any] | None
    words_address: str
    counts: bool
    form: questions.Form
    spoken: tuple[Choice, ...]

    @property
    def said(self) -> list[tuple[str, str]]:
        """The sentences that the browser fills in, by their keys."""
        return [(key.removeprefix("finder_"), self.text.pattern(key)) for key in _SAID]


def add_routes(app: FastAPI, desk: Desk, current: Current) -> None:
    """Put the page on an application, in the languages of the desk. HEAD tells the browser what time it is."""
    sites = Sites(current)
    for tag in TAGS:
        app.router.routes.append(Route(f"{LANGUAGES[tag].path}{WHERE}", _endpoint(sites, desk, desk_texts(tag)), methods=["GET"]))


def _endpoint(sites: Sites, desk: Desk, text: Texts) -> Callable[[Request], Response]:
    def finder(request: Request) -> Response:
        with desk.work() as work:
            who = signed_in(request, desk, work)
        answering = sites.present().answering
        words, address = note_words.found(answering.snapshot, text)
        page = FinderPage(
            text=text,
            who=who,
            words=words,
            words_address=address,
            counts=desk.settings.counts,
            form=_form(answering.snapshot, text),
            spoken=_spoken(answering.snapshot, text),
        )
        return page_response(render(device.ready_for(answering, page)))

    return finder


def _form(snapshot: Snapshot, text: Texts) -> questions.Form:
    return questions.form(snapshot.book.vocabulary, snapshot.directory, text, Inquiry())


def _spoken(snapshot: Snapshot, text: Texts) -> tuple[Choice, ...]:
    return tuple(Choice(a.id, text.bracketed(a.label), False) for a in snapshot.book.vocabulary.language.answers)
