"""A breach as one sentence in Japanese and English, and where to look."""

from collections.abc import Iterable
from typing import Any, Protocol

from routing_rules.loading import RuleBook
from routing_rules.proof.prover import Breach
from routing_rules.table import Table, bits_of
from routing_rules.vocabulary import ABROAD, Vocabulary

_WEEKDAYS = ("月火水木金土日", ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"))
_SHOWN_RULES = 8


class Kind(Protocol):
    """A kind of moment with an example of it."""

    month: int
    day: int
    weekday: int
    holiday: bool
    minute: int


def tell(breach: Breach, book: RuleBook, table: Table, kinds: Iterable[Any]) -> tuple[str, str]:
    """(Japanese, English): who, where, when and what; which property fails; which channels and rules are there."""
    vocabulary = book.vocabulary
    kind = list(kinds)[breach.moment] if breach.moment is not None else None
    channels = ", ".join(table.channels[n].id for n in bits_of(breach.channels)) or "-"
    rules = [table.rule_ids[n] for n in bits_of(breach.fired)]
    shown = ", ".join(rules[:_SHOWN_RULES]) + (" …" if len(rules) > _SHOWN_RULES else "")
    ja = "、".join(part for part in _japanese(breach, vocabulary, kind) if part)
    en = ", ".join(part for part in _english(breach, vocabulary, kind) if part)
    return (
        f"{ja} — 成り立たないこと: {breach.property.ja} 残る窓口: {channels}。話したきまり: {shown}",
        f"{en} — broken: {breach.property.en} Channels left: {channels}. Rules that speak: {shown}",
    )


def _japanese(breach: Breach, vocabulary: Vocabulary, kind: Kind | None) -> Iterable[str]:
    answers = breach.answers
    yield _who_ja(answers, vocabulary)
    yield "・".join(_label(vocabulary, code, "ja") for code in breach.case.situations) or "何のことか答えていない"
    yield "・".join(_answer(vocabulary, "needs", code, "ja") for code in breach.case.needs)
    yield _answer(vocabulary, "language", answers.get("language"), "ja")
    yield _answer(vocabulary, "anonymity", answers.get("anonymity"), "ja")
    yield _answer(vocabulary, "prefers", answers.get("prefers"), "ja")
    yield _place(answers.get("place", ()), "外国", "都道府県")
    if kind:
        holiday = "・祝日" if kind.holiday else ""
        yield f"{kind.month}月{kind.day}日({_WEEKDAYS[0][kind.weekday]}{holiday}) {kind.minute // 60}時{kind.minute % 60:02}分"


def _english(breach: Breach, vocabulary: Vocabulary, kind: Kind | None) -> Iterable[str]:
    answers = breach.answers
    yield _who_en(answers, vocabulary)
    yield " and ".join(_label(vocabulary, code, "en") for code in breach.case.situations) or "no situation answered"
    yield " and ".join(_answer(vocabulary, "needs", code, "en") for code in breach.case.needs)
    yield _answer(vocabulary, "language", answers.get("language"), "en")
    yield _answer(vocabulary, "anonymity", answers.get("anonymity"), "en")
    yield _answer(vocabulary, "prefers", answers.get("prefers"), "en")
    yield _place(answers.get("place", ()), "abroad", "prefecture")
    if kind:
        holiday = " (holiday)" if kind.holiday else ""
        yield f"{_WEEKDAYS[1][kind.weekday]} {kind.month}/{kind.day}{holiday} {kind.minute // 60:02}:{kind.minute % 60:02}"


def _who_ja(answers: dict[str, Any], vocabulary: Vocabulary) -> str:
    age = f"{answers['age']}歳" if answers.get("age") is not None else ""
    own = f"(話している人は{answers['asker_age']}歳)" if answers.get("asker_age") is not None else ""
    return f"{_answer(vocabulary, 'asker', answers.get('asker'), 'ja') or 'だれからでも'}{age}{own}"


def _who_en(answers: dict[str, Any], vocabulary: Vocabulary) -> str:
    age = f", aged {answers['age']}" if answers.get("age") is not None else ""
    own = f" (the one who asks is {answers['asker_age']})" if answers.get("asker_age") is not None else ""
    return f"{_answer(vocabulary, 'asker', answers.get('asker'), 'en') or 'anyone'}{age}{own}"


def _label(vocabulary: Vocabulary, code: str, language: str) -> str:
    return next(s.label.in_language(language) for s in vocabulary.situations if s.id == code)


def _answer(vocabulary: Vocabulary, field: str, code: str | None, language: str) -> str:
    if code is None:
        return ""
    return next(a.label.in_language(language) for a in getattr(vocabulary, field).answers if a.id == code)


def _place(places: Any, abroad: str, prefecture: str) -> str:
    if not places or None in places:
        return ""
    return abroad if places == (ABROAD,) else f"{prefecture} {', '.join(places[:3])}{' …' if len(places) > 3 else ''}"
