"""A sent form to the inquiry that the rule engine reads. An empty value means "not answered"."""

import unicodedata
from typing import Any
from urllib.parse import parse_qsl

from routing_rules.inquiry import InquiryError

ONE = ("asker", "age", "place", "anonymity", "prefers")
MANY = ("situations", "needs")

_MOST_FIELDS = 200
_AGE_UNITS = ("歳", "才", "さい")


def read_form(body: bytes) -> dict[str, Any]:
    """The inquiry of an urlencoded form. Raises InquiryError, which never holds what was typed."""
    inquiry: dict[str, Any] = {}
    for field, value in _pairs(body):
        if field in MANY:
            inquiry.setdefault(field, []).append(value)
        elif field in ONE and field not in inquiry:
            inquiry[field] = value
        else:
            raise InquiryError("inquiry", "each question answered once")
    return _with_age(inquiry)


def _pairs(body: bytes) -> list[tuple[str, str]]:
    if not body.strip():
        return []
    try:
        found = parse_qsl(body.decode("ascii"), strict_parsing=True, max_num_fields=_MOST_FIELDS)
    except ValueError:
        raise InquiryError("inquiry", "an urlencoded form in UTF-8") from None
    return [(field, value) for field, value in found if value.strip()]


def _with_age(inquiry: dict[str, Any]) -> dict[str, Any]:
    """People write １４, 14歳 or 14: all are the same age."""
    if "age" not in inquiry:
        return inquiry
    written = unicodedata.normalize("NFKC", inquiry["age"]).strip()
    for unit in _AGE_UNITS:
        written = written.removesuffix(unit).strip()
    if not (written.isascii() and written.isdigit() and len(written) <= 3):
        raise InquiryError("age", "a whole number")
    return {**inquiry, "age": int(written)}
