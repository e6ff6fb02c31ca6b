"""The levels of school, and the order in which channels lead for them."""

from pathlib import Path

import pytest

from documents.problems import ProblemsFound
from routing_rules import levels as module
from routing_rules.levels import FILE, inquiry_of, levels
from service import snapshot
from service.leading import by_turns, leading, leading_for


def test_levels_follow_each_other_without_a_gap() -> None:
    found = list(levels().values())
    assert [level.id for level in found] == ["lower", "upper", "junior", "senior"]
    assert all(level.youngest < level.age < level.oldest for level in found)
    assert [level.oldest for level in found[:-1]] == [level.youngest for level in found[1:]]


def test_their_subjects_are_those_that_somebody_can_choose() -> None:
    known = snapshot.load().book.vocabulary.situation_ids
    assert all(situation in known for level in levels().values() for situation in level.situations)


def test_each_is_looked_at_again_within_the_year() -> None:
    assert all(
        level.checked < level.review_by <= level.checked.replace(year=level.checked.year + 1) for level in levels().values()
    )


def test_a_source_that_is_not_listed_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = tmp_path / "levels.yaml"
    own.write_text(FILE.read_text("utf-8").replace("  mext-2021:", "  other:"), encoding="utf-8")
    monkeypatch.setattr(module, "FILE", own)
    with pytest.raises(ProblemsFound, match="mext-2021"):
        levels.__wrapped__()


def test_a_pupil_asks_for_themselves_and_would_rather_not_give_a_name() -> None:
    asked = inquiry_of("junior", place="13", situations=("dating_violence",), language="vi")
    assert (asked.asker, asked.age, asked.anonymity, asked.prefers) == ("self", 14, "prefer", "text")
    assert (asked.place, asked.situations, asked.language) == ("13", ("dating_violence",), "vi")
    assert inquiry_of(None).age is None
    with pytest.raises(KeyError):
        inquiry_of("university")


def test_orders_take_turns() -> None:
    assert list(by_turns(["ab", "ac", "d"])) == ["a", "c", "d", "b"]
    assert list(by_turns([])) == list(by_turns(["", ""])) == []


@pytest.mark.parametrize("level", [None, *levels()])
def test_lines_for_anything_come_first_and_110_and_119_stand_above(level: str | None) -> None:
    state = snapshot.load()
    found = leading_for(state, level, place="13")
    assert found[:3] == leading(state, inquiry_of(level, place="13"), 3)
    assert not {"emergency_110", "emergency_119"} & set(found)
    assert len(found) == len(set(found)) > 6


def test_every_subject_of_a_level_brings_a_channel_among_the_first_six() -> None:
    state = snapshot.load()
    for level in levels().values():
        shown = set(leading_for(state, level.id)[:6])
        for situation in level.situations:
            assert shown & set(leading(state, inquiry_of(level.id, situations=(situation,)), 2)), (level.id, situation)


def test_chosen_topics_come_before_lines_for_anything() -> None:
    state = snapshot.load()
    assert leading_for(state, "junior", groups=("home",))[0] == "hotline_189"
    assert leading_for(state, "junior")[0] == "childline"
