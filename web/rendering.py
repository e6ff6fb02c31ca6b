"""A page and its template to HTML. A template that names what its page does not have fails; nothing is left blank."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from web.view import Page


@cache
def environment() -> Environment:
    """The templates, with everything escaped."""
    return Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def render(page: Page) -> bytes:
    """The page as HTML. ``t`` in a template gives the page's texts."""
    return environment().get_template(page.template).render(page=page, t=page.text).encode()
