"""The list of all channels: complete, light, with nothing that may not be shown and no address that names a trouble."""

import gzip
import re
from functools import cache

import pytest

from directory.catalogue import shown
from service.feeds import routes as feeds
from tests.builders import real
from web.answers.answering import Answering
from web.channels.list_page import ListPage, list_page
from web.rendering import render
from web.wording.languages import LANGUAGES
from web.wording.texts import texts

pytestmark = pytest.mark.slow

DIRECTORY = real().directory
CARDS = Answering(real()).cards
RUNNING = [card for card in CARDS if card.channel.ended is None]
MOST_BYTES = 25_000


@cache
def page(language: str = "ja") -> ListPage:
    return list_page(real(), CARDS, texts(language))


@cache
def html(language: str = "ja") -> str:
    return render(page(language)).decode()


def section(name: str) -> str:
    """What stands under one heading of the Japanese list."""
    return re.search(rf'<section aria-labelledby="{name}">.*?</section>', html(), re.DOTALL)[0]  # type: ignore[index]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_names_every_channel_and_leads_to_its_page(language: str) -> None:
    said, text = html(language), texts(language)
    for card in CARDS:
        assert f'href="{text.path}{card.where}"' in said, card.channel.id
        assert str(text.say(card.channel.name)) in said, card.channel.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_is_light_in_every_language(language: str) -> None:
    assert len(gzip.compress(html(language).encode())) < MOST_BYTES


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_names_the_feeds_of_its_changes(language: str) -> None:
    folder = "/feeds/" if LANGUAGES[language].japanese else "/feeds/en/"
    named = re.findall('<link rel="alternate" type="([^"]+)" href="([^"]+)">', html(language))
    assert named == [("application/feed+json", f"{folder}changes.json"), ("application/atom+xml", f"{folder}changes.atom")]
    assert {where for _, where in named} <= set(feeds.addresses())


def test_a_channel_stands_once_under_a_topic_and_under_others_only_where_no_topic_names_it() -> None:
    named = [[entry.card.channel.id for entry in topic.entries] for topic in page().topics]
    assert all(len(ids) == len(set(ids)) for ids in named)
    others = [entry.card.channel.id for entry in page().others]
    assert sorted({id for ids in named for id in ids} | set(others)) == sorted(card.channel.id for card in RUNNING)
    assert not set(others) & {id for ids in named for id in ids}


def test_every_topic_of_the_questions_is_there_with_what_falls_under_it() -> None:
    vocabulary = real().book.vocabulary
    assert [topic.label for topic in page().topics] == [group.label for group in vocabulary.groups]
    told = [situation for topic in page().topics for situation in topic.situations]
    assert told == [s.label for group in vocabulary.groups for s in vocabulary.situations if s.group == group.id]


def test_in_danger_the_emergency_numbers_come_first_and_help_from_abroad_does_not() -> None:
    danger = [entry.card.channel.id for entry in page().topics[0].entries]
    assert danger[:2] == ["emergency_110", "emergency_119"]
    assert danger.index("local_emergency") > danger.index("hotline_189")


def test_a_channel_is_listed_with_its_main_way_hours_and_cost() -> None:
    yorisoi = next(entry for entry in page().topics[0].entries if entry.card.channel.id == "yorisoi")
    written = section("topic-1").partition(yorisoi.card.channel.name.ja)[2].partition("</ul>")[0]
    assert '<a href="tel:0120279338">0120-279-338</a>' in written
    assert "<li>24時間・毎日</li>" in written
    assert f"<li>{texts('ja').plain('cost_free')}</li>" in written


def test_no_prefecture_s_number_stands_for_the_whole_country() -> None:
    entries = [entry for topic in page().topics for entry in topic.entries]
    local = [entry for entry in entries if entry.card.contacts and all(c.place for c in entry.card.contacts)]
    assert {entry.card.channel.id for entry in local} == {"young_telephone"}
    assert [entry.contact for entry in local] == [None] * len(local)
    assert html().count(texts("ja").plain("list_local")) == len(local)


def test_a_prefecture_lists_all_its_own_numbers() -> None:
    listed = {place.code: [way.contact.point for way in place.ways] for place in page().places}
    for code, prefecture in DIRECTORY.prefectures.items():
        usable = [p for p in prefecture.contact_points if not p.number or shown(p.number)]
        assert sorted(p.name.ja for p in listed.get(code, [])) == sorted(p.name.ja for p in usable), code  # type: ignore[attr-defined]
    assert html().count("<details data-place=") == len(listed) == 47


def test_what_has_ended_stands_apart() -> None:
    ended = [card for card in CARDS if card.channel.ended]
    assert ended
    for card in ended:
        assert html().count(card.where) == section("ended").count(card.where) == 1


def test_only_numbers_that_a_phone_can_dial_are_links() -> None:
    dialable = {contact.dial() for card in RUNNING for contact in card.contacts}
    linked = set(re.findall(r'href="(tel:[^"]*)"', html().partition("<main")[2]))
    assert linked <= dialable
    assert len(linked) > 100
    assert '<p class="number">#8103</p>' in html()


def test_what_waits_for_a_check_and_what_is_retired_is_never_listed() -> None:
    listings = (*DIRECTORY.channels.values(), *DIRECTORY.prefectures.values())
    hidden = {p.number.printed for x in listings for p in x.contact_points if p.number and not shown(p.number)}
    retired = {number.printed for listing in listings for number in listing.retired_numbers}
    assert hidden
    assert retired
    for language in LANGUAGES:
        said = re.sub(r'href="http[^"]*"', "", html(language)).replace("-", "")
        assert not [printed for printed in hidden | retired if printed.replace("-", "") in said]


def test_no_address_and_no_anchor_names_a_trouble() -> None:
    vocabulary = real().book.vocabulary
    coded = {*vocabulary.situation_ids, *(group.id for group in vocabulary.groups)}
    assert not coded & set(re.findall(r'(?:id|href)="#?([^"]+)"', html()))
    jumps = re.findall(r'<a href="#([^"]+)"', html().partition('class="jumps"')[2].partition("</nav>")[0])
    assert len(jumps) == len(page().topics) + 2
    assert set(jumps) <= set(re.findall(r'\bid="([^"]+)"', html()))
    assert page().title == texts("ja").plain("title")
