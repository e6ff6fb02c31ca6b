"""Until when a copy or a file may say "open". The looks here are invented."""

from datetime import date, timedelta

import pytest

from directory.reviews import DANGER_LINE_DAYS, OTHER_DAYS, Review
from service.exporting import age as ages
from service.exporting.plan import ages as ages_of_a_copy
from tests.builders import real

NEWEST = date(2026, 12, 1)


def review(looked: date, days: int) -> Review:
    return Review(looked + timedelta(days), "invented phone 1", "number", looked)


def until(monkeypatch: pytest.MonkeyPatch, *found: Review) -> date:
    monkeypatch.setattr(ages, "reviews", lambda _: iter(found))
    age = ages.age(real().directory)
    assert age.since == max(one.looked for one in found)
    return age.until


def test_the_first_fact_that_is_due_ends_it(monkeypatch: pytest.MonkeyPatch) -> None:
    older = review(NEWEST - timedelta(days=60), DANGER_LINE_DAYS)
    assert until(monkeypatch, older, review(NEWEST, OTHER_DAYS)) == NEWEST + timedelta(days=30)


def test_it_never_holds_longer_than_a_line_for_danger_may_stand(monkeypatch: pytest.MonkeyPatch) -> None:
    assert until(monkeypatch, review(NEWEST, OTHER_DAYS)) == NEWEST + timedelta(days=90)


@pytest.mark.parametrize("days_before", [90, 200])
def test_what_was_overdue_on_the_day_of_the_newest_look_does_not_count(monkeypatch: pytest.MonkeyPatch, days_before: int) -> None:
    overdue = review(NEWEST - timedelta(days_before), DANGER_LINE_DAYS)
    assert until(monkeypatch, overdue, review(NEWEST, OTHER_DAYS)) == NEWEST + timedelta(days=90)


def test_a_directory_without_numbers_has_no_age(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ValueError, match="empty"):
        until(monkeypatch)


def test_a_copy_has_the_age_of_its_data(monkeypatch: pytest.MonkeyPatch) -> None:
    age = ages.age(real().directory)
    copy = ages_of_a_copy(real().directory, date(2026, 12, 24))
    assert (copy.made, copy.data, copy.until) == (date(2026, 12, 24), age.since, age.until)
