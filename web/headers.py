"""The headers of every page: what it may load, who may keep it, frame it, or learn where it led."""

from collections.abc import Mapping

from starlette.responses import Response

NO_STORE = "no-store"
PUBLIC = "public, max-age=300, stale-if-error=86400"
FOR_GOOD = "public, max-age=31536000, immutable"
"""For what has its version in its address."""

_POLICY = "; ".join(
    (
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
    )
)

PAGE_HEADERS: Mapping[str, str] = {
    "content-security-policy": _POLICY,
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
}

ASSET_HEADERS: Mapping[str, str] = {
    "access-control-allow-origin": "*",
    "cross-origin-resource-policy": "cross-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
}
"""Style sheets, scripts and the parts of an answer are the same for everybody, and a frame in a sandbox asks for them from an
origin of its own."""


def page_response(body: bytes, status: int = 200, *, cache: str = NO_STORE, headers: Mapping[str, str] | None = None) -> Response:
    """A page with its headers. What nobody may keep is not for search engines either."""
    found = {**PAGE_HEADERS, "cache-control": cache, **(headers or {})}
    if cache == NO_STORE:
        found["x-robots-tag"] = "noindex"
    return Response(body, status, headers=found, media_type="text/html")
