"""Every word of the desk's pages is there, and none without a use."""

import re
from pathlib import Path

import web
from web.desk.wording import TAGS, desk_texts, desk_words
from web.wording.texts import catalogue

_WEB = Path(web.__file__).parent
_SOURCES = [
    path.read_text(encoding="utf-8")
    for path in (*(_WEB / "desk").rglob("*.py"), *(_WEB / "templates" / "desk").glob("*.html"), _WEB / "errors.py")
]
_ASKED = re.compile(r'\b(?:t|text)(?:\.plain|\.lines|\.pattern)?\(\s*"([a-z_0-9]+)"')


def test_every_word_that_is_asked_for_is_there() -> None:
    asked = {key for source in _SOURCES for key in re.findall(_ASKED, source) if not key.endswith("_")}
    assert len(asked) > 100
    assert asked - catalogue().keys() - desk_words().keys() == set()


def test_no_word_is_without_a_use() -> None:
    named = {key for source in _SOURCES for key in re.findall(r'"([a-z_0-9]+)"', source)}
    started = tuple({key for source in _SOURCES for key in re.findall(r'"([a-z_]+_)(?:"|\{)', source)})
    assert [key for key in desk_words() if key not in named and not key.startswith(started)] == []


def test_no_word_of_the_desk_hides_one_of_the_public_pages() -> None:
    assert desk_words().keys() & catalogue().keys() == set()


def test_both_languages_have_the_same_gaps_to_fill() -> None:
    for key in desk_words():
        ja, en = (set(re.findall(r"\{([a-z_]+)\}", desk_texts(tag).pattern(key))) for tag in TAGS)
        assert ja == en, key
