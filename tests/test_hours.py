"""Open, closed or not stated: named cases that anybody can check with a calendar."""

import json
import random
from datetime import UTC, datetime, timedelta, timezone
from typing import NamedTuple

import pytest

from directory.holidays import load
from directory.hours import JAPAN, Timetable, compile_rules, local_datetime, minute_of
from directory.hours_syntax import parse

HOLIDAYS = load()

OFFICE = "Mo-Fr 08:30-17:15; PH off"
NEW_YEAR = "Mo-Fr 08:30-17:15; PH off; Dec 29-Jan 03 off"
LUNCH = "Mo-Fr 09:00-12:00,13:00-16:30; PH off"
NIGHT = "Mo-Su 22:00-02:00"
TENTH = "Mo-Su 16:00-21:00; day 10 08:00-32:00"
CHAT_DAYS = "Mo[1,3] 16:00-21:00; Tu-Sa 16:00-21:00; Dec 29-Jan 03 off"
SEASON = "2023 Sep 22-2023 Dec 23: Mo-Fr 10:00-18:00"
WEEK_OF_2025 = "Mo-Fr 08:30-17:15; PH off; 2025 Aug 27-2025 Sep 02: Mo-Fr 08:30-19:00; 2025 Aug 27-2025 Sep 02 Sa,Su 10:00-17:00"


def minute(text: str) -> int:
    """A minute of Japan's clock written ``2026-09-22 10:00``."""
    return minute_of(datetime.fromisoformat(text).replace(tzinfo=JAPAN))


def state_at(hours: str | None, when: int) -> tuple[str, int | None]:
    """The state and its end."""
    moment = Timetable([hours], HOLIDAYS).at(when)
    return moment.state[0], moment.until[0]


class Case(NamedTuple):
    """What a line's hours say at a moment in Japan."""

    name: str
    hours: str | None
    when: str
    state: str
    until: str | None


