"""Gap maps on the command line: `madoguchi gaps`."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

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
    "状況 situation",
    f"平日 {_DAY} weekday",
    "平日 夜 night",
    f"土 {_DAY} Sat",
    f"日 {_DAY} Sun",
    f"祝 {_DAY} holiday",
    f"年末年始 {_DAY} New Year",
    "0の時間/週168 hours with 0",
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
    table = Table(caption="まず相談する窓口がいちばん少ないときの数 / the least number of channels to turn to first")
    for number, column in enumerate(_COLUMNS):
        table.add_column(column, justify="right" if number else "left", overflow="fold")
    for counted in maps:
        least = (str(count) for count in counted.parts().values())
        table.add_row(counted.view.situation, *least, str(counted.empty_hours))
    Console().print(table)
