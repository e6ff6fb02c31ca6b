"""Somebody's own words to situations and danger. Every sentence here and in held_out_words.yaml is invented."""

from collections.abc import Callable, Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from routing_rules.folding import LONGEST, Folding, even, line, shortened
from routing_rules.matching import FLOOR
from routing_rules.phrases import LEVELS
from routing_rules.profiles import runs
from routing_rules.romaji import to_kana
from service.device_words import device_words
from tests.words import HELD_OUT, all_phrases, matcher

FIRST, AMONG_THREE = 0.85, 0.93
LARGEST = {"ja": 32_000, "en": 30_000}


def sentences() -> Iterator[tuple[str, str]]:
    return ((situation, words) for situation, said in HELD_OUT["situations"].items() for words in said)


def share(held: Callable[[str, list[str]], bool]) -> float:
    found = [held(situation, [match.id for match in matcher().match(words)[:3]]) for situation, words in sentences()]
    return sum(found) / len(found)


class TestHeldOut:
    """Sentences written without looking at the examples."""

    def test_there_are_many_for_every_situation_and_none_is_an_example(self):
        assert HELD_OUT["situations"].keys() == all_phrases().examples["ja"].keys()
        assert len(list(sentences())) >= 150
        examples = {even(words) for of in all_phrases().examples.values() for said in of.values() for words in said}
        assert not [words for _, words in sentences() if even(words) in examples]

    def test_the_situation_is_among_the_first_three(self):
        assert share(lambda situation, found: situation in found) >= AMONG_THREE

    def test_it_is_most_often_the_first(self):
        assert share(lambda situation, found: found[:1] == [situation]) >= FIRST

    @pytest.mark.parametrize("level", LEVELS)
    def test_every_danger_is_seen(self, level):
        assert [words for words in HELD_OUT["danger"][level] if matcher().danger(words) != level] == []

    @pytest.mark.parametrize("words", HELD_OUT["calm"])
    def test_ordinary_words_are_no_danger(self, words):
        assert matcher().danger(words) is None

    @pytest.mark.parametrize("words", HELD_OUT["nonsense"])
    def test_nonsense_gives_nothing(self, words):
        assert (matcher().match(words), matcher().danger(words)) == ([], None)


class TestMatch:
    def test_best_first_each_once_and_none_below_the_floor(self):
        found = matcher().match("コーチに体をさわられた")
        assert found[0].id == "sexual_abuse_teacher_coach"
        assert found == sorted(found, key=lambda match: -match.score)
        assert len({match.id for match in found}) == len(found)
        assert all(FLOOR <= match.score <= 1 for match in found)

    @pytest.mark.parametrize("language", ["ja", "en"])
    def test_an_example_leads_to_its_situation(self, language):
        lost = [
            words
            for situation, said in all_phrases().examples[language].items()
            for words in said
            if situation not in [match.id for match in matcher().match(words, language)[:3]]
        ]
        assert lost == []

    @pytest.mark.parametrize(
        "words",
        [
            "先生に触られた",
            "せんせいにさわられた",
            "ｾﾝｾｲﾆｻﾜﾗﾚﾀ",
            "センセーに　さわられたー",
            "せんせい　に　さわられた",
            "せんせえに触られたぁ",
        ],
    )
    def test_ways_of_writing_one_sentence_are_one(self, words):
        assert matcher().match(words) == matcher().match("先生にさわられた")

    def test_a_slip_of_the_finger_does_not_hide_it(self):
        assert matcher().match("せんせにさわらりた")[0].id == "sexual_abuse_teacher_coach"

    def test_latin_letters_are_romaji_except_on_an_english_page(self):
        assert matcher().match("sensei ni sawarareta")[0].id == "sexual_abuse_teacher_coach"
        assert matcher().match("sensei ni sawarareta", "ja") == matcher().match("sensei ni sawarareta")
        assert matcher().match("sensei ni sawarareta", "en") == []

    def test_the_page_s_language_does_not_shut_out_another(self):
        assert matcher().match("my teacher touched me", "ja") == matcher().match("my teacher touched me", "en")
        assert matcher().match("先生にさわられた", "en") == matcher().match("先生にさわられた", "ja")


