"""Run every benchmark and print the tables and one line of JSON. Exit code 1 only where an answer was wrong."""

import argparse
import json
import sys
from typing import NamedTuple

from tests.bench import http, pages, peak, report, start, suggestion


class Size(NamedTuple):
    """How long to measure."""

    suggestion_rounds: int
    http_rounds: int
    http_seconds: int
    starts: int
    visits: int


FULL = Size(suggestion_rounds=15, http_rounds=7, http_seconds=2, starts=5, visits=peak.VISITS)
QUICK = Size(suggestion_rounds=3, http_rounds=2, http_seconds=1, starts=1, visits=peak.VISITS // 16)


def main() -> int:
    arguments = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    arguments.add_argument("--quick", action="store_true", help="rough figures in about a minute")
    arguments.add_argument("--own-loader", action="store_true", help="do not use wrk even where it is installed")
    chosen = arguments.parse_args()
    size = QUICK if chosen.quick else FULL
    figures = {
        "machine": report.machine(),
        "suggestion": suggestion.in_own_process(size.suggestion_rounds),
        "http": http.measure(size.http_rounds, size.http_seconds, own_loader=chosen.own_loader),
        "pages": pages.measure(size.http_rounds, size.http_seconds),
        "peak": peak.measure(size.visits),
        "start": start.measure(size.starts),
    }
    figures["aims"] = report.aims(figures)
    report.show(figures)
    print(json.dumps(figures))
    answered = [*figures["http"]["cases"].values(), *figures["pages"].values(), figures["peak"]]
    return 1 if any(each["errors"] for each in answered) else 0


if __name__ == "__main__":
    sys.exit(main())
