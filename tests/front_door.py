"""The pages as a browser gets them: their paths, and what must be true of any of them."""

import re
from functools import cache

from fastapi import FastAPI
from starlette.testclient import TestClient

from service.app import create_app
from web.channels import codes
from web.view import ARTICLES
from web.wording.languages import COMPLETE, LANGUAGES

BROWSER = {"accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
PATHS = tuple(language.path for language in LANGUAGES.values())
COMPLETE_PATHS = tuple(language.path for language in COMPLETE.values())
NUMBERS = ("110", "119", "189")
JAPANESE_NAMES = ("やさしい日本語", "パパ活", "ひかり電話")
"""What translations name in Japanese as well: as it is written on signs and bills, and as it is searched for."""

POLICY = {
    "default-src 'none'",
    "script-src 'self'",
    "connect-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
}


@cache
def shared_app() -> FastAPI:
    """The application, whose pages of each kind are made once for all tests."""
    return create_app()


def browser(app: FastAPI | None = None, **options: bool) -> TestClient:
    """A client that asks as a browser does, of the shared application or of one of its own."""
    return TestClient(app or shared_app(), headers=BROWSER, **options)  # type: ignore[arg-type]


def emergency_first(html: str) -> bool:
    """The three numbers stand as text and link before the first heading of the page itself."""
    top = html.partition("<h1")[0]
    return all(f'<a href="tel:{n}"><strong>{n}</strong>' in top for n in NUMBERS)


def no_script_of_its_own(html: str) -> bool:
    """Every script is of this site at an address that changes with it; none stands in the page, nor does any style.

    A block of data for machines is not run.
    """
    html = re.sub(r'<script type="application/ld\+json">[^<]*</script>', "", html)
    scripts = re.findall(r'<script (?:type="module" )?src="/static/[0-9a-f]{12}/scripts/[a-z]+\.js"></script>', html)
    return len(scripts) == html.count("<script") and not re.search(r" style=| on[a-z]+=|<style|javascript:", html)


def kept_pages() -> list[str]:
    """The path of every page that is the same for everybody."""
    everywhere = ["", "list", codes.where("hotline_189"), codes.where("male_hotline")]
    found = [path + where for path in PATHS for where in everywhere]
    return [*found, *(path + article for path in COMPLETE_PATHS for article in ARTICLES)]
