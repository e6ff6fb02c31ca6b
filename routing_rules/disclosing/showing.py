"""Which duties are shown for an inquiry on a day. Reads only what ``plain()`` gives; the desk's script is its twin."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from routing_rules.vocabulary import UNANSWERED

Plain = Mapping[str, Any]


def duties_shown(plain: Plain, situations: Sequence[str], asker: str | None, age: int | None, today: str) -> list[str]:
    """The ids of the duties for these answers (None: not answered) on a day (ISO 8601, in Japan), in the order of the file."""
    return [duty["id"] for duty in plain["duties"] if _holds(duty, situations, asker, age, today)]


def _holds(duty: Plain, situations: Sequence[str], asker: str | None, age: int | None, today: str) -> bool:
    when = duty["when"]
    return (
        (duty["from_day"] is None or duty["from_day"] <= today)
        and any(code in situations for code in when["situation"])
        and (when["asker"] is None or (asker or UNANSWERED) in when["asker"])
        and (when["age"] is None or _age_in(when["age"], age))
    )


def _age_in(spans: Iterable[Any], age: int | None) -> bool:
    if age is None:
        return UNANSWERED in spans
    return any(span != UNANSWERED and span[0] <= age <= span[1] for span in spans)
