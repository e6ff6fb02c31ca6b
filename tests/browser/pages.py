"""Every kind of page that visitors see, and how to get to it. The visitors here are invented."""

from web.channels import codes
from web.view import ARTICLES
from web.wording.languages import COMPLETE, LANGUAGES

CHANNELS = ("police_8103", "cure_time", "male_hotline")
"""One of each kind: a number with #, a chat, one that has ended."""

ANSWER = "answer"
"""Stands for the page of an answer, which has no address of its own."""


def wheres() -> list[str]:
    """The paths of all kinds of pages after the language's own."""
    return ["", ANSWER, "list", *ARTICLES, *(codes.where(channel) for channel in CHANNELS), "nothing"]


def in_complete_languages() -> list[tuple[str, str]]:
    """(language's path, path after it) of every kind of page in every complete language."""
    return [(language.path, where) for language in COMPLETE.values() for where in wheres()]


def in_further_languages() -> list[tuple[str, str]]:
    """The same for the pages that the further languages have."""
    rest = ["", ANSWER, "list", codes.where("onestop_8891")]
    return [(language.path, where) for language in LANGUAGES.values() if not language.complete for where in rest]
