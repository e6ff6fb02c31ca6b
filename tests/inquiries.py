"""Random inquiries over the real vocabulary: a fast seeded stream, and hypothesis strategies of the same shape."""

import random
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from routing_rules.inquiry import Inquiry
from routing_rules.vocabulary import ABROAD, ANONYMITY, PREFECTURES, PREFERS
from tests.builders import vocabulary

DAY = 24 * 60
TWO_WEEKS = tuple(datetime(2026, 12, 20, tzinfo=UTC) + timedelta(days) for days in range(16))  # over the New Year
SOME_DAYS = tuple(datetime(2027, month, 3 + month, tzinfo=UTC) for month in range(1, 13))  # before and after facts are due
DAYS = tuple(int(day.timestamp() // 60) for day in (*TWO_WEEKS, *SOME_DAYS, datetime(2027, 5, 3, tzinfo=UTC)))

SINGLE: dict[str, tuple[Any, ...]] = {
    "asker": vocabulary().asker.ids,
    "anonymity": ANONYMITY,
    "prefers": PREFERS,
    "language": vocabulary().language.ids,
    "place": (*PREFECTURES, *[ABROAD] * 12),
}
AGES = ("age", "asker_age")
SEVERAL = {"situations": vocabulary().situation_ids, "needs": vocabulary().needs.ids}
WISHES = ("anonymity", "prefers", "language", "place")
IN_A_ROW = 8
FIELDS = (*SINGLE, *AGES, *SEVERAL)

Asked = tuple[Inquiry, int]


def stream(seed: int) -> Iterator[Asked]:
    """(inquiry, minute) without end; every field is sometimes left out. The same seed gives the same stream.

    A few inquiries in a row share their wishes and minute, which the engine answers faster than new ones.
    """
    roll = random.Random(seed)
    while True:
        minute = roll.choice(DAYS) + roll.randrange(DAY)
        wishes = _single(roll, WISHES)
        for _ in range(IN_A_ROW):
            yield Inquiry(**wishes, **_single(roll, ("asker",)), **_ages(roll), **_several(roll)), minute


def _single(roll: random.Random, fields: Iterable[str]) -> dict[str, Any]:
    return {field: roll.choice(SINGLE[field]) if roll.random() < 0.55 else None for field in fields}


def _ages(roll: random.Random) -> dict[str, Any]:
    return {field: roll.choice((roll.randrange(19), roll.randrange(121))) if roll.random() < 0.6 else None for field in AGES}


def _several(roll: random.Random) -> dict[str, Any]:
    return {
        "situations": tuple(roll.sample(SEVERAL["situations"], roll.choice((0, 1, 1, 1, 2, 2, 3, 4)))),
        "needs": tuple(roll.sample(SEVERAL["needs"], roll.choice((0, 0, 0, 1, 1, 2, 3)))),
    }


def asked() -> st.SearchStrategy[Asked]:
    """(inquiry, minute) for hypothesis; shrinks to few answers."""
    single = {field: st.none() | st.sampled_from(tuple(dict.fromkeys(answers))) for field, answers in SINGLE.items()}
    ages = {field: st.none() | st.integers(0, 120) for field in AGES}
    several = {field: st.lists(st.sampled_from(codes), max_size=4, unique=True).map(tuple) for field, codes in SEVERAL.items()}
    minute = st.builds(int.__add__, st.sampled_from(DAYS), st.integers(0, DAY - 1))
    return st.tuples(st.builds(Inquiry, **single, **ages, **several), minute)


def changed(inquiry: Inquiry, **answers: Any) -> Inquiry:
    """The inquiry with other answers."""
    return Inquiry(**{field: getattr(inquiry, field) for field in ("at", *FIELDS)} | answers)


def answers(inquiry: Inquiry) -> dict[str, Any]:
    """The inquiry as a client sends it: only what was answered."""
    given = {field: getattr(inquiry, field) for field in FIELDS}
    return {field: list(v) if isinstance(v, tuple) else v for field, v in given.items() if v not in (None, ())}
