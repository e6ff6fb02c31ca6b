"""Laws of opening hours that hold for every string, held against the definition read straight from the rules."""

import random
from datetime import date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from directory.holidays import load
from directory.hours import HORIZON, JAPAN, Timetable, local_datetime, minute_of
from directory.hours_errors import HoursError
from directory.hours_rules import DayOfMonth, HoursRule, NthWeekday, Window, YearlyDates
from directory.hours_syntax import parse

HOLIDAYS = load()

# Strings of every shape the syntax has; those with a trap in them are refused by parse and dropped.
WEEKDAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
clock = st.integers(0, 95).map(lambda quarter: quarter * 15)
day_items = st.one_of(
    st.sampled_from(WEEKDAYS),
    st.tuples(st.sampled_from(WEEKDAYS), st.sampled_from(WEEKDAYS)).map("-".join),
    st.tuples(st.sampled_from(WEEKDAYS), st.sampled_from([*range(-5, 0), *range(1, 6)])).map(lambda d: f"{d[0]}[{d[1]}]"),
    st.just("PH"),
)
calendar_days = st.dates(date(2024, 1, 1), date(2027, 12, 31))
date_items = st.one_of(
    st.integers(1, 31).map(lambda day: f"day {day}"),
    st.tuples(calendar_days, calendar_days).map(lambda d: f"{d[0]:%b %d}-{d[1]:%b %d}"),
    st.tuples(calendar_days, calendar_days).map(lambda d: f"{min(d):%Y %b %d}-{max(d):%Y %b %d}"),
)


@st.composite
def written_spans(draw: st.DrawFn) -> str:
    """One to three spans in order, the last perhaps into the next day, or off."""
    edges = sorted(draw(st.lists(clock, min_size=0, max_size=6, unique=True)))
    if len(edges) % 2:
        edges.append(draw(st.integers(1440, 2880)))
    clocks = [f"{edge // 60:02}:{edge % 60:02}" for edge in edges]
    return ",".join(f"{start}-{end}" for start, end in zip(clocks[::2], clocks[1::2], strict=True)) or "off"


@st.composite
def hours_strings(draw: st.DrawFn) -> str:
    """A valid hours string."""
    rules = []
    for _ in range(draw(st.integers(1, 4))):
        dates = ",".join(draw(st.lists(date_items, max_size=2)))
        days = ",".join(draw(st.lists(day_items, max_size=3)))
        rules.append(" ".join(part for part in (dates, days, draw(written_spans())) if part))
    return draw(st.just("; ".join(rules)).filter(is_valid))


def is_valid(text: str) -> bool:
    """Whether the string is accepted."""
    try:
        return bool(parse(text))
    except HoursError:
        return False


def is_open_by_the_book(rules: tuple[HoursRule, ...], when: int) -> bool:
    """The definition, read straight from the rules: slow, and sharing no code with what is tested."""
    here = local_datetime(when)
    today = here.date()
    of_day = here.hour * 60 + here.minute
    return any(
        start <= of_day + 1440 * back < end
        for back in (0, 1)
        for start, end in spans_by_the_book(rules, today - timedelta(days=back))
    )


def spans_by_the_book(rules: tuple[HoursRule, ...], day: date) -> tuple[tuple[int, int], ...]:
    """The spans of the last rule that fits the day."""
    fitting = [rule.spans for rule in rules if fits_days(rule, day) and fits_dates(rule, day)]
    return fitting[-1] if fitting else ()


def fits_days(rule: HoursRule, day: date) -> bool:
    """Whether the day is one of the rule's days; n-th weekdays are found by listing the month."""

    def fits(item: int | NthWeekday | str) -> bool:
        if isinstance(item, NthWeekday):
            same = [d for d in (day.replace(day=1) + timedelta(n) for n in range(31)) if d.month == day.month]
            same = [d for d in same if d.weekday() == item.weekday]
            place = item.n - 1 if item.n > 0 else item.n
            return -len(same) <= place < len(same) and same[place] == day
        return day in HOLIDAYS if item == "PH" else day.weekday() == item

    return not rule.days or any(fits(item) for item in rule.days)


def fits_dates(rule: HoursRule, day: date) -> bool:
    """Whether the day is in one of the rule's dates."""

    def fits(item: DayOfMonth | YearlyDates | Window) -> bool:
        match item:
            case DayOfMonth(number):
                return day.day == number
            case Window(first, last):
                return first <= day <= last
            case YearlyDates(begin, end):
                here = (day.month, day.day)
                return begin <= here <= end if begin <= end else not end < here < begin

    return not rule.dates or any(fits(item) for item in rule.dates)


minutes = st.integers(
    minute_of(datetime(2024, 1, 3, tzinfo=JAPAN)),
    minute_of(datetime(2027, 12, 30, tzinfo=JAPAN)),
)


@settings(max_examples=100, deadline=None)
@given(hours_strings(), minutes)
def test_the_state_changes_at_until_and_not_before(hours: str, when: int) -> None:
    rules, table = parse(hours), Timetable([hours], HOLIDAYS)
    state, until = table.at(when).state[0], table.at(when).until[0]
    assert (state == "open") == is_open_by_the_book(rules, when)
    end = when + (HORIZON - 1) * 1440 if until is None else until
    between = random.Random(when).choices(range(when, end), k=12)
    for moment in (*between, end - 1):
        assert is_open_by_the_book(rules, moment) == (state == "open")
        assert table.at(moment).state[0] == state
        assert until is None or table.at(moment).until[0] == until
    if until is not None:
        assert until > when
        assert table.at(until).state[0] != state
        assert is_open_by_the_book(rules, until) != (state == "open")


@settings(max_examples=60, deadline=None)
@given(hours_strings(), st.lists(minutes, min_size=2, max_size=6))
def test_the_order_of_questions_does_not_matter(hours: str, asked: list[int]) -> None:
    table = Timetable([hours], HOLIDAYS)
    assert [table.at(when) for when in asked] == [Timetable([hours], HOLIDAYS).at(when) for when in asked]
