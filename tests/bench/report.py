"""The figures as tables, and the aims beside them."""

import os
import platform
from typing import Any

from rich.console import Console
from rich.table import Table

from tests.bench.http import FASTAPI, PEERS

FASTER_THAN_ZEN = 10.0
API_OF_HELLO = 0.9
START_SECONDS = 1.5
MEMORY_MIB = 120.0
OF_NGINX = 0.25
P99_MS = 20.0

Figures = dict[str, Any]


def machine() -> Figures:
    """Where it ran."""
    return {"python": platform.python_version(), "system": platform.platform(), "cores": os.cpu_count()}


def aims(figures: Figures) -> list[Figures]:
    """Each aim, the figure, and whether it is met."""
    found = [_aim("suggestion: zen / ours, CPU", figures["suggestion"]["zen_over_ours"], ">=", FASTER_THAN_ZEN)]
    for name, case in figures["http"]["cases"].items():
        if name in PEERS:
            continue
        least = API_OF_HELLO if name.startswith("POST") else 1.0
        found.append(_aim(f"{name}: requests/s of {FASTAPI}", case["of_fastapi_hello"], ">=", least))
    for name, page in figures["pages"].items():
        found.append(_aim(f"{name}: requests/s of nginx", page["of_nginx"], ">=", OF_NGINX))
        found.append(_aim(f"{name}: p99 at 100 connections, ms", page["p99_ms"], "<", P99_MS))
    found.append(_aim("peak hour: errors", figures["peak"]["errors"], "<", 1))
    found.append(_aim("start to first answer, s", figures["start"]["seconds"], "<", START_SECONDS))
    found.append(_aim("memory, MiB", figures["start"]["memory_mib"], "<", MEMORY_MIB))
    return found


def _aim(name: str, figure: float, sign: str, bound: float) -> Figures:
    met = figure >= bound if sign == ">=" else figure < bound
    return {"name": name, "figure": figure, "aim": f"{sign} {bound:g}", "met": met}


def show(figures: Figures) -> None:
    """Print the tables."""
    console = Console(width=100)
    tables = (
        _suggestion(figures["suggestion"]),
        _http(figures["http"]),
        _pages(figures["pages"]),
        _peak(figures["peak"]),
        _start(figures["start"]),
        _aims(figures["aims"]),
    )
    for table in tables:
        console.print(table)


def _suggestion(figures: Figures) -> Table:
    agreed = f"{figures['agreed_on']} inquiries answered alike, {figures['rules_that_spoke']} of {figures['rules']} rules spoke"
    table = _table("一つの提案 / One suggestion", agreed, "", "CPU µs", "wall µs")
    for name, cost in figures["costs"].items():
        table.add_row(name, f"{cost['cpu_us']:.1f}", f"{cost['wall_us']:.1f}")
    return table


def _http(figures: Figures) -> Table:
    how = f"{figures['loader']}, {figures['rounds']} rounds, {'one core each' if figures['pinned'] else 'cores shared'}"
    table = _table("API", how, "", "requests/s", "of hello", "CPU µs", "CPU of hello", "errors")
    for name, case in figures["cases"].items():
        ratios = f"{case['of_fastapi_hello']:.2f}", f"{case['cpu_us']:.0f}", f"{case['cpu_of_fastapi_hello']:.2f}"
        table.add_row(name, f"{case['requests_per_second']:,}", *ratios, str(case["errors"]))
    return table


def _pages(figures: Figures) -> Table:
    table = _table("ページ / Pages", "100 connections, one core each", "", "requests/s", "of nginx", "p99 ms", "errors")
    for name, page in figures.items():
        table.add_row(
            name, f"{page['requests_per_second']:,}", f"{page['of_nginx']:.2f}", f"{page['p99_ms']:.1f}", str(page["errors"])
        )
    return table


def _peak(figures: Figures) -> Table:
    table = _table("いちばん混む一時間 / The busiest hour", f"{figures['hours_of_the_peak']:.2f} of that hour's visits", "", "")
    table.add_row("visits", f"{figures['visits']:,}")
    table.add_row("requests", f"{figures['requests']:,}")
    table.add_row("seconds it took on one core", f"{figures['seconds']:.1f}")
    table.add_row("server CPU, s", f"{figures['server_cpu_seconds']:.1f}")
    table.add_row("p99 with 100 visits at a time, ms", f"{figures['p99_ms']:.1f}")
    table.add_row("errors", str(figures["errors"]))
    return table


def _start(figures: Figures) -> Table:
    table = _table("始動とメモリー / Start and memory", f"median of {figures['times']} fresh processes", "", "")
    table.add_row("process start to first answer, s", f"{figures['seconds']:.2f}")
    table.add_row("of that CPU time, s", f"{figures['cpu_seconds']:.2f}")
    table.add_row(f"resident memory after {figures['answers']:,} answers, MiB", f"{figures['memory_mib']:.1f}")
    return table


def _aims(listed: list[Figures]) -> Table:
    table = _table("めざす値 / Aims", None, "", "figure", "aim", "met")
    for aim in listed:
        table.add_row(aim["name"], f"{aim['figure']:g}", aim["aim"], "yes" if aim["met"] else "NO")
    return table


def _table(title: str, caption: str | None, first: str, *others: str) -> Table:
    table = Table(first, title=title, caption=caption, title_justify="left", caption_justify="left")
    for heading in others:
        table.add_column(heading, justify="right")
    return table
