"""What the guard's lists are made from, and what they weigh."""

import brotli
from rjsmin import jsmin

from tests.guarding.making_numbers import DATA, tables
from tests.guarding.measuring import HALVES, sentences

GUARD = DATA.parent
MOST = 72_000
"""Bytes, packed as served."""


def test_the_number_tables_are_those_of_their_sources():
    assert {name: (DATA / name).read_text("utf-8") for name in tables()} == tables()


def test_the_guard_stays_small():
    scripts = [GUARD.with_suffix(".js"), *GUARD.rglob("*.js")]
    assert sum(len(brotli.compress(jsmin(path.read_text("utf-8")).encode(), quality=10)) for path in scripts) <= MOST


def test_the_corpora_are_large_and_the_halves_share_no_sentence():
    tuned, held = ({sentence["text"] for sentence in sentences(half)} for half in HALVES)
    assert not tuned & held
    every = [sentence for half in HALVES for sentence in sentences(half)]
    assert sum(bool(sentence["find"]) for sentence in every) >= 300
    assert sum(not sentence["find"] for sentence in every) >= 150


def test_what_is_marked_stands_in_its_sentence():
    for half in HALVES:
        for sentence in sentences(half):
            assert all(marked["text"] in sentence["text"] for marked in sentence["find"]), sentence
