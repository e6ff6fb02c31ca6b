"""Whom an invented channel takes: a fact that is not stated refuses nobody, nor does a question that is not answered."""

import pytest

from tests.builders import channel, chat, engine, ids, ordered, rule, suggest, voice

BOY = ("boy_or_lgbtq_victim",)

# fact of the channel, answers that it refuses, answers that it takes, the name of the refusal
REFUSES = {
    "ended": ({"ended": True}, {}, None, "ended"),
    "too old": ({"about_age": (0, 17)}, {"age": 18}, {"age": 17}, "age"),
    "too young": ({"about_age": (18, 120)}, {"age": 17}, {"age": 18}, "age"),
    "newborn": ({"about_age": (1, 17)}, {"age": 0}, {"age": 1}, "age"),
    "adult caller": (
        {"caller_age": (0, 18)},
        {"asker_age": 40, "asker": "parent"},
        {"asker_age": 18, "asker": "friend"},
        "caller_age",
    ),
    "asker": ({"askers": ("self", "friend")}, {"asker": "school_staff"}, {"asker": "friend"}, "asker"),
    "prefecture": ({"places": ("13",)}, {"place": "27"}, {"place": "13"}, "place"),
    "abroad only": ({"places": ("abroad",)}, {"place": "13"}, {"place": "abroad"}, "place"),
    "language": ({"only_languages": ("en", "zh")}, {"language": "ja"}, {"language": "zh"}, "only_language"),
    "women": ({"women_only": True}, {"situations": BOY}, {"situations": ("rape_recent",)}, "women_only"),
}


@pytest.mark.parametrize(("facts", "refused", "taken", "name"), REFUSES.values(), ids=REFUSES.keys())
def test_a_stated_fact_refuses_and_is_named(facts, refused, taken, name):
    made = engine([channel("it", **facts), channel("other", chat())])
    given = suggest(made, **refused)
    assert ids(made, given) == ["other"]
    assert [(made.table.channels[out.channel].id, out.facts) for out in given.left_out] == [("it", (name,))]
    if taken is not None:
        assert "it" in ordered(made, **taken)
        assert "it" in ordered(made)  # not answered is not no


@pytest.mark.parametrize(("facts", "refused", "taken", "name"), REFUSES.values(), ids=REFUSES.keys())
def test_a_fact_that_is_not_stated_refuses_nobody(facts, refused, taken, name):
    made = engine([channel("it", chat())])
    for answers in (refused, taken or {}):
        assert ordered(made, **answers) == ["it"]


def test_all_refusing_facts_are_named_together():
    made = engine([channel("it", about_age=(0, 17), places=("13",), askers=("self",), women_only=True), channel("other")])
    given = suggest(made, age=30, place="27", asker="parent", situations=BOY)
    assert given.left_out[0].facts == ("age", "asker", "place", "women_only")


def test_who_asks_for_themselves_has_one_age():
    made = engine([channel("children_call", caller_age=(0, 17)), channel("about_children", about_age=(0, 17))])
    both = ["children_call", "about_children"]
    assert ordered(made, asker="self", age=30) == []
    assert ordered(made, asker="self", asker_age=30) == []
    assert ordered(made, asker="self", age=12, asker_age=30) == both
    assert ordered(made, asker="parent", age=12, asker_age=30) == ["about_children"]
    assert ordered(made, asker="friend", age=30, asker_age=12) == ["children_call"]
    assert ordered(made, asker="friend", age=12) == both
    assert ordered(made, age=30) == ["children_call"]  # nobody said who asks


def test_an_age_of_nought_is_an_answer():
    made = engine([channel("any"), channel("not_babies", about_age=(6, 17))])
    assert ordered(made, asker="self", age=0, asker_age=12) == ["any"]


def test_from_abroad_a_channel_needs_a_point_known_to_be_reached():
    made = engine([channel("short_number", voice(from_abroad=False)), channel("web", chat(from_abroad=True))])
    given = suggest(made, place="abroad")
    assert ids(made, given) == ["web"]
    assert given.left_out[0].facts == ("place",)
    assert ordered(made) == ordered(made, place="13") == ["short_number", "web"]


def test_stated_places_hold_from_abroad_too():
    made = engine([channel("tokyo", chat(from_abroad=True), places=("13",)), channel("web", chat())])
    assert ordered(made, place="abroad") == ["web"]


def test_only_named_channels_are_left_out():
    made = engine([channel("named", about_age=(0, 17)), channel("unnamed", about_age=(0, 17))], rule(first=["named"]))
    assert [out.channel for out in suggest(made, age=50).left_out] == [0]


def test_a_condition_that_is_not_written_is_not_asked():
    made = engine([channel("it")], rule(first=["it"]))
    for answers in ({}, {"age": 3}, {"situations": BOY}, {"needs": ("no_voice",)}, {"place": "abroad", "language": "en"}):
        fired = suggest(made, **answers).fired
        assert fired == 1


WRITTEN = {
    "situation": (
        {"situation": ("rape_recent",)},
        {"situations": ("rape_recent", "train_groping")},
        {"situations": ("train_groping",)},
    ),
    "with": (
        {"situation": ("rape_recent",), "with": ("suicidal_selfharm",)},
        {"situations": ("rape_recent", "suicidal_selfharm")},
        {"situations": ("rape_recent",)},
    ),
    "without": (
        {"without": ("rape_recent",)},
        {"situations": ("train_groping",)},
        {"situations": ("train_groping", "rape_recent")},
    ),
    "needs": ({"needs": ("injured",)}, {"needs": ("no_voice", "injured")}, {"needs": ("no_voice",)}),
    "without_needs": ({"without_needs": ("no_voice",)}, {"needs": ("injured",)}, {"needs": ("injured", "no_voice")}),
    "asker": ({"asker": ("parent",)}, {"asker": "parent"}, {"asker": "family"}),
    "age": ({"age": ("6-12",)}, {"age": 12}, {"age": 13}),
    "caller_age": (
        {"caller_age": ("18-",)},
        {"asker": "friend", "asker_age": 18, "age": 5},
        {"asker": "friend", "asker_age": 17},
    ),
    "anonymity": ({"anonymity": ("must",)}, {"anonymity": "must"}, {"anonymity": "prefer"}),
    "prefers": ({"prefers": ("text",)}, {"prefers": "text"}, {"prefers": "voice"}),
    "language": ({"language": ("not_japanese",)}, {"language": "ko"}, {"language": "ja-simple"}),
    "place": ({"place": ("in_japan",)}, {"place": "47"}, {"place": "abroad"}),
}


@pytest.mark.parametrize(("when", "speaks", "silent"), WRITTEN.values(), ids=WRITTEN.keys())
def test_a_condition_speaks_for_its_answers_only(when, speaks, silent):
    made = engine([channel("it")], rule("it", when, first=["it"]))
    assert suggest(made, **speaks).fired
    assert not suggest(made, **silent).fired


@pytest.mark.parametrize("field", [f for f in WRITTEN if f not in ("with", "without", "without_needs")])
def test_unanswered_speaks_only_where_it_is_written(field):
    when = WRITTEN[field][0]
    plain = engine([channel("it")], rule("it", when, first=["it"]))
    written = engine([channel("it")], rule("it", {**when, field: (*when[field], "unanswered")}, first=["it"]))
    assert not suggest(plain).fired
    assert suggest(written).fired
