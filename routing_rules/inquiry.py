"""Inquiry: the answers given now. Checked against closed lists; nothing typed is ever repeated in an error."""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple

from routing_rules.vocabulary import ABROAD, ANONYMITY, OLDEST, PREFECTURES, PREFERS, Vocabulary

OTHER_LANGUAGE = "other"

LANGUAGE_TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}|other")

FIELDS = ("at", "asker", "age", "asker_age", "situations", "needs", "anonymity", "prefers", "language", "place")


class InquiryError(ValueError):
    """An answer that cannot be used. ``field`` names it, ``allowed`` says what may be written; the value is not kept."""

    def __init__(self, field: str, allowed: str) -> None:
        super().__init__(f"{field}: {allowed}")
        self.field, self.allowed = field, allowed


class Inquiry(NamedTuple):
    """The answers given now; ``None`` and the empty tuple mean "not answered". Never stored.

    ``age`` is of the person it is about, ``asker_age`` of the person who writes, both in full years.
    ``at`` is an aware moment, or None for now.
    """

    at: datetime | None = None
    asker: str | None = None
    age: int | None = None
    asker_age: int | None = None
    situations: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    anonymity: str | None = None
    prefers: str | None = None
    language: str | None = None
    place: str | None = None


class Reader:
    """Reads inquiries against one vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._single = {
            "asker": vocabulary.asker.ids,
            "anonymity": ANONYMITY,
            "prefers": PREFERS,
            "place": (*PREFECTURES, ABROAD),
        }
        self._many = {"situations": vocabulary.situation_ids, "needs": vocabulary.needs.ids}
        self._languages = frozenset(vocabulary.language.ids)

    def read(self, data: Any) -> Inquiry:
        """An inquiry from parsed JSON. Raises InquiryError for the first answer that cannot be used."""
        if not isinstance(data, Mapping):
            raise InquiryError("inquiry", 'a JSON object, e.g. {"situations": ["bullying_sexual"], "age": 14}')
        if not data.keys() <= _FIELD_SET:
            raise InquiryError("inquiry", "only these fields: " + ", ".join(FIELDS))
        get = data.get
        return Inquiry(
            at=_moment(get("at")),
            asker=self._one("asker", get("asker")),
            age=_age("age", get("age")),
            asker_age=_age("asker_age", get("asker_age")),
            situations=self._several("situations", get("situations")),
            needs=self._several("needs", get("needs")),
            anonymity=self._one("anonymity", get("anonymity")),
            prefers=self._one("prefers", get("prefers")),
            language=self._language(get("language")),
            place=self._one("place", get("place")),
        )

    def _one(self, field: str, value: Any) -> str | None:
        if value is None:
            return None
        if isinstance(value, str) and value in self._single[field]:
            return value
        raise InquiryError(field, "null or one of: " + ", ".join(self._single[field]))

    def _several(self, field: str, value: Any) -> tuple[str, ...]:
        if value is None:
            return ()
        known = self._many[field]
        if isinstance(value, list) and all(isinstance(v, str) and v in known for v in value):
            return tuple(dict.fromkeys(value))
        raise InquiryError(field, "a list of any of: " + ", ".join(known))

    def _language(self, value: Any) -> str | None:
        """A language of the vocabulary: pt-BR and zh-Hans count as pt and zh, a tag that is not listed as "other"."""
        if value is None:
            return None
        if isinstance(value, str) and LANGUAGE_TAG.fullmatch(value):
            for code in (value, value.partition("-")[0]):
                if code in self._languages:
                    return code
            return OTHER_LANGUAGE
        raise InquiryError("language", "null or a language tag: " + ", ".join(sorted(self._languages)))


_FIELD_SET = frozenset(FIELDS)


def _age(field: str, value: Any) -> int | None:
    if value is None:
        return None
    if type(value) is int and 0 <= value <= OLDEST:
        return value
    raise InquiryError(field, f"null or a whole number from 0 to {OLDEST}")


def _moment(value: Any) -> datetime | None:
    if value is None:
        return None
    try:
        at = datetime.fromisoformat(value) if isinstance(value, str) and len(value) <= 40 else None
    except ValueError:
        at = None
    if at is None or at.tzinfo is None or not 1970 < at.year < 2100:
        raise InquiryError("at", "null or a date and time with its UTC offset, 1971 to 2099, e.g. 2026-12-30T02:00:00+09:00")
    return at
