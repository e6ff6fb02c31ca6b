"""Opening hours in words: nothing is left unsaid in any language, and different hours are never said alike."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from directory.facts import HoursFact
from directory.hours_days import compile_rules
from directory.hours_rules import DayOfMonth, HoursRule, NthWeekday, Window, YearlyDates
from directory.hours_syntax import parse
from tests.builders import real
from tests.test_hours_laws import hours_strings
from web.wording import day_readings, hours_words
from web.wording.hours_words import plain, words
from web.wording.languages import LANGUAGES
from web.wording.texts import texts

pytestmark = pytest.mark.slow

STATED = [hours for hours in real().hours.strings if hours is not None]
THIN_SPACE = "\u2009"


@pytest.mark.parametrize(
    ("hours", "ja", "en"),
    [
        ("24/7", "毎日 24時間", "every day 24 hours"),
        ("Mo-Su 10:00-22:00", "毎日 10:00～22:00", "every day 10:00 – 22:00"),
        ("Mo-Fr 09:00-17:00; PH off", "月～金 9:00～17:00／祝日は休み", "Mon – Fri 09:00 – 17:00; closed on public holidays"),
        ("Mo,We 10:00-21:00", "月・水 10:00～21:00", "Mon, Wed 10:00 – 21:00"),
        ("Mo-We,Fr,PH 10:00-16:00", "月～水・金・祝日 10:00～16:00", "Mon – Wed, Fri, public holidays 10:00 – 16:00"),
        ("Tu 09:00-12:30,13:30-17:00", "火 9:00～12:30・13:30～17:00", "Tue 09:00 – 12:30, 13:30 – 17:00"),
        ("Fr 22:00-02:00", "金 22:00～翌日2:00", "Fri 22:00 – 02:00 the next day"),
        ("Mo-Su 00:00-17:00,21:00-24:00", "毎日 0:00～17:00・21:00～24:00", "every day 00:00 – 17:00, 21:00 – midnight"),
        ("day 10 08:00-32:00", "毎月10日 8:00～翌日8:00", "day 10 of each month 08:00 – 08:00 the next day"),
        ("Mo[1,3] 16:00-21:00", "第1月曜・第3月曜 16:00～21:00", "1st Mon of the month, 3rd Mon of the month 16:00 – 21:00"),
        ("We[-1] 16:00-21:00", "月の最後の水曜 16:00～21:00", "last Wed of the month 16:00 – 21:00"),
        ("Fr[-2] off", "月の終わりから2番目の金曜は休み", "closed on Fri number 2 from the end of the month"),
        ("Dec 29-Jan 03 off", "12月29日～1月3日は休み", "closed on Dec 29 – Jan 3"),
        ("May 30 off", "5月30日は休み", "closed on May 30"),
        (
            "2025 Aug 27-2025 Sep 02 08:00-20:00",
            "2025年8月27日～2025年9月2日 8:00～20:00",
            "Aug 27, 2025 – Sep 2, 2025 08:00 – 20:00",
        ),
        (
            "Aug 13-15: Mo,Tu 10:00-12:00",
            "8月13日～8月15日の月・火 10:00～12:00",
            "Mon, Tue within Aug 13 – Aug 15 10:00 – 12:00",
        ),
        ("off", "休み", "closed"),
    ],
)
def test_hours_are_said_in_words(hours: str, ja: str, en: str) -> None:
    assert plain(texts("ja"), parse(hours)) == ja
    assert plain(texts("en"), parse(hours)).replace(THIN_SPACE, " ") == en


def times_of(rules: Iterable[HoursRule]) -> list[int]:
    """Every start and end that words must tell, in minutes of a day; 24:00 has a word of its own in some languages."""
    edges = [edge for rule in rules for span in rule.spans if span != (0, 1440) for edge in span]
    return [edge % 1440 for edge in edges if edge % 1440]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_string_of_the_directory_says_all_its_times_in_every_language(language: str) -> None:
    for hours in STATED:
        said = plain(texts(language), parse(hours))
        assert not re.search(r"[{}<>《》]", said), hours
        for minute in times_of(parse(hours)):
            assert re.search(rf"(?<!\d)0?{minute // 60}[:.]{minute % 60:02}", said), (hours, said)
        closings = [rule for rule in parse(hours) if not rule.spans]
        assert len(said) > 5 + 5 * len(closings), said


def same(rules: Iterable[HoursRule]) -> object:
    """What decides: the compiled form without the order of days and dates, every day of a week being no condition."""
    compiled = compile_rules(rules)
    pairs = [frozenset(zip(dates[::2], dates[1::2], strict=True)) for _, dates, _ in compiled]
    days = [frozenset() if set(days) >= set(range(7)) else frozenset(days) for days, _, _ in compiled]
    return list(zip(days, pairs, [spans for _, _, spans in compiled], strict=True))


@st.composite
def neighbours(draw: st.DrawFn) -> tuple[tuple[HoursRule, ...], tuple[HoursRule, ...]]:
    """Rules, and the same rules with one thing changed."""
    rules = parse(draw(hours_strings()))
    at = draw(st.integers(0, len(rules) - 1))
    changed = draw(st.sampled_from(list(changes(rules[at]))))
    return rules, (*rules[:at], changed, *rules[at + 1 :])


def changes(rule: HoursRule) -> Iterable[HoursRule]:
    """A rule with another day, another date, other times, or none of them."""
    yield replace(rule, spans=() if rule.spans else ((0, 1440),))
    yield replace(rule, days=(*rule.days, "PH"))
    yield replace(rule, days=())
    yield replace(rule, dates=())
    for n, (start, end) in enumerate(rule.spans):
        for span in ((start, end + 15), (start, end + 1440), (start + 1440, end + 1440), (start, 1440)):
            if span[0] < 1440 and span[0] < span[1] <= 2880:
                yield replace(rule, spans=(*rule.spans[:n], span, *rule.spans[n + 1 :]))
    for n, day in enumerate(rule.days):
        other = NthWeekday(day.weekday, -day.n) if isinstance(day, NthWeekday) else NthWeekday(0, 1)
        yield replace(rule, days=(*rule.days[:n], other, *rule.days[n + 1 :]))
    for n, item in enumerate(rule.dates):
        match item:
            case DayOfMonth(day):
                dates: DayOfMonth | YearlyDates | Window = YearlyDates((1, day), (1, day))
            case YearlyDates(first, last):
                dates = YearlyDates(last, first)
            case Window(first_day, last_day):
                dates = Window(first_day, last_day + timedelta(days=365))
        yield replace(rule, dates=(*rule.dates[:n], dates, *rule.dates[n + 1 :]))


@settings(max_examples=200, deadline=None)
@given(neighbours(), st.sampled_from(list(LANGUAGES)))
def test_different_hours_are_never_said_alike(pair: tuple[tuple[HoursRule, ...], tuple[HoursRule, ...]], language: str) -> None:
    one, other = pair
    if same(one) != same(other):
        assert plain(texts(language), one) != plain(texts(language), other)


def test_the_strings_of_the_directory_are_told_apart_in_every_language() -> None:
    for language in LANGUAGES:
        said = [plain(texts(language), parse(hours)) for hours in STATED]
        assert len(set(said)) == len({str(same(parse(hours))) for hours in STATED}) == len(STATED)


def test_easy_japanese_has_every_kanji_read() -> None:
    hours = "; ".join(["Mo[1],We[-1],Fr[-2],Su,PH 16:00-26:00", "day 20 09:00-24:00", "2025 Aug 27-2025 Sep 02: Tu-Sa off"])
    said = words(texts("ja-simple"), parse(hours))
    unread = re.sub(r"<ruby>[^<]+<rp>\(</rp><rt>[ぁ-ん]+</rt><rp>\)</rp></ruby>", "", said)
    assert not re.search("[一-龠々]", unread), unread
    assert "<ruby>20日<rp>(</rp><rt>はつか</rt>" in said
    assert plain(texts("ja-simple"), parse("Mo 09:00-10:00")) == "月 9:00～10:00"


def test_every_day_of_a_month_is_read() -> None:
    read = [day_readings.date(f"12月{day}日") for day in range(1, 32)]
    assert len(set(read)) == 31
    assert read[0] == "12月《がつ》｜1日《ついたち》"
    assert read[30] == "12月《がつ》｜31日《さんじゅういちにち》"


def fact(**stated: str) -> HoursFact:
    return HoursFact.model_validate({"source": ("invented",), "confidence": "high", **stated})


def test_an_editor_s_words_are_shown_where_a_language_has_them() -> None:
    hours = fact(open="Mo 09:00-10:00", ja="月曜の朝、作りごと", en="Monday mornings, invented")
    said = {language: str(hours_words.said(texts(language), hours)) for language in ("ja", "en", "ja-simple", "ko")}
    assert (said["ja"], said["en"]) == ("月曜の朝、作りごと", "Monday mornings, invented")
    assert "<ruby>月" in said["ja-simple"]
    assert said["ko"] == "월 09:00 ~ 10:00"


def test_hours_in_words_only_are_said_in_english_where_nobody_translated_them() -> None:
    assert hours_words.said(texts("ko"), fact(ja="作りごと", en="invented <b>")) == '<span lang="en">invented &lt;b&gt;</span>'
    assert hours_words.said(texts("ja"), None) is None
