"""Contenders taken in turn, so that a busy moment of the machine hits all alike; medians over the rounds."""

import statistics
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

median = statistics.median


class Cost(NamedTuple):
    """What one call took, in microseconds."""

    cpu: float
    wall: float


def cost_of(call: Callable[[], object], calls: int) -> Cost:
    """What ``call`` took for each of the ``calls`` that it makes. CPU time counts every thread of the process."""
    wall, cpu = time.perf_counter(), time.process_time()
    call()
    return Cost((time.process_time() - cpu) / calls * 1e6, (time.perf_counter() - wall) / calls * 1e6)


def in_turn(contenders: Mapping[str, Callable[[], object]], calls: int, rounds: int) -> dict[str, list[Cost]]:
    """The costs of each contender, round by round; a first round to warm up is not counted."""
    costs: dict[str, list[Cost]] = {name: [] for name in contenders}
    for counted in (False, *[True] * rounds):
        for name, call in contenders.items():
            cost = cost_of(call, calls)
            if counted:
                costs[name].append(cost)
    return costs


def ratio(of: Sequence[float], to: Sequence[float]) -> float:
    """The median of the ratios inside each round: what the rounds differ in cancels out."""
    return median(a / b for a, b in zip(of, to, strict=True))


def medians(costs: Iterable[Cost]) -> dict[str, float]:
    """The medians as JSON."""
    listed = list(costs)
    return {"cpu_us": round(median(c.cpu for c in listed), 1), "wall_us": round(median(c.wall for c in listed), 1)}
