"""The facts that were collected before the directory was written: the tests hold the directory against them."""

import csv
import re
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

SHARED = Path(__file__).parents[2] / "shared"

# collected list -> the channel whose contact points in a prefecture it lists
LISTS = {
    "child_guidance_centers": "child_guidance_center",
    "onestop_centers": "onestop_8891",
    "police_8103": "police_8103",
    "police_9110": "police_9110",
    "police_youth": "young_telephone",
}
_NUMBER = re.compile(r"#?[0-9][0-9-]{2,}")


class Row(NamedTuple):
    """One line of a list: a channel's contact point in one prefecture."""

    channel: str
    prefecture: str
    numbers: tuple[str, ...]
    confidence: str

    @property
    def usable(self) -> bool:
        """May its numbers be shown?"""
        return self.confidence not in ("none", "superseded")


@cache
def rows() -> tuple[Row, ...]:
    """Every line of the lists by prefecture."""
    found = []
    for name, channel in LISTS.items():
        with (SHARED / "facts" / "prefectures" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            for line in csv.DictReader(file):
                numbers = _NUMBER.findall(f"{line['phone']} {line['phone_alt']}")
                found.append(Row(channel, line["prefecture_code"], tuple(numbers), line["confidence"]))
    return tuple(found)


@cache
def national() -> tuple[dict[str, Any], ...]:
    """The national lines that were collected and that are channels of their own."""
    lines = yaml.safe_load((SHARED / "facts" / "channels.yaml").read_text(encoding="utf-8"))
    return tuple(line for line in lines if not line.get("belongs_to"))


@cache
def extra_channels() -> frozenset[str]:
    """Channels that the written cases speak of beside the national lines."""
    cases = yaml.safe_load((SHARED / "cases" / "cases.yaml").read_text(encoding="utf-8"))
    return frozenset(cases["meta"]["extra_channel_ids"])
