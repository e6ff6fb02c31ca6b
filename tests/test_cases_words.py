"""The words of the written cases (invented vignettes) lead to their situations."""

from typing import Any

import pytest
import yaml

from routing_rules.matching import Match
from tests.test_cases import CASES
from tests.words import matcher

SHARE = 0.85
DANGER = {"immediate_danger", "suicidal_selfharm"}


@pytest.fixture(scope="module")
def cases() -> list[dict[str, Any]]:
    path = CASES / "cases.yaml"
    assert path.is_file(), f"the written cases are missing: {path}"
    return yaml.safe_load(path.read_text(encoding="utf-8"))["cases"]


def first_three(case: dict[str, Any]) -> list[Match]:
    return matcher().match(case["words"], case["language"])[:3]


def test_a_right_situation_is_among_the_first_three(cases):
    found = [any(match.id in case["situations"] for match in first_three(case)) for case in cases]
    assert sum(found) / len(found) >= SHARE


def test_danger_is_seen_in_every_case_that_has_it(cases):
    in_danger = [case for case in cases if DANGER & set(case["situations"])]
    assert in_danger
    assert [case["id"] for case in in_danger if matcher().danger(case["words"]) is None] == []
