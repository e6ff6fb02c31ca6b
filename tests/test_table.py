"""The compiled table: masks by answer and by age, and the same table as JSON for other evaluators."""

import json
from collections.abc import Iterator
from dataclasses import fields
from functools import reduce
from itertools import count
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routing_rules.table import AgeColumn, Column, Table, bits_of, mask_of
from routing_rules.vocabulary import OLDEST, UNANSWERED
from tests.builders import real


@pytest.mark.parametrize(
    ("bits", "mask"),
    [([], 0), ([False], 0), ([True], 1), ([False, True], 2), ([True, False, True], 5), ([False] * 300 + [True], 1 << 300)],
)
def test_bit_n_of_a_mask_is_the_nth_answer(bits: list[bool], mask: int) -> None:
    assert mask_of(bits) == mask
    assert bits_of(mask) == [n for n, bit in enumerate(bits) if bit]


@given(st.sets(st.integers(0, 500)))
def test_bits_and_masks_are_the_same_thing(bits: set[int]) -> None:
    assert bits_of(sum(1 << bit for bit in bits)) == sorted(bits)


ROWS = [(["self", "parent"], True), (None, True), (["friend"], False), ([], False)]


@pytest.mark.parametrize(
    ("answer", "rows"), [("self", [0, 1]), ("parent", [0, 1]), ("friend", [1, 2]), ("professional", [1]), (None, [0, 1])]
)
def test_a_column_gives_the_rows_that_accept_an_answer(answer: str | None, rows: list[int]) -> None:
    assert bits_of(Column.of(ROWS)[answer]) == rows


def test_a_column_knows_every_mask_it_can_give() -> None:
    column = Column.of([*ROWS, (None, False)])
    assert column.distinct() == {column[answer] for answer in ("self", "parent", "friend", "professional", None)}


AGES = [([(0, 17)], True), (None, True), ([(6, 12), (18, OLDEST)], False), ([], False)]


@pytest.mark.parametrize(
    ("age", "rows"),
    [(0, [0, 1]), (5, [0, 1]), (6, [0, 1, 2]), (12, [0, 1, 2]), (13, [0, 1]), (17, [0, 1]), (18, [1, 2]), (OLDEST, [1, 2])],
)
def test_an_age_column_counts_both_ends_of_a_span(age: int, rows: list[int]) -> None:
    assert bits_of(AgeColumn.of(AGES)[age]) == rows


def test_an_age_that_was_not_told_is_not_an_age() -> None:
    assert bits_of(AgeColumn.of(AGES)[None]) == [0, 1]


span = st.tuples(st.integers(0, OLDEST), st.integers(0, OLDEST)).map(sorted).map(tuple)


@given(st.lists(st.tuples(st.none() | st.lists(span, max_size=3), st.booleans()), max_size=5))
def test_an_age_column_agrees_with_its_spans_at_every_age(rows: list[Any]) -> None:
    column = AgeColumn.of(rows)
    for age in range(OLDEST + 1):
        takes = [n for n, (spans, _) in enumerate(rows) if spans is None or any(a <= age <= b for a, b in spans)]
        assert bits_of(column[age]) == takes
    assert bits_of(column[None]) == [n for n, (_, unanswered) in enumerate(rows) if unanswered]


@pytest.fixture(scope="module")
def table() -> Table:
    return real().engine.table


@pytest.fixture(scope="module")
def plain(table: Table) -> dict[str, Any]:
    """The table as another evaluator reads it: written as JSON and read again."""
    found: dict[str, Any] = json.loads(json.dumps(table.plain()))
    return found


def _masks(table: Table) -> Iterator[tuple[tuple[str, ...], int]]:
    """Every mask of the table, and where it stands."""
    for name in (field.name for field in fields(table)):
        value = getattr(table, name)
        if type(value) is int:
            yield (name,), value
        for key, inner in value.items() if isinstance(value, dict) else ():
            if type(inner) is int:
                yield (name, key), inner
            else:
                yield (name, key, UNANSWERED), inner[None]


def test_every_mask_comes_back_from_json(table: Table, plain: dict[str, Any]) -> None:
    masks = dict(_masks(table))
    assert len(masks) > 100
    for place, mask in masks.items():
        assert _read(_written(plain, place)) == mask, place


def _written(plain: dict[str, Any], place: tuple[str, ...]) -> str:
    """The mask at a place of the JSON; a code that no rule speaks of is not written."""
    if len(place) == 2:
        return str(plain[place[0]].get(place[1], "0"))
    return str(reduce(lambda found, key: found[key], place, plain))


def test_a_code_that_no_rule_speaks_of_is_not_written(table: Table, plain: dict[str, Any]) -> None:
    for name in ("situation", "with_", "without", "needs", "without_needs"):
        assert list(plain[name]) == [code for code, mask in getattr(table, name).items() if mask]


def _read(mask: str) -> int:
    return int(mask, 16)


def test_every_column_comes_back_from_json(table: Table, plain: dict[str, Any]) -> None:
    for name in ("rules_by", "channels_by"):
        for field, column in getattr(table, name).items():
            written = plain[name][field]
            masks = {answer: _read(mask) for answer, mask in written["masks"].items()}
            again = Column(masks, _read(written[UNANSWERED]), _read(written["other"]))
            assert (again, again["unlisted"]) == (column, column["unlisted"])


def test_every_age_column_comes_back_from_json(table: Table, plain: dict[str, Any]) -> None:
    for name in ("rules_by_age", "channels_by_age"):
        for field, column in getattr(table, name).items():
            written = plain[name][field]
            again = AgeColumn(tuple(written["starts"]), tuple(map(_read, written["masks"])), _read(written[UNANSWERED]))
            assert [again[age] for age in (None, *range(OLDEST + 1))] == [column[age] for age in (None, *range(OLDEST + 1))]


def test_rules_and_channels_keep_their_places_in_json(table: Table, plain: dict[str, Any]) -> None:
    assert plain["rules"] == list(table.rule_ids)
    assert plain["channels"] == [channel.id for channel in table.channels]
    order = count()
    named = [[(c, tier << 16 | next(order)) for tier, of in enumerate(tiers) for c in of] for tiers in plain["named"]]
    assert named == [list(row) for row in table.named]


def test_advice_comes_back_from_json(table: Table, plain: dict[str, Any]) -> None:
    assert [[plain["advice_ids"][n] for n in row] for row in plain["advice"]] == [list(row) for row in table.advice]


def test_masks_have_no_bits_beyond_the_rules_and_channels(table: Table) -> None:
    rules, channels = len(table.rule_ids), len(table.channels)
    for place, mask in _masks(table):
        size = channels if place[0].startswith(("channels", "not_", "has_")) else rules
        assert 0 <= mask < 1 << size, place
