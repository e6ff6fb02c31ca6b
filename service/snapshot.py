"""Everything loaded, checked and compiled, as one object: built whole, replaced whole, never changed."""

from collections.abc import Callable, Iterable, Iterator, Set
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import TypeVar

import directory.loading
import routing_rules.loading
from directory import holidays
from directory.catalogue import Directory
from directory.hours import Timetable
from documents.problems import Problem, ProblemsFound
from routing_rules.compiling import compile_table
from routing_rules.engine import Engine
from routing_rules.inquiry import Inquiry, Reader
from routing_rules.loading import RuleBook
from routing_rules.questions import Questions
from service.channel_facts import HoursIndex, channel_facts
from service.publishing import Published, publish
from service.rendering import Renderer


@dataclass(frozen=True, eq=False)
class Snapshot:
    """One state of directory and rules, ready to answer."""

    directory: Directory
    book: RuleBook
    holidays: Set[date]
    timetable: Timetable
    engine: Engine
    reader: Reader
    questions: Questions
    renderer: Renderer
    hours: HoursIndex
    published: Published


def load(own_folders: Iterable[Path] = (), root: Path | None = None) -> Snapshot:
    """Load the national files and an organisation's own. Raises ProblemsFound with every mistake in both.

    ``root``: a folder that holds ``directory/data`` and ``routing_rules``, for another state of the national files.
    """
    folders = list(own_folders)
    data = root / "directory" / "data" if root else directory.loading.NATIONAL
    rules = root / "routing_rules" if root else routing_rules.loading.NATIONAL
    problems: list[Problem] = []
    listings = _collect(problems, partial(directory.loading.load, national=data), folders)
    book = _collect(problems, partial(routing_rules.loading.load, national=rules), folders)
    if book and listings:
        problems.extend(_unknown_channels(book, listings))
    if problems or not (book and listings):
        raise ProblemsFound(problems)
    return build(listings, book, holidays.load(data / holidays.FILE.name))


def answer(snapshot: Snapshot, inquiry: Inquiry, minute: int) -> bytes:
    """The answer to an inquiry at a minute since the Unix epoch, as JSON bytes. The same input gives the same bytes."""
    moment = snapshot.timetable.at(minute)
    given = snapshot.engine.suggest(inquiry, moment, minute)
    ask_next = snapshot.questions.ask_next(inquiry, given, moment, minute)
    return snapshot.renderer.answer(inquiry, given, ask_next, moment)


def build(listings: Directory, book: RuleBook, days_off: Set[date] | None = None) -> Snapshot:
    """A snapshot of loaded listings and rules that fit each other. ``days_off``: the holidays, else those of the project."""
    hours = HoursIndex()
    facts = channel_facts(listings, hours)
    engine = Engine(compile_table(book, facts))
    known = holidays.load() if days_off is None else days_off
    return Snapshot(
        directory=listings,
        book=book,
        holidays=known,
        timetable=Timetable(hours.strings, known),
        engine=engine,
        reader=Reader(book.vocabulary),
        questions=Questions(engine, book.vocabulary),
        renderer=Renderer(listings, book, hours),
        hours=hours,
        published=publish(listings, book),
    )


T = TypeVar("T")


def _collect(problems: list[Problem], loader: Callable[[list[Path]], T], folders: list[Path]) -> T | None:
    try:
        return loader(folders)
    except ProblemsFound as error:
        problems.extend(error.problems)
        return None


def _unknown_channels(book: RuleBook, listings: Directory) -> Iterator[Problem]:
    for written in book.rules:
        for tier, channel in written.rule.suggest.named():
            if channel not in listings.channels:
                yield written.problem(
                    f"suggest.{tier}",
                    f"「{channel}」という窓口は台帳にありません。つづりを確かめるか、directory/ に足してください。",
                    f"There is no channel '{channel}' in the directory. Check the spelling or add its listing.",
                )