class TestDanger:
    def test_police_and_ambulance_come_before_the_wish_to_die(self):
        assert matcher().danger("死にたい") == "wants_to_die"
        assert matcher().danger("死にたい。薬をたくさん飲んだ") == "call_now"

    def test_every_word_of_danger_is_found_anywhere(self):
        for level in LEVELS:
            for words in all_phrases().danger[level]:
                assert matcher().danger(f"きのう、 {words.removesuffix('*')} ！") in LEVELS[: LEVELS.index(level) + 1], words

    @pytest.mark.parametrize(
        "words",
        [
            "し に た い",
            "し・に・た・い",
            "シニタイ",
            "ｼﾆﾀｲ",
            "しにたーーーい",
            "しにたいいい",
            "shinitai",
            "死に\nたい",
            "もう💊死にたい",
        ],
    )
    def test_however_it_is_written(self, words):
        assert matcher().danger(words) == "wants_to_die"

    @pytest.mark.parametrize(
        "words", ["いまビルの屋上にいる", "友だちの包丁", "もういしきがない", "けーさつを呼んで", "けえさつを呼んで"]
    )
    def test_vowels_that_sound_alike_hide_nothing(self, words):
        assert matcher().danger(words) == "call_now"

    @pytest.mark.parametrize(
        "words",
        [
            "できないふたり",
            "わたしのともだち",
            "やさしにほんご",
            "ともだちがたくさん",
            "男子にたくさんさわられた",
            "弁護士に相談",
            "男が逃げた。今さっき",
        ],
    )
    def test_words_that_only_hold_its_sounds_are_no_danger(self, words):
        assert matcher().danger(words) is None

    def test_english_words_are_whole_words(self):
        assert matcher().danger("Gunma") is None
        assert matcher().danger("a GUN!") == "call_now"
        assert matcher().danger("彼がgunを") == "call_now"
        assert matcher().danger("he’s strangling me") == "call_now"


class TestFolding:
    FOLDING = Folding([("お父さん", "ちち"), ("父", "ちち"), ("死", "し"), ("dad", "father")], short=True)

    @pytest.mark.parametrize(
        ("typed", "clauses"),
        [
            ("お父さん、父。", ["ちち", "ちち"]),
            ("ﾊﾟﾊﾟ　とママ", ["ぱぱとまま"]),
            ("Dad’s  my\tDÁD", ["dads my", "father"]),
            ("せんせい", ["せんせ"]),
            ("①㍉", ["1みり"]),
            ("ｶﾞｷﾞ", ["がぎ"]),
            ("😀", []),
            ("", []),
        ],
    )
    def test_clauses(self, typed, clauses):
        assert self.FOLDING.fold(typed).written == clauses

    def test_romaji_is_read_beside_what_was_written(self):
        assert self.FOLDING.fold("chotto, otousan") == (["chotto", "otousan"], ["ちよつと", "おとさん"])
        assert self.FOLDING.fold("otousan kill").kana == []

    @pytest.mark.parametrize(
        ("romaji", "kana"),
        [("shinitai", "しにたい"), ("zutto", "ずつと"), ("kocchi", "こつち"), ("sannin", "さんにん"), ("xyz", "")],
    )
    def test_romaji(self, romaji, kana):
        assert to_kana(romaji) == kana

    def test_a_line_is_closed_up_except_around_latin_words(self):
        assert line(["し", "にたい", "i", "am"]) == " しにたい i am "
        assert line(["にげた", "いまさつき"]) == " にげた/いまさつき "

    def test_runs_keep_the_ends(self):
        assert list(runs("あ")) == ["あ", " あ", "あ ", " あ "]
        assert list(runs("ab")) == [" ab", "ab ", " ab "]

    @given(st.text())
    def test_folding_again_changes_nothing(self, words):
        for fold in (even, lambda text: shortened(even(text))):
            assert fold(fold(fold(words))) == fold(fold(words))


class TestAnyText:
    @settings(deadline=None)
    @given(st.text(st.characters(), max_size=200), st.sampled_from([None, "ja", "en", "vi"]))
    def test_nothing_typed_is_an_error(self, words, language):
        assert all(FLOOR <= match.score <= 1 for match in matcher().match(words, language))
        assert matcher().danger(words) in (None, *LEVELS)

    def test_what_follows_the_longest_words_is_not_read(self):
        assert matcher().danger("。" * LONGEST + "ころされる") is None


@pytest.mark.parametrize("language", ["ja", "en"])
def test_what_the_device_loads_is_small_and_always_the_same(language):
    data = device_words(all_phrases(), language)
    assert data == device_words(all_phrases(), language)
    assert len(data) < LARGEST[language]
