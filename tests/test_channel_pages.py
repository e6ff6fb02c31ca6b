"""The page of every channel: all that may be shown with its source and day, nothing that may not, and no false link."""

import html as escaping
import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from html.parser import HTMLParser

import pytest
from markupsafe import escape

from directory.catalogue import shown
from directory.facts import Confidence, Fact, OtherValue
from directory.model import Channel, ContactPoint, Listing
from documents.checking import Words
from service.channel_facts import reachable
from tests.builders import real
from tests.front_door import NUMBERS
from web.answers.answering import Answering
from web.answers.cards import Card, Contact
from web.channels import codes
from web.channels.channel_page import channel_page
from web.pages import build
from web.rendering import render
from web.wording import moments
from web.wording.languages import LANGUAGES
from web.wording.texts import texts

pytestmark = pytest.mark.slow

DIRECTORY = real().directory
ANSWERING = Answering(real())
CARDS = {card.channel.id: card for card in ANSWERING.cards}
LANGUAGES_SEEN = ("ja", "ja-simple", "en", "zh-Hans")
TODAY = date(2026, 11, 22)
VOID = ("br", "wbr", "meta", "link", "input", "path", "rect", "img")

in_languages = pytest.mark.parametrize("language", LANGUAGES_SEEN)
each_channel = pytest.mark.parametrize("id", CARDS)


@cache
def page(id: str, language: str = "ja", today: date = TODAY) -> str:
    return render(channel_page(DIRECTORY, CARDS[id], texts(language), today)).decode()


def main(id: str, language: str = "ja", today: date = TODAY) -> str:
    """What the page says of the channel, without the frame that all pages have."""
    return re.search("<main.*</main>", page(id, language, today), re.DOTALL)[0]  # type: ignore[index]


def points(channel: Channel) -> Iterator[tuple[Listing, ContactPoint]]:
    """Every contact point of a channel, and the file it stands in."""
    yield from ((channel, point) for point in channel.contact_points)
    for code, prefecture in DIRECTORY.prefectures.items():
        yield from ((prefecture, point) for point in DIRECTORY.local_points(channel.id, code))


def facts(channel: Channel) -> Iterator[tuple[Listing, Fact]]:
    """Every fact that the page must show: the channel's, and those of each way that can be used."""
    yield from ((channel, fact) for fact in channel.facts().values() if shown(fact))
    for listing, point in points(channel):
        if reachable(point) and channel.ended is None:
            yield from ((listing, fact) for fact in point.facts().values() if shown(fact))


def unread(said: str) -> str:
    """Words without their readings."""
    return re.sub("<rp>.*?</ruby>|<ruby>", "", said)


