"""The kinds of portals: which page holds what was copied from the builder, under which policy, and what works inside."""

from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Literal

HERE = Path(__file__).parent

Copied = dict[str, str]
"""What the builder gives to copy, by the id of its field."""


@dataclass(frozen=True)
class Kind:
    """``copied``: the id of what the builder gives for it; ``policy``: its own, in which {site} is ours.

    ``links``: does a link out of the frame open? ``exit``: what does a press on the way out do?
    """

    page: str
    copied: str
    policy: str = ""
    scripts: bool = True
    links: bool = True
    exit: Literal["leaves", "blanks"] = "leaves"
    grows: bool = False

    def html(self, copied: Copied) -> str:
        """The host's page."""
        code, title = copied[self.copied], copied["title"]
        page = (HERE / f"{self.page}.html").read_text("utf-8")
        return page.replace("[[code]]", code).replace("[[attribute]]", escape(code)).replace("[[title]]", title)

    def headers(self, site: str) -> dict[str, str]:
        """The headers of the host's page."""
        return {"content-security-policy": self.policy.format(site=site)} if self.policy else {}


LINKS_ONLY = Kind("links_and_pictures", "links-banner", "default-src 'none'; img-src {site}")
CLASSROOM = Kind("google_classroom", "google-address", "frame-src 'none'")

KINDS = {
    "google-sites": Kind("google_sites", "google-address"),
    "google-sites-code": Kind("google_sites_code", "html-iframe", links=False, exit="blanks"),
    "teams": Kind("teams", "teams-address", exit="blanks"),
    "sharepoint": Kind("sharepoint", "sharepoint-iframe", "script-src 'self'; frame-src 'self' {site}"),
    "moodle": Kind("moodle", "moodle-iframe"),
    "wordpress": Kind("wordpress", "wordpress-oembed", links=False, exit="blanks"),
    "wordpress-html": Kind("wordpress", "wordpress-iframe"),
    "plain": Kind("plain", "html-iframe"),
    "plain-bare": Kind("plain", "html-bare"),
    "plain-growing": Kind("plain", "html-growing", grows=True),
    "strict": Kind("plain", "html-iframe", "default-src 'none'; frame-src {site}"),
    "strict-bare": Kind("plain", "html-bare", "default-src 'none'; frame-src {site}"),
    "sandboxed": Kind("plain", "html-bare", "sandbox allow-scripts allow-popups", links=False, exit="blanks"),
    "no-scripts": Kind("no_scripts", "google-address", scripts=False, links=False),
}
"""Those that take a frame."""
