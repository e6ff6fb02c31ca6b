"""Which passwords are refused and why, and what is stored of one."""

import threading

import pytest

from service.desk import passwords
from tests.desk.visitor import PASSWORD

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("", "short"),
        ("kZ8!q#v9Lm2", "short"),
        ("x7" * 101, "long"),
        ("sato", "short"),
        ("sato-keiko-77", "name"),
        ("みほん相談室みほん相談室", "name"),
        ("password12345", "common"),
        ("P@ssw0rd!!!!!", "common"),
        ("ｐａｓｓｗｏｒｄ１２３４", "common"),
        ("passwordpassword", "common"),
        ("2024madoguchi!", "common"),
        ("soudanin-2026-11", "common"),
        ("rukaruka rukaruka ", "pattern"),
        ("abcabcabcabc", "common"),
        ("rukarukarukar", "pattern"),
        ("aaaaaaaaaaaaaaaa", "pattern"),
        ("121212121212121", "pattern"),
        ("123456789012", "pattern"),
        ("987654321098", "pattern"),
        ("abcdefghijklmn", "pattern"),
        ("qwertyuiopasd", "pattern"),
        ("1qaz2wsx3edc4rfv", "pattern"),
    ],
)
def test_what_is_guessed_early_is_refused_and_it_says_why(password: str, why: str) -> None:
    assert passwords.refusal(password, "sato-keiko", "みほん相談室") == why


@pytest.mark.parametrize(
    "password", [PASSWORD, "kZ8!q#v9Lm2x", "ゆうびん あさがお てつびん", "satokeiko yubin tetsubin", "a" * 8 + "kZ8!q#v9"]
)
def test_length_is_enough_and_no_kind_of_letter_is_asked_for(password: str) -> None:
    assert passwords.refusal(password, "satokeiko", "") is None


def test_the_common_words_are_ones_that_could_be_chosen() -> None:
    assert all(word.isalpha() and word == word.casefold() for word in passwords._COMMON)
    assert {passwords.refusal(f"{word}2026-11-22!") for word in passwords._COMMON} == {"common"}


def test_it_fits_however_a_keyboard_wrote_it_and_nothing_else_does() -> None:
    stored = passwords.hashed("ｙｕｂｉｎ asagao tetsubin")
    assert stored.startswith("$argon2id$")
    assert passwords.fits(PASSWORD, stored)
    assert not passwords.fits(PASSWORD + " ", stored)


@pytest.mark.parametrize("stored", ["", "-", "$argon2id$broken", passwords.NO_PASSWORD])
def test_nothing_fits_what_is_no_hash(stored: str) -> None:
    assert not passwords.fits(passwords._NOBODYS_PASSWORD, stored)
    assert not passwords.fits("", stored)


def test_the_same_password_is_stored_differently_each_time() -> None:
    assert passwords.hashed(PASSWORD) != passwords.hashed(PASSWORD)


def test_parameters_are_at_least_those_that_owasp_names() -> None:
    """OWASP Password Storage Cheat Sheet: argon2id with 19 MiB, two rounds, one lane, or more."""
    hasher = passwords._hasher
    assert (hasher.memory_cost >= 19 * 1024, hasher.time_cost >= 2, hasher.type.name) == (True, True, "ID")


def test_only_as_many_are_computed_at_once_as_there_are_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    at_once, most, ready = 0, 0, threading.Barrier(6)
    lock, go_on = threading.Lock(), threading.Event()

    class Slow:
        def hash(self, _: str) -> str:
            nonlocal at_once, most
            with lock:
                at_once += 1
                most = max(most, at_once)
            go_on.wait(0.2)
            with lock:
                at_once -= 1
            return ""

    def one() -> None:
        ready.wait()
        passwords.hashed(PASSWORD)

    monkeypatch.setattr(passwords, "_hasher", Slow())
    monkeypatch.setattr(passwords, "_at_once", threading.BoundedSemaphore(2))
    threads = [threading.Thread(target=one) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == 2
