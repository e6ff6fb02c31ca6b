"""Small invented directories and rules built in memory, and the real snapshot loaded once."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, NamedTuple

from starlette.testclient import TestClient

from documents.checking import check
from documents.reading import Document, read
from routing_rules.compiling import compile_table
from routing_rules.engine import Engine, Suggestions
from routing_rules.inquiry import Inquiry
from routing_rules.loading import NATIONAL, RuleBook, WrittenRule
from routing_rules.model import TIERS, Rule
from routing_rules.table import ChannelFacts, PointFacts
from routing_rules.vocabulary import Vocabulary
from service import schemas, snapshot
from service.app import create_app
from service.settings import Settings

NOW = 1_000
PROBLEM = "application/problem+json"
NOT_STATED, OPEN, CLOSED, OPEN_LONGER, CLOSED_LONGER, ALWAYS_OPEN, NEVER_AGAIN = range(7)


class At(NamedTuple):
    """The state of the invented timetables at ``NOW``; the constants above are its positions."""

    state: tuple[str, ...] = ("unknown", "open", "closed", "open", "closed", "open", "closed")
    until: tuple[int | None, ...] = (None, 1_100, 1_200, 1_300, 1_400, None, None)


AT = At()


def voice(hours: int = OPEN, **facts: Any) -> PointFacts:
    return PointFacts(**{"voice": True, "live": True, "hours": hours, "from_abroad": False, **facts})


def chat(hours: int = OPEN, **facts: Any) -> PointFacts:
    return PointFacts(**{"voice": False, "live": True, "hours": hours, "from_abroad": True, **facts})


def form(hours: int = OPEN, **facts: Any) -> PointFacts:
    return chat(hours, **{"live": False, **facts})


def channel(id: str, *points: PointFacts, **facts: Any) -> ChannelFacts:
    """An invented channel; an open voice line where no contact point is given."""
    return ChannelFacts(id=id, **{"points": points or (voice(),), **facts})


def rule(id: str = "r", when: Mapping[str, Any] | None = None, advice: Iterable[str] = (), **tiers: list[str]) -> Rule:
    """An invented rule: ``rule(when={...}, first=["a"])``."""
    assert tiers.keys() <= set(TIERS)
    return Rule.model_validate(
        {
            "id": id,
            "because": {"ja": "作りごと", "en": "invented"},
            "when": dict(when or {}),
            "suggest": {tier: tuple(ids) for tier, ids in tiers.items()},
            "advice": tuple(advice),
            "source": ("invented",),
            "checked": "2026-11-21",
            "review_by": "2027-11-21",
            "examples": tuple({"name": "作りごと", "inquiry": {}, "expect": expect} for expect in ("speaks", "silent")),
        }
    )


@cache
def vocabulary() -> Vocabulary:
    return check(Vocabulary, read(NATIONAL / "vocabulary.yaml"))


def book(rules: Iterable[Rule]) -> RuleBook:
    nowhere = Document(NATIONAL, {}, {(): 1})
    written = tuple(WrittenRule(rule, "invented", nowhere, ()) for rule in rules)
    return RuleBook(version="0", vocabulary=vocabulary(), rules=written, sources={}, advice={}, cautions={})


def engine(channels: Iterable[ChannelFacts], *rules: Rule) -> Engine:
    """An engine over invented channels; without rules, one that names them all in the order given."""
    channels = list(channels)
    return Engine(compile_table(book(rules or [rule(first=[c.id for c in channels])]), channels))


def suggest(engine: Engine, minute: int = NOW, **answers: Any) -> Suggestions:
    return engine.suggest(Inquiry(**answers), At(), minute)  # a new moment: another minute may follow


def ids(engine: Engine, given: Suggestions) -> list[str]:
    """The channels of an answer, in order."""
    return [engine.table.channels[s.channel].id for s in given.suggestions]


def ordered(engine: Engine, minute: int = NOW, **answers: Any) -> list[str]:
    """The channels for these answers, in order."""
    return ids(engine, suggest(engine, minute, **answers))


def served(**settings: Any) -> TestClient:
    """A client of the whole application, which gets our own errors as responses. Enter it to run start and stop."""
    app = create_app(Settings(**{"reload_seconds": 0, **settings}))
    return TestClient(app, raise_server_exceptions=False)


def is_problem(response: Any, status: int) -> dict[str, Any]:
    """The body of a response that must be a problem with this status."""
    assert response.status_code == status
    assert response.headers["content-type"] == PROBLEM
    assert response.headers["cache-control"] == "no-store"
    if response.request.method == "HEAD":
        return {}
    problem = schemas.Problem.model_validate(response.json())
    assert (problem.status, problem.type) == (status, "about:blank")
    return dict(response.json())


@cache
def real() -> snapshot.Snapshot:
    """The national directory and rules, loaded once for all tests."""
    return snapshot.load()
