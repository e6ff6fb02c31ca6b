"""Gap maps as one long CSV: a line for each situation, row and hour."""

import csv
import io
from collections.abc import Callable, Iterable

from service.gap_map import GapMap

COLUMNS = ("situation", "label", "day", "hour", "first", "others")


def write(maps: Iterable[GapMap], label: Callable[[str], str]) -> str:
    """The maps in their order; ``label`` gives a situation's words."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(COLUMNS)
    for counted in maps:
        situation = counted.view.situation
        for day, counts in counted.rows.items():
            rows.writerows((situation, label(situation), day, hour, *count) for hour, count in enumerate(counts))
    return out.getvalue()
