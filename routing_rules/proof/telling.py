"""A breach as one sentence in Japanese and English, and where to look."""

from collections.abc import Iterator, Sequence
from typing import Any, Protocol

from routing_rules.loading import RuleBook
from routing_rules.proof.prover import Breach
from routing_rules.table import Table, bits_of
from routing_rules.vocabulary import ABROAD, Question, Vocabulary

_SHOWN_RULES = 8

_WORDS: dict[str, dict[str, Any]] = {
    "ja": {
        "anyone": "だれからでも", "nothing": "何のことか答えていない", "and": "・", "comma": "、",
        "age": "{}歳", "own": "(話している人は{}歳)", "abroad": "外国", "place": "都道府県 {}",
        "when": "{month}月{day}日({weekday}{holiday}) {hour}時{minute:02}分", "holiday": "・祝日", "weekdays": "月火水木金土日",
        "broken": " — 成り立たないこと: {} 残る窓口: {}。話したきまり: {}",
    },
    "en": {
        "anyone": "anyone", "nothing": "no situation answered", "and": " and ", "comma": ", ",
        "age": ", aged {}", "own": " (the one who asks is {})", "abroad": "abroad", "place": "prefecture {}",
        "when": "{weekday} {month}/{day}{holiday} {hour:02}:{minute:02}", "holiday": " (holiday)",
        "weekdays": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
        "broken": " — broken: {} Channels left: {}. Rules that speak: {}",
    },
}  # fmt: skip


class Kind(Protocol):
    """A kind of moment with an example of it."""

    @property
    def month(self) -> int: ...  # noqa: D102
    @property
    def day(self) -> int: ...  # noqa: D102
    @property
    def weekday(self) -> int: ...  # noqa: D102
    @property
    def holiday(self) -> bool: ...  # noqa: D102
    @property
    def minute(self) -> int: ...  # noqa: D102


def tell(breach: Breach, book: RuleBook, table: Table, kinds: Sequence[Kind]) -> tuple[str, str]:
    """(Japanese, English): who, where, when and what; which property fails; which channels and rules are there."""
    kind = kinds[breach.moment] if breach.moment is not None else None
    channels = ", ".join(table.channels[n].id for n in bits_of(breach.channels)) or "-"
    rules = [table.rule_ids[n] for n in bits_of(breach.fired)]
    shown = ", ".join(rules[:_SHOWN_RULES]) + (" …" if len(rules) > _SHOWN_RULES else "")
    ja, en = (_Teller(language, book.vocabulary) for language in ("ja", "en"))
    return (
        ja.inquiry(breach, kind) + ja.words["broken"].format(breach.property.ja, channels, shown),
        en.inquiry(breach, kind) + en.words["broken"].format(breach.property.en, channels, shown),
    )


class _Teller:
    """Tells in one language."""

    def __init__(self, language: str, vocabulary: Vocabulary) -> None:
        self._language, self._vocabulary = language, vocabulary
        self.words: dict[str, Any] = _WORDS[language]

    def inquiry(self, breach: Breach, kind: Kind | None) -> str:
        """The inquiry as one phrase; what is not answered is left out."""
        return str(self.words["comma"]).join(part for part in self._parts(breach, kind) if part)

    def _parts(self, breach: Breach, kind: Kind | None) -> Iterator[str]:
        answers, both = breach.answers, str(self.words["and"])
        yield self._who(answers)
        yield both.join(map(self._situation, breach.case.situations)) or self.words["nothing"]
        yield both.join(self._answer("needs", need) for need in breach.case.needs)
        for field in ("language", "anonymity", "prefers"):
            yield self._answer(field, answers.get(field))
        yield self._place(answers.get("place", ()))
        yield self._when(kind) if kind else ""

    def _who(self, answers: dict[str, Any]) -> str:
        age, own = answers.get("age"), answers.get("asker_age")
        who = self._answer("asker", answers.get("asker")) or self.words["anyone"]
        return (
            who + ("" if age is None else self.words["age"].format(age)) + ("" if own is None else self.words["own"].format(own))
        )

    def _situation(self, code: str) -> str:
        return next(s.label.in_language(self._language) for s in self._vocabulary.situations if s.id == code)

    def _answer(self, field: str, code: str | None) -> str:
        question: Question = getattr(self._vocabulary, field)
        return next((a.label.in_language(self._language) for a in question.answers if a.id == code), "")

    def _place(self, places: tuple[str | None, ...]) -> str:
        if not places or None in places:
            return ""
        if places == (ABROAD,):
            return str(self.words["abroad"])
        return str(self.words["place"].format(", ".join(map(str, places[:3])) + (" …" if len(places) > 3 else "")))

    def _when(self, kind: Kind) -> str:
        hour, minute = divmod(kind.minute, 60)
        weekday, holiday = self.words["weekdays"][kind.weekday], self.words["holiday"] if kind.holiday else ""
        return str(
            self.words["when"].format(month=kind.month, day=kind.day, weekday=weekday, holiday=holiday, hour=hour, minute=minute)
        )
