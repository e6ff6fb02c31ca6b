"""Reads an hours string word by word; knows what to say where a word does not belong. Grammar: hours_syntax."""

import re
from collections.abc import Callable
from typing import TypeVar

from directory.hours_errors import HoursError
from directory.hours_hints import MONTHS, WEEKDAYS, not_understood

ALWAYS = re.compile(r"24/7(?![\w/])")
OFF = re.compile(r"off\b")
SPAN = re.compile(r"(\d\d):(\d\d) *- *(\d\d):(\d\d)(?!\d|:\d)")
_RULE_BEGINS = re.compile(rf"PH\b|(?:{'|'.join(WEEKDAYS + MONTHS)})\b|day |\d{{4}} |24/7")
_T = TypeVar("_T")


class Reader:
    """The text and how far it has been read; blanks before what is taken do not count."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.position = 0
        self.blanks()

    def blanks(self) -> int:
        """Step over blanks; where the next word stands."""
        while self.text[self.position : self.position + 1].isspace():
            self.position += 1
        return self.position

    def sees(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """The pattern if it comes next."""
        return pattern.match(self.text, self.blanks())

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """The pattern if it comes next, and step over it."""
        if found := self.sees(pattern):
            self.position = found.end()
        return found

    def skip(self, mark: str) -> bool:
        """Step over ``mark`` if it comes next."""
        comes = self.text.startswith(mark, self.blanks())
        self.position += len(mark) * comes
        return comes

    def at_rule_end(self) -> bool:
        """Whether the text or the rule is over here."""
        return self.text[self.blanks() :][:1] in ("", ";")


def list_of(reader: Reader, read: Callable[[Reader], list[_T]]) -> list[_T]:
    """Items with commas between them; an empty list when there is not even one."""
    items = read(reader)
    while items and reader.skip(","):
        comma = reader.position - 1
        more = read(reader)
        if not more:
            raise HoursError("comma", comma) if not reader.sees(_RULE_BEGINS) else beyond_the_end(reader)
        items += more
    return items


def beyond_the_end(reader: Reader) -> HoursError:
    """What to say about text after a rule that is complete."""
    if reader.sees(OFF):
        return HoursError("times_and_off", reader.position)
    if span := reader.sees(SPAN):
        return HoursError("no_comma", reader.position, span[0])
    if begins := reader.sees(_RULE_BEGINS):
        return HoursError("split", reader.position, begins[0].strip())
    return not_understood(reader.text, reader.position)


def refuse_half_read(reader: Reader, found: re.Match[str]) -> None:
    """Refuse an item of which only the first half could be read, such as the ``Mo`` of ``Mo-Fri``."""
    if reader.text[reader.blanks() :][:1] in ("-", "[", "~"):
        raise not_understood(reader.text, found.start())
