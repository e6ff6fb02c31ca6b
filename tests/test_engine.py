"""The order of suggestions, on small invented directories: every part of the rank, and which part outweighs which."""

from typing import Any

import pytest

from tests.builders import (
    ALWAYS_OPEN,
    CLOSED,
    NOT_STATED,
    NOW,
    OPEN,
    channel,
    chat,
    engine,
    form,
    ids,
    ordered,
    rule,
    suggest,
    voice,
)  # fmt: skip

DAY_OF_REVIEW = NOW - 1
FRESH = NOW + 1

# Each row: ``ahead`` is better in the part of the rank that names the row and worse in the part that comes next, and
# ``behind`` is written first. Together the rows pin every part, its place in the rank, and its direction.
OUTWEIGHS: dict[str, tuple[dict[str, Any], dict[str, Any], dict[str, Any]]] = {
    "danger over when": ({}, {"tier": "danger", "point": voice(CLOSED)}, {"tier": "first"}),
    "when over standing": ({}, {"tier": "always"}, {"tier": "first", "point": voice(CLOSED)}),
    "standing over urgent": ({}, {"tier": "also"}, {"tier": "urgent", "point": voice(NOT_STATED)}),
    "not stated before always": ({}, {"tier": "also", "point": voice(NOT_STATED)}, {"tier": "always"}),
    "urgent over reply": ({}, {"tier": "urgent", "point": form()}, {"tier": "first"}),
    "reply over demand": ({"anonymity": "must"}, {"name": 1}, {"name": 0, "point": form()}),
    "demand over tier": ({"anonymity": "must"}, {"tier": "also", "name": 0}, {"tier": "first", "name": 1}),
    "tier over overdue": ({}, {"tier": "first", "good_until": DAY_OF_REVIEW}, {"tier": "also", "good_until": FRESH}),
    "overdue over wish": ({"anonymity": "prefer"}, {"name": 2}, {"name": 0, "good_until": DAY_OF_REVIEW}),
    "wish over language": (
        {"anonymity": "prefer", "language": "vi"},
        {"name": 0, "languages": ("ja",)},
        {"name": 1, "languages": ("vi",)},
    ),
    "language over medium": (
        {"prefers": "text", "language": "vi"},
        {"languages": ("vi",)},
        {"languages": ("ja",), "point": chat()},
    ),
    "medium over order": ({"prefers": "text"}, {"point": chat()}, {}),
}


def invented(id: str, tier: str = "first", point: Any = None, **facts: Any) -> tuple[str, Any]:
    return tier, channel(id, point or voice(), **facts)


def two(ahead: dict[str, Any], behind: dict[str, Any]):
    (tier_ahead, first), (tier_behind, second) = invented("ahead", **ahead), invented("behind", **behind)
    rules = (rule("written-first", **{tier_behind: ["behind"]}), rule("written-second", **{tier_ahead: ["ahead"]}))
    return engine([first, second], *rules)


@pytest.mark.parametrize(("answers", "ahead", "behind"), OUTWEIGHS.values(), ids=OUTWEIGHS.keys())
def test_each_part_of_the_rank_outweighs_the_next(answers, ahead, behind):
    assert ordered(two(ahead, behind), **answers) == ["ahead", "behind"]


def test_what_nothing_else_tells_apart_stands_as_written():
    channels = [channel("a"), channel("b"), channel("c")]
    assert ordered(engine(channels, rule(first=["c", "a"]), rule("s", first=["b"]))) == ["c", "a", "b"]


def test_within_danger_open_or_not_stated_makes_no_difference():
    channels = [channel("not_stated", voice(NOT_STATED)), channel("open", voice())]
    assert ordered(engine(channels, rule(danger=["not_stated", "open"]))) == ["not_stated", "open"]


def test_within_danger_no_wish_changes_the_order():
    first = channel("first", voice(), name=2, languages=("ja",), good_until=DAY_OF_REVIEW)
    made = engine([first, channel("second", chat(), name=0, languages=("vi",))], rule(danger=["first", "second"]))
    for anonymity in ("must", "prefer"):
        assert ordered(made, anonymity=anonymity, prefers="text", language="vi") == ["first", "second"]
    assert ordered(made, needs=("no_voice",)) == ["second", "first"]


def test_closed_comes_after_everything_that_can_be_used_now():
    channels = [channel("closed", voice(CLOSED)), channel("always"), channel("not_stated", voice(NOT_STATED)), channel("open")]
    rules = rule(urgent=["closed"], always=["always"], first=["not_stated"], also=["open"])
    assert ordered(engine(channels, rules)) == ["open", "not_stated", "always", "closed"]


