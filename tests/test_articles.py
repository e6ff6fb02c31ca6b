"""The long texts: whole in three languages, neutral in the browser's history, and pointing only to things that exist."""

import re
from collections.abc import Iterator
from datetime import timedelta
from html import unescape
from pathlib import Path

import pytest

from documents.checking import Words
from documents.problems import ProblemsFound
from documents.readings import KANJI, base, parts
from tests.builders import real
from web.articles.blocks import PAGES
from web.articles.loading import Article, Section, articles, load
from web.articles.page import article_page
from web.rendering import render
from web.view import ARTICLES
from web.wording.languages import COMPLETE
from web.wording.texts import texts, written_in_japanese

EVERY = [(where, tag) for where in ARTICLES for tag in COMPLETE]

# Seen by others in a list of visited pages: words for what happened, and words for hiding that one looked.
TELLING = re.compile(
    "虐待|ぎゃくたい|暴力|ぼうりょく|性|被害|ひがい|いじめ|痴漢|妊娠|死|自殺|自傷|相談|そうだん|通告|通報|警察|けいさつ|助け|たすけ|"
    "逃げ|にげ|隠|かく[すし]|残さない|のこさない|見られ|履歴|りれき|"
    "abus|violen|sex|harm|victim|bully|suicid|pregnan|report|police|help|escape|hid|trace|history|watch",
    re.IGNORECASE,
)
LONGEST, MOST_KANJI = 45, 13
TWO_MINUTES = 1_250

SMALL = """\
title: {ja: 題, ja-simple: だい, en: Title}
heading: {ja: 見出し, ja-simple: みだし, en: Heading}
lead: {ja: はじめ, ja-simple: はじめ, en: Lead}
review_by: "2027-11-21"
sections:
  - id: first
    heading: {ja: 一, ja-simple: いち, en: One}
    text:
      - {ja: 文, ja-simple: ぶん, en: Text <b>}
      - steps:
          - {ja: 手順, ja-simple: てじゅん, en: Step}
      - law: {ja: 法 1条, ja-simple: きまり, en: "Act, art. 1"}
        says: {ja: こと, ja-simple: こと, en: Something}
        source: [book]
      - links:
          - {to: home, words: {ja: 先, ja-simple: さき, en: On}}
    source: [page]
sources:
  book: {title: 本, url: null, published: n.d., looked: "2026-11-21"}
  page: {title: Page, url: "https://example.jp/", published: n.d., looked: "2026-11-21"}
"""


def words(part: object) -> Iterator[Words]:
    """Every text in a part of an article."""
    if isinstance(part, Words):
        yield part
    elif isinstance(part, tuple):
        for each in part:
            yield from words(each)
    elif fields := getattr(type(part), "model_fields", None):
        for name in fields:
            yield from words(getattr(part, name))


def html(where: str, tag: str) -> str:
    return render(article_page(where, texts(tag))).decode()


def article(folder: Path, text: str) -> Article:
    (folder / "small.yaml").write_text(text, encoding="utf-8")
    return load(folder)["small"]


def mistakes(folder: Path, wrong: str, right: str) -> list[tuple[int, str, str]]:
    assert SMALL.count(right) == 1
    with pytest.raises(ProblemsFound) as found:
        article(folder, SMALL.replace(right, wrong))
    return [(problem.line, problem.ja, problem.en) for problem in found.value.problems]


def test_every_page_made_of_words_has_its_text() -> None:
    assert articles().keys() == set(ARTICLES)
    assert {*ARTICLES, "home", "list", "kept", "gaps", "api"} == PAGES


@pytest.mark.parametrize(("where", "tag"), EVERY)
def test_a_page_keeps_to_its_language(where: str, tag: str) -> None:
    main = html(where, tag).split("<main")[1].split("</main>")[0]
    assert set(re.findall(r'<span lang="([^"]+)">', main)) <= ({"ja"} if tag == "en" else set())
    assert tag != "ja" or "<ruby>" not in main
    assert tag != "ja-simple" or "<ruby>" in main


@pytest.mark.parametrize(("where", "tag"), EVERY)
def test_everything_written_is_shown(where: str, tag: str) -> None:
    page = article_page(where, texts(tag))
    shown = unescape(re.sub(r"<rt>.*?</rt>|<rp>.*?</rp>|<[^>]+>", "", html(where, tag)))
    assert [said for each in words(page.article) if (said := page.text.bare(each)) not in shown] == []
    titles = {source.title for source in page.article.sources.values()}
    assert [title for title in titles if title not in shown] == []


@pytest.mark.parametrize("where", ARTICLES)
def test_the_english_is_english(where: str) -> None:
    assert [each.en for each in words(articles()[where]) if written_in_japanese(each.en)] == []


@pytest.mark.parametrize(("where", "tag"), EVERY)
def test_the_browser_history_names_no_topic(where: str, tag: str) -> None:
    page = article_page(where, texts(tag))
    assert page.title in html(where, tag).split("</title>")[0]
    assert not TELLING.search(page.title)
    assert not TELLING.search(page.where)


def test_a_telling_title_would_be_seen() -> None:
    telling = ["虐待かもしれないとき", "見たあとを残さないために", "Leaving few traces", "If you were harmed"]
    assert all(TELLING.search(title) for title in telling)


@pytest.mark.parametrize(("where", "tag"), EVERY)
def test_every_link_leads_somewhere(where: str, tag: str) -> None:
    page, shown = article_page(where, texts(tag)), html(where, tag)
    main = shown.split("<main")[1].split("</main>")[0]
    inside = {page.address(place) for place in ("", "list", "kept", *ARTICLES)} | {page.planners, "/api/v1/openapi.json"}
    for href in re.findall(r'href="([^"]+)"', main):
        assert href in inside or href.startswith(("https://", "http://")), href
    ids = re.findall(r'id="([^"]+)"', shown)
    assert len(ids) == len(set(ids))


