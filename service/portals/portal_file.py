"""The file that a school writes: its lines, until when they hold, and for whom the frame is."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Annotated, NamedTuple

from pydantic import AfterValidator, TypeAdapter, ValidationError

from documents.checking import Day, Written, check, mistake
from documents.problems import Problem, ProblemsFound
from documents.reading import Document, read
from routing_rules.levels import levels
from routing_rules.loading import load_vocabulary
from routing_rules.vocabulary import PREFECTURES
from service.portals.address import LANGUAGES, THEMES, Wish
from service.portals.line import Lines
from service.portals.retired import retired_problems
from service.portals.school import School

MOST_DAYS = 400
"""A school year and a little: whoever is in the room is asked about once a year."""

_DAY: TypeAdapter[date] = TypeAdapter(Day)


def _one_of(allowed: Callable[[], Iterable[str]], hint: str = "") -> AfterValidator:
    def check_one(value: str) -> str:
        if value not in (choices := tuple(allowed())):
            these = hint or ", ".join(choices)
            raise mistake(f"書けるのは次のどれかです: {these}。", f"Write one of: {these}.")
        return value

    return AfterValidator(check_one)


@cache
def _topics() -> tuple[str, ...]:
    return tuple(group.id for group in load_vocabulary().groups)


Level = Annotated[str, _one_of(levels)]
Place = Annotated[str, _one_of(lambda: PREFECTURES, "01, 02 … 47 (JIS X 0401)")]
Language = Annotated[str, _one_of(lambda: LANGUAGES)]
Theme = Annotated[str, _one_of(lambda: THEMES)]
Topic = Annotated[str, _one_of(_topics)]


class _File(Written):
    until: Day
    lines: Lines
    level: Level | None = None
    place: Place | None = None
    language: Language = "ja"
    theme: Theme = "auto"
    topics: tuple[Topic, ...] = ()


class Portal(NamedTuple):
    """What a school wishes: its lines, and the frame they stand in."""

    school: School
    wish: Wish


def read_portal(path: Path, today: date) -> Portal:
    """The file, checked. Raises ProblemsFound with every mistake and its line, OSError where it cannot be opened."""
    document = read(path)
    problems = list(_until_problems(document, today))
    try:
        file = check(_File, document)
    except ProblemsFound as error:
        raise ProblemsFound([*error.problems, *problems]) from None
    school = School(tuple(line.shown() for line in file.lines), file.until)
    if problems := [*problems, *retired_problems(document, school)]:
        raise ProblemsFound(problems)
    topics = tuple(dict.fromkeys(file.topics))
    return Portal(school, Wish(file.language, file.level, file.place, file.theme, topics))


def _until_problems(document: Document, today: date) -> Iterable[Problem]:
    """A day that cannot be read is left to the check of the whole file."""
    written = document.data.get("until") if isinstance(document.data, dict) else None
    try:
        until = _DAY.validate_python(written)
    except ValidationError:
        return
    last = today + timedelta(days=MOST_DAYS)
    if not today <= until <= last:
        ja = f"until は今日({today})から {last} までの日にします。年に一度は、番号と時間を見直すためです。"
        en = f"'until' must be from today ({today}) to {last}, so that numbers and hours are looked at once a year."
        yield document.problem(("until",), ja, en)
