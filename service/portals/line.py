"""One line as a school writes it. The same checks stand before it is signed and before it is shown."""

from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, model_validator

from directory.facts import HoursText
from directory.numbers import parse
from documents.checking import Written, mistake
from service.portals.own_number import own_number
from service.portals.plain_words import plain_words
from service.portals.school import OwnLine

MOST_LINES = 5
_NAME, _WHERE, _HOURS = 30, 30, 120


def _short_hours(value: object) -> object:
    if not isinstance(value, str):
        return value
    if len(value) > _HOURS:
        raise mistake(f"長すぎます。{_HOURS} 文字までで書きます。", f"This is too long: {_HOURS} characters at most.")
    return " ".join(value.split())


Name = Annotated[str, AfterValidator(plain_words(_NAME))]
Where = Annotated[str, AfterValidator(plain_words(_WHERE))]
OwnNumber = Annotated[str, AfterValidator(own_number)]
ShortHours = Annotated[HoursText, BeforeValidator(_short_hours)]


class Line(Written):
    """A line. ``hours`` in the syntax of the directory; where they are not written, no frame says open or closed."""

    name: Name
    number: OwnNumber | None = None
    where: Where | None = None
    hours: ShortHours | None = None

    @model_validator(mode="after")
    def _can_be_reached(self) -> "Line":
        if self.number is None and self.where is None:
            raise mistake(
                "number(番号)か where(場所)のどちらかを書きます。どちらもないと、行くことも、かけることもできません。",
                "Write a number, or where it is. Without either nobody can call or go there.",
            )
        return self

    def shown(self) -> OwnLine:
        """As a frame shows it."""
        link = parse(self.number).link() if self.number else None
        return OwnLine(self.name, self.number, link, self.where, self.hours)


def at_most_five(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines, where they are not too many for one look."""
    if not 1 <= len(lines) <= MOST_LINES:
        raise mistake(
            f"窓口は 1 つから {MOST_LINES} つまでです。子どもがひと目で選べる数にします。",
            f"Write 1 to {MOST_LINES} lines, as many as a child can choose from at one look.",
        )
    return lines


Lines = Annotated[tuple[Line, ...], AfterValidator(at_most_five)]
