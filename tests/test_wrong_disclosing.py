"""Every mistake in a file of the note is said with its file, its line and what to write instead, in both languages."""

import shutil
from pathlib import Path

import pytest

from documents.problems import ProblemsFound
from routing_rules.disclosing import loading
from tests.wrong_files import both_languages, expected, spoken

HERE = Path(__file__).parent / "wrong_disclosing"
RIGHT = HERE / "right"
WRONG = sorted(path for path in HERE.glob("*/*.yaml") if path.parent != RIGHT)

# files -> what is wrong, what its message says to write
REPAIRS = {
    "consent/status_left_out": (
        "  - {id: not_asked",
        "  - {id: objects, label: {ja: 作りもの, en: Invented}}\n  - {id: not_asked",
    ),
    "consent/until_days_none": ("until_days: 0", "until_days: 1"),
    "duties/age_backwards": ('"17-0"', '"0-17"'),
    "duties/from_day_impossible": ("2025-10-32", "2025-10-31"),
    "facts/answer_twice": ("      - {id: now, label: {ja: 作りもの, en: Invented}}\n          ", "      "),
    "facts/max_too_long": ("2000", "200"),
    "facts/max_for_a_list": ("        max: 10\n", ""),
    "grounds/kind_unknown": ("kind: convenience", "kind: danger"),
    "profiles/channel_of_another_file": ("[police_8103, police_9110]", "[police_8103]"),
    "profiles/fact_in_two_lists": ("[must_not_know, urgency]", "[must_not_know]"),
    "profiles/fact_in_no_list": ("[must_not_know]", "[must_not_know, name]"),
}


def _name(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


def _target(kind: str, folder: Path) -> Path:
    return folder / ("profiles/police.yaml" if kind == "profiles" else f"{kind}.yaml")


def _with(path: Path, folder: Path) -> Path:
    """The right files, one of them replaced by a wrong one."""
    shutil.copytree(RIGHT, folder)
    shutil.copy(path, _target(path.parent.name, folder))
    return folder


def test_the_right_files_load() -> None:
    assert loading.load(RIGHT).profiles.keys() == {"other", "police"}


@pytest.mark.parametrize("path", WRONG, ids=_name)
def test_the_mistake_is_said_at_its_line_in_both_languages(path: Path, tmp_path: Path) -> None:
    folder = _with(path, tmp_path / "data")
    with pytest.raises(ProblemsFound) as found:
        loading.load(folder)
    assert {problem.path for problem in found.value.problems} == {_target(path.parent.name, folder)}
    assert list(map(spoken, found.value.problems)) == expected(path)


def test_each_sentence_keeps_to_its_language() -> None:
    sentences = [sentence for path in WRONG for sentence in expected(path)]
    assert len(sentences) > 40
    assert [sentence for sentence in sentences if not both_languages(sentence)] == []


@pytest.mark.parametrize("name", REPAIRS)
def test_doing_what_the_message_says_is_enough(name: str, tmp_path: Path) -> None:
    path = HERE / f"{name}.yaml"
    target = _target(path.parent.name, _with(path, tmp_path / "data"))
    text = target.read_text(encoding="utf-8")
    assert REPAIRS[name][0] in text
    target.write_text(text.replace(*REPAIRS[name], 1), encoding="utf-8")
    loading.load(tmp_path / "data")


@pytest.mark.parametrize("name", ["facts", "consent", "grounds", "duties"])
def test_a_file_that_is_missing_is_named(name: str, tmp_path: Path) -> None:
    shutil.copytree(RIGHT, tmp_path / "data")
    (tmp_path / "data" / f"{name}.yaml").unlink()
    with pytest.raises(ProblemsFound) as found:
        loading.load(tmp_path / "data")
    assert [(problem.path.name, problem.line) for problem in found.value.problems] == [(f"{name}.yaml", 1)]


def test_mistakes_of_several_files_are_said_at_once(tmp_path: Path) -> None:
    shutil.copytree(RIGHT, tmp_path / "data")
    for name in ("grounds/source_left_out", "consent/review_by_left_out", "profiles/because_left_out"):
        shutil.copy(HERE / f"{name}.yaml", _target(name.split("/")[0], tmp_path / "data"))
    with pytest.raises(ProblemsFound) as found:
        loading.load(tmp_path / "data")
    assert {problem.path.name for problem in found.value.problems} == {"grounds.yaml", "consent.yaml", "police.yaml"}
