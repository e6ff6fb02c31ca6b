"""The holidays file is complete, agrees with two calendar packages, and reaches far enough ahead."""

import csv
from datetime import date, datetime
from pathlib import Path

import pytest

from directory.holidays import FILE, HolidaysError, last_day, load
from directory.hours import JAPAN

HEADER = "date,name_ja,name_en,status"
NEW_YEARS_DAY = "2026-01-01,元日,New Year's Day,fixed"


def rows() -> list[dict[str, str]]:
    """The file as an editor sees it."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def years() -> range:
    """The years of the file."""
    return range(min(load()).year, last_day().year + 1)


def today() -> date:
    """Today in Japan."""
    return datetime.now(JAPAN).date()


def test_it_is_what_the_holidays_package_makes() -> None:
    """To renew the file: write these rows for more years, and set ``status`` by hand."""
    package = pytest.importorskip("holidays")
    ja = package.country_holidays("JP", years=years(), language="ja")
    en = package.country_holidays("JP", years=years(), language="en_US")
    made = [{"date": day.isoformat(), "name_ja": ja[day], "name_en": en[day]} for day in sorted(ja)]
    assert [{key: row[key] for key in ("date", "name_ja", "name_en")} for row in rows()] == made


def test_jpholiday_knows_the_same_days() -> None:
    package = pytest.importorskip("jpholiday")
    assert load() == {day for year in years() for day, _ in package.year_holidays(year)}


def test_it_starts_in_2024_and_lasts_another_year() -> None:
    assert years()[0] <= 2024
    assert last_day() == date(years()[-1], 12, 31)
    left = (last_day() - today()).days
    assert left >= 365, f"holidays.csv ends in {left} days: add the next years"


def test_only_gazetted_years_are_fixed() -> None:
    """A year's equinoxes are printed in the gazette on the first working day of the February before."""
    gazetted = today().year + (1 if (today().month, today().day) >= (2, 3) else 0)
    status = {row["date"][:4]: row["status"] for row in rows()}
    assert len({(row["date"][:4], row["status"]) for row in rows()}) == len(status), "one status a year"
    assert all(int(year) <= gazetted for year, value in status.items() if value == "fixed")
    assert list(status.values()) == sorted(status.values()), "no fixed year after a forecast one"


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2024-09-23", "振替休日"),
        ("2026-05-06", "振替休日"),
        ("2026-09-22", "国民の休日"),
        ("2026-11-23", "勤労感謝の日"),
        ("2027-03-22", "振替休日"),
    ],
)
def test_days_that_are_easily_missed(day: str, name: str) -> None:
    assert date.fromisoformat(day) in load()
    assert [row["name_ja"] for row in rows() if row["date"] == day] == [name]


@pytest.mark.parametrize("day", ["2026-12-29", "2026-12-31", "2027-01-02", "2026-12-25", "2026-08-15"])
def test_days_off_that_are_no_holidays(day: str) -> None:
    assert date.fromisoformat(day) not in load()


@pytest.mark.parametrize(
    ("lines", "line", "en"),
    [
        ([], 1, "Line 1 must be"),
        (["date,name"], 1, "Line 1 must be"),
        ([HEADER], 2, "not one holiday"),
        ([HEADER, NEW_YEARS_DAY, "2026-01-12,成人の日,fixed"], 3, "four values"),
        ([HEADER, "2026-01-01,,New Year's Day,fixed"], 2, "four values"),
        ([HEADER, NEW_YEARS_DAY, "", NEW_YEARS_DAY], 3, "four values"),
        ([HEADER, "2026-01-01,元日,New Year's Day,sure"], 2, "fixed or forecast"),
        ([HEADER, "2026/1/1,元日,New Year's Day,fixed"], 2, "like 2026-09-22"),
        ([HEADER, "2026-02-30,元日,New Year's Day,fixed"], 2, "like 2026-09-22"),
        ([HEADER, NEW_YEARS_DAY, NEW_YEARS_DAY], 3, "in order of date"),
        ([HEADER, NEW_YEARS_DAY, "2025-11-24,振替休日,Substitute Holiday,fixed"], 3, "in order of date"),
        ([HEADER, NEW_YEARS_DAY, "2028-01-01,元日,New Year's Day,forecast"], 3, "2027 is missing"),
    ],
)
def test_a_mistake_has_its_line(tmp_path: Path, lines: list[str], line: int, en: str) -> None:
    file = tmp_path / "holidays.csv"
    file.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(HolidaysError) as caught:
        load(file)
    assert caught.value.line == line
    assert en in caught.value.en
    assert caught.value.ja != caught.value.en
    assert str(caught.value).startswith(f"{line}: ")
