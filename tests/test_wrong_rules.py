"""Every mistake in a rule is said with its file, its line and what to write instead, in Japanese and English."""

from pathlib import Path

import pytest

from documents.problems import ProblemsFound
from routing_rules import loading
from service import checking
from tests.wrong_files import Said, both_languages, expected, mend, put, said, spoken

HERE = Path(__file__).parent / "wrong_rules"
RULES = sorted(HERE.glob("*.yaml"))
ORDER = HERE / "missing_from_order" / "_order.yaml"
ADVICE = HERE / "advice" / "source_unknown.yaml"

# file -> (what is wrong, what its message says to write)
REPAIRS = {
    "age_backwards": ('"17-0"', '"0-17"'),
    "age_in_letters": ('"子ども"', '"0-17"'),
    "answer_unknown": ("[voyeur]", "[voyeurism]"),
    "caution_for_a_channel_not_named": ("{channel: police_8103", "{channel: police_9110"),
    "channel_twice": ("also: [cure_time]", "also: [childline]"),
    "date_impossible": ("2027-02-30", "2027-02-28"),
    "date_in_seconds": ("86400", "2026-11-21"),
    "english_left_out": ("作りもの。}", "作りもの。, en: Invented for a test.}"),
    "example_answer_unusable": ('"二十"', '"20"'),
    "example_moment_without_offset": ("02:00:00", "02:00:00+09:00"),
    "example_place_unknown": ("48", "47"),
    "example_question_unknown": ("years:", "age:"),
    "expect_unknown": ("expect: quiet", "expect: silent"),
    "id_in_capitals": ("Police_Rule", "police-rule"),
    "nobody_named": ("first: []", "first: [police_9110]"),
    "only_ended_lines": ("[male_hotline]", "[police_9110]"),
    "prefecture_unknown": ('"48"', '"47", unanswered'),
    "words_empty": ('ja: ""', "ja: テストのための作りもの。"),
}


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Said]]:
    folder = tmp_path_factory.mktemp("own")
    put(RULES, folder / "rules")
    return said(folder)


@pytest.mark.parametrize("path", RULES, ids=lambda path: path.stem)
def test_the_mistake_is_said_at_its_line_in_both_languages(path: Path, answers: dict[str, list[Said]]) -> None:
    assert answers.get(path.stem, []) == expected(path)


@pytest.mark.parametrize(("wrong", "folder"), [(ORDER, "rules"), (ADVICE, "advice")], ids=["order", "advice"])
def test_the_files_beside_the_rules_are_checked_too(wrong: Path, folder: str, tmp_path: Path) -> None:
    put(wrong.parent.glob("*.yaml"), tmp_path / folder)
    with pytest.raises(ProblemsFound) as found:
        loading.load([tmp_path])
    assert {problem.path for problem in found.value.problems} == {tmp_path / folder / wrong.name}
    assert list(map(spoken, found.value.problems)) == expected(wrong)


def test_each_sentence_keeps_to_its_language() -> None:
    sentences = [sentence for path in [*RULES, ORDER, ADVICE] for sentence in expected(path)]
    assert [sentence for sentence in sentences if not both_languages(sentence)] == []


def test_all_mistakes_of_all_files_are_said_at_once(tmp_path: Path) -> None:
    put(RULES, tmp_path / "rules")
    with pytest.raises(ProblemsFound) as found:
        loading.load([tmp_path])
    seen_later = {"channel_unknown", "only_ended_lines", *(path.stem for path in RULES if path.stem.startswith("example_"))}
    assert {problem.path.stem for problem in found.value.problems} == {path.stem for path in RULES} - seen_later


def test_doing_what_the_message_says_is_enough(tmp_path: Path) -> None:
    mend(RULES, tmp_path / "rules", REPAIRS)
    loaded, problems = checking.check([tmp_path])
    assert problems == []
    assert loaded is not None
    assert REPAIRS.keys() <= {written.subject for written in loaded.book.rules}
