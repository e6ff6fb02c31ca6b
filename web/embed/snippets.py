"""What is copied into each kind of host: patterns, filled in here and by scripts/builder/filling.js alike."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Literal

HEIGHT = 640
"""Of a frame that does not grow, in CSS pixels."""

SANDBOX = "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation"
"""Scripts, links in tabs of their own, and the way out; no ``allow-same-origin``: the frame needs nothing of the host's."""

_PLACE = re.compile(r"\[\[([a-z]+)\]\]")

_IFRAME = (
    f'<iframe src="[[address]]" title="[[title]]" loading="lazy" width="100%" height="{HEIGHT}" '
    f'referrerpolicy="no-referrer" sandbox="{SANDBOX}"></iframe>'
)
_BARE = f'<iframe src="[[address]]" title="[[title]]" width="100%" height="{HEIGHT}"></iframe>'

_GROWING = f"""{_IFRAME.replace("<iframe ", '<iframe id="madoguchi" ')}
<script>
(function () {{
  var frame = document.getElementById("madoguchi");
  window.addEventListener("message", function (event) {{
    if (event.source !== frame.contentWindow) return;
    var said = event.data;
    if (!said || said.type !== "madoguchi:height" || !Number.isInteger(said.height)) return;
    frame.height = Math.min(Math.max(said.height, 320), 4000);
  }});
}})();
</script>"""
"""The host believes the frame alone, and only a whole number, within limits. Its origin is "null" in a sandbox: no use to ask."""

_LINK = '<a href="[[page]]" rel="noreferrer">[[title]]</a>'


def _banner(size: str) -> str:
    width, height = size.split("x")
    image = f'<img src="[[site]]/embed/banner-light-{size}.svg" width="{width}" height="{height}" alt="[[title]]">'
    return f'<a href="[[page]]" rel="noreferrer">{image}</a>'


@dataclass(frozen=True)
class Code:
    """One thing to copy. ``name`` is the key of its words; what stands in [[ ]] is filled in, escaped where it is HTML."""

    name: str
    pattern: str
    form: Literal["html", "text"] = "html"

    @property
    def rows(self) -> int:
        """How many lines to show."""
        return min(self.pattern.count("\n") + (1 if self.form == "text" else 4), 16)

    def filled(self, values: Mapping[str, str]) -> str:
        """The text to copy. Raises KeyError for a value that is missing."""
        safe = escape if self.form == "html" else str
        return _PLACE.sub(lambda place: safe(values[place[1]]), self.pattern)


_ADDRESS = Code("address", "[[address]]", "text")
_FRAME = Code("iframe", _IFRAME)


@dataclass(frozen=True)
class Kind:
    """A kind of host, and what may be copied into it. ``asks_back``: it makes a frame of an address by asking the server."""

    name: str
    codes: tuple[Code, ...]
    asks_back: bool = False


KINDS = (
    Kind("google", (_ADDRESS,)),
    Kind("teams", (_ADDRESS,)),
    Kind("sharepoint", (_FRAME, _ADDRESS)),
    Kind("moodle", (_ADDRESS, _FRAME)),
    Kind("wordpress", (_ADDRESS, _FRAME), asks_back=True),
    Kind("html", (_FRAME, Code("growing", _GROWING), Code("bare", _BARE))),
    Kind("links", (Code("link", _LINK), Code("banner", _banner("300x100")), Code("wide", _banner("728x90")))),
)
