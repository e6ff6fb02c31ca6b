"""The pages people see: server-rendered, no cookie, no third party; with JavaScript the answer is made on the device.

site.py        the public pages and their routes; pages.py says which page stands where
answers/       the questions, and the page of an answer
channels/      a page for each channel, and the list of all
articles/      the long texts: safety, privacy, worried about a child, …
embed/         the frame for a school's portal, and the page that makes it
paper/         posters, cards and bookmarks to print
single/        the public page as one file to keep
gaps/          how many channels answer at which hour, for people who plan services
desk/          the counselor's desk, and the page on which a sealed note is opened
wording/       what all of them say, in every language
view.py        what every page has: one frozen class a page, everything its template may use
rendering.py   a page and its template to HTML
ready.py       bytes that are the same for everybody, packed once, with their ETag
headers.py     the headers of every page: who may keep it, frame it, learn where it led
addresses.py   every public address, for a copy of the site as files
assets.py      style sheets and scripts under addresses that change with them; tokens.py the design tokens they use
errors.py      error pages for people; programs keep problem+json
templates/, static/styles/, static/scripts/

Imports ``service`` and everything below it. Nothing but ``service/app.py`` imports this package.
"""

from fastapi import FastAPI

from service.desk.desk import Desk
from service.reloading import Current
from web import addresses, assets, errors, site
from web.desk import routes as desk_routes
from web.desk.gate import Gate
from web.embed import builder_routes, oembed
from web.embed import routes as frames
from web.gaps import routes as gaps
from web.paper import routes as papers
from web.single import routes as single_file


def add_routes(app: FastAPI, current: Current, desk: Desk) -> None:
    """Put the pages on an application, after its API and its error handlers."""
    assets.add_route(app)
    site.add_routes(app, current)
    gaps.add_routes(app, current)
    frames.add_routes(app, current)
    builder_routes.add_routes(app, current)
    oembed.add_routes(app, current)
    papers.add_routes(app, current)
    single_file.add_routes(app, current)
    desk_routes.add_routes(app, desk, current)
    addresses.install(app, current)
    errors.install(app)
    app.add_middleware(Gate)
