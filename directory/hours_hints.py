"""Guesses what was meant where an hours string cannot be read: 平日 -> Mo-Fr, Mon-Fri -> Mo-Fr, 9-17 -> 09:00-17:00.

Nothing is corrected silently: a guess only becomes the remedy in a HoursError, and the editor decides.
"""

import re
import unicodedata
from collections.abc import Callable
from typing import Final

from directory.hours_errors import HoursError

MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
WEEKDAYS: Final = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
LONGEST_MONTH: Final = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

_JA_WEEKDAYS: Final = dict(zip("月火水木金土日", WEEKDAYS, strict=True))
_JA_DAY: Final = "([月火水木金土日])(?:曜日?)?"
_DASH: Final = "[-‐‑–—―ー−－~〜～]"
_DAY: Final = r"(?:mo|tu|we|th|fr|sa|su)(?:n|e|es|d|nes|u|ur|urs?|i|t)?(?:day)?s?(?![a-z])"
_MONTH: Final = f"({'|'.join(MONTHS)})[a-z]*\\.?"
_HOUR: Final = r"(\d\d?)(?:[:.](\d\d))?"

_Write = Callable[[re.Match[str]], str]


def _month_day(month: str, day: str) -> str:
    return f"{MONTHS[(int(month) - 1) % 12]} {int(day):02}"


def _dates(found: re.Match[str]) -> str:
    first = _month_day(found[1], found[2])
    return f"{first}-{_month_day(found[3], found[4])}" if found[3] else first


def _span(found: re.Match[str]) -> str:
    first_hour, first_minute, last_hour, last_minute = found.groups()
    return f"{int(first_hour):02}:{first_minute or '00'}-{int(last_hour):02}:{last_minute or '00'}"


def _months(found: re.Match[str]) -> str:
    names = [name.capitalize() for name in found.groups() if name]
    return f"{names[0]} 01-{names[-1]} {LONGEST_MONTH[MONTHS.index(names[-1])]}"


def _numbers(found: re.Match[str]) -> str:
    return f"{found[1]}[{','.join(str(n) for n in range(int(found[2]), int(found[3]) + 1))}]"


def _days(found: re.Match[str]) -> str:
    return re.sub("[A-Za-z]+", lambda name: name[0][:2].capitalize(), found[0].replace(" ", ""))


def _ja_days(found: re.Match[str]) -> str:
    return "-".join(_JA_WEEKDAYS[day] for day in found.groups() if day)


def _ja_clock(found: re.Match[str]) -> str:
    return f"{int(found[2]) % 12 + (12 if found[1] == '午後' else 0):02}:00"


