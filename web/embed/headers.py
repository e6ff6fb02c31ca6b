"""The headers of a frame: any site may hold it, also one that is itself in a sandbox, and any cache may keep it for a day."""

from collections.abc import Mapping

A_DAY = "public, max-age=86400, stale-while-revalidate=86400, stale-if-error=604800"

_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "connect-src 'self'",
        "style-src 'self'",
        "img-src data:",
        "form-action 'none'",
        "base-uri 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
    )
)
"""Without ``frame-ancestors``: in Chromium even ``*`` keeps a page out of a sandbox, whose origin matches nothing."""

FRAME_HEADERS: Mapping[str, str] = {
    "content-security-policy": _POLICY,
    "cross-origin-resource-policy": "cross-origin",
    "access-control-allow-origin": "*",
    "access-control-expose-headers": "Date, Age",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-robots-tag": "noindex",
}
"""A sandbox without ``allow-same-origin`` has an origin of its own: even the frame's own scripts come across origins there."""
