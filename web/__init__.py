"""The pages people see: server-rendered, no cookie, no third party; with JavaScript the answer is made on the device.

site.py          the public pages and their routes; pages.py says which page stands where
answers.py       POST on a first page, for those without JavaScript: forms.py reads what was sent, steps.py asks on
answering.py     an answer of the engine to its page; answer_view.py, cards.py and refusals.py are what that page shows
device.py        what the browser loads to answer on the device; deck.py is all its cards and sentences
view.py          what every page has: one frozen class a page, everything its template may use
questions.py     the questions with their choices, as the form shows them
languages.py     the languages and their paths
texts.py         the words of the pages (texts/*.yaml); catalogue.py their translations (catalogues/*.po)
moments.py       days, times and opening states in words
ruby.py          readings over kanji, and where Japanese may break a line
codes.py         addresses of channels that say nothing
gaps.py          GET on /gaps: how many channels answer at which hour, for people who plan services
gap_pages.py     what those pages show, with gap_filters.py for whom, and gap_picture.py where each rectangle stands
rendering.py     a page and its template to HTML
ready.py         bytes that are the same for everybody, packed once, with their ETag
headers.py       the headers of every page: who may keep it, frame it, learn where it led
assets.py        style sheets and scripts under addresses that change with them; tokens.py the design tokens they use
errors.py        error pages for people; programs keep problem+json
templates/, static/styles/, static/scripts/

Imports ``service`` and everything below it. Nothing but ``service/app.py`` imports this package.
"""

from fastapi import FastAPI

from service.reloading import Current
from web import assets, errors, gaps, site


def add_routes(app: FastAPI, current: Current) -> None:
    """Put the pages on an application, after its API and its error handlers."""
    assets.add_route(app)
    site.add_routes(app, current)
    gaps.add_routes(app, current)
    errors.install(app)
