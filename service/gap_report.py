"""Gap maps on the command line: `madoguchi gaps`."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from rich.box import SIMPLE
from rich.console import Console
from rich.table import Table

from directory import holidays
from service import gap_csv
from service.gap_days import representative
from service.gap_map import DAYTIME, GapMap, Gaps
from service.gap_view import View
from service.snapshot import Snapshot

_DAY = f"{DAYTIME.start}-{DAYTIME.stop}"
_COLUMNS = (
    f"平日\nMo-Fr\n{_DAY}",
    "平日\nMo-Fr\n夜 night",
    f"土\nSat\n{_DAY}",
    f"日\nSun\n{_DAY}",
    f"祝日\nHol.\n{_DAY}",
    f"年末\nNew Y.\n{_DAY}",
    "0の\nhours\n/168",
)


def maps(snapshot: Snapshot, situation: str | None, chosen: Mapping[str, Any], today: date) -> list[GapMap]:
    """The map of one situation, or of all. Raises InquiryError for what cannot be counted."""
    gaps = Gaps(snapshot, representative(today, holidays.load()))
    wanted = snapshot.book.vocabulary.situation_ids if situation is None else (situation,)
    return [gaps.counts(View.read(snapshot.reader, code, chosen)) for code in wanted]


def as_csv(snapshot: Snapshot, maps: Iterable[GapMap]) -> str:
    """Every hour, with the situations in Japanese."""
    labels = {s.id: s.label.ja for s in snapshot.book.vocabulary.situations}
    return gap_csv.write(maps, labels.__getitem__)


def show(maps: Iterable[GapMap]) -> None:
    """The least number of channels to turn to first in each part of the week."""
    table = Table(box=SIMPLE, padding=(0, 1, 0, 0), caption="いちばん少ないときの数 / the least number that answer")
    table.add_column("状況 situation", no_wrap=True)
    for column in _COLUMNS:
        table.add_column(column, justify="right")
    for counted in maps:
        least = (str(count) for count in counted.parts().values())
        table.add_row(counted.view.situation, *least, str(counted.empty_hours))
    Console().print(table)
