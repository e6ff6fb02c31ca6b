"""What a change does to the answers, told. Every country, channel and change here is invented."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from service.reviewing import revisions
from service.reviewing.comparing import compare
from service.reviewing.differences import differences
from service.reviewing.page import page
from service.reviewing.telling import Report, Reporter
from tests.small_country import MINUTE, NUMBER, POINT, Country

pytestmark = pytest.mark.slow

SPACE = {"situations": 36, "needs": 4, "place": 3, "language": 4, "asker": 8, "age": 3, "anonymity": 2, "prefers": 3}


@pytest.fixture
def country(tmp_path: Path) -> Country:
    return Country(tmp_path / "now")


@pytest.fixture
def before(tmp_path: Path) -> Country:
    return Country(tmp_path / "before")


def reports(before: Country, country: Country) -> tuple[Report, Report]:
    old, new = (revisions.read(str(here.root)) for here in (before, country))
    reporter = Reporter(old, new, compare(old.snapshot, new.snapshot, MINUTE), differences(old.snapshot, new.snapshot))
    return reporter.report("ja"), reporter.report("en")


def combinations(named: int, **fields: int) -> int:
    """How many inquiries there are with so many values of these fields, at so many named times."""
    total = named
    for count in {**SPACE, **fields}.values():
        total *= count
    return total


class TestSentences:
    def test_an_earlier_closing_time(self, before, country):
        country.chat_until(20)
        ja, en = reports(before, country)
        assert en.differences == ["chat chat: hours Mo-Su 16:00-21:00 → Mo-Su 16:00-20:00"]
        assert ja.differences == ["chat chat: 時間 Mo-Su 16:00-21:00 → Mo-Su 16:00-20:00"]
        most = combinations(5, situations=35, needs=3, place=2, prefers=2)
        assert en.groups[0].heading == "Chat [chat] → Line [line]"
        assert en.groups[0].sentences[0] == (
            "For about all but “Sexual bullying among children”, with need all but “I can not speak aloud or hear”, "
            "place all but abroad, by preference all but “Talk on the phone”, weekday evenings (17–22), Saturdays, Sundays, "
            f"holidays, New Year (29 Dec–3 Jan) at 20:00–21:00: Chat → Line ({most:,} inquiries), because it now stands "
            "behind by “usable now”; chat chat: hours Mo-Su 16:00-21:00 → Mo-Su 16:00-20:00."
        )
        assert "平日の夕方(17–22時)、土曜、日曜、祝日、年末年始(12月29日–1月3日)の 20:00–21:00" in ja.groups[0].sentences[0]
        without_voice = combinations(5, situations=35, needs=1, place=2)
        bullied = combinations(5, situations=1, needs=1, place=2) + combinations(
            5, situations=1, needs=3, place=2, age=2, prefers=2
        )
        assert en.groups[0].counted == f"{most + without_voice + bullied:,} inquiries"
        assert len(en.groups) == 1

    def test_a_swapped_order(self, before, country):
        country.suggest(bullied="[desk, line]")
        _, en = reports(before, country)
        number = combinations(7, situations=1, place=2, age=1)
        assert [group.sentences for group in en.groups] == [
            [
                "For about “Sexual bullying among children”, place all but abroad, age 0–17: Line → Desk "
                f"({number:,} inquiries), because it now stands behind by “written order”; "
                "bullied-child: suggest.urgent line, desk → desk, line."
            ]
        ]
        assert en.situations == [("“Sexual bullying among children”", f"{number:,}", f"{number:,}")]

    def test_a_removed_number(self, before, country):
        for here in (before, country):
            here.suggest(bullied="[desk, line]")
        office_hours = POINT.format(medium="voice", hours="Mo-Fr 09:00-17:00")
        before.channel("desk", office_hours, NUMBER.format(printed="189"))
        country.channel("desk", office_hours)
        _, en = reports(before, country)
        assert en.differences == ["desk: contact point removed voice 189"]
        assert [group.counted for group in en.groups] == [f"{combinations(6, situations=1, place=2, age=1):,} inquiries"]
        assert "desk: contact point removed voice 189" in en.groups[0].sentences[0]
        assert "weekday nights (22–9), Saturdays, Sundays or weekday evenings" not in en.groups[0].sentences[0]
        assert "weekday days" not in en.groups[0].sentences[0]

    def test_a_narrower_rule_changes_lists_too(self, before, country):
        country.suggest(when='{situation: [bullying_sexual], age: ["0-15"]}')
        _, en = reports(before, country)
        assert en.differences == ["bullied-child: when.age 0-17 → 0-15"]
        assert "age 16–17" in en.groups[0].sentences[0]
        assert en.channels == [("Desk [desk]", "0", f"{combinations(7, situations=1, place=2, age=1):,}")]

    def test_a_channel_that_no_longer_takes_the_person(self, before, country):
        country.takes("line", about_age="18-")
        _, en = reports(before, country)
        assert any("it no longer takes the person (age)" in s and "ages taken" in s for g in en.groups for s in g.sentences)

    def test_words_alone_change_nothing(self, before, country):
        listing = country.data / "national" / "chat.yaml"
        listing.write_text(listing.read_text("utf-8").replace("作りごとの窓口", "作りごとの所"), "utf-8")
        ja, en = reports(before, country)
        assert en.nothing_changes
        assert (en.differences, en.quiet) == ([], ["channel chat (1)"])
        assert (en.groups, en.situations, en.channels) == ([], [], [])
        assert "0 通り" in ja.counts

    def test_the_age_of_who_asks_counts_where_a_changed_rule_asks_for_it(self, before, country):
        for here, least in ((before, 10), (country, 12)):
            here.suggest(when=f'{{situation: [bullying_sexual], caller_age: ["{least}-17"]}}')
        _, en = reports(before, country)
        assert any("asker's age 10–11" in s for s in en.groups[0].sentences)
        assert any("asked as “It is about me”, age 10–11" in s for s in en.groups[0].sentences)

    def test_ages_that_are_apart(self, before, country):
        for here, ages in ((before, "3-4"), (country, "3-12")):
            here.suggest(when=f'{{situation: [bullying_sexual], age: ["{ages}", "20-30"]}}', bullied="[desk]")
        country.suggest(when='{situation: [bullying_sexual], age: ["3-6", "20-30", "40-50"]}', bullied="[desk]")
        _, en = reports(before, country)
        assert all("age 5–6 or 40–50" in sentence for group in en.groups for sentence in group.sentences)

    def test_a_rule_that_does_not_speak_is_no_reason(self, before, country):
        country.chat_until(20)
        country.suggest(bullied="[desk, line]")
        _, en = reports(before, country)
        bullied = [s for g in en.groups for s in g.sentences if "all but “Sexual bullying" not in s]
        others = [s for g in en.groups for s in g.sentences if "all but “Sexual bullying" in s]
        assert any("bullied-child: suggest" in s for s in bullied)
        assert others
        assert not any("bullied-child" in s for s in others)

    def test_pairs_that_a_changed_rule_asks_for_are_compared(self, before, country):
        both = "{situation: [bullying_sexual], with: [voyeurism]}"
        country.suggest(when=both)
        before.suggest(when=both, bullied="[desk, line]")
        _, en = reports(before, country)
        assert [s[0] for s in en.situations] == ["“Filmed or watched in secret” and “Sexual bullying among children”"]


class Outline(HTMLParser):
    """The tags of a page, which must close in order."""

    VOID = frozenset({"meta"})

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


class TestPage:
    def test_it_stands_alone_and_nothing_in_it_runs(self, before, country):
        country.chat_until(20)
        text = page(*reports(before, country))
        outline = Outline(text)
        assert text.startswith('<!doctype html>\n<html lang="ja">')
        names = {tag for tag, _ in outline.tags}
        assert names.isdisjoint({"script", "link", "img", "iframe", "form", "object"})
        attributes = {name: value for _, attrs in outline.tags for name, value in attrs.items()}
        assert not any(name.startswith("on") or name in ("src", "style") for name in attributes)
        assert [attrs["href"] for tag, attrs in outline.tags if tag == "a"] == ["#english"]
        assert not re.search(r"https?:|url\(|@import", text)
        assert "@media print" in text
        assert [attrs["lang"] for tag, attrs in outline.tags if tag == "article"] == ["ja", "en"]
        assert "$" not in text

    def test_it_says_what_the_terminal_says(self, before, country):
        country.chat_until(20)
        ja, en = reports(before, country)
        text = page(ja, en)
        for report in (ja, en):
            for line in (*report.differences, *report.groups[0].sentences, *report.method, report.counts):
                assert line.replace("&", "&amp;") in text

    def test_names_are_text(self, before, country):
        listing = country.data / "national" / "line.yaml"
        listing.write_text(listing.read_text("utf-8").replace("{ja: Line, en: Line}", '{ja: "<b>$x", en: "<b>$x"}'), "utf-8")
        country.chat_until(20)
        text = page(*reports(before, country))
        assert "&lt;b&gt;$x" in text
        assert "<b>" not in text
