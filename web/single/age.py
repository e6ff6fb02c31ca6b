"""How old a file is that nobody can correct any more: the day of its data, and how long they are good."""

from dataclasses import dataclass
from datetime import date

from directory.catalogue import Directory
from directory.reviews import reviews
from service.feeds.data_day import data_day


@dataclass(frozen=True)
class Age:
    """``since``: the last day on which somebody looked at a fact. ``until``: the day from which nothing is called open."""

    since: date
    until: date


def age(directory: Directory) -> Age:
    """The age of what a directory says. What was overdue on the day of the data already says so itself, on its card.

    Raises ValueError for a directory in which nothing will have to be looked at again.
    """
    since = data_day(directory)
    return Age(since, min(review.due for review in reviews(directory) if review.due > since))
