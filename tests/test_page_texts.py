"""The words of the pages: dates and states, values filled in, what stands in for what, and no text without a use."""

import re
from datetime import datetime
from pathlib import Path
from string import Formatter
from typing import get_args

import pytest
from babel import Locale

import web
from directory.facts import Medium
from documents.checking import Words
from documents.readings import KANJI
from web.answers import deck
from web.wording import catalogue as catalogues
from web.wording import moments
from web.wording.languages import LANGUAGES, language_of
from web.wording.texts import catalogue, texts, written, written_in_japanese

NOW = datetime.fromisoformat("2026-12-30T20:15:00+09:00")
SOURCES = [
    path.read_text(encoding="utf-8")
    for path in (*Path(web.__file__).parent.rglob("*.py"), *Path(web.__file__).parent.glob("templates/**/*.html"))
    if "desk" not in path.parent.relative_to(Path(web.__file__).parent).parts
]
ASKED = re.compile(r'\b(?:t|text)(?:\.plain|\.lines|\.pattern)?\(\s*"([a-z_0-9]+)"')


@pytest.mark.parametrize(
    ("state", "changes_at", "ja", "en"),
    [
        ("open", None, "いま開いています(24時間)", "Open now (24 hours)"),
        ("open", "2026-12-30T21:00+09:00", "いま開いています(21:00まで)", "Open now (until 21:00)"),
        ("open", "2026-12-31T00:00+09:00", "いま開いています(24:00まで)", "Open now (until midnight)"),
        ("open", "2026-12-31T08:00+09:00", "いま開いています(明日 8:00まで)", "Open now (until tomorrow at 08:00)"),
        ("closed", "2026-12-30T22:00+09:00", "閉まっています。きょう 22:00 に開きます", "Closed. Opens today at 22:00"),
        ("closed", "2026-12-31T00:00+09:00", "閉まっています。明日 0:00 に開きます", "Closed. Opens tomorrow at 00:00"),
        ("closed", "2026-12-31T08:30+09:00", "閉まっています。明日 8:30 に開きます", "Closed. Opens tomorrow at 08:30"),
        (
            "closed",
            "2027-01-04T08:30+09:00",
            "閉まっています。2027年1月4日(月) 8:30 に開きます",
            "Closed. Opens Mon, Jan 4, 2027 at 08:30",
        ),
        ("closed", None, "閉まっています。次に開くときは分かっていません", "Closed. We do not know when it opens"),
        ("unknown", None, "開いている時間は書かれていません", "Its hours are not stated"),
    ],
)
def test_a_state_is_said_in_words(state: str, changes_at: str | None, ja: str, en: str) -> None:
    changes = datetime.fromisoformat(changes_at) if changes_at else None
    assert moments.state(texts("ja"), state, changes, NOW) == ja
    assert moments.state(texts("en"), state, changes, NOW) == en


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("state", ["open", "closed"])
def test_a_state_tells_its_time_in_every_language(language: str, state: str) -> None:
    for hours, told in ((1, "21[:.]15"), (11, "0?7[:.]15"), (130, "0?6[:.]15")):
        changes = datetime.fromtimestamp(NOW.timestamp() + hours * 3600, NOW.tzinfo)
        said = str(moments.state(texts(language), state, changes, NOW))
        assert re.search(told, said)
        assert "{" not in said


def test_a_day_of_the_same_year_needs_no_year() -> None:
    november, opens = NOW.replace(month=11, day=21), datetime.fromisoformat("2026-11-24T08:30+09:00")
    assert moments.state(texts("ja"), "closed", opens, november) == "閉まっています。11月24日(火) 8:30 に開きます"


def test_a_day_in_words() -> None:
    assert [moments.day(texts(tag), "2026-11-21") for tag in ("ja", "en")] == ["2026年11月21日", "November 21, 2026"]


def test_the_moment_of_an_answer_in_words() -> None:
    assert moments.moment(texts("ja"), NOW) == "2026年12月30日(水) 20:15"
    assert moments.moment(texts("en"), NOW) == "Wed, Dec 30, 2026 at 20:15"


def test_the_path_decides_the_language() -> None:
    paths = ("/", "/en/", "/en", "/en/x", "/english", "/ja-simple/list", "/zh-Hans/", "/zh-hans/")
    assert [language_of(path).tag for path in paths] == ["ja", "en", "en", "en", "ja", "ja-simple", "zh-Hans", "ja"]


def test_every_language_has_a_path_of_its_own_and_a_name_in_itself() -> None:
    assert len({language.path for language in LANGUAGES.values()}) == len(LANGUAGES) == 12
    assert [language_of(language.path) for language in LANGUAGES.values()] == list(LANGUAGES.values())
    assert all(Locale.parse(language.locale).language == language.locale.split("_")[0] for language in LANGUAGES.values())


