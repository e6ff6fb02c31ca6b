"""STUB: signed lines in an address."""

from service.portals.school import School


class PortalError(ValueError):
    """The lines of an address are not signed by this site's key, or cannot be read."""


def read(token: str) -> School:
    """The lines of an address, checked against the site's public key. Raises PortalError."""
    raise PortalError
