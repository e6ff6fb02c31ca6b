"""note_problems(): why a note must not leave. The specification that the browser's check is compared with.

Reads only what ``plain()`` gives, so that the same table drives both. Closed by default: what is not understood is refused.
A note is ``{"v": 1, "to": channel, "facts": {id: value}, "opened": {fact: reason}, "consent": [entry], "ground": id | null}``,
a value a code, a list of codes or words; an entry ``{"fact": id | "*", "status": …, "reason": …, "words": …, "until": day,
"withdrawn": bool}`` with null for what its status does not ask for.
"""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from routing_rules.disclosing.consents import Consents, among, consents
from routing_rules.disclosing.saying import both

Plain = Mapping[str, Any]
Found = tuple[str, str]

_KEYS = {"v", "to", "facts", "opened", "consent", "ground"}
_SHAPES = {"facts": dict, "opened": dict, "consent": list}


class NoteProblem(NamedTuple):
    """One reason. ``pointer`` (RFC 6901) leads to it in the note; nothing typed is repeated in any part."""

    pointer: str
    code: str
    ja: str
    en: str


def note_problems(plain: Plain, note: Any, today: str) -> list[NoteProblem]:
    """Every reason why a note must not leave on a day (ISO 8601, in Japan), in the order of the note; [] when it may."""
    return [NoteProblem(pointer, code, *both(code)) for pointer, code in _found(plain, note, today)]


def _found(plain: Plain, note: Any, today: str) -> Iterator[Found]:
    if not _is_note(note):
        yield "", "shape"
        return
    to = note["to"]
    name = plain["channels"].get(to) if isinstance(to, str) else None
    if name is None:
        yield "/to", "recipient_unknown"
        return
    profile = plain["profiles"][name]
    if not profile["needs"] and not profile["may"]:
        yield "/to", "recipient_takes_none"
        return
    known, opened = consents(plain, note["consent"], today), _opened(plain, note["ground"], name)
    yield from _ground(plain, note["ground"], name)
    yield from _facts(plain, note["facts"], profile)
    if not opened:
        yield from _kept_from(note["facts"].get("must_not_know"), profile)
    yield from _reasons(plain, note["facts"], note["opened"])
    yield from ((f"/consent/{n}", code) for n, code in known.faults)
    yield from _without_consent(plain, note["facts"], known, opened)


def _is_note(note: Any) -> bool:
    if not isinstance(note, dict) or note.keys() != _KEYS or type(note["v"]) is not int or note["v"] != 1:
        return False
    return all(isinstance(note[key], shape) for key, shape in _SHAPES.items())


def _ground(plain: Plain, ground: Any, profile: str) -> Iterator[Found]:
    if ground is None:
        return
    known = plain["grounds"].get(ground) if isinstance(ground, str) else None
    if known is None:
        yield "/ground", "ground_unknown"
    elif profile not in known["recipients"]:
        yield "/ground", "ground_elsewhere"


def _opened(plain: Plain, ground: Any, profile: str) -> frozenset[str]:
    """What the ground lets go to this recipient without consent."""
    known = plain["grounds"].get(ground) if isinstance(ground, str) else None
    return frozenset(known["opens"]) if known and profile in known["recipients"] else frozenset()


def _facts(plain: Plain, facts: Mapping[str, Any], profile: Plain) -> Iterator[Found]:
    """What is not of the note, not for this recipient, or not written as it must be."""
    for name in facts:
        if name not in plain["facts"]:
            yield "/facts", "fact_unknown"
    for name, fact in plain["facts"].items():
        if name in facts:
            if name not in profile["needs"] and name not in profile["may"]:
                yield f"/facts/{name}", "fact_withheld"
            yield from ((f"/facts/{name}", code) for code in _value(fact, facts[name]))


def _kept_from(hidden: Any, profile: Plain) -> Iterator[Found]:
    """A recipient that is one of those who must not know; danger and notification outrank the wish."""
    if isinstance(hidden, list) and any(answer in hidden for answer in profile["belongs_to"]):
        yield "/facts/must_not_know", "recipient_must_not_know"


def _value(fact: Plain, value: Any) -> Iterator[str]:
    if fact["kind"] == "one":
        if not among(fact["answers"], value):
            yield "answer_unknown"
    elif fact["kind"] == "many":
        codes = value if isinstance(value, list) and value else [None]
        if not all(among(fact["answers"], code) for code in codes) or len(set(codes)) < len(codes):
            yield "answer_unknown"
    elif not isinstance(value, str) or not value.strip():
        yield "words_missing"
    elif len(value) > fact["max"]:
        yield "words_long"


def _reasons(plain: Plain, facts: Mapping[str, Any], opened: Mapping[str, Any]) -> Iterator[Found]:
    """Identifying facts are off until opened with a reason; a reason without its fact would tell that there was one."""
    identifying = [name for name, fact in plain["facts"].items() if fact["kind"] == "identifying"]
    for name in identifying:
        if name in facts and not among(plain["reasons"], opened.get(name)):
            yield f"/opened/{name}", "reason_missing"
        if name in opened and name not in facts:
            yield f"/opened/{name}", "reason_idle"
    if any(name not in identifying for name in opened):
        yield "/opened", "reason_idle"


def _without_consent(plain: Plain, facts: Mapping[str, Any], known: Consents, opened: frozenset[str]) -> Iterator[Found]:
    """Facts of the person that neither consent nor a ground lets go; said once where it is missing for the whole note."""
    said = False
    for name, fact in plain["facts"].items():
        if name not in facts or fact["whose"] == "sender" or name in opened or known.allow(name, fact["kind"]):
            continue
        if fact["kind"] == "identifying" or name in known.given:
            yield f"/facts/{name}", "consent_missing"
        elif not said:
            said = True
            yield "/consent", "consent_missing_note"