def test_japanese_is_told_from_other_writing() -> None:
    said = [written_in_japanese(text) for text in ("相談", "チャット", "あ", "Chat #8103", "é")]
    assert said == [True, True, True, False, False]


def test_every_medium_and_cost_has_a_word() -> None:
    for medium in get_args(Medium):
        assert f"medium_{medium}" in catalogue()
    for cost in ("free", "call_charge", "navi_dial", "differs", "not_stated"):
        assert f"cost_{cost}" in catalogue()


def test_what_is_filled_in_is_escaped() -> None:
    assert texts("ja")("answer_at", when="<b>") == "&lt;b&gt;のようすです。"
    assert texts("ja-simple")("answer_at", when="<b>") == "&lt;b&gt;の ようすです。"


def test_readings_are_ruby_in_text_gone_in_titles_and_bracketed_in_lists() -> None:
    words = Words(ja="相談", en="talk", **{"ja-simple": "相談《そうだん》 <です>"})
    easy = texts("ja-simple")
    assert easy.say(words) == "<ruby>相談<rp>(</rp><rt>そうだん</rt><rp>)</rp></ruby> &lt;です&gt;"
    assert easy.bare(words) == "相談 <です>"
    assert easy.bracketed(words) == "相談(そうだん) <です>"


def test_easy_japanese_falls_back_to_japanese_and_others_to_marked_english() -> None:
    words = Words(ja="この世にない文", en="Nowhere & never")
    assert texts("ja-simple").say(words) == "この世にない文"
    assert texts("zh-Hans").say(words) == '<span lang="en">Nowhere &amp; never</span>'
    assert texts("zh-Hans").bare(words) == "Nowhere & never"
    assert texts("en").japanese("相談 <a>") == '<span lang="ja">相談 &lt;a&gt;</span>'
    assert texts("ja-simple").japanese("相談") == "相談"


def test_a_count_takes_the_form_of_its_language(monkeypatch: pytest.MonkeyPatch) -> None:
    forms = {"more_places": Words(ja="a", en="{count} others"), "more_places_one": Words(ja="b", en="{count} other")}
    english = texts("en")
    monkeypatch.setattr(english, "_words", {**catalogue(), **forms})
    assert [str(english("more_places", count=count)) for count in (0, 1, 2)] == ["0 others", "1 other", "2 others"]
    assert english.plain("more_places", count=1) == "1 other"
    japanese = texts("ja")
    monkeypatch.setattr(japanese, "_words", {**catalogue(), **forms})
    assert str(japanese("more_places", count=1)) == "a"


def test_what_the_browser_fills_in_needs_no_reading() -> None:
    """It is put on the page as plain text, in easy Japanese as well."""
    filled = {*deck.said(texts("ja-simple"))} & catalogue().keys()
    assert len(filled) > 10
    assert [key for key in filled if re.search(KANJI, catalogue()[key].ja_simple or catalogue()[key].ja)] == []


def _fields(text: str) -> set[str]:
    return {field for _, field, _, _ in Formatter().parse(text) if field}


@pytest.mark.parametrize(("file", "key", "words"), [pytest.param(*found, id=f"{found[0]}:{found[1]}") for found in written()])
def test_every_language_of_a_text_has_the_same_values(file: str, key: str, words: Words) -> None:
    assert _fields(words.ja) == _fields(words.en)
    assert words.ja_simple is None or _fields(words.ja_simple) == _fields(words.ja)


def test_no_key_is_written_in_two_files() -> None:
    keys = [key for _, key, _ in written()]
    assert sorted(keys) == sorted(set(keys))


def test_a_text_that_is_not_there_is_a_mistake_at_once() -> None:
    with pytest.raises(KeyError):
        texts("ja")("nothing")


def test_every_used_text_is_there() -> None:
    asked = {key for source in SOURCES for key in re.findall(ASKED, source) if not key.endswith("_")}
    assert len(asked) > 120
    assert asked <= catalogue().keys()


def _is_form(key: str) -> bool:
    """A plural form, chosen by the count."""
    stem, _, form = key.rpartition("_")
    return stem in catalogue() and form in ("zero", "one", "two", "few", "many")


def test_every_text_is_used() -> None:
    started = tuple({key for source in SOURCES for key in re.findall(r'"([a-z_]+_)(?:"|\{)', source)})
    named = {key for source in SOURCES for key in re.findall(r'"([a-z_0-9]+)"', source)}
    unused = [key for key in catalogue() if key not in named and not key.startswith(started) and not _is_form(key)]
    assert unused == []


def test_a_translation_is_found_by_its_japanese(monkeypatch: pytest.MonkeyPatch) -> None:
    words = catalogue()["submit"]
    monkeypatch.setattr("web.wording.texts.translations", lambda _: {words.ja: "<列表>"})
    assert texts("zh-Hans")("submit") == "&lt;列表&gt;"
    assert catalogues.translated() == [language for language in LANGUAGES.values() if not language.complete]
