"""The address under which other sites reach this one: the one its keeper set, else the one that was just asked."""

from starlette.requests import Request

from service.settings import settings


def known() -> str | None:
    """The address that MADOGUCHI_ORIGIN sets; None where nobody set one, as on somebody's own machine."""
    chosen = settings()
    return chosen.origin if "origin" in chosen.model_fields_set else None


def asked(request: Request) -> str:
    """The address for this request. What is not ``known`` comes from the request itself and must not be kept for others."""
    return known() or f"{request.url.scheme}://{request.url.netloc}"
