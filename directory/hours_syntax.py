"""Opening hours as editors write them: a subset of OpenStreetMap's ``opening_hours``, meant in Japan time.

    hours := rule {";" rule}                              the last rule that fits a day decides the whole day
    rule  := "24/7" | [dates [":"]] [days] (times | "off")
    dates := date {"," date}     date := Dec 29-Jan 03 | May 30 | Aug 13-15 | 2025 Aug 27-2025 Sep 02 | day 10
    days  := day {"," day}       day  := Mo-Fr | Sa | Mo[1,3] | We[-1] | PH
    times := 09:00-12:00 {"," 13:00-16:30}                22:00-02:00 and 08:00-32:00 run into the next day

A span belongs to the day it starts on. A holiday on a weekday counts as that weekday too, unless a later rule
speaks of PH. Two ways of writing that OSM allows are refused, because they do not mean what their writers think:
an ``off`` for holidays or dates before the weekly hours, and a rule that a later one replaces on all its days.
"""

import re

from directory.hours_errors import HoursError
from directory.hours_hints import not_understood, refuse_wide_characters
from directory.hours_reader import ALWAYS, OFF, SPAN, Reader, beyond_the_end, list_of
from directory.hours_rules import DAY, HoursRule
from directory.hours_selectors import read_date, read_days

__all__ = ["HoursError", "HoursRule", "parse"]

_TIME = re.compile(r"\d\d:\d\d(?!\d|:\d)(?! *~)")


def parse(text: str) -> tuple[HoursRule, ...]:
    """Read an hours string. Raises HoursError with the position of the mistake and its remedy."""
    refuse_wide_characters(text)
    reader = Reader(text)
    placed = [(reader.blanks(), _rule(reader))]
    while reader.skip(";"):
        placed.append((reader.blanks(), _rule(reader)))
    _refuse_traps(placed)
    return tuple(rule for _, rule in placed)


def _refuse_traps(placed: list[tuple[int, HoursRule]]) -> None:
    for index, (position, rule) in enumerate(placed):
        for _, later in placed[index + 1 :]:
            if later.replaces(rule):
                raise HoursError("replaced", position)
            if later.reopens(rule):
                raise HoursError("off_too_early", position)


def _rule(reader: Reader) -> HoursRule:
    start = reader.blanks()
    if reader.take(ALWAYS):
        rule = HoursRule(((0, DAY),))
    else:
        dates = tuple(list_of(reader, read_date))
        if dates:
            reader.skip(":")
        days = tuple(list_of(reader, read_days))
        rule = HoursRule(_spans(reader, start), days, dates)
    if not reader.at_rule_end():
        raise beyond_the_end(reader)
    return rule


def _spans(reader: Reader, start: int) -> tuple[tuple[int, int], ...]:
    position = reader.blanks()
    if reader.take(OFF):
        if reader.sees(SPAN):
            raise HoursError("times_and_off", position)
        return ()
    written = list_of(reader, _written_span)
    if written:
        spans = [_minutes(found) for found in written]
        _refuse_overlap(written, spans)
        return tuple(spans)
    if reader.sees(ALWAYS):
        raise HoursError("always_alone", position)
    if not reader.at_rule_end():
        raise not_understood(reader.text, position)
    chosen = reader.text[start:position].strip()
    raise HoursError("no_times", start, chosen, chosen) if chosen else HoursError("empty", start)


def _written_span(reader: Reader) -> list[re.Match[str]]:
    if found := reader.take(SPAN):
        return [found]
    if half := reader.sees(_TIME):
        raise HoursError("no_end", reader.position, half[0])
    return []


def _minutes(found: re.Match[str]) -> tuple[int, int]:
    hour, minute, end_hour, end_minute = (int(part) for part in found.groups())
    start, end = hour * 60 + minute, end_hour * 60 + end_minute
    if max(minute, end_minute) > 59 or start >= 2 * DAY or end > 2 * DAY:
        raise HoursError("no_such_time", found.start(), found[0])
    if start >= DAY:
        raise HoursError("start_past_midnight", found.start(), f"{hour}:{found[2]}", f"{hour - 24:02}:{found[2]}")
    if start == end:
        raise HoursError("no_length", found.start(), found[0], f"{found[1]}:{found[2]}-{hour + 24}:{found[2]}")
    return start, end if end > start else end + DAY


def _refuse_overlap(written: list[re.Match[str]], spans: list[tuple[int, int]]) -> None:
    for (_, end), (start, _), found in zip(spans, spans[1:], written[1:], strict=False):
        if start < end:
            raise HoursError("overlap", found.start(), found[0])
