"""Random inquiries as the API gets them, and minutes of 2026 to 2028 with extra weight where hours change."""

import random
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from directory import holidays
from directory.hours import Compiled
from routing_rules.vocabulary import ABROAD, ANONYMITY, PREFECTURES, PREFERS, Vocabulary
from service.snapshot import Snapshot
from tests.browser.device_telling import Asked

DAY = 24 * 60
MIDNIGHT = -9 * 60  # in Japan, of the day 1970-01-01
EPOCH = date(1970, 1, 1)
FIRST, LAST = (date(2026, 1, 1) - EPOCH).days, (date(2028, 12, 31) - EPOCH).days
TAGS = ("pt-BR", "zh-Hans-CN", "zh-TW", "en-US", "ja-JP", "fil", "fr", "es-419", "uk", "other")
AT_A_MINUTE, WITH_THE_SAME_WISHES = 20, 10


class Minutes:
    """Minutes of three years, more often: New Year, holidays, ends of months, days when facts are due, and edges of hours."""

    def __init__(self, snapshot: Snapshot) -> None:
        every, special = (
            set(range(FIRST, LAST + 1)),
            (_new_year(), _around(holidays.load()), _around(_month_ends()), _due(snapshot)),
        )
        self._days = [sorted(days) for days in (every, every, *(days & every for days in special)) if days]
        self._edges = sorted({edge % DAY for hours in snapshot.timetable.compiled if hours for edge in _edges(hours)})

    def draw(self, roll: random.Random) -> int:
        """A minute since the Unix epoch."""
        edge, near = roll.choice(self._edges), roll.randint(-1, 1)
        return midnight(roll.choice(roll.choice(self._days))) + roll.choice((roll.randrange(DAY), near, edge + near, edge + near))


def midnight(day: int) -> int:
    """The minute at which a day (numbered from 1970-01-01) begins in Japan."""
    return day * DAY + MIDNIGHT


def day_of(minute: int) -> int:
    """The day in Japan (numbered from 1970-01-01) of a minute."""
    return (minute - MIDNIGHT) // DAY


def special_days() -> set[int]:
    """The days of the three years on which hours differ from other days."""
    return (_new_year() | _around(holidays.load()) | _around(_month_ends())) & set(range(FIRST, LAST + 1))


def _edges(hours: Compiled) -> Iterator[int]:
    return (edge for _, _, spans in hours for edge in spans)


def _around(days: Iterable[date]) -> set[int]:
    return {(day - EPOCH).days + shift for day in days for shift in (-1, 0, 1)}


def _new_year() -> set[int]:
    return {(date(year, 1, 1) - EPOCH).days + shift for year in (2026, 2027, 2028, 2029) for shift in range(-6, 8)}


def _month_ends() -> list[date]:
    return [date(year, month, 1) - timedelta(days=1) for year in (2026, 2027, 2028) for month in range(1, 13)]


def _due(snapshot: Snapshot) -> set[int]:
    return {day_of(facts.good_until) for facts in snapshot.engine.table.channels if facts.good_until is not None}


def stream(roll: random.Random, snapshot: Snapshot) -> Iterator[Asked]:
    """(inquiry, minute) without end; some in a row share their minute and wishes."""
    minutes, single, several = Minutes(snapshot), _single(snapshot.book.vocabulary), _several(snapshot.book.vocabulary)
    while True:
        minute = minutes.draw(roll)
        for n in range(AT_A_MINUTE):
            if n % WITH_THE_SAME_WISHES == 0:
                wishes = _some(roll, single, ("anonymity", "prefers", "language", "place"))
            yield {**wishes, **_some(roll, single, ("asker",)), **_ages(roll), **_lists(roll, several)}, minute


def _single(vocabulary: Vocabulary) -> dict[str, tuple[str, ...]]:
    return {
        "asker": vocabulary.asker.ids,
        "anonymity": ANONYMITY,
        "prefers": PREFERS,
        "language": (*vocabulary.language.ids, *TAGS),
        "place": (*PREFECTURES, *[ABROAD] * 12),
    }


def _several(vocabulary: Vocabulary) -> dict[str, tuple[str, ...]]:
    return {"situations": vocabulary.situation_ids, "needs": vocabulary.needs.ids}


def _some(roll: random.Random, single: dict[str, tuple[str, ...]], fields: tuple[str, ...]) -> dict[str, Any]:
    """Answered, said to be null, or not said."""
    return {field: roll.choice((*[roll.choice(single[field])] * 6, None)) for field in fields if roll.random() < 0.6}


def _ages(roll: random.Random) -> dict[str, Any]:
    ages = {field: roll.choice((roll.randrange(19), roll.randrange(19), roll.randrange(121))) for field in ("age", "asker_age")}
    return {field: age for field, age in ages.items() if roll.random() < 0.55}


def _lists(roll: random.Random, several: dict[str, tuple[str, ...]]) -> dict[str, Any]:
    situations = roll.choices(several["situations"], k=roll.choice((0, 1, 1, 1, 2, 2, 3, 5)))
    needs = roll.choices(several["needs"], k=roll.choice((0, 0, 0, 1, 1, 2, 3)))
    return {field: codes for field, codes in (("situations", situations), ("needs", needs)) if codes or roll.random() < 0.3}


def with_few_answers(roll: random.Random, asked: Asked) -> Asked:
    """The same with about a quarter of its answers."""
    data, minute = asked
    return {field: answer for field, answer in data.items() if roll.random() < 0.25}, minute
