"""What must be looked at again: for those who keep the directory and the rules true."""

from dataclasses import dataclass
from datetime import date, timedelta

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import Response

from directory.hours import local_datetime
from directory.reviews import Review
from service import checking
from service.desk.desk import Desk
from service.desk.tables import Role
from service.reloading import Current
from web.desk import forms
from web.desk.access import signed_in
from web.desk.view import DeskPage
from web.wording import moments

REVIEWS = "desk/reviews"
AHEAD = timedelta(days=30)


@dataclass(frozen=True, kw_only=True)
class ReviewsPage(DeskPage):
    """``late``: past their day; ``soon``: due within 30 days; ``problems``: mistakes that keep newer files from being used."""

    template = "desk/reviews.html"
    where: str = REVIEWS
    late: list[Review]
    soon: list[Review]
    problems: int

    def day(self, day: date) -> str:
        """A day in words."""
        return moments.day(self.text, day.isoformat())


def add_routes(app: FastAPI, desk: Desk, current: Current) -> None:
    """Put its route on an application. For editors and administrators."""

    def reviews(request: Request) -> Response:
        with desk.work() as work:
            who = signed_in(request, desk, work, Role.EDITOR, Role.ADMINISTRATOR)
            today = local_datetime(work.now // 60).date()
        due = checking.due(current.snapshot, today + AHEAD)
        late, soon = ([review for review in due if (review.due < today) is past] for past in (True, False))
        page = ReviewsPage(text=forms.text_of(request), who=who, late=late, soon=soon, problems=current.problems)
        return forms.shown(page)

    forms.add(app, "GET", REVIEWS, reviews)
