"""The proof on the real rules and listings: `madoguchi prove`."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from directory import holidays
from directory.kinds_of_moment import KindOfMoment, kinds_of_moment
from documents.problems import Problem
from routing_rules.proof import gaps, liveness
from routing_rules.proof.moments import Moments
from routing_rules.proof.properties import PROPERTIES
from routing_rules.proof.prover import Breach, Prover
from routing_rules.proof.space import Case, Space
from routing_rules.proof.telling import tell
from routing_rules.proof.world import World
from service.snapshot import Snapshot

Progress = Callable[[int, int], None]

REACH = ("somebody-answers", "two-routes")


@dataclass
class Report:
    """What the proof found. ``broken``: the first breach of each property, told in Japanese and English."""

    cases: int = 0
    nodes: int = 0
    inquiries: int = 0
    kinds: int = 0
    broken: dict[str, tuple[str, str]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    silent: list[str] = field(default_factory=list)
    lone: dict[str, tuple[str, str]] = field(default_factory=dict)

    @property
    def holds(self) -> bool:
        """Is everything proved?"""
        return not (self.broken or self.problems or self.silent)


class Proof:
    """The proof of one snapshot, for hours from ``since`` on."""

    def __init__(self, snapshot: Snapshot, since: date) -> None:
        self._snapshot, self._engine = snapshot, snapshot.engine
        self.kinds: list[KindOfMoment] = kinds_of_moment(snapshot.timetable.compiled, since, holidays.load())
        self.space = Space(self._engine, snapshot.book.vocabulary)
        self.world = World(self._engine, Moments(self._engine.rankers.plans, self.kinds))
        self.prover = Prover(self._engine, self.space, self.world)
        self.cases = list(self.space.cases())

    def run(self, progress: Progress | None = None) -> Report:
        """Prove everything. ``progress`` is told how many cases are done, and of how many."""
        report = Report(cases=len(self.cases), inquiries=self.space.size(), kinds=len(self.kinds))
        for n, case in enumerate(self.cases):
            for breach in self.prover.prove(case, [p for p in PROPERTIES if p.id not in report.broken]):
                report.broken[breach.property.id] = self.tell(breach)
            if progress:
                progress(n + 1, len(self.cases))
        report.nodes = self.prover.nodes
        report.silent = list(self.silent())
        report.lone = dict(self.single_points())
        report.problems = [
            *gaps.compare(self.gaps(), *gaps.load(), self._snapshot.book.sources),
            *gaps.compare_single_points(report.lone, *gaps.load_single_points()),
        ]
        return report

    def gaps(self) -> list[gaps.Gap]:
        """The real gaps, by situation and way."""
        return list(gaps.find(self.prover, self.space, self._snapshot.book.vocabulary.situation_ids))

    def silent(self) -> Iterator[str]:
        """Rules that never act, or that say nothing which others do not say anyway."""
        rules = [written.rule for written in self._snapshot.book.rules]
        says = [frozenset((*rule.advice, *(f"{c.channel}: {c.say}" for c in rule.caution))) for rule in rules]
        for found in liveness.silent_rules(self._engine, self.space, self.cases, says):
            yield rules[found.rule].id

    def single_points(self) -> Iterator[tuple[str, tuple[str, str]]]:
        """Channels whose loss would leave somebody without an answer or a second route, and whom, told as a sentence."""
        leaning = self._leaning()
        for n, facts in enumerate(self._engine.table.channels):
            cases = [case for case in self.cases if leaning.get((case.situations, case.needs), 0) >> n & 1]
            breach = self._first(cases, lost=1 << n)
            if breach:
                yield facts.id, self.tell(breach)

    def _leaning(self) -> dict[tuple[tuple[str, ...], tuple[str, ...]], int]:
        """By case, the channels that some part of the proof rests on alone: only their loss can break it."""
        self.world.leaning.clear()
        for case in self.cases:
            for _ in self.prover.prove(case, [p for p in PROPERTIES if p.id in REACH]):
                self.world.leans_on(case, case.channels)
        return dict(self.world.leaning)

    def _first(self, cases: Sequence[Case], lost: int) -> Breach | None:
        reach = [p for p in PROPERTIES if p.id in REACH]
        for case in cases:
            for breach in self.prover.prove(case._replace(channels=case.channels & ~lost), reach):
                return breach
        return None

    def tell(self, breach: Breach) -> tuple[str, str]:
        """A breach in Japanese and English."""
        return tell(breach, self._snapshot.book, self._engine.table, self.kinds)
