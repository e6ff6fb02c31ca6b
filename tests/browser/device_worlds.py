"""Invented worlds, so that the two evaluators agree also on what today's rules and listings do not say."""

import dataclasses
import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any, TypeVar

from directory.hours_errors import HoursError
from directory.hours_hints import MONTHS
from directory.hours_syntax import parse
from routing_rules.compiling import compile_table
from routing_rules.engine import Engine
from routing_rules.loading import RuleBook
from routing_rules.model import TIERS
from routing_rules.questions import Questions
from routing_rules.table import AgeBounds, ChannelFacts, PointFacts
from routing_rules.vocabulary import ABROAD, PREFECTURES, UNANSWERED
from service.snapshot import Snapshot
from tests.browser.device_inquiries import EPOCH, FIRST, LAST, midnight
from tests.builders import book, real, rule

WEEKDAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")

T = TypeVar("T")


def drawn_world(seed: int) -> Snapshot:
    """The real rules with their conditions exchanged among them, over channels whose facts are drawn."""
    roll = random.Random(seed)
    return _over(_book(roll), [_channel(roll, facts.id) for facts in real().engine.table.channels])


def small_world(seed: int) -> Snapshot:
    """Two channels and two rules, all drawn: small enough that an answer may matter for one reason alone."""
    roll = random.Random(seed)
    rules = [rule(f"r{n}", _when(roll), **{roll.choice(TIERS): roll.choice((["a"], ["a", "b"]))}) for n in range(2)]
    return _over(book(rules), [_channel(roll, "a"), _channel(roll, "b")])


def _when(roll: random.Random) -> dict[str, list[str]]:
    """No condition, or one on one field, unanswered among what it accepts or not."""
    vocabulary = real().book.vocabulary
    field = roll.choice(("situation", "with", "without", "needs", "without_needs", "asker", "language", "place"))
    codes = list(_several(roll, vocabulary.answers(field)))
    asks_unanswered = field not in ("with", "without", "without_needs") and roll.random() < 0.5
    return roll.choice(({}, {field: [*codes, UNANSWERED] if asks_unanswered else codes}))


def _over(book: RuleBook, channels: Sequence[ChannelFacts]) -> Snapshot:
    engine = Engine(compile_table(book, channels))
    return dataclasses.replace(real(), book=book, engine=engine, questions=Questions(engine, book.vocabulary))


def _book(roll: random.Random) -> RuleBook:
    rules = real().book.rules
    conditions = [written.rule.when for written in roll.sample(rules, len(rules))]
    drawn = zip(rules, conditions, strict=True)
    changed = (dataclasses.replace(w, rule=w.rule.model_copy(update={"when": when})) for w, when in drawn)
    return dataclasses.replace(real().book, rules=tuple(changed))


def _channel(roll: random.Random, id: str) -> ChannelFacts:
    vocabulary = real().book.vocabulary
    due = midnight(roll.randint(FIRST, LAST))
    return ChannelFacts(
        id=id,
        ended=roll.random() < 0.05,
        takes_reports=roll.random() < 0.2,
        women_only=roll.random() < 0.2,
        about_age=_perhaps(roll, _ages(roll)),
        caller_age=_perhaps(roll, _ages(roll)),
        askers=_perhaps(roll, _several(roll, vocabulary.asker.ids)),
        places=_perhaps(roll, _places(roll)),
        only_languages=_perhaps(roll, _several(roll, vocabulary.language.ids)),
        languages=_perhaps(roll, _several(roll, vocabulary.language.ids)),
        name=roll.randrange(3),
        good_until=_perhaps(roll, due),
        points=tuple(_points(roll)),
        local_points={place: tuple(_points(roll)) for place in roll.sample(PREFECTURES, 3) if roll.random() < 0.3},
    )


def _places(roll: random.Random) -> tuple[str, ...]:
    """A few places, or all but a few."""
    few = _several(roll, (*PREFECTURES, *[ABROAD] * 40))
    return roll.choice((few, tuple(place for place in (*PREFECTURES, ABROAD) if place not in few[:2])))


def _ages(roll: random.Random) -> AgeBounds:
    least, most = sorted((roll.randint(0, 25), roll.choice((roll.randint(0, 25), 120))))
    return least, most


def _perhaps(roll: random.Random, value: T) -> T | None:
    return value if roll.random() < 0.25 else None


def _several(roll: random.Random, codes: Sequence[str]) -> tuple[str, ...]:
    return tuple(sorted(set(roll.choices(codes, k=roll.randint(1, 8)))))


def _points(roll: random.Random) -> Iterator[PointFacts]:
    for _ in range(roll.choice((0, 1, 1, 2, 3))):
        voice, live, from_abroad, in_app, from_local = (roll.random() < 0.5 for _ in range(5))
        yield PointFacts(voice, live, roll.randrange(len(real().timetable.strings)), from_abroad, in_app, from_local)


def drawn_hours(seed: int, count: int) -> list[str]:
    """Different valid hours strings, of every shape that the syntax has."""
    roll, found = random.Random(seed), dict[str, None]()
    while len(found) < count:
        text = "; ".join(_rule(roll) for _ in range(roll.randint(1, 4)))
        if _is_valid(text):
            found[text] = None
    return list(found)


def _is_valid(text: str) -> bool:
    try:
        return bool(parse(text))
    except HoursError:
        return False


def _rule(roll: random.Random) -> str:
    dates = ",".join(_date(roll) for _ in range(roll.choice((0, 0, 1, 2))))
    days = ",".join(_day(roll) for _ in range(roll.choice((0, 1, 1, 2, 3))))
    return " ".join(part for part in (dates, days, _spans(roll)) if part)


def _day(roll: random.Random) -> str:
    first, second, n = roll.choice(WEEKDAYS), roll.choice(WEEKDAYS), roll.choice((*range(-5, 0), *range(1, 6)))
    return roll.choice((first, first, f"{first}-{second}", f"{first}[{n}]", "PH"))


def _date(roll: random.Random) -> str:
    a, b = (EPOCH + timedelta(roll.randint(FIRST, LAST)) for _ in range(2))
    yearly, once = f"{_named(a)}-{_named(b)}", f"{min(a, b).year} {_named(min(a, b))}-{max(a, b).year} {_named(max(a, b))}"
    return roll.choice((f"day {roll.randint(1, 31)}", yearly, once))


def _named(day: date) -> str:
    return f"{MONTHS[day.month - 1]} {day.day:02}"


def _spans(roll: random.Random) -> str:
    edges: list[Any] = sorted(roll.sample(range(0, 1441, 15), roll.choice((0, 2, 2, 2, 4, 6))))
    if edges and roll.random() < 0.3:
        edges[-1] = roll.randrange(1440, 2881, 15)
    clocks = [f"{edge // 60:02}:{edge % 60:02}" for edge in edges]
    return ",".join(f"{start}-{end}" for start, end in zip(clocks[::2], clocks[1::2], strict=True)) or "off"
