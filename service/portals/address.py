"""The address of a school's frame, and what to paste into its portal.

``web/embed/preset.py`` reads such addresses; what may stand in them is written there as well, and a test holds both together.
"""

from html import escape
from typing import NamedTuple
from urllib.parse import parse_qs, urlencode, urlsplit

LANGUAGES = ("ja", "ja-simple", "en", "zh-Hans", "ko", "vi", "pt-BR", "tl", "ne", "es", "id", "th")
THEMES = ("auto", "light", "dark", "contrast")
ANY = "all"

_TITLE = "相談先"
_SANDBOX = "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation"


class Wish(NamedTuple):
    """For whom a frame is and how it looks; None where any will do. ``place`` by JIS X 0401, ``topics``: groups of situations."""

    language: str = "ja"
    level: str | None = None
    place: str | None = None
    theme: str = "auto"
    topics: tuple[str, ...] = ()


def address(wish: Wish, token: str) -> str:
    """The path of the frame and what stands after it."""
    theme = "" if wish.theme == "auto" else wish.theme
    given = (("theme", theme), ("topics", ",".join(wish.topics)), ("school", token))
    query = urlencode([(name, value) for name, value in given if value], safe=",")
    return f"/embed/v1/{wish.language}/{wish.level or ANY}/{wish.place or ANY}?{query}"


def snippet(link: str) -> str:
    """The frame as HTML. With scripts in a sandbox and links that open outside it, so that numbers can be dialled."""
    attributes = f'title="{_TITLE}" loading="lazy" width="100%" height="640" referrerpolicy="no-referrer" sandbox="{_SANDBOX}"'
    return f'<iframe src="{escape(link)}" {attributes}></iframe>'


def token_in(link: str) -> str | None:
    """The signed part of a link, or of a snippet's ``src`` as it was copied; None where there is none."""
    try:
        found = parse_qs(urlsplit(link.strip().replace("&amp;", "&")).query).get("school", [])
    except ValueError:
        return None
    return found[0] if len(found) == 1 else None
