"""Every mistake in a listing is said with its file, its line and what to write instead, in Japanese and English."""

from pathlib import Path

import pytest

from directory import loading
from documents.problems import ProblemsFound
from service import checking
from tests.wrong_files import Said, both_languages, expected, mend, put, said

FILES = sorted((Path(__file__).parent / "wrong_listings").glob("*.yaml"))
PREFECTURES = [path for path in FILES if path.stem.startswith("prefecture_")]
CHANNELS = [path for path in FILES if path not in PREFECTURES]

# file -> (what is wrong, what its message says to write)
REPAIRS = {
    "age_backwards": ('"30-10"', '"10-30"'),
    "age_in_letters": ('"abc"', '"0-17"'),
    "age_of_200": ('"0-200"', '"0-120"'),
    "colon_inside_words": ("注意: この窓口はありません。", '"注意: この窓口はありません。"'),
    "comma_left_out": ("作りものの窓口 en", "作りものの窓口, en"),
    "confidence_unknown": ("confidence: sure", "confidence: low"),
    "control_character": ("\x0b", ""),
    "date_in_seconds": ("86400", "1970-01-02"),
    "date_of_era": ("令和8年11月21日", "2026-11-21"),
    "english_left_out_of_hours": ("ja: 平日の昼", "ja: 平日の昼, en: weekdays"),
    "hash_without_quotes": ("#9110", '"#9110"'),
    "hash_without_quotes_in_braces": ("#9110", '"#9110"'),
    "hours_25_oclock": ("25:00-26:00", "01:00-02:00"),
    "hours_full_width": ("：", ":"),
    "hours_mon_fri": ("Mon-Fri", "Mo-Fr"),
    "id_differs_from_file_name": ("id: police_9111", "id: id_differs_from_file_name"),
    "indent_too_deep": ("    en: There", "  en: There"),
    "indent_too_shallow": ("\n en: There", "\n  en: There"),
    "line_without_contact_points": ("kind: line", "kind: desk"),
    "medium_unknown": ("telephone", "voice"),
    "not_utf8": ("", ""),
    "number_full_width": ("０３-３５０１-０１１０", "03-3501-0110"),
    "quote_unclosed": ('"#9110', '"#9110"'),
    "short_code_with_wrong_hash": ("#189", "189"),
    "sign_before_words": ("@この窓口はありません。", '"@この窓口はありません。"'),
    "source_not_a_list": ("source: made-up,", "source: [made-up],"),
    "source_title_empty": ('title: " "', "title: 作りものの根拠"),
    "space_missing_after_colon": ("kind:line", "kind: line"),
    "star_before_words": ("*この窓口はありません。", '"*この窓口はありません。"'),
    "tab_indent": ("\t", "    "),
    "words_after_quote": ('"この窓口"はありません。', '"「この窓口」はありません。"'),
    "words_empty": ('ja: ""', "ja: この窓口はありません。"),
}


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Said]]:
    folder = tmp_path_factory.mktemp("own")
    put(CHANNELS, folder / "channels")
    put(PREFECTURES, folder / "prefectures")
    return said(folder)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_mistake_is_said_at_its_line_in_both_languages(path: Path, answers: dict[str, list[Said]]) -> None:
    assert answers.get(path.stem, []) == expected(path)


def test_each_sentence_keeps_to_its_language() -> None:
    sentences = [sentence for path in FILES for sentence in expected(path)]
    assert [sentence for sentence in sentences if not both_languages(sentence)] == []


def test_all_mistakes_of_all_files_are_said_at_once(tmp_path: Path) -> None:
    put(CHANNELS, tmp_path / "channels")
    with pytest.raises(ProblemsFound) as found:
        loading.load([tmp_path])
    assert {problem.path.stem for problem in found.value.problems} == {path.stem for path in CHANNELS}
    assert list(found.value.problems) == sorted(found.value.problems)


def test_doing_what_the_message_says_is_enough(tmp_path: Path) -> None:
    mend(CHANNELS, tmp_path / "channels", REPAIRS)
    loaded, problems = checking.check([tmp_path])
    assert problems == []
    assert loaded is not None
    assert REPAIRS.keys() <= loaded.directory.channels.keys()