def test_no_voice_puts_voice_lines_behind_all_that_can_be_used():
    channels = [channel("phone"), channel("chat", chat()), channel("always", chat()), channel("closed_chat", chat(CLOSED))]
    made = engine(channels, rule(urgent=["phone", "closed_chat"], also=["chat"], always=["always"]))
    assert ordered(made, needs=("no_voice",)) == ["chat", "always", "phone", "closed_chat"]
    assert ordered(made)[0] == "phone"


def test_a_name_that_is_asked_puts_a_channel_behind_where_nobody_may_know():
    channels = [channel("asks", name=2), channel("not_stated", name=1), channel("always", name=0)]
    made = engine(channels, rule(first=["asks", "not_stated"], always=["always"]))
    assert ordered(made, anonymity="must") == ["not_stated", "always", "asks"]
    assert ordered(made, anonymity="prefer") == ["not_stated", "asks", "always"]
    assert ordered(made) == ["asks", "not_stated", "always"]


def test_danger_outweighs_the_wish_for_no_name():
    channels = [channel("nameless", name=0), channel("danger", name=2)]
    assert ordered(engine(channels, rule(first=["nameless"], danger=["danger"])), anonymity="must")[0] == "danger"


def test_a_trace_in_an_app_counts_only_where_home_must_not_find_out():
    in_an_app, on_the_web = chat(app_history=True), chat()
    channels = [channel("line", in_an_app), channel("web", on_the_web), channel("either", in_an_app, on_the_web)]
    made = engine(channels)
    assert ordered(made) == ["line", "web", "either"]
    assert ordered(made, situations=("fear_home_finds_out",)) == ["web", "either", "line"]


def test_a_channel_that_only_takes_reports_comes_after_those_that_listen():
    channels = [channel("report", form(), takes_reports=True), channel("listens")]
    assert ordered(engine(channels, rule(also=["report", "listens"]))) == ["listens", "report"]
    assert ordered(engine(channels, rule(first=["report", "listens"]))) == ["report", "listens"]


def test_overdue_begins_with_the_minute_it_is_good_until():
    made = engine([channel("dated", good_until=NOW), channel("undated")])
    assert ordered(made, minute=NOW - 1) == ["dated", "undated"]
    assert ordered(made, minute=NOW) == ["undated", "dated"]


@pytest.mark.parametrize("language", [None, "ja", "ja-simple"])
def test_japanese_and_no_answer_ask_for_no_language(language):
    made = engine([channel("not_stated"), channel("vi", languages=("vi",))])
    assert ordered(made, language=language) == ["not_stated", "vi"]
    assert ordered(made, language="vi") == ["vi", "not_stated"]


def test_a_preferred_medium_is_judged_by_the_points_that_answer():
    channels = [channel("phone_and_form", voice(), form()), channel("chat", chat())]
    assert ordered(engine(channels), prefers="text") == ["chat", "phone_and_form"]
    assert ordered(engine(channels), prefers="voice") == ["phone_and_form", "chat"]


def test_a_channel_named_twice_stands_once_in_its_best_tier_with_all_rules():
    made = engine([channel("a"), channel("b")], rule("low", also=["a", "b"]), rule("high", urgent=["b"]))
    given = suggest(made)
    assert ids(made, given) == ["b", "a"]
    assert [made.table.rule_ids[r] for r in given.suggestions[0].rules] == ["high", "low"]
    assert [made.table.rule_ids[r] for r in given.suggestions[1].rules] == ["low"]


def test_only_rules_that_speak_name_channels_and_give_advice_once():
    rules = (
        rule("always", first=["a"], advice=["save", "wait"]),
        rule("silent", {"situation": ("rape_recent",)}, first=["b"], advice=["hurry"]),
        rule("also", first=["a"], advice=["wait", "write"]),
    )
    made = engine([channel("a"), channel("b")], *rules)
    given = suggest(made)
    assert (ids(made, given), given.advice, given.fired) == (["a"], ["save", "wait", "write"], 0b101)
    assert ordered(made, situations=("rape_recent",)) == ["a", "b"]


def test_when_says_now_unless_closed():
    channels = [channel("open", voice(OPEN)), channel("not_stated", voice(NOT_STATED)), channel("closed", voice(CLOSED))]
    given = suggest(engine(channels))
    assert [s.when for s in given.suggestions] == ["now", "now", "later"]


def test_the_order_does_not_depend_on_when_it_closes():
    assert ordered(engine([channel("a", voice(OPEN)), channel("b", voice(ALWAYS_OPEN))])) == ["a", "b"]
