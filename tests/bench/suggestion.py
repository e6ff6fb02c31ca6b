"""One suggestion with its reasons, against zen-engine given the same rules and the same ordering code.

Runs in a process of its own on one core: zen wakes helper threads on more, which costs it twice the CPU time.
"""

import json
import subprocess
import sys
import time
from itertools import islice
from typing import Any

from routing_rules.engine import Engine
from routing_rules.table import bits_of
from service import snapshot
from service.snapshot import Snapshot
from tests.bench.measuring import in_turn, medians, ratio
from tests.bench.processes import LOAD_CORE, on_core
from tests.bench.zen_rules import ZenEngine
from tests.inquiries import Asked, stream

CHECKED = 500
TIMED = 300


class Disagreement(AssertionError):
    """The two engines do not answer alike, so their times must not be compared."""


def in_own_process(rounds: int) -> dict[str, Any]:
    """The figures, measured by a child process on one core."""
    with on_core(LOAD_CORE):
        done = subprocess.run([sys.executable, "-m", __name__, str(rounds)], stdout=subprocess.PIPE, check=True)
    return json.loads(done.stdout)


def measure(loaded: Snapshot, rounds: int) -> dict[str, Any]:
    """Check that both engines agree, then time them in turn."""
    engine, peer = loaded.engine, ZenEngine(loaded.engine.table, loaded.book)
    spoke = compare(loaded, peer, list(islice(stream(1), CHECKED)))
    minute = int(time.time() // 60)
    moment = loaded.timetable.at(minute)
    inquiries = [inquiry for inquiry, _ in islice(stream(2), TIMED)]
    contenders = {
        "suggestion": lambda: [engine.suggest(inquiry, moment, minute) for inquiry in inquiries],
        "suggestion by zen": lambda: [peer.suggest(inquiry, moment, minute) for inquiry in inquiries],
        "which rules speak": lambda: [engine.fired(inquiry) for inquiry in inquiries],
        "which rules speak, by zen": lambda: [peer.fired(inquiry) for inquiry in inquiries],
        "whole answer as bytes": lambda: [snapshot.answer(loaded, inquiry, minute) for inquiry in inquiries],
    }
    costs = in_turn(contenders, TIMED, rounds)
    cpu = {name: [cost.cpu for cost in listed] for name, listed in costs.items()}
    return {
        "rules": len(loaded.book.rules),
        "rules_that_spoke": spoke,
        "agreed_on": CHECKED,
        "costs": {name: medians(listed) for name, listed in costs.items()},
        "zen_over_ours": round(ratio(cpu["suggestion by zen"], cpu["suggestion"]), 2),
        "zen_over_ours_rules_only": round(ratio(cpu["which rules speak, by zen"], cpu["which rules speak"]), 1),
    }


def compare(loaded: Snapshot, peer: ZenEngine, asked: list[Asked]) -> int:
    """How many rules spoke at least once. Raises Disagreement where zen fires other rules or leads to another suggestion."""
    engine, seen = Engine(loaded.engine.table), 0  # plans are numbered as they are first asked for: both begin anew
    for inquiry, minute in asked:
        ours = engine.fired(inquiry)
        differ = [engine.table.rule_ids[rule] for rule in bits_of(ours ^ peer.fired(inquiry))]
        if differ:
            raise Disagreement(f"only one engine fires {differ} for {inquiry}")
        moment, before = loaded.timetable.at(minute), peer.asked
        if engine.suggest(inquiry, moment, minute) != peer.suggest(inquiry, moment, minute) or peer.asked == before:
            raise Disagreement(f"the suggestions differ, or zen was not asked, for {inquiry}")
        seen |= ours
    return seen.bit_count()


if __name__ == "__main__":
    print(json.dumps(measure(snapshot.load(), int(sys.argv[1]))))
