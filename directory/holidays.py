"""Japan's holidays, which opening hours call PH: read from data/holidays.csv.

The days follow from the Act on National Holidays, but the equinoxes are fixed only on 1 February of the year before,
in the government gazette: https://www8.cao.go.jp/chosei/shukujitsu/gaiyou.html lists the years that are settled.
``status`` in the file is "fixed" for those years and "forecast" for the later ones, so that an editor knows what to
look at again. A test makes the file anew from two calendar packages and fails when less than a year is left.
"""

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final

FILE: Final = Path(__file__).parent / "data" / "holidays.csv"

_COLUMNS: Final = ["date", "name_ja", "name_en", "status"]
_STATUSES: Final = ("fixed", "forecast")


class HolidaysError(ValueError):
    """A mistake in the holidays file: ``line`` in the file, and what is wrong in ``ja`` and ``en``."""

    def __init__(self, line: int, ja: str, en: str) -> None:
        self.line, self.ja, self.en = line, ja, en
        super().__init__(f"{line}: {ja} / {en}")


def load(path: Path = FILE) -> frozenset[date]:
    """All holidays of the file. Raises HolidaysError with the line of the first mistake."""
    return frozenset(_days(path))


def last_day(path: Path = FILE) -> date:
    """The last day whose being a holiday or not is known: the end of the file's last year."""
    return date(max(_days(path)).year, 12, 31)


def _days(path: Path) -> Iterator[date]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        if next(rows, None) != _COLUMNS:
            raise HolidaysError(1, f"1行目は {','.join(_COLUMNS)} です。", f"Line 1 must be {','.join(_COLUMNS)}.")
        before = date.min
        for row in rows:
            day = _day(rows.line_num, row)
            _refuse_gap(rows.line_num, before, day)
            yield day
            before = day
    if before == date.min:
        raise HolidaysError(2, "祝日が一日もありません。", "There is not one holiday.")


def _day(line: int, row: list[str]) -> date:
    if len(row) != len(_COLUMNS) or not all(row):
        raise HolidaysError(line, "4つの値がそろっていません。", "A row has four values, none of them empty.")
    if row[3] not in _STATUSES:
        raise HolidaysError(line, "status は fixed か forecast です。", "status is fixed or forecast.")
    try:
        return date.fromisoformat(row[0])
    except ValueError:
        raise HolidaysError(line, "日付は 2026-09-22 のように書きます。", "Write the date like 2026-09-22.") from None


def _refuse_gap(line: int, before: date, day: date) -> None:
    """Days stand in order, and no year is missing: a year without holidays would open closed lines."""
    if day <= before:
        raise HolidaysError(line, "日付の早い順に、一日一行で書きます。", "Write one line a day, in order of date.")
    if before != date.min and day.year > before.year + 1:
        raise HolidaysError(line, f"{before.year + 1}年がありません。", f"The year {before.year + 1} is missing.")
