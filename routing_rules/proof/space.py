"""The space of answers, cut into classes that no rule and no channel tells apart.

A Case is a set of situations and needs. The other answers are fields, each a list of Choices: a Choice is a class of
answers to one field (or to the three that hang together: asker and ages) with the rules and channels that accept it.
"""

from collections.abc import Iterable, Iterator
from itertools import chain, combinations, product
from typing import Any, NamedTuple

from routing_rules.compiling import WOMEN_NOT_FOR
from routing_rules.engine import Engine, ages
from routing_rules.inquiry import Inquiry
from routing_rules.ranking import WATCHED
from routing_rules.table import Table
from routing_rules.vocabulary import ABROAD, OLDEST, PREFECTURES, Vocabulary

DANGER = "immediate_danger"
SUICIDE = "suicidal_selfharm"
INJURED = "injured"
NO_VOICE = "no_voice"
MUST = "must"
SUSPECT_AT_HOME = "sexual_abuse_family"
INFORMANT = "anonymous_crime_info"
FLAGS = (DANGER, SUICIDE, WOMEN_NOT_FOR, WATCHED, SUSPECT_AT_HOME, INFORMANT, NO_VOICE, INJURED)
"""The situations and needs that properties themselves look at."""


class Case(NamedTuple):
    """Situations and needs. ``rules``: those that accept them; ``channels``: those that these rules name."""

    situations: tuple[str, ...]
    needs: tuple[str, ...]
    rules: int
    channels: int
    speaks_of_another: bool

    def has(self, code: str) -> bool:
        """Is a situation or need among them?"""
        return code in self.situations or code in self.needs


class Choice(NamedTuple):
    """A class of answers. ``takes_another`` holds where somebody speaks of a child whose age was not given."""

    answers: dict[str, Any]
    rules: int
    takes: int
    takes_another: int


class Field(NamedTuple):
    """The choices of one field, and the rules and channels that accept every one of them."""

    choices: list[Choice]
    rules: int
    takes: int


class Space:
    """The space of one engine and vocabulary: ``fields`` in the order of splitting."""

    def __init__(self, engine: Engine, vocabulary: Vocabulary) -> None:
        self._engine, self._table, self._vocabulary = engine, engine.table, vocabulary
        self.fields = [
            self._places(),
            self._people(),
            self._field("language", vocabulary.language.ids),
            self._field("anonymity", vocabulary.anonymity.ids),
            self._field("prefers", vocabulary.prefers.ids),
        ]

    def cases(self, most: int = 2) -> Iterator[Case]:
        """Every set of at most ``most`` situations with every set of needs, smallest first; what nobody tells apart once."""
        needs = _subsets(self._vocabulary.needs.ids, len(self._vocabulary.needs.ids))
        seen = set()
        for situations, wanted in product(_subsets(self._vocabulary.situation_ids, most), needs):
            case = self.case(situations, wanted)
            flags = [case.has(code) for code in FLAGS]
            key = (case.rules, case.speaks_of_another, *flags)
            if key not in seen:
                seen.add(key)
                yield case

    def case(self, situations: tuple[str, ...], needs: tuple[str, ...]) -> Case:
        """One case."""
        rules = self._engine.fired_by_lists(Inquiry(situations=situations, needs=needs))
        channels = self._engine.named_by(rules) & self._table.not_ended
        if WOMEN_NOT_FOR in situations:
            channels &= self._table.not_women_only
        another = not self._table.about_another.isdisjoint(situations)
        return Case(situations, needs, rules, channels, another)

    def size(self) -> int:
        """How many inquiries the space holds, moments not counted."""
        v = self._vocabulary
        n, years = len(v.situation_ids), OLDEST + 2
        lists = (1 + n + n * (n - 1) // 2) * (1 << len(v.needs.ids))
        wishes = (len(v.anonymity.ids) + 1) * (len(v.prefers.ids) + 1) * (len(v.language.ids) + 1)
        people = (len(v.asker.ids) + 1) * years * years
        return lists * people * wishes * (len(PREFECTURES) + 2)

    def _people(self) -> Field:
        classes = (None, *_age_classes(self._table))
        inquiries = (
            Inquiry(asker=asker, age=age, asker_age=asker_age)
            for asker, age, asker_age in product((None, *self._vocabulary.asker.ids), classes, classes)
        )
        fewest = sorted(inquiries, key=lambda q: sum(value is not None for value in (q.asker, q.age, q.asker_age)))
        return _field(_merged(self._choice({"asker": q.asker, "age": q.age, "asker_age": q.asker_age}) for q in fewest))

    def _field(self, name: str, answers: Iterable[str]) -> Field:
        return _field([self._choice({name: answer}) for answer in (None, *answers)])

    def _choice(self, answers: dict[str, Any]) -> Choice:
        """The rules and channels that accept these answers, whatever the others are."""
        inquiry, by, by_age = Inquiry(**answers), self._table.rules_by, self._table.rules_by_age
        rules = -1
        for field in answers.keys() & by.keys():
            rules &= by[field][answers[field]]
        if "age" in answers:
            about, caller = ages(inquiry)
            rules &= by_age["age"][about] & by_age["caller_age"][caller]
        another = inquiry._replace(situations=tuple(sorted(self._table.about_another)[:1]))
        return Choice(answers, rules, self._engine.takes(inquiry), self._engine.takes(another))

    def _places(self) -> Field:
        """Places that rules and channels accept alike together; "not answered" first. ``answers`` holds all of them."""
        found: dict[tuple[int, int, bool], list[str | None]] = {}
        for place in (None, *PREFECTURES, ABROAD):
            choice = self._choice({"place": place})
            found.setdefault((choice.rules, choice.takes, place == ABROAD), []).append(place)
        return _field([Choice({"place": tuple(p)}, rules, takes, takes) for (rules, takes, _), p in found.items()])


def _field(choices: list[Choice]) -> Field:
    rules = takes = -1
    for choice in choices:
        rules &= choice.rules
        takes &= choice.takes & choice.takes_another
    return Field(choices, rules, takes)


def _merged(choices: Iterable[Choice]) -> list[Choice]:
    """The first choice of each class."""
    found: dict[tuple[int, int, int], Choice] = {}
    for choice in choices:
        found.setdefault(choice[1:], choice)
    return list(found.values())


def _subsets(codes: tuple[str, ...], most: int) -> list[tuple[str, ...]]:
    return list(chain.from_iterable(combinations(codes, n) for n in range(most + 1)))


def _age_classes(table: Table) -> list[int]:
    columns = [*table.rules_by_age.values(), *table.channels_by_age.values()]
    return sorted({start for column in columns for start in column.starts})
