"""The questions with their choices, as the form shows them, with the answers already given."""

from collections.abc import Collection
from dataclasses import dataclass

from directory.catalogue import Directory
from documents.checking import Words
from routing_rules.inquiry import Inquiry
from routing_rules.vocabulary import ABROAD, Question, Vocabulary
from web.texts import Texts

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
    asked = _Asking(text.language)
    return Form(
        situations=asked.ask("situations", vocabulary.situation, ()),
        groups=_groups(vocabulary, text, given.situations),
        asker=asked.ask("asker", vocabulary.asker, (given.asker,)),
        age=asked.ask("age", vocabulary.age, ()),
        written_age="" if given.age is None else str(given.age),
        place=asked.place(vocabulary.place, _places(directory), given.place, text),
        anonymity=asked.ask("anonymity", vocabulary.anonymity, (given.anonymity,)),
        prefers=asked.ask("prefers", vocabulary.prefers, (given.prefers,)),
        needs=asked.ask("needs", vocabulary.needs, given.needs),
    )


class _Asking:
    """Turns questions of the vocabulary into questions on a page."""

    def __init__(self, language: str) -> None:
        self._language = language

    def ask(self, field: str, question: Question, given: Collection[str | None]) -> Asked:
        return self._asked(field, question, [(answer.id, answer.label) for answer in question.answers], given)

    def place(self, question: Question, places: list[tuple[str, Words]], given: str | None, text: Texts) -> Asked:
        asked = self._asked("place", question, places, (given,))
        abroad = Choice(ABROAD, text("place_abroad"), given == ABROAD)
        return Asked(asked.field, asked.question, asked.why, (*asked.choices, abroad))

    def _asked(self, field: str, question: Question, answers: list[tuple[str, Words]], given: Collection[str | None]) -> Asked:
        choices = tuple(Choice(id, label.in_language(self._language), id in given) for id, label in answers)
        return Asked(field, question.question.in_language(self._language), question.why.in_language(self._language), choices)


def _places(directory: Directory) -> list[tuple[str, Words]]:
    return [(code, prefecture.name) for code, prefecture in sorted(directory.prefectures.items())]


def _groups(vocabulary: Vocabulary, text: Texts, given: Collection[str]) -> tuple[Group, ...]:
    """The first group, danger, is always open: nobody in danger should have to look for it."""
    found = []
    for number, group in enumerate(vocabulary.groups):
        choices = tuple(
            Choice(s.id, s.label.in_language(text.language), s.id in given) for s in vocabulary.situations if s.group == group.id
        )
        found.append(Group(group.label.in_language(text.language), choices, number == 0))
    return tuple(found)
