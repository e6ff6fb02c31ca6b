"""What a file holds packed, and the policy that lets nothing else in, and nothing out."""

import base64
import gzip
import hashlib
import re
from collections.abc import Iterable

from markupsafe import Markup

_FOR_OLD_BROWSERS = re.compile(rb"<rp>[()]</rp>")
_SPARED = re.compile(rb"</rt>(?=</ruby>)|</(?:li|p)>\s*(?=<li|<p>|</ul>|</li>)")
_EMPTY_LINES = re.compile(rb"\n\s*\n")


class UnsafeText(ValueError):
    """A script or style sheet that would end its own element."""


def packed(data: bytes) -> str:
    """Packed by gzip and written in base64; the same bytes give the same."""
    return base64.b64encode(gzip.compress(data, mtime=0)).decode()


def inline(text: str) -> Markup:
    """A script or style sheet as it stands in its element. Raises UnsafeText where it holds the end of an element."""
    if "</" in text or "<!--" in text:
        raise UnsafeText("a script or style sheet that stands in a page may hold neither </ nor <!--")
    return Markup(text)


def compact(page: bytes) -> bytes:
    """A page without what no browser of the last ten years needs to show readings, and without end tags that HTML can spare."""
    return _EMPTY_LINES.sub(b"\n", _SPARED.sub(b"", _FOR_OLD_BROWSERS.sub(b"", page)))


def policy(scripts: Iterable[str], style: str) -> str:
    """The content security policy: these scripts, this style sheet, and what the scripts unpack. No server has a ``blob:``."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {' '.join(_digest(script) for script in scripts)} blob:",
            "connect-src blob:",
            f"style-src {_digest(style)}",
            "img-src data:",
            "form-action 'none'",
            "base-uri 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        )
    )


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
