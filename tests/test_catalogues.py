"""The translations: every text in every language, with the same values, and nothing that is no longer said."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from documents.checking import Words
from documents.readings import KANJI
from tests.front_door import JAPANESE_NAMES
from web.wording import catalogue
from web.wording.languages import LANGUAGES, Language
from web.wording.texts import catalogue as page_texts
from web.wording.texts import texts
from web.wording.translating import translatable

TRANSLATED = catalogue.translated()
TRANSLATABLE = {words.ja: words for words in translatable()}
KEPT = re.compile("[0-9]{2,}|#[0-9]+|LINE|NTT")

SAID_TWICE = {"答えない", "そのほかの言葉", "やさしい日本語", "女性のための窓口です。", "第{n}{day}曜"}
"""Japanese texts that English says in two ways, which differ in form only."""

languages = pytest.mark.parametrize("language", TRANSLATED, ids=[language.tag for language in TRANSLATED])


def po(language: Language) -> Catalog:
    with (catalogue.FOLDER / f"{language.tag}.po").open("rb") as file:
        return read_po(file, locale=language.locale, abort_invalid=True)


def fields(text: str) -> Counter[str]:
    return Counter(field for _, field, _, _ in Formatter().parse(text) if field is not None)


def wrong(language: Language) -> Iterator[str]:
    """What is wrong with the translations of a language, each with its Japanese."""
    for message in po(language):
        if not message.id:
            continue
        if str(message.id) not in TRANSLATABLE:
            yield f"no longer said: {message.id}"
        elif not message.string or message.fuzzy:
            yield f"not translated: {message.id}"
        else:
            yield from _differences(str(message.id), str(message.string))


def _differences(ja: str, said: str) -> Iterator[str]:
    if set(fields(said)) != set(fields(ja)):
        yield f"other values: {ja}: {said}"
    if not set(KEPT.findall(ja)) & set(KEPT.findall(TRANSLATABLE[ja].en)) <= set(KEPT.findall(said)):
        yield f"a number is missing: {ja}: {said}"
    if re.search("[<>]|&[a-z]+;", said):
        yield f"HTML: {ja}: {said}"
    if re.search("[ぁ-んァ-ヴ]", _without_names(said)):
        yield f"Japanese left over: {ja}: {said}"
    if said != said.strip() and ja == ja.strip() and TRANSLATABLE[ja].en == TRANSLATABLE[ja].en.strip():
        yield f"space around: {ja}: {said}"
    if "!" in said or "！" in said or "¡" in said:
        yield f"too loud: {ja}: {said}"


def _without_names(said: str) -> str:
    for name in JAPANESE_NAMES:
        said = said.replace(name, "")
    return said


def test_there_is_something_to_translate() -> None:
    assert len(TRANSLATABLE) > 250
    assert [language.tag for language in TRANSLATED] == ["zh-Hans", "ko", "vi", "pt-BR", "tl", "ne", "es", "id", "th"]


@languages
def test_every_text_is_translated_with_its_values_and_no_other(language: Language) -> None:
    assert list(wrong(language)) == []
    assert {str(m.id) for m in po(language) if m.id} == TRANSLATABLE.keys()


@languages
def test_what_is_translated_is_what_the_pages_say(language: Language) -> None:
    said, text = catalogue.translations(language), texts(language.tag)
    for ja, words in TRANSLATABLE.items():
        assert text.bare(words) == said[ja]
    assert 'lang="en"' not in "".join(str(text.say(words)) for words in TRANSLATABLE.values())


@languages
def test_a_language_is_written_in_its_own_letters(language: Language) -> None:
    letters = {"zh-Hans": KANJI, "ko": "[가-힣]", "ne": "[ऀ-ॿ]", "th": "[ก-๛]"}.get(language.tag, "[A-Za-zÀ-ỹ]")
    said = catalogue.translations(language)
    long = [(ja, text) for ja, text in said.items() if len(re.findall(KANJI, ja)) > 3]
    assert len(long) > 80
    assert [text for _, text in long if not re.search(letters, text)] == []


def test_a_japanese_text_with_two_english_texts_is_known() -> None:
    """A translation is found by its Japanese: two meanings of one Japanese text could not be told apart."""
    english: dict[str, set[str]] = {}
    for words in translatable():
        english.setdefault(words.ja, set()).add(words.en)
    assert {ja for ja, said in english.items() if len(said) > 1} == SAID_TWICE


class TestAnInventedCatalogue:
    """Each mistake in a file is told; what changed is no longer found. The language is Korean, all texts invented."""

    KOREAN = LANGUAGES["ko"]

    @pytest.fixture(autouse=True)
    def folder(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
        monkeypatch.setattr(catalogue, "FOLDER", tmp_path)
        catalogue.translations.cache_clear()
        yield tmp_path
        catalogue.translations.cache_clear()

    def write(self, folder: Path, entries: dict[str, str], flags: str = "") -> None:
        body = "\n\n".join(f'{flags}msgid "{ja}"\nmsgstr "{said}"' for ja, said in entries.items())
        header = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
        (folder / "ko.po").write_text(header + body + "\n", encoding="utf-8")
        catalogue.translations.cache_clear()

    @pytest.mark.parametrize(
        ("key", "said", "told"),
        [
            ("more_places", "다른 곳", "other values"),
            ("more_places", "다른 곳 ({count}) {name}", "other values"),
            ("submit", "", "not translated"),
            ("submit", "<b>보기</b>", "HTML"),
            ("submit", "보기!", "too loud"),
            ("submit", "リスト", "Japanese left over"),
            ("submit", " 보기", "space around"),
            ("words_wants_to_die", "지금 이야기할 수 있는 곳이 있습니다.", "a number is missing"),
        ],
    )
    def test_a_mistake_is_told(self, folder: Path, key: str, said: str, told: str) -> None:
        self.write(folder, {page_texts()[key].ja: said})
        (mistake,) = wrong(self.KOREAN)
        assert mistake.startswith(told)

    def test_a_text_that_is_no_longer_said_is_told(self, folder: Path) -> None:
        self.write(folder, {"この世にない文": "없는 글"})
        assert list(wrong(self.KOREAN)) == ["no longer said: この世にない文"]

    def test_a_translation_that_somebody_doubts_is_not_used(self, folder: Path) -> None:
        self.write(folder, {page_texts()["submit"].ja: "보기"}, flags="#, fuzzy\n")
        assert catalogue.translations(self.KOREAN) == {}

    def test_an_update_keeps_adds_and_takes_away(self, folder: Path) -> None:
        kept, new = Words(ja="残る", en="stays"), Words(ja="新しい", en="new")
        self.write(folder, {"残る": "남다", "去る": "가다"})
        assert catalogue.update(self.KOREAN, iter([kept, new])) == 1
        catalogue.translations.cache_clear()
        assert catalogue.translations(self.KOREAN) == {"残る": "남다"}
        assert [(m.id, m.auto_comments) for m in po(self.KOREAN) if m.id] == [("残る", ["stays"]), ("新しい", ["new"])]

    def test_a_language_without_a_file_gets_one(self, folder: Path) -> None:
        assert catalogue.translations(self.KOREAN) == {}
        assert catalogue.update(self.KOREAN, iter([Words(ja="新しい", en="new")])) == 1
        assert "Not yet reviewed by a native speaker" in (folder / "ko.po").read_text("utf-8")