def _half_width(found: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", found[0])


# What people write -> what to write. The first that fits is taken, so a longer pattern stands before its beginning.
_WORDS: Final[tuple[tuple[str, str | _Write], ...]] = (
    (r"24 ?/ ?24(?:/7)?|24/7/\d+|24 ?h(?:ours?|rs?)?\b|24$|always\b", "24/7"),
    (r"(\d{4})-(\d\d?)-(\d\d?)", lambda found: f"{found[1]} {_month_day(found[2], found[3])}"),
    (r"(0?[1-9]|1[0-2])/(\d\d?)(?:\s*-\s*(0?[1-9]|1[0-2])/(\d\d?))?", _dates),
    (r"(\d{4}) (\w{3} \d\d?)-(\w{3} \d\d?)", lambda found: f"{found[1]} {found[2]}-{found[1]} {found[3]}"),
    (r"(\w{3} \d\d?)-(\d{4}) (\w{3} \d\d?)", lambda found: f"{found[2]} {found[1]}-{found[2]} {found[3]}"),
    (r"(\w\w)\[([1-5])-([1-5])\]", _numbers),
    (r"\d\d?(?:[:.]\d\d)? ?[ap]\.?m\b.*", "09:00-17:00"),
    (rf"{_HOUR}\s*{_DASH}\s*{_HOUR}(?![\d/])", _span),
    (r"(\d\d)(\d\d)-(\d\d)(\d\d)(?!\d)", _span),
    (r"\d:\d\d", lambda found: f"0{found[0]}"),
    (r"weekdays?\b", "Mo-Fr"),
    (r"weekends?\b", "Sa,Su"),
    (r"(?:daily|every ?day)\b", "Mo-Su"),
    (r"(?:public )?holidays?\b|ph\b|sh\b", "PH"),
    (r"closed?\b|off\b", "off"),
    (rf"{_MONTH}(?= ?\d)", lambda found: found[1].capitalize()),
    (rf"{_DAY}\s*{_DASH}\s*{_DAY}|{_DAY}", _days),
    (rf"{_MONTH}\s*{_DASH}\s*{_MONTH}|{_MONTH}", _months),
    (r"day\b|\d\d?(?:st|nd|rd|th)\b", "day 10"),
    (r'"[^"]*"?', "ja: … / en: …"),
)
_JAPANESE: Final[tuple[tuple[str, str | _Write], ...]] = (
    (r"\d+時間|年中無休|終日", "24/7"),
    (rf"(\d\d?)月(\d\d?)日(?:\s*(?:{_DASH}|から)\s*(\d\d?)月(\d\d?)日)?", _dates),
    (r"毎?月?\d+日", "day 10"),
    (rf"(\d\d?)時(?:(\d\d)分)?\s*(?:{_DASH}|から)\s*(\d\d?)時(?:(\d\d)分)?", _span),
    (r"(\d\d?)時", lambda found: f"{int(found[1]):02}:00"),
    (r"(午前|午後)(\d\d?)時?", _ja_clock),
    (r"平日", "Mo-Fr"),
    (r"毎日", "Mo-Su"),
    (r"土日祝日?", "Sa,Su,PH"),
    (r"土日", "Sa,Su"),
    (r"日祝日?", "Su,PH"),
    (r"祝祭?日?|休日|祭日", "PH"),
    (r"年末年始", "Dec 29-Jan 03 off"),
    (r"定?休[みび業]?|閉[館所庁]?", "off"),
    (r"第", "Mo[1,3]"),
    (rf"{_JA_DAY}\s*(?:{_DASH}|から)\s*{_JA_DAY}|{_JA_DAY}", _ja_days),
    (r"翌[日朝]?", "08:00-32:00"),
    (rf"から|まで|{_DASH}", "-"),
    (r"[、・]", ","),
    (r"[\u3000！-～]+", _half_width),
)


def _guess(words: tuple[tuple[str, str | _Write], ...], text: str, position: int) -> tuple[str, str] | None:
    for pattern, write in words:
        if found := re.compile(pattern, re.I).match(text, position):
            remedy = write if isinstance(write, str) else write(found)
            if remedy != found[0]:  # else the word itself is right and only its place is wrong
                return found[0], remedy
    return None


def not_understood(text: str, position: int) -> HoursError:
    """The error for text that cannot be read at ``position``, with the best remedy known."""
    if guess := _guess(_WORDS, text, position):
        return HoursError("instead", position, *guess)
    word = re.compile(r"[A-Za-z0-9:]+|[^\x00-\x7f]+|\S|").match(text, position)
    return HoursError("unknown", position, word[0][:20] if word else "")


def refuse_wide_characters(text: str) -> None:
    """Raise HoursError for the first character that is not ASCII: hours are written half-width, in OSM's words.

    Done before parsing: a full-width colon in the middle of a time is then named where it stands.
    """
    wide = re.search(r"[^\x00-\x7f]", text)
    if not wide:
        return
    if text[: wide.start()].count('"') % 2:  # OSM's comments: our words for people stand in fields of their own
        raise not_understood(text, text.rindex('"', 0, wide.start()))
    # digits in front belong to words such as 24時間 and 12月29日
    start = wide.start() - len(text[: wide.start()]) + len(text[: wide.start()].rstrip("0123456789"))
    for position in (start, wide.start()):
        if guess := _guess(_JAPANESE, text, position):
            raise HoursError("instead", position, *guess)
    raise not_understood(text, wide.start())
