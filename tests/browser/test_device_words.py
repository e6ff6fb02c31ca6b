"""Somebody's own words, matched on the device, mean what they mean on the server: thousands of texts, all of them invented."""

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from routing_rules import phrases
from routing_rules.folding import LONGEST, even, shortened
from routing_rules.matching import Matcher
from routing_rules.romaji import SYLLABLES
from service.device_words import device_words
from tests.words import HELD_OUT, all_phrases

SEED = 20261123
RANDOM = 1_500
ORIGIN = "https://words.test"
STATIC = Path(__file__).parents[2] / "web" / "static"
POLICY = "default-src 'none'; script-src 'self'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'"
LOAD = """import { Matcher } from "/scripts/matching/matching.js";
const load = async (language) => (await fetch(`/${language}.json`)).json();
const [ja, en] = await Promise.all([load("ja"), load("en")]);
window.matchers = { both: new Matcher(ja, en), ja: new Matcher(ja), en: new Matcher(en) };
document.title = "ready";"""
READ = """([name, language, texts]) => texts.map((words) => {
  const matcher = window.matchers[name];
  return [matcher.match(words, language).map(({ id, score }) => [id, score]), matcher.danger(words)];
})"""

BLOCKS = (
    0x0, 0x80, 0x100, 0x180, 0x300, 0x900, 0xE00, 0x1E00, 0x2000, 0x2100, 0x2460, 0x3000, 0x3040, 0x30A0, 0x3200, 0x3300,
    0x4E00, 0x6B00, 0xA720, 0xAC00, 0xF900, 0xFF00, 0x1D400, 0x1F100, 0x1F480,
)  # fmt: skip

Read = list[list[Any]]


@pytest.fixture(scope="module")
def page(chromium: Browser) -> Iterator[Page]:
    opened = chromium.new_context().new_page()
    opened.route("**/*", serve)
    opened.goto(ORIGIN)
    expect(opened).to_have_title("ready")
    yield opened
    opened.context.close()


def serve(route: Route) -> None:
    path = route.request.url.removeprefix(ORIGIN)
    if path == "/":
        body = '<!doctype html><title>.</title><script type="module" src="/load.js"></script>'
        route.fulfill(body=body, content_type="text/html", headers={"content-security-policy": POLICY})
    elif path == "/load.js":
        route.fulfill(body=LOAD, content_type="text/javascript")
    elif path.endswith(".json"):
        route.fulfill(body=device_words(all_phrases(), path[1:-5]), content_type="application/json")
    elif path.startswith("/scripts/matching/"):
        route.fulfill(path=STATIC / path[1:], content_type="text/javascript")
    else:
        route.abort()


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return Matcher(all_phrases())


def texts() -> list[str]:
    """What people may type, what was cut from it and mixed, and signs of every kind."""
    said = [words for kind in HELD_OUT.values() for words in flat(kind)]
    said += [words for of in all_phrases().examples.values() for given in of.values() for words in given]
    said += [
        cut for level in all_phrases().danger.values() for words in level for cut in (words, f"わ{shortened(even(words))}わ")
    ]
    chance = random.Random(SEED)
    return [*said, *(made(chance, said) for _ in range(RANDOM))]


def flat(kind: Any) -> list[str]:
    return kind if isinstance(kind, list) else [words for part in kind.values() for words in part]


def made(chance: random.Random, said: list[str]) -> str:
    way = chance.randrange(7)
    if way == 0:
        return "".join(chr(chance.choice((chance.randrange(0xD800), chance.randrange(0xE000, 0x110000)))) for _ in range(20))
    if way == 1:
        return "".join(chr(chance.choice(BLOCKS) + chance.randrange(0x80)) for _ in range(30))
    if way == 2:
        return "".join(chance.choices([*SYLLABLES, " ", "tt", "n"], k=12))
    words = list(chance.choice(said) + chance.choice("。 \n!?、\u3000🔪") + chance.choice(said))
    for _ in range(chance.randrange(4)):
        words.insert(chance.randrange(len(words) + 1), chance.choice("ーｰ～っッあｶﾞﾟ゛\u0301\u3099ßİſﬁ①㍻'-*🆘1aA"))
    if way == 3:
        chance.shuffle(words)
    return "".join(words).swapcase() if way == 4 else "".join(words)


def on_server(matcher: Matcher, texts: list[str], language: str | None) -> Read:
    return [[[list(match) for match in matcher.match(words, language)], matcher.danger(words)] for words in texts]


@pytest.mark.parametrize(("loaded", "language"), [("both", None), ("both", "en"), ("en", "en")])
def test_the_device_reads_what_the_server_reads(page: Page, matcher: Matcher, loaded: str, language: str | None) -> None:
    given = [words for words in texts() if loaded == "both" or not any(sign > "\u3000" for sign in words)]
    server, device = on_server(matcher, given, language), page.evaluate(READ, [loaded, language, given])
    differing = [(words, a, b) for words, a, b in zip(given, server, device, strict=True) if a != b]
    assert not differing, f"{len(differing)} of {len(given)} differ, the first (words, server, device): {differing[0]!r}"
    assert {danger for _, danger in device} == {None, *phrases.LEVELS}
    assert sum(bool(matches) for matches, _ in device) > len(given) / 4


def test_with_one_language_only_its_examples_count(page: Page) -> None:
    read = {name: page.evaluate(READ, [name, None, ["my teacher touched me", "先生にさわられた"]]) for name in ("ja", "en")}
    assert [bool(matches) for matches, _ in read["ja"]] == [False, True]
    assert [bool(matches) for matches, _ in read["en"]] == [True, False]


def test_danger_is_seen_in_every_language_whatever_is_loaded(page: Page) -> None:
    for name in ("ja", "en"):
        read = page.evaluate(READ, [name, None, ["ころされる", "korosareru", "he has a knife", "死にたい", "i want to die"]])
        assert [danger for _, danger in read] == ["call_now", "call_now", "call_now", "wants_to_die", "wants_to_die"]


def test_what_follows_the_longest_words_is_not_read(page: Page) -> None:
    assert page.evaluate(READ, ["both", None, ["。" * LONGEST + "ころされる"]]) == [[[], None]]
