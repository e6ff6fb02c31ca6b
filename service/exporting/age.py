"""How old data are that nobody can correct any more, in a copy or in a file: their day, and how long they may say "open"."""

from dataclasses import dataclass
from datetime import date, timedelta

from directory.catalogue import Directory
from directory.reviews import DANGER_LINE_DAYS, reviews


@dataclass(frozen=True)
class Age:
    """``since``: the newest look at a number or an hour. ``until``: the day from which nothing is called open."""

    since: date
    until: date


def age(directory: Directory) -> Age:
    """Good until the first number or hour must be looked at again, and never longer than a line for danger may stand.

    What was overdue on the day of the newest look already says so itself, and does not count. Raises ValueError for a
    directory without numbers.
    """
    found = list(reviews(directory))
    since = max(review.looked for review in found)
    dues = (review.due for review in found if review.due > since)
    return Age(since, min(since + timedelta(days=DANGER_LINE_DAYS), *dues))
