"""What WordPress leaves of an answer to oEmbed from a site that it does not know: wp-includes/embed.php, 2026-11-22."""

import re
from html import escape
from typing import Any

from tests.html_tree import tree

_KEPT = ("src", "width", "height", "frameborder", "marginwidth", "marginheight", "scrolling", "title")
_FOUND = re.compile(r"(<blockquote>.*?</blockquote>)?.*(<iframe.*?></iframe>)", re.DOTALL)
_HIDDEN = ' style="position: absolute; clip: rect(1px, 1px, 1px, 1px);"'


def wordpress(answer: dict[str, Any]) -> str:
    """As wp_filter_oembed_result: one frame with a few of its attributes, in a sandbox, hidden after a quotation."""
    found = _FOUND.search(answer["html"])
    assert found
    assert answer["type"] in ("rich", "video")
    given = tree(found[2]).one("iframe").attributes
    kept = {name: given[name] for name in _KEPT if name in given}
    kept["src"] += "#?secret=Ab3dEfGh1j"
    written = " ".join(f'{name}="{escape(value)}"' for name, value in kept.items())
    sandbox = 'class="wp-embedded-content" sandbox="allow-scripts" security="restricted" data-secret="Ab3dEfGh1j"'
    return f"{found[1] or ''}<iframe {sandbox}{_HIDDEN if found[1] else ''} {written}></iframe>"
