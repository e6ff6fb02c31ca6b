"""The files of phrases: one for every situation, and every mistake in one said with its line in both languages."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from documents.problems import Problem, ProblemsFound
from documents.reading import read
from routing_rules import phrases
from routing_rules.loading import load_vocabulary
from tests.words import all_phrases
from tests.wrong_files import both_languages, spoken

IDS = load_vocabulary().situation_ids
JAPANESE, ENGLISH = range(25, 61), range(12, 26)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return shutil.copytree(phrases.FOLDER, tmp_path / "phrases")


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def line_of(path: Path, words: str) -> int:
    return next(n for n, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1) if words in line)


def problems(folder: Path) -> list[Problem]:
    with pytest.raises(ProblemsFound) as found:
        phrases.load(IDS, folder)
    assert all(both_languages(spoken(problem)) for problem in found.value.problems)
    return list(found.value.problems)


def test_every_situation_has_its_file_and_enough_examples():
    assert {path.stem for path in phrases.FOLDER.glob("[!_]*.yaml")} == set(IDS)
    for language, number in (("ja", JAPANESE), ("en", ENGLISH)):
        few = {name: len(said) for name, said in all_phrases().examples[language].items() if len(said) not in number}
        assert few == {}


def test_every_file_says_that_its_sentences_are_invented():
    for name in IDS:
        head = (phrases.FOLDER / f"{name}.yaml").read_text(encoding="utf-8").partition("ja:")[0]
        assert "作りもの" in head
        assert "Invented" in head


def test_no_sentence_stands_under_two_situations():
    for of in all_phrases().examples.values():
        said = [words for examples in of.values() for words in examples]
        assert sorted({words for words in said if said.count(words) > 1}) == []


def test_the_order_is_that_of_the_vocabulary():
    assert all(tuple(of) == IDS for of in all_phrases().examples.values())


def test_a_situation_without_a_file(folder):
    (folder / "voyeurism.yaml").unlink()
    assert [(problem.path.name, problem.line) for problem in problems(folder)] == [("voyeurism.yaml", 1)]


def test_a_file_without_a_situation(folder):
    (folder / "voyeurism.yaml").rename(folder / "voyeur.yaml")
    assert {problem.path.name for problem in problems(folder)} == {"voyeur.yaml", "voyeurism.yaml"}


def test_a_sentence_written_twice_is_named_with_both_lines(folder):
    path = folder / "voyeurism.yaml"
    first = read(path).data["ja"][0]
    change(path, "en:\n", f'  - "{first}ー"\nen:\n')
    (found,) = problems(folder)
    assert found.line == line_of(path, f"{first}ー")
    assert f"{line_of(path, first)} 行目" in found.ja


@pytest.mark.parametrize("words", ["ないふ", "ナイフー", "SOS"])
def test_words_of_danger_that_harmless_words_hold(folder, words):
    path = folder / "_danger.yaml"
    change(path, "    - たすけて\n", f"    - たすけて\n    - {words}\n")
    (found,) = problems(folder)
    assert found.line == line_of(path, f"- {words}")
    assert f"「{words}」" in found.ja


BREAK: dict[str, Callable[[Path], None]] = {
    "no English": lambda folder: change(folder / "voyeurism.yaml", "en:\n", "fr:\n"),
    "an empty sentence": lambda folder: change(folder / "voyeurism.yaml", "ja:\n", 'ja:\n  - ""\n'),
    "an unknown level": lambda folder: change(folder / "_danger.yaml", "wants_to_die:\n", "wants_to_sleep:\n"),
    "a spelling twice": lambda folder: change(folder / "_spellings.yaml", "  死: し\n", "  死: し\n  死: し\n"),
    "no words of danger": lambda folder: (folder / "_danger.yaml").unlink(),
    "not YAML": lambda folder: (folder / "_spellings.yaml").write_text("spellings: [", encoding="utf-8") and None,
}


@pytest.mark.parametrize("broken", BREAK.values(), ids=BREAK)
def test_a_mistake_is_told_not_raised_as_something_else(folder, broken):
    broken(folder)
    assert problems(folder)


def test_all_mistakes_are_told_at_once(folder):
    for broken in ("no English", "an unknown level", "not YAML"):
        BREAK[broken](folder)
    assert {problem.path.name for problem in problems(folder)} == {"voyeurism.yaml", "_danger.yaml", "_spellings.yaml"}