class Balance(HTMLParser):
    """Notes every end tag that does not close what was opened last."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.mistakes: list[str] = []

    def handle_starttag(self, tag: str, _: object) -> None:
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, *_: object) -> None:
        pass

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID and (not self.open or self.open.pop() != tag):
            self.mistakes.append(tag)


@in_languages
def test_every_channel_has_a_page(language: str) -> None:
    for id in CARDS:
        said, balance = page(id, language), Balance()
        balance.feed(said)
        assert (balance.mistakes, balance.open) == ([], []), id
        assert str(texts(language).lines(CARDS[id].channel.name)) in re.search("<h1.*?</h1>", said, re.DOTALL)[0], id  # type: ignore[index]
        ids = re.findall(r'\bid="([^"]+)"', said)
        assert len(ids) == len(set(ids)), id
        assert not re.search(r" style=|\{\{|\{%|\{[a-z]+\}|>None<", said), id


@in_languages
def test_a_page_tells_a_passer_by_nothing(language: str) -> None:
    for id in CARDS:
        assert f"<title>{texts(language).plain('title')}</title>" in page(id, language), id
        assert re.fullmatch("c/[a-z2-7]{6}", CARDS[id].where), id


@in_languages
def test_every_shown_fact_has_its_sources_and_its_day(language: str) -> None:
    for id in CARDS:
        channel, said, text = CARDS[id].channel, main(id, language), texts(language)
        folded = "".join(re.findall(r'<details class="read">.*?</details>', said, re.DOTALL))
        days = [unread(day) for day in re.findall('<p class="looked">.*</p>', folded)]
        found = list(facts(channel))
        assert len(days) == len(found), id
        for listing, fact in found:
            assert any(moments.day(text, (fact.looked or listing.looked).isoformat()) in day for day in days), id
            for key in fact.source:
                assert str(escape(listing.sources[key].title)) in folded, id


@each_channel
def test_what_a_fact_says_stands_on_the_page(id: str) -> None:
    for _, fact in facts(CARDS[id].channel):
        if fact.ja:
            assert str(escape(fact.ja)) in main(id)
        if fact.note:
            assert str(escape(fact.note.ja)) in main(id)
        for other in fact.also_said:
            assert str(escape(other.why.ja)) in main(id)


def bare(said: str) -> str:
    """Text without addresses, tags and hyphens."""
    without = re.sub(r'\b(?:href|d|viewBox|transform|points|aria-label)="(?!tel:)[^"]*"', "", said)
    return escaping.unescape(re.sub(r"<(?!a href=\"tel:)[^>]+>", " ", without)).replace("-", "")


HIDDEN = {
    point.number.printed
    for card in ANSWERING.cards
    for _, point in points(card.channel)
    if point.number and not shown(point.number)
}
RETIRED = {
    number.printed
    for listing in (*DIRECTORY.channels.values(), *DIRECTORY.prefectures.values())
    for number in listing.retired_numbers
}


@each_channel
def test_what_waits_for_a_check_and_what_is_retired_is_never_shown(id: str) -> None:
    assert len(HIDDEN) >= 5
    assert len(RETIRED) >= 10
    for language in LANGUAGES_SEEN:
        said = bare(main(id, language))
        for printed in HIDDEN | RETIRED:
            assert printed.replace("-", "") not in said, (printed, language)


def changed(point: dict[str, object], **channel: object) -> str:
    """The page of 189 with an invented change of its first way, and of the channel itself."""
    known = CARDS["hotline_189"].channel
    way = known.contact_points[0].model_copy(update=point)
    invented = known.model_copy(update={"contact_points": (way,), **channel})
    card = Card(invented, (Contact(way, None, abroad=False, hours=1),))
    return render(channel_page(DIRECTORY, card, texts("ja"), TODAY)).decode()


def test_a_retired_number_is_not_shown_as_what_others_say() -> None:
    number, why = CARDS["hotline_189"].channel.contact_points[0].number, Words(ja="作りごと", en="invented")
    values = ("0570-064-000", "189番")
    elsewhere = tuple(OtherValue(value=value, source=("kotobank",), why=why) for value in values)
    said = changed({"number": number.model_copy(update={"also_said": elsewhere})})  # type: ignore[union-attr]
    assert "189番" in said
    assert "0570064000" not in bare(said)


def test_a_fact_that_waits_for_a_check_is_shown_nowhere_on_a_page() -> None:
    channel = CARDS["hotline_189"].channel
    point, name = channel.contact_points[0], channel.privacy.name
    assert point.hours
    assert point.cost
    assert name
    waits = {"show": "no", "ja": "まだ出さない言葉"}
    hidden = {"hours": point.hours.model_copy(update=waits), "cost": point.cost.model_copy(update=waits)}
    said = changed(hidden, privacy=channel.privacy.model_copy(update={"name": name.model_copy(update=waits)}))
    assert waits["ja"] not in said
    assert texts("ja").plain("state_unknown") in said
    assert texts("ja").plain("cost_not_stated") in said
    assert (
        texts("ja").plain("channel_not_stated") in said.partition(texts("ja").plain("channel_ask_name"))[2].partition("<h3>")[0]
    )


@each_channel
def test_only_sure_numbers_that_a_phone_can_dial_are_links(id: str) -> None:
    expected = {contact.dial() for contact in CARDS[id].contacts} - {None}
    linked = re.findall(r'href="(tel:[^"]*)"', main(id))
    assert set(linked) == (set() if CARDS[id].channel.ended else expected)
    assert all(re.fullmatch(r"tel:[0-9]{3,11}", link) for link in linked)
    for contact in CARDS[id].contacts:
        if contact.begins_with_hash:
            assert contact.dial() is None
            assert texts("ja").plain("dial_hash") in main(id)
        if contact.point.number and contact.point.number.confidence is Confidence.LOW:
            assert f"tel:{contact.point.number.number.dialled}" not in linked
            assert texts("ja").plain("not_sure_note") in main(id)


@pytest.mark.parametrize(("id", "number"), list(zip(("emergency_110", "emergency_119", "hotline_189"), NUMBERS, strict=True)))
def test_the_three_numbers_are_dialled_as_they_are(id: str, number: str) -> None:
    assert f'<p class="number"><a href="tel:{number}">{number}</a></p>' in main(id)


def test_a_hash_number_is_told_with_the_numbers_of_each_prefecture() -> None:
    said = main("police_8103")
    assert '<p class="number">#8103</p>' in said
    assert texts("ja").plain("channel_hash_place") in said
    places = re.findall(r'<details data-place="(\d\d)">\s*<summary>([^<]+)</summary>', said)
    local = [code for code in DIRECTORY.prefectures if DIRECTORY.local_points("police_8103", code)]
    assert places == [(code, DIRECTORY.prefectures[code].name.ja) for code in sorted(local)]


@each_channel
def test_every_way_says_which_hours_it_keeps(id: str) -> None:
    ways = [] if CARDS[id].channel.ended else CARDS[id].contacts
    assert [int(n) for n in re.findall(r'<li data-hours="(\d+)"', main(id))] == [contact.hours for contact in ways]
    assert main(id).count('<p class="state way-state" hidden></p>') == len(ways)
    pictures = main(id).count('<figure class="week">')
    strings = {contact.hours for contact in ways if contact.place is None and contact.hours}
    assert pictures <= len(strings)


def test_a_number_is_scanned_only_where_it_can_be_dialled() -> None:
    assert main("police_8103").count('<details class="scan">') == 0
    assert main("hotline_189").count('<details class="scan">') == 1


def test_what_is_not_stated_is_said_to_be_not_stated() -> None:
    told = CARDS["childline"].channel.privacy.told
    assert {fact.who for fact in told} == {"guardians", "school"}
    asked = main("childline").partition(texts("ja").plain("channel_ask_police"))[2]
    assert asked.lstrip("</h3>\n").startswith(f"p>{texts('ja').plain('channel_not_stated')}")


RUN_BY = {"prefectural_police": "police", "schools": "school"}


@in_languages
def test_who_may_be_told_is_never_left_out(language: str) -> None:
    for id in CARDS:
        channel, text = CARDS[id].channel, texts(language)
        for who in ("guardians", "school", "police"):
            stated = any(told.who == who for told in channel.privacy.told)
            asked = channel.ended is None and (stated or RUN_BY.get(channel.organisation) != who)
            assert (str(text(f"channel_ask_{who}")) in main(id, language)) is asked, id
        if channel.ended is None:
            assert main(id, language).count('data-fact="told.') == len(channel.privacy.told), id


def test_a_channel_that_has_ended_says_so_and_offers_no_way() -> None:
    ended = [card.channel for card in ANSWERING.cards if card.channel.ended]
    assert ended
    for channel in ended:
        assert f"{moments.day(texts('ja'), channel.ended.isoformat())}に終わった窓口です。" in main(channel.id)  # type: ignore[union-attr]
    assert "tel:" not in changed({}, ended=TODAY).partition("<main")[2]


def shown_overdue(said: str) -> list[str]:
    return re.findall(r'<p class="small overdue" data-due="([^"]+)">', said)


def test_an_overdue_fact_says_so_from_its_day_on() -> None:
    looked, days = CARDS["hotline_189"].channel.looked, timedelta(days=90)
    due = looked + days
    assert shown_overdue(main("hotline_189", "ja", due - timedelta(days=1))) == []
    overdue = shown_overdue(main("hotline_189", "ja", due))
    assert set(overdue) == {due.isoformat()}
    assert len(overdue) == len(list(facts(CARDS["hotline_189"].channel)))


def test_a_cost_that_stands_on_a_bill_is_told() -> None:
    bill = texts("ja").plain("on_the_bill")
    charged = {id for id, card in CARDS.items() if any(contact.on_the_bill for contact in card.contacts)}
    assert {id for id in CARDS if bill in main(id)} == charged
    assert charged


def test_every_page_stands_under_its_code_in_every_language_and_no_other_does() -> None:
    for id, card in CARDS.items():
        found = build(ANSWERING, texts("en"), codes.where(id), TODAY)
        assert found is not None
        assert found.where == card.where
        assert found.everywhere
    assert build(ANSWERING, texts("en"), "c/aaaaaa", TODAY) is None
    assert len({card.where for card in ANSWERING.cards}) == len(CARDS)


def test_languages_have_readable_names_everywhere() -> None:
    for language in LANGUAGES:
        said = main("yorisoi", language)
        names = [re.sub("<[^>]+>", "", dd) for dd in re.findall(r'data-fact="languages">.*?<dd>(.*?)\n', said, re.DOTALL)]
        assert names
        assert not any(re.search(r"(?<![\w])(?:zh|tl|ne|vi|pt)(?![\w])", name) for name in names)
