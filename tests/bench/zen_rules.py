"""The rule book as a decision table of zen-engine (JDM, hit policy "collect"), and an engine that asks zen which rules speak.

One row a rule, one column a heading of ``when``, each cell a unary test. Written the way that was fastest for zen:
the column that decides most comes first, ``null`` comes before ranges, and short lists are spelled out.
"""

import json
from collections.abc import Sequence
from typing import Any

import zen

from routing_rules.engine import Engine
from routing_rules.inquiry import Inquiry
from routing_rules.loading import RuleBook
from routing_rules.model import AgeSpan, Condition
from routing_rules.table import Table
from routing_rules.vocabulary import ABROAD, IN_JAPAN, JAPANESE, NOT_JAPANESE, UNANSWERED

# zen finds `"a" in $ or "b" in $` faster than a closure up to about this many codes
SPELLED_OUT = 2

# heading of `when` -> field of the inquiry that the column reads
COLUMNS = {
    "situation": "situations",
    "with_": "situations",
    "without": "situations",
    "needs": "needs",
    "without_needs": "needs",
    **{field: field for field in ("asker", "age", "caller_age", "anonymity", "prefers", "language", "place")},
}


class ZenEngine(Engine):
    """The engine with its first step, which rules speak, done by zen; everything after that is the same code."""

    def __init__(self, table: Table, book: RuleBook) -> None:
        super().__init__(table)
        self._decision = zen.ZenEngine().create_decision(json.dumps(decision(book)))
        self.asked = 0

    def fired(self, inquiry: Inquiry) -> int:
        self.asked += 1
        mask = 0
        for row in self._decision.evaluate(answers(inquiry))["result"]:
            mask |= 1 << row["rule"]
        return mask


def answers(inquiry: Inquiry) -> dict[str, Any]:
    """An inquiry as the decision table reads it; ``null`` stands for "not answered"."""
    own = inquiry.asker == "self"
    about = inquiry.asker_age if own and inquiry.age is None else inquiry.age
    return {
        "situations": list(inquiry.situations),
        "needs": list(inquiry.needs),
        "asker": inquiry.asker,
        "age": about,
        "caller_age": about if own else inquiry.asker_age,
        "anonymity": inquiry.anonymity,
        "prefers": inquiry.prefers,
        "language": inquiry.language,
        "place": inquiry.place,
    }


def decision(book: RuleBook) -> dict[str, Any]:
    """The whole decision: input, one table, output."""
    languages = [code for code in book.vocabulary.language.ids if code not in JAPANESE]
    table = {
        "hitPolicy": "collect",
        "inputs": [{"id": heading, "name": heading, "field": field, "type": "expression"} for heading, field in COLUMNS.items()],
        "outputs": [{"id": "rule", "name": "rule", "field": "rule", "type": "expression"}],
        "rules": [row(n, written.rule.when, languages) for n, written in enumerate(book.rules)],
    }
    return {
        "contentType": "application/vnd.gorules.decision",
        "nodes": [_node("in", "inputNode"), _node("table", "decisionTableNode", content=table), _node("out", "outputNode")],
        "edges": [_edge("in", "table"), _edge("table", "out")],
    }


def row(number: int, when: Condition, foreign: Sequence[str]) -> dict[str, str]:
    """One rule; an empty cell accepts everything."""
    cells = {
        "situation": _any_of(when.situation),
        "with_": _any_of(when.with_),
        "without": _none_of(when.without),
        "needs": _any_of(when.needs),
        "without_needs": _none_of(when.without_needs),
        "age": _ages(when.age),
        "caller_age": _ages(when.caller_age),
        "language": _one_of(when.language, {NOT_JAPANESE: foreign}),
        "place": _place(when.place),
        **{field: _one_of(getattr(when, field), {}) for field in ("asker", "anonymity", "prefers")},
    }
    return {"_id": str(number), **cells, "rule": str(number)}


def _any_of(listed: Sequence[str] | None) -> str:
    codes = [code for code in listed or () if code != UNANSWERED]
    tests = ["len($) == 0"] if UNANSWERED in (listed or ()) else []
    if len(codes) > SPELLED_OUT:
        return " or ".join([*tests, f"some($, # in {json.dumps(codes)})"])
    return " or ".join([*tests, *(f"({_quoted(code)} in $)" for code in codes)])


def _none_of(listed: Sequence[str] | None) -> str:
    return " and ".join(f"({_quoted(code)} not in $)" for code in listed or ())


def _ages(listed: Sequence[AgeSpan | str] | None) -> str:
    spans = [f"[{age.least}..{age.most}]" for age in listed or () if isinstance(age, AgeSpan)]
    return ", ".join(["null", *spans] if UNANSWERED in (listed or ()) else spans)


def _one_of(listed: Sequence[str] | None, aliases: dict[str, Sequence[str]]) -> str:
    codes = [_quoted(code) for value in listed or () if value != UNANSWERED for code in aliases.get(value, (value,))]
    return ", ".join(["null", *codes] if UNANSWERED in (listed or ()) else codes)


def _place(listed: Sequence[str] | None) -> str:
    if IN_JAPAN not in (listed or ()):
        return _one_of(listed, {})
    refused = [] if UNANSWERED in listed else ["$ != null"]
    refused += [] if ABROAD in listed else [f"$ != {_quoted(ABROAD)}"]
    return " and ".join(refused)


def _quoted(code: str) -> str:
    return json.dumps(code)


def _node(name: str, kind: str, **more: Any) -> dict[str, Any]:
    return {"id": name, "name": name, "type": kind, "position": {"x": 0, "y": 0}, **more}


def _edge(source: str, target: str) -> dict[str, str]:
    return {"id": f"{source}-{target}", "sourceId": source, "targetId": target, "type": "edge"}
