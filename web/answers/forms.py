"""A sent form to the inquiry that the rule engine reads. An empty value means "not answered"."""

import unicodedata
from dataclasses import replace
from enum import StrEnum
from typing import Any
from urllib.parse import parse_qsl

from routing_rules.inquiry import InquiryError
from web.answers.steps import FIRST, FOLLOWING, Sent

ONE = ("asker", "age", "place", "anonymity", "prefers")
MANY = ("situations", "needs")

_MOST_FIELDS = 200
_AGE_UNITS = ("歳", "才", "さい")


class Act(StrEnum):
    """Which button was pressed."""

    SHOW = "show"
    ANSWER = "answer"
    SKIP = "skip"
    BACK = "back"
    CHANGE = "change"


def read_form(body: bytes) -> tuple[Sent, bool]:
    """What was sent, the pressed button followed; and whether it leads back to the first question.

    Raises InquiryError, which never holds what was typed.
    """
    sent, act, asking = _read(_pairs(body))
    if act is Act.BACK:
        earlier = sent.back()
        return earlier or sent, earlier is None
    if act is Act.CHANGE:
        sent = replace(sent, asked=(FIRST, *FOLLOWING))
    elif act in (Act.ANSWER, Act.SKIP) and asking in FOLLOWING and asking not in sent.asked:
        sent = (sent if act is Act.ANSWER else sent.without(asking)).after(asking)
    return sent, False


def _read(pairs: list[tuple[str, str]]) -> tuple[Sent, Act, str]:
    inquiry: dict[str, Any] = {}
    asked: list[str] = []
    extra = {"do": Act.SHOW.value, "asking": ""}
    for field, value in pairs:
        if field in MANY:
            inquiry.setdefault(field, []).append(value)
        elif field in ONE and field not in inquiry:
            inquiry[field] = value
        elif field == "asked" and value in (FIRST, *FOLLOWING) and value not in asked:
            asked.append(value)
        elif field in extra:
            extra[field] = value
        else:
            raise InquiryError("inquiry", "each question answered once")
    if extra["do"] not in list(Act):
        raise InquiryError("do", ", ".join(Act))
    return Sent(_with_age(inquiry), tuple(asked) or (FIRST,)), Act(extra["do"]), extra["asking"]


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
