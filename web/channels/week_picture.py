"""A week of opening hours as a picture: where each bar, line and label stands. The template only writes them down.

Every bar has an edge, so that no colour is needed; the hours in words always stand beside it.
"""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from babel.dates import get_day_names

from directory.hours_rules import DAY
from web.channels.ordinary_week import DAYS, OrdinaryDay, ordinary_week
from web.wording.hours_words import plain, rules_of
from web.wording.texts import Texts

_LEFT, _ROW, _BAR = 56, 20, 14  # in the picture's own units, which are pixels on a narrow phone
_HOUR = 10.5
_HOLIDAY = DAYS - 1
_HOURS_SHOWN = (0, 6, 12, 18, 24)
_TOP = 1  # room for the edge of the first bar
_APART = 16  # room above the holiday's bar for its name, which is long in some languages
_WIDTH, _HEIGHT = _LEFT + 24 * _HOUR + 8, _TOP + DAYS * _ROW + _APART + 15


class Bar(NamedTuple):
    """Open from here to there. ``some``: only on some of these days."""

    x: float
    y: float
    width: float
    some: bool


class Label(NamedTuple):
    """A day or an hour at the edge."""

    x: float
    y: float
    text: str
    anchor: Literal["start", "middle", "end"]


class Week(NamedTuple):
    """Everything that is drawn. ``id`` is unique on its page; ``about`` says the hours in words."""

    id: str
    title: str
    about: str
    bars: Sequence[Bar]
    labels: Sequence[Label]
    width: float = _WIDTH
    height: float = _HEIGHT
    left: float = _LEFT
    right: float = _LEFT + 24 * _HOUR
    thick: float = _BAR

    @property
    def rows(self) -> list[float]:
        """The upper edge of each day."""
        return [_top(day) for day in range(DAYS)]

    @property
    def lines(self) -> list[float]:
        """Where the hours with a label are."""
        return [_x(hour * 60) for hour in _HOURS_SHOWN]

    @property
    def has_some(self) -> bool:
        """Is anything open on some days only?"""
        return any(bar.some for bar in self.bars)


def week_picture(text: Texts, hours: str, id: str) -> Week | None:
    """The picture of an hours string, None where it has no ordinary week, or where every minute of one is open."""
    week = ordinary_week(hours)
    if week is None or all(day.always == [(0, DAY)] for day in week):
        return None
    bars = [bar for n, day in enumerate(week) for bar in _bars(day, _top(n))]
    return Week(id, text.plain("week_title"), plain(text, rules_of(hours)), bars, list(_labels(text)))


def _bars(day: OrdinaryDay, y: float) -> Iterator[Bar]:
    for spans, some in ((day.always, False), (day.some, True)):
        for start, end in spans:
            yield Bar(_x(start), y, round((end - start) / 60 * _HOUR, 2), some)


def _labels(text: Texts) -> Iterator[Label]:
    names = get_day_names("abbreviated", locale=text.locale)  # by number; their own order begins on Sunday
    for weekday in range(7):
        yield Label(_LEFT - 6, _top(weekday) + _BAR - 2.5, names[weekday], "end")
    yield Label(_LEFT, _top(_HOLIDAY) - 4, text.plain("hours_holidays"), "start")
    for hour in _HOURS_SHOWN:
        yield Label(_x(hour * 60), _HEIGHT - 3, str(hour), "middle")


def _x(minute: int) -> float:
    return round(_LEFT + minute / 60 * _HOUR, 2)


def _top(day: int) -> float:
    return _TOP + day * _ROW + (_APART if day == _HOLIDAY else 0)