def test_a_link_to_another_site_says_so_and_tells_it_nothing() -> None:
    shown = html("safety", "ja")
    outside = re.findall(
        r'<a href="https://support[^"]+"( rel="noreferrer external")?>[^<]+</a> <span class="small">([^<]+)<', shown
    )
    assert outside == [(' rel="noreferrer external"', "ほかのサイトが開きます")] * 2


@pytest.mark.parametrize("where", ARTICLES)
def test_easy_japanese_is_easy_to_read(where: str) -> None:
    for text in (each.ja_simple or "" for each in words(articles()[where])):
        unread = "".join(part.base for part in parts(text) if not part.reading)
        assert not re.search(KANJI, unread), text
        for sentence in re.split("[。?]", base(text)):
            assert len(sentence) <= LONGEST, sentence
            assert len(re.findall(KANJI, sentence)) <= MOST_KANJI, sentence


@pytest.mark.parametrize("where", ARTICLES)
def test_what_is_not_folded_reads_in_two_minutes(where: str) -> None:
    told: list[Section] = [section for section in articles()[where].sections if not section.folded]
    assert sum(len(each.ja) for section in told for each in words(section)) <= TWO_MINUTES


@pytest.mark.parametrize("where", ARTICLES)
def test_the_words_are_calm(where: str) -> None:
    for each in words(articles()[where]):
        assert not re.search("[!！]", f"{each.ja}{each.ja_simple}{each.en}"), each.ja


@pytest.mark.parametrize("where", ARTICLES)
def test_a_text_is_reviewed_within_a_year_of_the_last_look(where: str) -> None:
    found = articles()[where]
    assert found.review_by <= max(source.looked for source in found.sources.values()) + timedelta(days=365)


@pytest.mark.parametrize("where", ARTICLES)
def test_numbers_are_those_of_the_directory(where: str) -> None:
    channels = real().directory.channels.values()
    printed = {c.number.printed for channel in channels for c in channel.contact_points if c.number}
    for each in words(articles()[where]):
        for text in (each.ja, base(each.ja_simple or ""), each.en):
            assert set(re.findall(r"#\d+|0\d{1,4}-\d[\d-]+", text)) <= printed, text


def test_a_law_says_where_it_was_read_and_what_was_not_seen() -> None:
    shown = html("work", "ja").split('<div class="law">')[1:]
    assert len(shown) == 8
    assert all("出どころ:" in law.split("</div>")[0] and "に見ました" in law for law in shown)
    assert sum("未確認" in law.split("</div>")[0] for law in shown) == 4


def test_what_editors_write_is_never_taken_for_html(tmp_path: Path) -> None:
    page = article_page("near", texts("en"))
    small = render(type(page)(text=page.text, title="t", where="near", article=article(tmp_path, SMALL))).decode()
    assert "Text &lt;b&gt;" in small


@pytest.mark.parametrize(
    ("wrong", "right", "line", "ja", "en"),
    [
        (
            "{ja: 文, en: Text <b>}",
            "{ja: 文, ja-simple: ぶん, en: Text <b>}",
            9,
            "「ja-simple」がありません",
            "'ja-simple' is missing",
        ),
        ('ja-simple: "", en: Step', "ja-simple: てじゅん, en: Step", 11, "「ja-simple」が空です", "'ja-simple' is empty"),
        ("stepps:", "steps:", 10, "「stepps」という見出しはありません", "no heading 'stepps'"),
        (
            "      - steps: []\n",
            "      - steps:\n          - {ja: 手順, ja-simple: てじゅん, en: Step}\n",
            10,
            "一つ以上",
            "at least one",
        ),
        ("", "        says: {ja: こと, ja-simple: こと, en: Something}\n", 12, "「says」がありません", "'says' is missing"),
        ("{to: hoem,", "{to: home,", 16, "「hoem」というページはありません", "no page 'hoem'"),
        ('{to: "http://example.jp",', "{to: home,", 16, "https:// からの住所", "address from https:// on"),
        ("source: [bok]", "source: [book]", 14, "「bok」は sources にありません", "'bok' is not in sources"),
        ("source: [pagge]", "source: [page]", 17, "「pagge」は sources にありません", "'pagge' is not in sources"),
        ("id: First", "id: first", 6, "半角の小文字", "lower-case letters"),
        (
            'published: n.d., looked: "11/21"}\n  page',
            'published: n.d., looked: "2026-11-21"}\n  page',
            19,
            "暦にある日",
            "a day that exists",
        ),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, wrong: str, right: str, line: int, ja: str, en: str) -> None:
    told = mistakes(tmp_path, wrong, right)
    assert any(at == line and ja in said and en in also for at, said, also in told), told


def test_a_source_that_nothing_names_and_a_section_named_twice_are_told(tmp_path: Path) -> None:
    [(line, ja, en)] = mistakes(tmp_path, "", "    source: [page]\n")
    assert (line, "使われていません" in ja, "Nothing names" in en) == (19, True, True)
    again = "  - {id: first, heading: {ja: 二, ja-simple: に, en: Two}, text: [{ja: 文, ja-simple: ぶん, en: Text}]}\nsources:\n"
    assert [line for line, _, _ in mistakes(tmp_path, again, "sources:\n")] == [6, 18]


def test_the_mistakes_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.yaml").write_text(SMALL.replace("to: home", "to: nowhere"), encoding="utf-8")
    with pytest.raises(ProblemsFound) as found:
        load(tmp_path)
    assert [problem.path.stem for problem in found.value.problems] == ["one", "two"]
