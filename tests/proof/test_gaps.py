"""The written gaps are the real ones: nothing is missing, nothing is stale, and what is wrong has its file and line."""

from functools import cache
from pathlib import Path

import pytest

from routing_rules.proof import gaps
from routing_rules.proof.gaps import Gap
from tests.builders import real
from tests.proof import small_worlds
from tests.proof.variants import Variant, changed_channels

pytestmark = pytest.mark.slow

DOCUMENT, WRITTEN = gaps.load()
TEXT = gaps.FILE.read_text(encoding="utf-8")
SOURCES = real().book.sources


def found(variant: Variant) -> list[Gap]:
    return list(gaps.find(variant.prover, variant.space, variant.book.vocabulary.situation_ids))


@cache
def of_today() -> list[Gap]:
    return found(Variant())


def compared(tmp_path: Path, text: str, there: list[Gap] | None = None) -> list[tuple[int, str]]:
    """What a file with this text is told: (line, English)."""
    file = tmp_path / "gaps.yaml"
    file.write_text(text, encoding="utf-8")
    problems = list(gaps.compare(of_today() if there is None else there, *gaps.load(file), SOURCES))
    assert {problem.path for problem in problems} <= {file}
    return [(problem.line, problem.en) for problem in problems]


def line_of(text: str, piece: str) -> int:
    assert text.count(piece) == 1, piece
    return text[: text.index(piece)].count("\n") + 1


def test_the_written_gaps_are_the_gaps_that_are_there():
    assert [str(problem) for problem in gaps.compare(of_today(), DOCUMENT, WRITTEN, SOURCES)] == []
    assert {(gap.situation, gap.way) for gap in of_today()} == {(s, gap.way) for gap in WRITTEN for s in gap.situations}


def test_no_gap_is_written_twice():
    pairs = [(situation, gap.way) for gap in WRITTEN for situation in gap.situations]
    assert sorted(set(pairs)) == sorted(pairs)


def test_every_gap_can_be_seen_for_oneself():
    """The inquiry that shows a gap: nobody whom a rule names for the situation answers then, in that way."""
    for gap in of_today():
        assert gap.breach.moment is not None
        assert gap.breach.case.situations == (gap.situation,)
        assert ("abroad" in gap.breach.answers["place"]) == (gap.way == "abroad")


def test_a_gap_that_is_not_written_is_told_with_its_situation_and_way(tmp_path):
    text = TEXT.replace("[cyberbullying_defamation, child_offender, own_sexual_urge]", "[child_offender, own_sexual_urge]")
    assert text != TEXT
    [(line, told)] = compared(tmp_path, text)
    assert told == "There are hours when nobody specialised answers for 'cyberbullying_defamation' (any). Add it with its reason."
    assert line == line_of(text, "\ngaps:") + 1


def test_a_gap_that_has_closed_is_told_as_stale(tmp_path):
    stale = "[dating_violence, cyberbullying_defamation, child_offender, own_sexual_urge]"
    text = TEXT.replace("[cyberbullying_defamation, child_offender, own_sexual_urge]", stale)
    assert text != TEXT
    [(line, told)] = compared(tmp_path, text)
    assert told == "The gap of 'dating_violence' (any) has closed. Remove it."
    assert line == line_of(text, stale)


def test_a_gap_closes_when_somebody_opens(tmp_path):
    """The juvenile assessment centres by day and night, in an invented world of tomorrow."""
    day_and_night = [c for c in changed_channels() if c.id == "juvenile_assessment_center"]
    points = day_and_night[0].points
    tomorrow = Variant(channels=changed_channels(
        ["juvenile_assessment_center"], points=(type(points[0])(voice=True, live=True, hours=1, from_abroad=True),),
        local_points={}, about_age=None,
    ))  # fmt: skip
    told = compared(tmp_path, TEXT, found(tomorrow))
    assert (line_of(TEXT, "[cyberbullying_defamation, child_offender, own_sexual_urge]"),
            "The gap of 'child_offender' (any) has closed. Remove it.") in told  # fmt: skip


def test_a_source_that_does_not_exist_is_told(tmp_path):
    text = TEXT.replace("source: [s50-mofa-abroad]", "source: [s50-mofa-abroad, nowhere]")
    assert compared(tmp_path, text) == [(line_of(text, "nowhere"), "'nowhere' is not in sources.yaml.")]


@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_gap_says_why_in_both_languages(language):
    assert all(len(gap.because.in_language(language)) > 30 for gap in WRITTEN)


def test_a_gap_of_those_who_do_not_speak_japanese_is_found_where_no_rule_asks_for_the_language():
    """An invented world: somebody is there for the situation, and nobody is known to speak English."""
    world = small_worlds.japanese_only()
    ways = {gap.way for gap in gaps.find(world.prover, world.space, ("online_grooming",))}
    assert "english" in ways
    assert "any" not in ways


def test_single_points_that_are_not_written_or_are_none_any_more_are_told(tmp_path):
    document, written = gaps.load_single_points()
    channels = [point.channel for point in written]
    assert list(gaps.compare_single_points(channels, document, written)) == []
    [missing] = gaps.compare_single_points([*channels, "hotline_189"], document, written)
    assert "hotline_189" in missing.en
    assert missing.line == line_of(TEXT, "\nsingle_points:") + 1
    [stale] = gaps.compare_single_points(channels[1:], document, written)
    assert stale.line == line_of(TEXT, f"channel: {channels[0]}")
