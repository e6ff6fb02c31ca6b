"""The listings of the directory: complete against what was collected, every fact with its source and its day."""

from collections.abc import Iterator
from datetime import date

import pytest

from directory import loading
from directory.catalogue import sources_of
from directory.facts import Fact
from routing_rules.inquiry import Inquiry
from routing_rules.vocabulary import ABROAD, PREFECTURES
from tests.collected_facts import extra_channels, national
from tests.shown import DIRECTORY, LISTINGS, answer, answers

# What the Plan of 2022 names in III.4 (its provisional translation), by our ids.
NAMED_IN_THE_PLAN = {
    "anonymous_tip", "child_guidance_center", "childrens_rights_110", "childrens_rights_sos_email", "cure_time",
    "early_support_group", "hello_work", "hotline_189", "houterasu_victims", "ihc", "jido_katei_center", "line_jinken",
    "mothers_hello_work", "municipal_child_family", "onestop_8891", "police_8103", "police_9110", "regional_council",
    "school_counselor", "shonen_support_center", "sos_24h", "sos_mini_letter", "victim_support_network",
    "young_telephone",
}  # fmt: skip


def _facts(id: str) -> Iterator[Fact]:
    listing = LISTINGS[id]
    if id in DIRECTORY.channels:
        yield from DIRECTORY.channels[id].facts().values()
    for point in listing.contact_points:
        yield from point.facts().values()


def test_every_line_that_was_collected_is_a_channel() -> None:
    assert len(national()) > 55
    assert {line["id"] for line in national()} <= DIRECTORY.channels.keys()


def test_every_channel_of_the_written_cases_is_a_channel() -> None:
    assert len(extra_channels()) > 15
    assert extra_channels() <= DIRECTORY.channels.keys()


def test_every_line_that_the_plan_names_is_a_channel() -> None:
    assert DIRECTORY.channels.keys() >= NAMED_IN_THE_PLAN
    citing = {id for id, channel in DIRECTORY.channels.items() if "plan-2022" in channel.sources}
    assert citing
    assert citing <= NAMED_IN_THE_PLAN


def test_every_prefecture_has_its_file() -> None:
    assert tuple(DIRECTORY.prefectures) == PREFECTURES


@pytest.mark.parametrize("id", LISTINGS)
def test_every_fact_names_a_source_by_its_title(id: str) -> None:
    for fact in _facts(id):
        sources = sources_of(LISTINGS[id], fact)
        assert sources
        assert all(source.title.strip() and source.published.strip() for source in sources)


def test_every_sentence_is_written_in_both_languages() -> None:
    for id, channel in DIRECTORY.channels.items():
        sentences = [channel.name, *(fact.words for fact in _facts(id) if fact.words)]
        assert all(words.ja.strip() and words.en.strip() for words in sentences), id


def test_no_fact_was_looked_at_before_the_directory_began_or_tomorrow() -> None:
    for id, listing in LISTINGS.items():
        days = {listing.looked, *(fact.looked for fact in _facts(id) if fact.looked)}
        assert date(2026, 11, 1) <= min(days), id
        assert max(days) <= date.today(), id


ENDED = [line["id"] for line in national() if line.get("ended")]


def test_a_line_that_ended_stays_with_its_last_day() -> None:
    assert ENDED
    assert {id for id, channel in DIRECTORY.channels.items() if channel.ended} == set(ENDED)
    assert DIRECTORY.channels["male_hotline"].ended == date(2023, 12, 23)


def test_a_line_that_ended_is_never_suggested() -> None:
    suggested = {s["channel"] for answer in answers() for s in answer["suggestions"]}
    assert suggested.isdisjoint(ENDED)


@pytest.mark.parametrize("asked", [{"situations": ("immediate_danger",)}, {"needs": ("injured",)}], ids=["danger", "injured"])
def test_the_emergency_number_of_the_country_comes_first_abroad(asked: dict[str, tuple[str, ...]]) -> None:
    first = answer(Inquiry(place=ABROAD, **asked))["suggestions"][0]  # type: ignore[arg-type]
    assert first["channel"] == "local_emergency"


def test_an_own_prefecture_file_keeps_its_sources_and_its_day(tmp_path):
    (tmp_path / "prefectures").mkdir()
    own = """\
prefecture: "13"
name: {ja: 東京都, en: Tokyo}
looked: "2026-01-02"
looked_by: 作りごと
sources: {cfa-list-2026: {title: 作りごとの根拠, url: null, published: n.d.}}
contact_points:
  - channel: school_counselor
    name: {ja: 作りごとの相談室, en: An invented room}
    medium: voice
    number: {printed: "03-3501-0110", source: [cfa-list-2026], confidence: high}
"""
    (tmp_path / "prefectures" / "own.yaml").write_text(own, encoding="utf-8")
    tokyo = loading.load([tmp_path]).prefectures["13"]
    number = tokyo.contact_points[-1].number
    assert number.looked.isoformat() == "2026-01-02"
    assert tokyo.sources[number.source[0]].title == "作りごとの根拠"
    assert tokyo.sources["cfa-list-2026"].title != "作りごとの根拠"
