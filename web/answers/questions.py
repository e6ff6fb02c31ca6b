"""The questions with their choices, as the form shows them, with the answers already given."""

from collections.abc import Collection
from dataclasses import dataclass

from directory.catalogue import Directory
from documents.checking import Words
from routing_rules.inquiry import Inquiry
from routing_rules.vocabulary import ABROAD, Question, Vocabulary
from web.wording.texts import Texts, catalogue

FIELDS = ("situations", "asker", "age", "place", "anonymity", "prefers", "needs")


@dataclass(frozen=True)
class Choice:
    """One answer that can be chosen."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True)
class Asked:
    """A question, why it is asked, and its choices; a question about the age has none."""

    field: str
    question: str
    why: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class Group:
    """Situations under one heading; ``open``: shown without a click."""

    label: str
    choices: tuple[Choice, ...]
    open: bool

    @property
    def count(self) -> int:
        """How many are chosen."""
        return sum(choice.chosen for choice in self.choices)


@dataclass(frozen=True)
class Form:
    """All questions. ``written_age`` is the age already given, or empty."""

    situations: Asked
    groups: tuple[Group, ...]
    asker: Asked
    age: Asked
    written_age: str
    place: Asked
    anonymity: Asked
    prefers: Asked
    needs: Asked


def form(vocabulary: Vocabulary, directory: Directory, text: Texts, given: Inquiry) -> Form:
    """The questions in one language, with the answers given so far."""
    asked = _Asking(text)
    return Form(
        situations=asked.ask("situations", vocabulary.situation, ()),
        groups=_groups(vocabulary, text, given.situations),
        asker=asked.ask("asker", vocabulary.asker, (given.asker,)),
        age=asked.ask("age", vocabulary.age, ()),
        written_age="" if given.age is None else str(given.age),
        place=asked.place(vocabulary.place, _places(directory), given.place),
        anonymity=asked.ask("anonymity", vocabulary.anonymity, (given.anonymity,)),
        prefers=asked.ask("prefers", vocabulary.prefers, (given.prefers,)),
        needs=asked.ask("needs", vocabulary.needs, given.needs),
    )


class _Asking:
    """Turns questions of the vocabulary into questions on a page."""

    def __init__(self, text: Texts) -> None:
        self._text = text

    def ask(self, field: str, question: Question, given: Collection[str | None]) -> Asked:
        choices = tuple(Choice(a.id, self._text.say(a.label), a.id in given) for a in question.answers)
        return self._asked(field, question, choices)

    def place(self, question: Question, places: list[tuple[str, Words]], given: str | None) -> Asked:
        """The choices of a list are plain text: readings stand in brackets."""
        abroad = (ABROAD, catalogue()["place_abroad"])
        choices = tuple(Choice(id, self._text.bracketed(label), id == given) for id, label in (*places, abroad))
        return self._asked("place", question, choices)

    def _asked(self, field: str, question: Question, choices: tuple[Choice, ...]) -> Asked:
        return Asked(field, self._text.lines(question.question), self._text.say(question.why), choices)


def _places(directory: Directory) -> list[tuple[str, Words]]:
    return [(code, prefecture.name) for code, prefecture in sorted(directory.prefectures.items())]


def _groups(vocabulary: Vocabulary, text: Texts, given: Collection[str]) -> tuple[Group, ...]:
    """The first group, danger, is always open: nobody in danger should have to look for it."""
    found = []
    for number, group in enumerate(vocabulary.groups):
        choices = tuple(Choice(s.id, text.say(s.label), s.id in given) for s in vocabulary.situations if s.group == group.id)
        found.append(Group(text.lines(group.label), choices, number == 0))
    return tuple(found)
