"""Whom a school's IT department and finders of a weakness write to: MADOGUCHI_CONTACT, and security.txt (RFC 9116)."""

from datetime import UTC, timedelta
from functools import cache

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

from directory.hours import local_datetime
from service.clock import now

PATH = "/.well-known/security.txt"

_GOOD_FOR = timedelta(days=180)


class _Setting(BaseSettings):
    model_config = SettingsConfigDict(env_prefix="MADOGUCHI_", hide_input_in_errors=True)

    contact: str = Field(default="", pattern=r"^(?:https://[^\s\"<>]+|mailto:[^\s\"<>@]+@[^\s\"<>@]+|tel:\+?[0-9-]+)?$")


@cache
def contact() -> str:
    """An address that begins with https:, mailto: or tel:; empty where nobody is named."""
    return _Setting().contact


def security_txt(site: str) -> str:
    """What stands in security.txt; its day of expiry is half a year away, as the RFC wants it below a year."""
    expires = (local_datetime(now()).astimezone(UTC) + _GOOD_FOR).strftime("%Y-%m-%dT00:00:00Z")
    lines = (("Contact", contact()), ("Expires", expires), ("Preferred-Languages", "ja, en"), ("Canonical", f"{site}{PATH}"))
    return "".join(f"{name}: {value}\n" for name, value in lines)
