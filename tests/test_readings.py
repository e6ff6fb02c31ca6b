"""Readings of kanji: what is a base, what is its reading, and what is left as it is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from documents.readings import Part, base, bracketed, parts
from web.wording.ruby import breakable, ruby

PLAIN = st.text(alphabet="あア漢字々〇a1 ・、。()#｜", max_size=8).filter(lambda text: "｜" not in text)
READ = st.tuples(st.text(alphabet="漢字読々〇", min_size=1, max_size=3), st.text(alphabet="かなよみー", min_size=1, max_size=4))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("かな", [("かな", None)]),
        ("漢字", [("漢字", None)]),
        ("相談《そうだん》", [("相談", "そうだん")]),
        ("相談《そうだん》する", [("相談", "そうだん"), ("する", None)]),
        ("お母《かあ》さん", [("お", None), ("母", "かあ"), ("さん", None)]),
        ("子《こ》ども 相談《そうだん》", [("子", "こ"), ("ども ", None), ("相談", "そうだん")]),
        ("｜24時間《にじゅうよじかん》", [("24時間", "にじゅうよじかん")]),
        ("24時間《じかん》", [("24", None), ("時間", "じかん")]),
        ("時々《ときどき》", [("時々", "ときどき")]),
        ("一日《いちにち》二日《ふつか》", [("一日", "いちにち"), ("二日", "ふつか")]),
        ("｜あ「い」《う》え", [("あ「い」", "う"), ("え", None)]),
        ("かな《よみ》", [("かな《よみ》", None)]),
        ("漢字《》", [("漢字《》", None)]),
        ("漢字《かんじ", [("漢字《かんじ", None)]),
        ("｜漢字", [("｜漢字", None)]),
    ],
)
def test_parts_of_a_text(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert list(parts(text)) == [Part(*part) for part in expected]


def test_a_text_without_its_readings_and_with_them_in_brackets() -> None:
    text = "お母《かあ》さんと ｜24時間《にじゅうよじかん》"
    assert base(text) == "お母さんと 24時間"
    assert bracketed(text) == "お母(かあ)さんと 24時間(にじゅうよじかん)"


def test_readings_as_html() -> None:
    assert ruby("<母《はは》>") == "&lt;<ruby>母<rp>(</rp><rt>はは</rt><rp>)</rp></ruby>&gt;"


@given(pieces=st.lists(PLAIN | READ, max_size=6))
def test_nothing_is_lost_and_every_reading_is_found(pieces: list[str | tuple[str, str]]) -> None:
    """Each reading follows kana or a marked base, so that no run of kanji grows into the one before."""
    text = "".join(piece if isinstance(piece, str) else f"｜{piece[0]}《{piece[1]}》" for piece in pieces)
    plain = "".join(piece if isinstance(piece, str) else piece[0] for piece in pieces)
    assert base(text) == plain
    assert [(p.base, p.reading) for p in parts(text) if p.reading] == [piece for piece in pieces if isinstance(piece, tuple)]


@pytest.mark.parametrize("text", ["いま連絡してみるところ", "児童相談所虐待対応ダイヤル 189", "", "<b>&話す"])
def test_a_heading_may_break_between_phrases_and_stays_the_same(text: str) -> None:
    broken = breakable(text)
    assert broken.replace(Markup("<wbr>"), "").unescape() == text
    assert not broken.startswith("<wbr>")


def test_a_heading_breaks_between_phrases() -> None:
    assert breakable("話せるところの一覧") == "話せる<wbr>ところの<wbr>一覧"
