"""The picture of a week shows what the timetable says: open is open, closed is closed, on every ordinary day."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

import pytest

from directory import holidays
from directory.hours import JAPAN, Timetable, minute_of
from directory.hours_days import day_kind, deciding_rule
from service.gap_days import HOLIDAY, WEEK, representative
from tests.builders import real
from web.channels import week_picture
from web.channels.ordinary_week import DAYS, OrdinaryDay, ordinary_week
from web.channels.week_picture import Week
from web.rendering import environment
from web.wording.languages import LANGUAGES
from web.wording.texts import texts

TODAY = date(2026, 11, 22)
HOLIDAYS = holidays.load()
ROWS = representative(TODAY, HOLIDAYS)
OTHERS = (
    "Mo[1,3] 16:00-21:00; Tu-Sa 16:00-21:00",
    "Fr,Sa 20:00-28:00; PH off",
    "Mo-Fr 09:00-12:00,13:00-17:00; PH 10:00-12:00",
    "Su 22:00-24:00; Mo 00:00-02:00; Th[-1] 18:00-30:00",
)
DRAWN = [hours for hours in (*real().hours.strings, *OTHERS) if hours is not None and ordinary_week(hours)]


def dated(timetable: Timetable, hours: str, day: date) -> bool:
    """Does a rule with dates decide this day or the night before it?"""
    compiled = timetable.compiled[timetable.index[hours]] or []
    for at in (day, day - timedelta(days=1)):
        length = ((at.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)).day
        kind = day_kind(at.weekday(), at in HOLIDAYS, at.month, at.day, length, at.year)
        rule = deciding_rule(compiled, kind)
        if rule >= 0 and compiled[rule][1]:
            return True
    return False


def real_days(row: int) -> tuple[date, ...]:
    """Days of a calendar that the row stands for."""
    return ROWS.of(HOLIDAY if row == DAYS - 1 else WEEK[row])


def is_in(spans: list[tuple[int, int]], minute: int) -> bool:
    return any(start <= minute < end for start, end in spans)


def compared(timetable: Timetable, hours: str) -> Iterator[tuple[date, int, bool, OrdinaryDay]]:
    """(day, minute, open by the timetable, what the picture says of such a day)."""
    for row, drawn in enumerate(ordinary_week(hours) or ()):
        for day in real_days(row):
            if not dated(timetable, hours, day):
                midnight = minute_of(datetime.combine(day, time(), JAPAN))
                for minute in (0, 1, 119, 120, *range(5, 1440, 25), 1439):
                    state = timetable.at(midnight + minute).state[timetable.index[hours]]
                    yield day, minute, state == "open", drawn


@pytest.mark.parametrize("hours", DRAWN)
def test_the_week_is_what_the_timetable_says(hours: str) -> None:
    looked = 0
    for day, minute, is_open, drawn in compared(Timetable([hours], HOLIDAYS), hours):
        looked += 1
        if is_in(drawn.always, minute):
            assert is_open, (day, minute)
        elif not is_in(drawn.some, minute):
            assert not is_open, (day, minute)
    assert looked > 1000


@pytest.mark.parametrize("hours", DRAWN)
def test_bars_stand_where_the_hours_are(hours: str) -> None:
    week = week_picture.week_picture(texts("ja"), hours, "week-0")
    if week is None:
        assert hours == "24/7"
        return
    hour = (week.right - week.left) / 24
    found = {(bar.y, round((bar.x - week.left) / hour * 60), round(bar.width / hour * 60), bar.some) for bar in week.bars}
    expected = {
        (week.rows[n], start, end - start, some)
        for n, day in enumerate(ordinary_week(hours) or ())
        for spans, some in ((day.always, False), (day.some, True))
        for start, end in spans
    }
    assert found == expected


def test_what_is_open_on_some_days_only_is_told_apart() -> None:
    week = ordinary_week(OTHERS[0])
    assert week is not None
    assert week[0] == OrdinaryDay([], [(960, 1260)])
    assert week[1] == OrdinaryDay([(960, 1260)], [])
    assert week[7] == OrdinaryDay([], [(960, 1260)])


def test_a_night_runs_into_the_next_morning() -> None:
    week = ordinary_week("Fr 22:00-26:00; PH off")
    assert week is not None
    assert (week[4].always, week[5].always, week[7].always) == ([(1320, 1440)], [(0, 120)], [])
    assert week[7].some == [(0, 120)]


@pytest.mark.parametrize("hours", ["off", "Dec 29-Jan 03 10:00-12:00", "Apr 01-Sep 30 09:00-18:00; Oct 01-Mar 31 09:00-17:00"])
def test_where_only_dates_decide_no_week_is_drawn(hours: str) -> None:
    assert ordinary_week(hours) is None


def test_a_season_beside_weekly_hours_is_not_drawn_as_if_it_were_not_there() -> None:
    assert ordinary_week("Mo-Fr 09:00-17:00; Jul 01-Aug 31 off") is None
    assert ordinary_week("Mo-Fr 09:00-17:00; Dec 29-Jan 03 off; day 10 off") is not None


def labels(week: Week, anchor: str) -> list[str]:
    return [label.text for label in week.labels if label.anchor == anchor]


def test_days_stand_beside_their_own_bars() -> None:
    week = week_picture.week_picture(texts("en"), "Mo-Fr 09:00-17:00; PH off", "week-0")
    assert week is not None
    assert labels(week, "end") == ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    assert labels(week, "start") == ["public holidays"]
    assert {round(bar.y) for bar in week.bars} == {round(y) for y in week.rows[:5]}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_picture_has_a_name_and_tells_its_hours_to_those_who_do_not_see_it(language: str) -> None:
    text = texts(language)
    week = week_picture.week_picture(text, OTHERS[0], "week-3")
    page = environment().from_string('{% from "_week.html" import week %}{{ week(picture, t) }}')
    drawn = page.render(picture=week, t=text)
    assert week is not None
    assert f"<title>{week.title}</title>" in drawn
    assert 'aria-describedby="week-3"' in drawn
    assert f'<desc id="week-3">{week.about}</desc>' in drawn
    assert str(text("week_some")) in drawn
    assert "style=" not in drawn
    assert all(0 <= label.x <= week.width and 0 <= label.y <= week.height for label in week.labels)
