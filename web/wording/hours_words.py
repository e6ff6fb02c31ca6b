"""Opening hours in words, in every language: "月～金 9:00～17:00、祝日は休み".

Names of days, dates and times come from Babel, the words between them from ``texts/hours.yaml``. The rules are said
one after another in the order written, as they decide: what comes later is the exception.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from functools import lru_cache

from babel.dates import format_skeleton, get_day_names
from markupsafe import Markup, escape

from directory.facts import HoursFact
from directory.hours_rules import DAY, Dates, DayOfMonth, Days, HoursRule, NthWeekday, Window, YearlyDates
from directory.hours_syntax import parse
from web.wording import day_readings, own_words
from web.wording.ruby import ruby
from web.wording.texts import Texts

_WEEK = frozenset(range(7))
_A_LEAP_YEAR = 2000
_LEAST_RUN = 3

rules_of = lru_cache(1024)(parse)
"""An hours string as rules; see ``directory.hours_syntax.parse``."""


def said(text: Texts, fact: HoursFact | None) -> Markup | None:
    """Hours as their editor put them where the language has those words, else generated. None where nothing is stated."""
    if fact is None:
        return None
    if fact.words and (fact.open is None or own_words.has(text, fact.words)):
        return text.say(fact.words)
    return words(text, rules_of(fact.open)) if fact.open else None


def words(text: Texts, rules: Iterable[HoursRule]) -> Markup:
    """Rules in words, as HTML with readings where the language has them."""
    return Markup(_Saying(text).hours(rules))


def plain(text: Texts, rules: Iterable[HoursRule]) -> str:
    """Rules in words, for attributes and descriptions."""
    return str(_Saying(text, marked=False).hours(rules))


class _Saying:
    """Says rules in one language. ``marked``: as HTML."""

    def __init__(self, text: Texts, *, marked: bool = True) -> None:
        self._text, self._marked = text, marked

    def hours(self, rules: Iterable[HoursRule]) -> str:
        return self._say("hours_rules").join(self._rule(rule) for rule in rules)

    def _rule(self, rule: HoursRule) -> str:
        if rule.spans:
            times = self._listed([self._span(*span) for span in rule.spans])
            return self._say("hours_open", days=self._when(rule), times=times)
        if not rule.dates and _is_every_day(rule.days):
            return self._say("hours_never")
        return self._say("hours_closed", days=self._when(rule))

    def _when(self, rule: HoursRule) -> str:
        if not rule.dates:
            return self._days(rule.days)
        dates = self._listed([self._dates(item) for item in rule.dates])
        return dates if _is_every_day(rule.days) else self._say("hours_within", dates=dates, days=self._days(rule.days))

    def _days(self, days: Sequence[Days]) -> str:
        if _is_every_day(days):
            return self._say("hours_every_day")
        found = [self._run(run) for run in _runs(sorted({day for day in days if isinstance(day, int)}))]
        found += [self._nth(day) for day in days if isinstance(day, NthWeekday)]
        return self._listed([*found, *([self._say("hours_holidays")] if "PH" in days else [])])

    def _run(self, run: list[int]) -> str:
        if len(run) < _LEAST_RUN:
            return self._listed([self._weekday(day) for day in run])
        return self._from_to(self._weekday(run[0]), self._weekday(run[-1]))

    def _nth(self, day: NthWeekday) -> str:
        name = self._weekday(day.weekday)
        if day.n > 0:
            return self._say(f"hours_nth_{self._text.locale.ordinal_form(day.n)}", n=day.n, day=name)
        return self._say("hours_last", day=name) if day.n == -1 else self._say("hours_from_end", n=-day.n, day=name)

    def _dates(self, dates: Dates) -> str:
        match dates:
            case DayOfMonth(day):
                return self._say("hours_day_of_month", day=self._date("d", date(_A_LEAP_YEAR, 1, day)))
            case YearlyDates(first, last):
                return self._period("MMMd", date(_A_LEAP_YEAR, *first), date(_A_LEAP_YEAR, *last))
            case Window(first_day, last_day):
                return self._period("yMMMd", first_day, last_day)

    def _period(self, skeleton: str, first: date, last: date) -> str:
        start = self._date(skeleton, first)
        return start if first == last else self._from_to(start, self._date(skeleton, last))

    def _span(self, start: int, end: int) -> str:
        if (start, end) == (0, DAY):
            return self._say("hours_all_day")
        return self._from_to(self._time(start), self._time(end))

    def _time(self, minute: int) -> str:
        """Minutes from midnight; the end of a day is its 24:00, and what is later is said to be the next day."""
        if minute == DAY:
            return self._say("midnight")
        if minute > DAY:
            return self._say("hours_next_day", time=self._time(minute - DAY))
        return format_skeleton("Hm", datetime(_A_LEAP_YEAR, 1, 1, *divmod(minute, 60)), locale=self._text.locale)

    def _weekday(self, day: int) -> str:
        name = get_day_names("abbreviated", locale=self._text.locale)[day]
        return ruby(day_readings.weekday(name)) if self._is_easy else name

    def _date(self, skeleton: str, day: date) -> str:
        written = format_skeleton(skeleton, day, locale=self._text.locale)
        return ruby(day_readings.date(written)) if self._is_easy else written

    @property
    def _is_easy(self) -> bool:
        return self._marked and self._text.language == "ja-simple"

    def _from_to(self, start: str, end: str) -> str:
        pattern: str = self._text.locale.interval_formats[None]
        return (escape(pattern) if self._marked else pattern).format(start, end)

    def _listed(self, parts: Sequence[str]) -> str:
        return self._say("hours_list").join(parts)

    def _say(self, key: str, **values: object) -> str:
        return self._text(key, **values) if self._marked else self._text.plain(key, **values)


def _is_every_day(days: Sequence[Days]) -> bool:
    return not days or set(days) >= _WEEK


def _runs(weekdays: list[int]) -> list[list[int]]:
    """Neighbours together: [0, 1, 2, 4] is [[0, 1, 2], [4]]."""
    runs: list[list[int]] = []
    for day in weekdays:
        if runs and runs[-1][-1] == day - 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    return runs
