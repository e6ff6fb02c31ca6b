"""Editors' files as plain data: what is read, what is refused, what a version depends on. All files here are invented."""

from datetime import date
from pathlib import Path

import pytest
from pydantic import TypeAdapter, ValidationError

import directory
import documents
import routing_rules
from directory import loading
from documents.checking import Day, Text, Words, check
from documents.problems import Problem, ProblemsFound
from documents.reading import read, version_of
from tests.builders import real


def written(folder: Path, text: str) -> Path:
    path = folder / "invented.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def problems(folder: Path, text: str) -> list[Problem]:
    with pytest.raises(ProblemsFound) as found:
        read(written(folder, text))
    return list(found.value.problems)


def test_every_scalar_stays_text(tmp_path):
    assert read(written(tmp_path, "a: 07\nb: yes\nc: 2026-11-21\nd: 1.5\n")).data == {
        "a": "07", "b": "yes", "c": "2026-11-21", "d": "1.5",
    }  # fmt: skip


@pytest.mark.parametrize(
    "text",
    ["a: &x [*x]", "a: &x b\nc: *x", "a: &x b", "a: !x b", "a: !!null b", "a: *x", "&x a: b", "<<: *x", "a: {b: &x [1], c: *x}"],
)
def test_values_with_names_or_types_are_refused(tmp_path, text):
    assert all("「&」「*」「!」" in problem.ja for problem in problems(tmp_path, text))


def test_these_signs_may_stand_inside_words(tmp_path):
    assert read(written(tmp_path, "a: b & c * d!\ne: '*f'\n")).data == {"a": "b & c * d!", "e": "*f"}


@pytest.mark.parametrize("text", ["[" * 3000 + "]" * 3000, "{a: " * 3000 + "b" + "}" * 3000])
def test_what_is_too_deep_is_a_mistake_like_others(tmp_path, text):
    assert len(problems(tmp_path, f"a: {text}")) == 1


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("a: b\nc: {d: e\nf: g\n", 2, "閉じていません"),
        ("a: b\nc: [d, e\n", 2, "閉じていません"),
        ("a: b\nc: 'd\ne: f\n", 2, "引用符"),
        ("a\nb: c\n", 2, "字下げ"),
        ("a：b\nc: d\n", 2, "字下げ"),
        ("a: b\n- c\n", 2, "字下げ"),
        ('a: "b\\q"\n', 1, "「\\\\」"),
        ("a: b\n---\nc: d\n", 2, "YAML として読めません"),
    ],
)
def test_the_line_is_where_the_mistake_is(tmp_path, text, line, says):
    (problem,) = problems(tmp_path, text)
    assert (problem.line, says in problem.ja) == (line, True), problem


DAY = TypeAdapter(Day)


@pytest.mark.parametrize("written", ["2026-11-21", "2024-02-29", "0001-01-01"])
def test_a_day(written):
    assert DAY.validate_python(written) == date.fromisoformat(written)


@pytest.mark.parametrize(
    "written",
    [
        "86400",
        "0",
        "20261121",
        "2026-W47-6",
        "2026-11-21T00:00:00",
        "2026-1-2",
        "2026-02-30",
        "２０２６-11-21",
        "2026-11-21\n",
        "",
        None,
    ],
)
def test_what_is_no_day(written):
    with pytest.raises(ValidationError):
        DAY.validate_python(written)


@pytest.mark.parametrize("text", ["", " ", "\u3000", "\n\t"])
def test_words_say_something(text):
    with pytest.raises(ValidationError):
        TypeAdapter(Text).validate_python(text)
    for heading in ("ja", "en", "ja-simple"):
        with pytest.raises(ValidationError):
            Words.model_validate({"ja": "a", "en": "a", heading: text})


def test_an_empty_sentence_is_named(tmp_path):
    with pytest.raises(ProblemsFound) as found:
        check(Words, read(written(tmp_path, 'ja: あ\nen: a\nja-simple: ""\n')))
    assert [(problem.line, problem.ja) for problem in found.value.problems] == [
        (3, "「ja-simple」が空です。言葉を書いてください。")
    ]


def test_a_version_depends_on_the_files_of_the_patterns_alone(tmp_path):
    def version() -> str:
        return version_of([tmp_path], ["rules/*.yaml", "gaps.yaml"])

    (tmp_path / "rules").mkdir()
    first = version()
    (tmp_path / "rules" / "a.yaml").write_text("a")
    second = version()
    (tmp_path / "rules" / "a.txt").write_text("a")
    (tmp_path / "other.yaml").write_text("a")
    assert version() == second != first
    (tmp_path / "rules" / "a.yaml").rename(tmp_path / "rules" / "b.yaml")
    assert version() not in (first, second)


PREFECTURE = """\
prefecture: "04"
name: {ja: 宮城県, en: Miyagi}
looked: "2026-11-21"
looked_by: 作りごと
sources:
  invented: {title: 作りごと, url: null, published: n.d.}
contact_points:
  - channel: %s
    name: {ja: 作りごとの窓口, en: An invented desk}
    medium: voice
    number: {printed: "03-3501-0110", source: [invented], confidence: low}
not_found: [%s]
retired_numbers:
  - {printed: "03-3503-8484", why: {ja: 作りごと, en: invented}, source: [invented]}
"""


def test_an_own_file_of_a_prefecture_adds_all_it_says(tmp_path):
    known = real().directory.prefectures["04"]
    assert known.not_found
    assert known.retired_numbers
    missing, *still = known.not_found
    new = next(
        id for id in real().directory.channels if id not in known.not_found and not real().directory.local_points(id, "13")
    )
    (tmp_path / "prefectures").mkdir()
    (tmp_path / "prefectures" / "04.yaml").write_text(PREFECTURE % (missing, new), "utf-8")
    found = loading.load([tmp_path]).prefectures["04"]
    assert found.not_found == (*still, new)
    assert found.retired_numbers[:-1] == known.retired_numbers
    assert found.retired_numbers[-1].printed == "03-3503-8484"


@pytest.mark.parametrize("package", [documents, directory, routing_rules], ids=lambda package: package.__name__)
def test_the_map_of_a_folder_names_its_modules_and_no_others(package):
    folder = Path(package.__file__).parent
    named = {word.rstrip(":;,.)") for word in package.__doc__.split() if ".py" in word}
    assert named == {path.name for path in folder.glob("*.py")} - {"__init__.py"}