CASES = [
    Case("not stated is not closed", None, "2026-11-24 10:00", "unknown", None),
    Case("always", "24/7", "2026-11-24 03:00", "open", None),
    Case("never", "off", "2026-11-24 10:00", "closed", None),
    Case("in office hours", OFFICE, "2026-11-24 10:00", "open", "2026-11-24 17:15"),
    Case("the first minute", OFFICE, "2026-11-24 08:30", "open", "2026-11-24 17:15"),
    Case("the last minute", OFFICE, "2026-11-24 17:14", "open", "2026-11-24 17:15"),
    Case("the minute it closes", OFFICE, "2026-11-24 17:15", "closed", "2026-11-25 08:30"),
    Case("before it opens", OFFICE, "2026-11-24 08:29", "closed", "2026-11-24 08:30"),
    Case("from Friday to Monday", OFFICE, "2026-11-13 17:15", "closed", "2026-11-16 08:30"),
    Case("over a Monday holiday", OFFICE, "2026-11-20 17:15", "closed", "2026-11-24 08:30"),
    Case("a weekday holiday is a weekday", "Mo-Fr 09:00-17:00", "2026-11-23 10:00", "open", "2026-11-23 17:00"),
    Case("open on holidays too", "Sa,Su,PH 10:00-16:00", "2026-11-23 10:00", "open", "2026-11-23 16:00"),
    Case("open on holidays only", "PH 10:00-16:00", "2026-11-24 10:00", "closed", "2027-01-01 10:00"),
    Case("holidays have their own hours", "Mo-Fr 09:00-17:00; PH 10:00-12:00", "2026-11-23 09:30", "closed", "2026-11-23 10:00"),
    Case("day between two holidays", OFFICE, "2026-09-22 10:00", "closed", "2026-09-24 08:30"),
    Case("five days off in September", OFFICE, "2026-09-18 17:15", "closed", "2026-09-24 08:30"),
    Case("substitute Monday in 2027", OFFICE, "2027-03-22 10:00", "closed", "2027-03-23 08:30"),
    Case("substitute Wednesday after three days", OFFICE, "2026-05-06 10:00", "closed", "2026-05-07 08:30"),
    Case("28 December is open", NEW_YEAR, "2026-12-28 10:00", "open", "2026-12-28 17:15"),
    Case("29 December to 3 January", NEW_YEAR, "2026-12-28 17:15", "closed", "2027-01-04 08:30"),
    Case("3 January of a weekend year", NEW_YEAR, "2025-01-03 10:00", "closed", "2025-01-06 08:30"),
    Case("1 January is a holiday anyway", OFFICE, "2026-12-31 17:15", "closed", "2027-01-04 08:30"),
    Case("always but New Year", "24/7; Dec 29-Jan 03 off", "2026-11-24 10:00", "open", "2026-12-29 00:00"),
    Case("closed at New Year", "24/7; Dec 29-Jan 03 off", "2027-01-01 10:00", "closed", "2027-01-04 00:00"),
    Case("summer days", "Mo-Fr 10:00-16:00; Aug 13-15 off", "2026-08-13 11:00", "closed", "2026-08-17 10:00"),
    Case("before lunch", LUNCH, "2026-11-24 11:59", "open", "2026-11-24 12:00"),
    Case("lunch", LUNCH, "2026-11-24 12:00", "closed", "2026-11-24 13:00"),
    Case("after lunch", LUNCH, "2026-11-24 13:00", "open", "2026-11-24 16:30"),
    Case("no lunch when spans touch", "Mo-Fr 09:00-12:00,12:00-17:00", "2026-11-24 10:00", "open", "2026-11-24 17:00"),
    Case("before midnight", NIGHT, "2026-11-24 23:00", "open", "2026-11-25 02:00"),
    Case("midnight itself", NIGHT, "2026-11-25 00:00", "open", "2026-11-25 02:00"),
    Case("after the night", NIGHT, "2026-11-25 02:00", "closed", "2026-11-25 22:00"),
    Case("night into the New Year", NIGHT, "2026-12-31 23:59", "open", "2027-01-01 02:00"),
    Case("every day without saying so", "22:00-02:00", "2026-11-25 02:00", "closed", "2026-11-25 22:00"),
    Case("to midnight", "Mo-Su 18:00-24:00", "2026-11-24 23:59", "open", "2026-11-25 00:00"),
    Case("from midnight", "Mo-Su 18:00-24:00", "2026-11-25 00:00", "closed", "2026-11-25 18:00"),
    Case("spans that meet at midnight", "Mo-Su 00:00-06:00,18:00-24:00", "2026-11-24 20:00", "open", "2026-11-25 06:00"),
    Case("whole days are one span", "Mo-Fr 00:00-24:00", "2026-11-23 10:00", "open", "2026-11-28 00:00"),
    Case("all whole days are always", "Mo-Fr 00:00-24:00; Sa,Su 00:00-24:00", "2026-11-23 10:00", "open", None),
    Case("48 hours", "Sa 00:00-48:00", "2026-11-28 10:00", "open", "2026-11-30 00:00"),
    Case("meeting the next day's hours", "Sa 17:00-33:00; Su 09:00-12:00", "2026-11-28 18:00", "open", "2026-11-29 12:00"),
    Case("into the next day's hours", "Sa 17:00-34:00; Su 09:00-12:00", "2026-11-28 18:00", "open", "2026-11-29 12:00"),
    Case("over the next day's hours", "Sa 17:00-40:00; Su 09:00-12:00", "2026-11-29 11:00", "open", "2026-11-29 16:00"),
    Case("a holiday keeps the night before", f"{NIGHT}; PH off", "2026-11-23 01:00", "open", "2026-11-23 02:00"),
    Case("a holiday has no night of its own", f"{NIGHT}; PH off", "2026-11-23 02:00", "closed", "2026-11-24 22:00"),
    Case("nor its tail", f"{NIGHT}; PH off", "2026-11-24 01:00", "closed", "2026-11-24 22:00"),
    Case("the 9th in the evening", TENTH, "2026-11-09 21:00", "closed", "2026-11-10 08:00"),
    Case("the 10th", TENTH, "2026-11-10 08:00", "open", "2026-11-11 08:00"),
    Case("the 10th at night", TENTH, "2026-11-10 23:00", "open", "2026-11-11 08:00"),
    Case("the 11th in the morning", TENTH, "2026-11-11 07:59", "open", "2026-11-11 08:00"),
    Case("the 11th at eight", TENTH, "2026-11-11 08:00", "closed", "2026-11-11 16:00"),
    Case("the 31st of a month that has none", "day 31 10:00-12:00", "2027-01-31 12:00", "closed", "2027-03-31 10:00"),
    Case("first Monday", CHAT_DAYS, "2026-11-02 17:00", "open", "2026-11-02 21:00"),
    Case("second Monday", CHAT_DAYS, "2026-11-09 17:00", "closed", "2026-11-10 16:00"),
    Case("third Monday", CHAT_DAYS, "2026-11-16 17:00", "open", "2026-11-16 21:00"),
    Case("fifth Monday", CHAT_DAYS, "2026-11-30 17:00", "closed", "2026-12-01 16:00"),
    Case("Sunday before a third Monday", CHAT_DAYS, "2026-11-14 21:00", "closed", "2026-11-16 16:00"),
    Case("last Wednesday", "We[-1] 10:00-12:00", "2026-11-25 11:00", "open", "2026-11-25 12:00"),
    Case("last but one Wednesday", "We[-1] 10:00-12:00", "2026-11-18 11:00", "closed", "2026-11-25 10:00"),
    Case("last Monday of a leap February", "Mo[-1] 10:00-12:00", "2028-02-28 11:00", "open", "2028-02-28 12:00"),
    Case("day before a leap day", "Feb 29 10:00-12:00", "2028-02-28 11:00", "closed", "2028-02-29 10:00"),
    Case("leap day too far ahead", "Feb 29 10:00-12:00", "2026-11-24 11:00", "closed", None),
    Case("one day a year", "Nov 10 09:00-17:00", "2026-11-10 17:00", "closed", "2027-11-10 09:00"),
    Case("before its season", SEASON, "2023-09-21 10:00", "closed", "2023-09-22 10:00"),
    Case("the last day of its season", SEASON, "2023-12-22 17:00", "open", "2023-12-22 18:00"),
    Case("after its season", SEASON, "2023-12-22 18:00", "closed", None),
    Case("years after its season", SEASON, "2026-11-24 10:00", "closed", None),
    Case("the night its season ends", "2023 Dec 20-2023 Dec 23 22:00-02:00", "2023-12-24 01:00", "open", "2023-12-24 02:00"),
    Case("the whole day after its season", "2023 Dec 23 20:00-48:00", "2023-12-24 10:00", "open", "2023-12-25 00:00"),
    Case("longer hours in the week of 2025", WEEK_OF_2025, "2025-08-27 18:00", "open", "2025-08-27 19:00"),
    Case("the weekend of that week", WEEK_OF_2025, "2025-08-30 11:00", "open", "2025-08-30 17:00"),
    Case("the weekend after", WEEK_OF_2025, "2025-09-06 11:00", "closed", "2025-09-08 08:30"),
    Case("the same week a year later", WEEK_OF_2025, "2026-08-27 18:00", "closed", "2026-08-28 08:30"),
    Case("one day of its own", "Mo-Fr 09:00-17:00; 2026 Nov 28 10:00-12:00", "2026-11-27 17:00", "closed", "2026-11-28 10:00"),
]


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_named_case(case: Case) -> None:
    until = None if case.until is None else minute(case.until)
    assert state_at(case.hours, minute(case.when)) == (case.state, until)


