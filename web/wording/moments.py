"""Days, times and opening states in words. The browser says the same from the same patterns: see ``patterns``."""

from datetime import date, datetime

from babel.dates import format_date, format_skeleton, get_day_names, get_month_names
from markupsafe import Markup

from web.wording import day_readings
from web.wording.ruby import ruby
from web.wording.texts import Texts

_TIME, _DAY, _DAY_OF_YEAR = "Hm", "MMMEd", "yMMMEd"
_STATES = ("open", "open_no_change", "closed", "closed_no_change", "unknown")
_WHENS = ("midnight", "today", "tomorrow", "on_day")


def day(text: Texts, iso: str) -> str:
    """A day such as 2026-11-21 in words."""
    return format_date(date.fromisoformat(iso), "long", locale=text.locale)


def day_with_readings(text: Texts, day: date) -> Markup:
    """A day in words, with readings in easy Japanese."""
    written = format_date(day, "long", locale=text.locale)
    return ruby(day_readings.date(written)) if text.language == "ja-simple" else Markup.escape(written)


def moment(text: Texts, at: datetime) -> Markup:
    """A day and time in words."""
    return text("on_day", day=format_skeleton(_DAY_OF_YEAR, at, locale=text.locale), time=_time(text, at))


def state(text: Texts, stands: str, changes_at: datetime | None, now: datetime) -> Markup:
    """Open, closed or not stated, and until when, as a sentence. ``now`` decides what "tomorrow" is."""
    if stands == "unknown":
        return text("state_unknown")
    if changes_at is None:
        return text(f"state_{stands}_no_change")
    return text(f"state_{stands}", when=_when(text, changes_at, now, ends=stands == "open"))


def patterns(text: Texts) -> dict[str, object]:
    """What a browser needs to say the same: CLDR's patterns and names of days and months, and the sentences around them.

    Weekdays are listed from Monday, months from January, both as CLDR abbreviates them.
    """
    skeletons = text.locale.datetime_skeletons
    weekdays, months = (names("abbreviated", locale=text.locale) for names in (get_day_names, get_month_names))
    return {
        "time": skeletons[_TIME].pattern,
        "day": skeletons[_DAY].pattern,
        "dayOfYear": skeletons[_DAY_OF_YEAR].pattern,
        "weekdays": [weekdays[day] for day in range(7)],
        "months": [months[month] for month in range(1, 13)],
        **{key: text.pattern(key) for key in (*(f"state_{name}" for name in _STATES), *_WHENS)},
    }


def _when(text: Texts, at: datetime, now: datetime, *, ends: bool) -> str | Markup:
    days = (at.date() - now.date()).days
    if ends and days == 1 and (at.hour, at.minute) == (0, 0):
        return text("midnight")
    time = _time(text, at)
    if days == 0:
        return time if ends else text("today", time=time)
    if days == 1:
        return text("tomorrow", time=time)
    return text("on_day", day=format_skeleton(_DAY if at.year == now.year else _DAY_OF_YEAR, at, locale=text.locale), time=time)


def _time(text: Texts, at: datetime) -> str:
    return format_skeleton(_TIME, at, locale=text.locale)
