"""Which rules and channels accept some answers, before and now; answers that all of them treat alike go together."""

from functools import cache
from typing import Any, NamedTuple

from routing_rules.compiling import WOMEN_NOT_FOR
from routing_rules.engine import Engine, ages
from routing_rules.inquiry import Inquiry
from service.reviewing.sides import Side
from service.reviewing.space import Space

Wished = list[tuple[int, dict[str, Any]]]
"""Wishes: (share in the number of the inquiry, answers)."""

Askers = list[tuple[Wished, list[tuple["Masks", list[int]]]]]
"""Wishes that no rule tells apart, with the people who may have them: what accepts them, and their numbers."""


class Masks(NamedTuple):
    """What accepts some answers: rules and channels, before and now."""

    rules: int
    rules_now: int
    takes: int
    takes_now: int

    def __and__(self, other: "Masks") -> "Masks":
        return Masks(*(a & b for a, b in zip(self, other, strict=True)))


class Acceptance:
    """Asks both sides."""

    def __init__(self, old: Side, new: Side, space: Space) -> None:
        self._sides, self._space = (old, new), space
        self.askers = cache(self._askers_of)

    def of_case(self, case: Inquiry) -> Masks:
        """What accepts situations and needs."""
        men = WOMEN_NOT_FOR in case.situations
        takes = [side.engine.table.not_ended & (side.engine.table.not_women_only if men else -1) for side in self._sides]
        return Masks(*(side.engine.fired_by_lists(case) for side in self._sides), *takes)

    def of_answers(self, **answers: Any) -> Masks:
        """What accepts other answers, whatever those that are not among them are."""
        inquiry = Inquiry(**answers)
        return Masks(
            *(_fired(side.engine, inquiry, answers) for side in self._sides), *(s.engine.takes(inquiry) for s in self._sides)
        )

    def _askers_of(self, situations: tuple[str, ...]) -> Askers:
        people = self._people(situations)
        found: Askers = []
        for wishes, wished in self._by_masks("anonymity", "prefers"):
            alike: dict[Masks, list[int]] = {}
            for masks, numbers in people:
                alike.setdefault(masks & wished, []).extend(numbers)
            found.append((wishes, list(alike.items())))
        return found

    def _people(self, situations: tuple[str, ...]) -> list[tuple[Masks, list[int]]]:
        """Who may ask. Whose age counts depends on the situations."""
        found: dict[Masks, list[int]] = {}
        for number, answers in self._space.combinations("asker", "age", "asker_age"):
            takes = [side.engine.takes(Inquiry(situations=situations, **answers)) for side in self._sides]
            masks = self.of_answers(**answers)._replace(takes=takes[0], takes_now=takes[1])
            found.setdefault(masks, []).append(number)
        return list(found.items())

    def _by_masks(self, *names: str) -> list[tuple[Wished, Masks]]:
        found: dict[Masks, Wished] = {}
        for number, answers in self._space.combinations(*names):
            found.setdefault(self.of_answers(**answers), []).append((number, answers))
        return [(members, masks) for masks, members in found.items()]


def _fired(engine: Engine, inquiry: Inquiry, answers: dict[str, Any]) -> int:
    """The rules that accept these answers, whatever the others are."""
    rules, by, by_age = -1, engine.table.rules_by, engine.table.rules_by_age
    for field in answers.keys() & by.keys():
        rules &= by[field][answers[field]]
    if "age" in answers:
        about, caller = ages(inquiry)
        rules &= by_age["age"][about] & by_age["caller_age"][caller]
    return rules
