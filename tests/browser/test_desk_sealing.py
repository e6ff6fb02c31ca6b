"""A note sealed in a browser is opened by Python and the other way round; whatever is changed on the way opens nowhere.

The notes are invented.
"""

import itertools
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from cryptography.exceptions import InvalidTag
from playwright.sync_api import Browser, Page

from tests.browser.desk import desk_server
from tests.desk import sealing
from tests.desk.sealing import Envelope, from_base64url
from web import assets

SCRIPTS = Path(assets.__file__).parent / "static/scripts/desk"
WORDS = re.findall(r"[ぁ-ん]+", SCRIPTS.joinpath("sealing/words.js").read_text("utf-8").split("WORDS")[1])
NOTE = {"v": 1, "to": "cure_time", "facts": {"situations": ["voyeurism"], "first_words": "「だれにも言わないで」🍀"}}


@pytest.fixture(scope="module")
def page(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """A page of the desk, in which its scripts are called."""
    with desk_server(tmp_path_factory.mktemp("desk")) as server:
        made = chromium.new_page()
        made.goto(f"{server.address}/n/")
        yield made
        made.close()


def call(page: Page, expression: str, *given: Any) -> Any:
    """Evaluate with the modules at hand: ``sealing``, ``padding``, ``passphrase``, ``keys``."""
    address = assets.script("desk/")
    modules = {"sealing": "sealing.js", **{name: f"sealing/{name}.js" for name in ("padding", "passphrase", "keys", "encoding")}}
    loads = "".join(f"const {name} = await import('{address}{path}');" for name, path in modules.items())
    return page.evaluate(f"async (given) => {{ {loads} return {expression}; }}", list(given))


def open_in_browser(page: Page, envelope: Envelope, sealed: str, **other: str) -> Any:
    """The note, or "refused"."""
    given = {"id": envelope.id, "key": envelope.key, "passphrase": envelope.passphrase, "sealed": sealed, **other}
    opening = "keys.keysOf(given[0].id, given[0].key, given[0].passphrase)"
    return call(
        page, f"{opening}.then((k) => sealing.unseal(given[0].id, k.content, given[0].sealed)).catch(() => 'refused')", given
    )


@pytest.fixture(scope="module")
def made(page: Page) -> dict[str, Any]:
    """A note as the browser seals it."""
    found: dict[str, Any] = call(page, "sealing.seal(given[0])", NOTE)
    return found


@pytest.fixture(scope="module")
def envelope(made: dict[str, Any]) -> Envelope:
    """The same note's keys by the Python reference."""
    return Envelope(made["id"], made["key"], " ".join(made["passphrase"]))


@pytest.fixture(scope="module")
def written() -> tuple[Envelope, str]:
    """A note as Python seals it."""
    envelope = Envelope(sealing.random_id(), sealing.random_key(), "あさり かもめ つくえ")
    return envelope, sealing.base64url(envelope.seal(NOTE))


def test_python_opens_what_the_browser_sealed(made: dict[str, Any], envelope: Envelope) -> None:
    assert envelope.open(from_base64url(made["stored"]["sealed"])) == NOTE


def test_the_server_is_offered_hashes_and_sealed_text_only(made: dict[str, Any], envelope: Envelope) -> None:
    offered = envelope.offered(NOTE)
    assert made["stored"].keys() == {"id", "sealed", "token_hash", "reply_hash"}
    assert {key: made["stored"][key] for key in ("id", "token_hash", "reply_hash")} == {
        key: offered[key] for key in ("id", "token_hash", "reply_hash")
    }
    told = json.dumps(made["stored"], ensure_ascii=False)
    assert made["key"] not in told
    assert not any(word in told for word in made["passphrase"])
    assert "voyeurism" not in told


def test_the_browser_opens_what_python_sealed(page: Page, written: tuple[Envelope, str]) -> None:
    envelope, sealed = written
    assert open_in_browser(page, envelope, sealed) == NOTE
    assert open_in_browser(page, envelope, sealed, passphrase="アサリ・カモメ・ツクエ") == NOTE


def test_nothing_changed_is_opened(page: Page, written: tuple[Envelope, str]) -> None:
    envelope, sealed = written
    whole = from_base64url(sealed)
    for at in (0, 12, len(whole) // 2, len(whole) - 1):
        changed = whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :]
        assert open_in_browser(page, envelope, sealing.base64url(changed)) == "refused", at
    assert open_in_browser(page, envelope, sealing.base64url(whole[:-1])) == "refused"
    assert open_in_browser(page, envelope, sealed[:20]) == "refused"
    for other in ({"id": sealing.random_id()}, {"key": sealing.random_key()}, {"passphrase": "あさり かもめ つつじ"}):
        assert open_in_browser(page, envelope, sealed, **other) == "refused", other


def test_a_note_of_another_version_is_not_opened(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealing, "VERSION", "madoguchi-note/2:")
    envelope = Envelope(sealing.random_id(), sealing.random_key(), "あさり かもめ つくえ")
    assert open_in_browser(page, envelope, sealing.base64url(envelope.seal(NOTE))) == "refused"


def test_a_note_bound_to_another_id_is_not_opened(made: dict[str, Any], envelope: Envelope) -> None:
    other = Envelope(sealing.random_id(), envelope.key, envelope.passphrase)
    with pytest.raises(InvalidTag):
        other.open(from_base64url(made["stored"]["sealed"]))


def test_every_note_has_keys_of_its_own(page: Page, made: dict[str, Any]) -> None:
    again = call(page, "sealing.seal(given[0])", NOTE)
    assert all(again[part] != made[part] for part in ("id", "key", "passphrase", "receipt"))
    assert (len(made["id"]), len(made["key"]), len(made["passphrase"]), len(made["receipt"])) == (22, 43, 4, 3)


def test_both_sides_have_the_same_words_to_compare(made: dict[str, Any], envelope: Envelope) -> None:
    assert made["receipt"] == [WORDS[byte] for byte in envelope.derived("receipt")[:3]]


@pytest.mark.parametrize(("letters", "size"), [(0, 2048), (2044, 2048), (2045, 4096), (4 * 2048, 5 * 2048)])
def test_sizes_come_in_steps(page: Page, letters: int, size: int) -> None:
    padded = bytes(call(page, "Array.from(padding.pad('a'.repeat(given[0])))", letters))
    assert padded == letters.to_bytes(4) + b"a" * letters + bytes(size - 4 - letters)
    assert call(page, "padding.unpad(padding.pad('あ'.repeat(given[0]))).length", letters) == letters


def test_what_is_not_padded_so_is_refused(page: Page) -> None:
    refused = "(() => { try { padding.unpad(Uint8Array.from(given[0])); return false; } catch { return true; } })()"
    for wrong in ([0, 0, 0, 1, 65], [0, 0, 8, 0] + [65] * 2044, [0, 0, 0, 1, 255] + [0] * 2043, [0, 0]):
        assert call(page, refused, wrong), wrong[:5]
    assert not call(page, refused, [0, 0, 0, 1, 65] + [0] * 2043)


def test_the_sealed_text_tells_only_how_many_steps(page: Page, made: dict[str, Any]) -> None:
    short = call(page, "sealing.seal({})")
    assert len(from_base64url(short["stored"]["sealed"])) == len(from_base64url(made["stored"]["sealed"])) == 12 + 2048 + 16


def test_a_passphrase_is_known_however_it_is_typed(page: Page) -> None:
    words = WORDS[3], WORDS[100], WORDS[200], WORDS[255]
    katakana = ["".join(chr(ord(kana) + 0x60) for kana in word) for word in words]
    ways = ["".join(words), " ".join(words), " ".join(words), "・".join(katakana), "、".join(words), "-".join(katakana)]
    ways += [f"「{words[0]}」 {'　'.join(words[1:])} "]
    assert call(page, "given.map((typed) => [passphrase.folded(typed), passphrase.isPassphrase(typed)])", *ways) == [
        ["".join(words), True]
    ] * len(ways)
    wrong = ["", words[0], " ".join(words[:3]), " ".join((*words, words[0])), "桜 三角 机 鴎", " ".join(words)[:-1]]
    assert call(page, "given.map((typed) => passphrase.isPassphrase(typed))", *wrong) == [False] * len(wrong)


def test_folding_is_as_in_the_reference(page: Page) -> None:
    typed = ["アサリ カモメ", "ｱｻﾘ-ｶﾞﾓﾒ", "Ａsari KAMO", "らーめん ヴヶヽヾ", "か\u3099も"]
    assert call(page, "given.map(passphrase.folded)", *typed) == [sealing.folded(text) for text in typed]


def test_passphrases_are_spread_over_the_whole_list(page: Page) -> None:
    seen = call(page, "Array.from({length: 1500}, () => passphrase.newPassphrase()).flat()")
    assert set(seen) == set(WORDS)
    assert max(seen.count(word) for word in set(seen)) < 60


# The list of words.

VOICED = str.maketrans("がぎぐげござじずぜぞだぢづでどばびぶべぼぱぴぷぺぽ", "かきくけこさしすせそたしすてとはひふへほはひふへほ")


def beats(word: str) -> list[str]:
    return re.findall(r".[ゃゅょぁぃぅぇぉ]?", word)


def heard(word: str) -> list[str]:
    """As it may be heard on a bad line: voiced as unvoiced."""
    return [beat.translate(VOICED) for beat in beats(word)]


def apart(one: list[str], other: list[str]) -> int:
    """How many beats must change, go or come (Levenshtein)."""
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        above, row[0] = row[:], i
        for j, b in enumerate(other, 1):
            row[j] = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (a != b))
    return row[-1]


def test_there_are_256_short_words_in_plain_hiragana() -> None:
    assert len(WORDS) == len(set(WORDS)) == len({sealing.folded(word) for word in WORDS}) == 256
    assert all(2 <= len(beats(word)) <= 4 and re.fullmatch("[ぁ-ん]+", word) for word in WORDS)


def test_no_two_words_sound_nearly_alike() -> None:
    sounds = {word: heard(word) for word in WORDS}
    assert [pair for pair in itertools.combinations(WORDS, 2) if apart(sounds[pair[0]], sounds[pair[1]]) < 2] == []


def test_no_word_begins_another() -> None:
    assert [pair for pair in itertools.permutations(WORDS, 2) if pair[1].startswith(pair[0])] == []


def test_likeness_is_seen() -> None:
    assert [apart(heard(a), heard(b)) for a, b in (("かもめ", "がもめ"), ("かもめ", "かもね"), ("かもめ", "つくえ"))] == [0, 1, 3]