def test_one_timetable_answers_all_cases_as_each_alone() -> None:
    table = Timetable([case.hours for case in CASES], HOLIDAYS)
    for case in CASES:
        moment, place = table.at(minute(case.when)), table.index[case.hours]
        assert (moment.state[place], moment.until[place]) == state_at(case.hours, minute(case.when)), case.name


def test_equal_strings_share_one_place() -> None:
    table = Timetable(["24/7", None, "24/7", OFFICE, None], HOLIDAYS)
    assert table.strings == ("24/7", None, OFFICE)
    assert table.index == {"24/7": 0, None: 1, OFFICE: 2}
    assert table.at(minute("2026-11-22 12:00")).state == ("open", "unknown", "closed")


def test_the_visitors_time_zone_makes_no_difference() -> None:
    evening_in_new_york = datetime(2026, 11, 24, 19, 0, tzinfo=timezone(timedelta(hours=-5)))
    assert local_datetime(minute_of(evening_in_new_york)).isoformat() == "2026-11-25T09:00:00+09:00"
    for zone in (UTC, JAPAN, timezone(timedelta(hours=-12)), timezone(timedelta(hours=5, minutes=45))):
        assert minute_of(evening_in_new_york.astimezone(zone)) == minute("2026-11-25 09:00")


def test_a_minute_lasts_until_its_last_microsecond() -> None:
    assert minute_of(datetime(2026, 11, 24, 17, 14, 59, 999_999, tzinfo=JAPAN)) == minute("2026-11-24 17:14")
    assert minute_of(datetime(1969, 12, 31, 23, 59, 59, tzinfo=UTC)) == -1


def test_a_time_without_an_offset_is_refused() -> None:
    with pytest.raises(ValueError, match="offset"):
        minute_of(datetime(2026, 11, 24, 10, 0))


@pytest.mark.parametrize("year", [1969, 2200, 9999])
def test_years_that_cannot_be_meant_are_refused(year: int) -> None:
    with pytest.raises(ValueError, match="1970 to 2199"):
        Timetable(["24/7"], HOLIDAYS).at(minute_of(datetime(year, 6, 1, tzinfo=UTC)))


def test_the_compiled_form_is_plain_json() -> None:
    hours = "Mo-We,Mo[1,3],We[-1],PH 09:00-12:00,12:00-13:00,22:00-02:00; day 10,Dec 29-Jan 03,2025 Aug 27 off"
    compiled = compile_rules(parse(hours))
    assert compiled == [
        [[0, 1, 2, 10, 30, -12, 7], [], [540, 780, 1320, 1560]],
        [[], [10, 10, 1229, 103, 20250827, 20250827], []],
    ]
    assert json.loads(json.dumps(compiled)) == compiled


def test_what_is_kept_stays_small_and_does_not_change_the_answer() -> None:
    table = Timetable([case.hours for case in CASES], HOLIDAYS)
    noon = minute("2024-01-01 12:00")
    asked = [noon + 1440 * day for day in random.Random(7).sample(range(1400), 500)]
    for when in asked:
        table.at(when)
    assert len(table._days) <= 400
    for when in asked[::20]:
        assert table.at(when) == Timetable(table.strings, HOLIDAYS).at(when)
