"""The proof on the real rules and listings: `madoguchi prove`."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from directory import holidays
from directory.kinds_of_moment import KindOfMoment, kinds_of_moment
from documents.problems import Problem
from routing_rules.proof import gaps, liveness
from routing_rules.proof.moments import Moments
from routing_rules.proof.properties import PROPERTIES, Property
from routing_rules.proof.prover import Breach, Prover
from routing_rules.proof.space import Space
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
        reach = [p for p in PROPERTIES if p.id in REACH]
        steady = self.world.moments.ever_always()
        for n, facts in enumerate(self._engine.table.channels):
            # a line that is not open at every moment settles nothing that others do not settle: see docs/proof.md
            breach = self._first(reach, lost=1 << n) if steady >> n & 1 or self.world.counted_moments else None
            if breach:
                yield facts.id, self.tell(breach)

    def _first(self, wanted: Sequence[Property], lost: int) -> Breach | None:
        for case in self.cases:
            if case.channels & lost:
                without = case._replace(channels=case.channels & ~lost)
                for breach in self.prover.prove(without, wanted):
                    return breach
        return None

    def tell(self, breach: Breach) -> tuple[str, str]:
        """A breach in Japanese and English."""
        return tell(breach, self._snapshot.book, self._engine.table, self.kinds)
