"""How Japanese weekdays, dates and names of languages are read, for easy Japanese: Babel writes them without readings."""

import re

_WEEKDAYS = dict(zip("月火水木金土日", ("げつ", "か", "すい", "もく", "きん", "ど", "にち"), strict=True))
_DAYS = (
    "ついたち", "ふつか", "みっか", "よっか", "いつか", "むいか", "なのか", "ようか", "ここのか", "とおか",
    "じゅういちにち", "じゅうににち", "じゅうさんにち", "じゅうよっか", "じゅうごにち", "じゅうろくにち", "じゅうしちにち",
    "じゅうはちにち", "じゅうくにち", "はつか", "にじゅういちにち", "にじゅうににち", "にじゅうさんにち", "にじゅうよっか",
    "にじゅうごにち", "にじゅうろくにち", "にじゅうしちにち", "にじゅうはちにち", "にじゅうくにち", "さんじゅうにち",
    "さんじゅういちにち",
)  # fmt: skip
_DAY = re.compile(r"(\d+)日")
_LANGUAGES = {"日本語": "にほんご", "英語": "えいご", "中国語": "ちゅうごくご", "韓国語": "かんこくご"}


def weekday(name: str) -> str:
    """A weekday's one kanji with its reading."""
    return f"{name}《{_WEEKDAYS[name]}》"


def date(written: str) -> str:
    """A date such as 2022年12月29日, or a part of it, with readings. The day is read as one word: ｜20日《はつか》."""
    found = written.replace("年", "年《ねん》").replace("月", "月《がつ》")
    return _DAY.sub(lambda day: f"｜{day[0]}《{_DAYS[int(day[1]) - 1]}》", found)


def language(name: str) -> str:
    """The name of a language, such as 英語 or ネパール語, with its reading."""
    return f"{name}《{_LANGUAGES[name]}》" if name in _LANGUAGES else name.replace("語", "語《ご》")
