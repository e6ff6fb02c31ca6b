"""The browser's check of a note says what its specification says, for thousands of drawn notes. All of them are invented."""

import copy
import random
from collections.abc import Callable
from typing import Any

from routing_rules.disclosing.checking import note_problems
from routing_rules.disclosing.loading import load
from routing_rules.disclosing.plain import plain
from tests.browser.conftest import Visit
from web import assets

TODAY = "2026-11-22"
_DAYS = ("2026-11-21", "2026-11-22", "2026-11-29", "soon", "", None, 7)
_ODD: tuple[Any, ...] = (None, "", " ", "nothing", 0, True, [], ["nothing"], {}, "__proto__", "constructor", ["x", "x"])
_CHECK = """async ([script, words, notes, today]) => {
  const { noteProblems } = await import(script);
  return notes.map((note) => noteProblems(words, note, today).map(({ pointer, code }) => [pointer, code]));
}"""


class Drawing:
    """Draws notes: most nearly right, each with something odd now and then."""

    def __init__(self, words: dict[str, Any], seed: int) -> None:
        self.words, self.random = words, random.Random(seed)

    def note(self) -> Any:
        chosen = self.random
        if chosen.random() < 0.02:
            return chosen.choice(
                [*_ODD, {"v": 1}, {**self.fair(), "more": 1}, {**self.fair(), "v": chosen.choice([2, "1", True])}]
            )
        return self.fair()

    def fair(self) -> dict[str, Any]:
        facts = self.facts()
        return {
            "v": 1,
            "to": self.odd(self.random.choice(list(self.words["channels"]))),
            "facts": facts,
            "opened": self.opened(facts),
            "consent": self.consent(facts),
            "ground": self.odd(self.random.choice([None, None, *self.words["grounds"]])),
        }

    def facts(self) -> dict[str, Any]:
        names = [name for name in self.words["facts"] if self.random.random() < self.random.choice([0.05, 0.25])]
        facts = {name: self.odd(self.value(self.words["facts"][name])) for name in names}
        return {**facts, "nothing": "x"} if self.random.random() < 0.02 else facts

    def value(self, fact: dict[str, Any]) -> Any:
        codes = [answer["id"] for answer in fact["answers"]]
        if fact["kind"] == "one":
            return self.random.choice(codes)
        if fact["kind"] == "many":
            return self.random.sample(codes, self.random.randint(1, min(3, len(codes))))
        return "𠮷" * self.random.choice([1, fact["max"], fact["max"] + 1])  # one letter, two units of UTF-16

    def opened(self, facts: dict[str, Any]) -> dict[str, Any]:
        identifying = [name for name in facts if self.words["facts"].get(name, {}).get("kind") == "identifying"]
        reasons = [reason["id"] for reason in self.words["reasons"]]
        opened = {name: self.odd(self.random.choice(reasons)) for name in identifying if self.random.random() < 0.9}
        return {**opened, "name": reasons[0]} if self.random.random() < 0.03 else opened

    def consent(self, facts: dict[str, Any]) -> list[Any]:
        if self.random.random() < 0.3:
            return [{"fact": "*", "status": "given", "reason": None, "words": "ja", "until": TODAY, "withdrawn": False}]
        return [self.entry(facts) for _ in range(self.random.randrange(4))]

    def entry(self, facts: dict[str, Any]) -> Any:
        chosen, consent = self.random, self.words["consent"]
        status = chosen.choice(["given", "given", "objects", "not_asked"])
        given = status == "given"
        made = {
            "fact": chosen.choice(["*", "*", *facts]),
            "status": status,
            "reason": chosen.choice(consent["not_asked"])["id"] if status == "not_asked" else None,
            "words": chosen.choice(consent["languages"])["id"] if given else None,
            "until": chosen.choice(_DAYS) if given else None,
            "withdrawn": chosen.random() < 0.1,
        }
        if chosen.random() < 0.05:
            made[chosen.choice(list(made))] = chosen.choice(_ODD)
        return self.odd(made)

    def odd(self, value: Any) -> Any:
        return copy.deepcopy(self.random.choice(_ODD)) if self.random.random() < 0.01 else value


def test_the_browser_refuses_what_its_specification_refuses(visit: Callable[..., Visit]) -> None:
    words = plain(load(), "ja")
    drawing = Drawing(words, 20261122)
    notes = [drawing.note() for _ in range(4_000)]
    expected = [[[p.pointer, p.code] for p in note_problems(words, note, TODAY)] for note in notes]
    assert sum(not problems for problems in expected) > 50, "some may leave"
    assert len({code for problems in expected for _, code in problems}) > 15, "and the rest for every kind of reason"

    page = visit()
    page.go("/")
    found = page.page.evaluate(_CHECK, [assets.script("desk/note/checking.js"), words, notes, TODAY])
    assert [n for n in range(len(notes)) if found[n] != expected[n]] == []
