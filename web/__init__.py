"""The pages people see: server-rendered, no script, no cookie, no third party.

pages.py         GET and POST on / and /en/: the questions, and the answer to them
forms.py         a sent form to the inquiry that the rule engine reads; nothing typed is ever repeated
view.py          one frozen class a page: everything its template may use
questions.py     the questions with their choices, as the form shows them
gaps.py          GET on /gaps: how many channels answer at which hour, for people who plan services
gap_pages.py     what those pages show, with gap_filters.py for whom, and gap_picture.py where each rectangle stands
texts.py         the words of the pages, and dates, hours and states in words
texts.yaml       those words, in Japanese and English
rendering.py     a page and its template to HTML
headers.py       the headers of every page: who may keep it, frame it, learn where it led
stylesheet.py    the style sheet under a name that changes with it
errors.py        error pages for people; programs keep problem+json
templates/, static/

Imports ``service`` and everything below it. Nothing but ``service/app.py`` imports this package.
"""

from fastapi import FastAPI

from service.reloading import Current
from web import errors, gaps, pages, stylesheet


def add_routes(app: FastAPI, current: Current) -> None:
    """Put the pages on an application, after its API and its error handlers."""
    stylesheet.add_route(app)
    pages.add_routes(app, current)
    gaps.add_routes(app, current)
    errors.install(app)
