"""The consent entries of one note: which facts they let go, which they hold back, and what is wrong with them."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

WHOLE_NOTE = "*"

_KEYS = {"fact", "status", "reason", "words", "until", "withdrawn"}
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Consents(NamedTuple):
    """``given``: fact (``*`` for the note) to whether it may go; ``faults``: position of an entry and a code of saying.py."""

    given: dict[str, bool]
    faults: list[tuple[int, str]]

    def allow(self, fact: str, kind: str) -> bool:
        """May a fact go? An entry of its own decides; without one, what was said of the note, never for identifying facts."""
        if fact in self.given or kind == "identifying":
            return self.given.get(fact, False)
        return self.given.get(WHOLE_NOTE, False)


def consents(plain: Mapping[str, Any], entries: list[Any], today: str) -> Consents:
    """The entries of a note, judged on a day (ISO 8601, in Japan). Whatever is unclear lets nothing go."""
    found = Consents({}, [])
    for n, entry in enumerate(entries):
        faults = list(_faults(plain, entry, today))
        fact = entry["fact"] if "consent_unclear" not in faults else None
        if fact in found.given:
            faults.append("consent_twice")
        if fact is not None:
            found.given[fact] = entry["status"] == "given" and not entry["withdrawn"] and not faults
        found.faults.extend((n, fault) for fault in faults)
    return found


def _faults(plain: Mapping[str, Any], entry: Any, today: str) -> Iterator[str]:
    if not isinstance(entry, dict) or entry.keys() != _KEYS or not _said(plain, entry):
        yield "consent_unclear"
    elif entry["status"] == "given" and not entry["withdrawn"] and entry["until"] < today:
        yield "consent_over"


def _said(plain: Mapping[str, Any], entry: dict[str, Any]) -> bool:
    """Is everything there that its status asks for, from the lists?"""
    consent, status = plain["consent"], entry["status"]
    fact = plain["facts"].get(entry["fact"]) if isinstance(entry["fact"], str) else None
    if entry["fact"] != WHOLE_NOTE and (fact is None or fact["whose"] == "sender"):
        return False
    if not isinstance(entry["withdrawn"], bool):
        return False
    reason = among(consent["not_asked"], entry["reason"]) if status == "not_asked" else entry["reason"] is None
    told = among(consent["languages"], entry["words"]) and _is_day(entry["until"])
    untold = entry["words"] is None and entry["until"] is None
    return among(consent["statuses"], status) and reason and (told if status == "given" else untold)


def among(answers: list[Any], value: Any) -> bool:
    """Is a value the code of one of the answers?"""
    return isinstance(value, str) and any(answer["id"] == value for answer in answers)


def _is_day(value: Any) -> bool:
    return isinstance(value, str) and _DAY.fullmatch(value) is not None
