"""Passwords: which are refused, how they are hashed, and how one is checked."""

import os
import re
import threading
import unicodedata
from itertools import pairwise
from pathlib import Path
from typing import NewType

import yaml
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

Hashed = NewType("Hashed", str)
"""An argon2id hash with its salt and parameters."""

NO_PASSWORD = Hashed("-")
"""For somebody who signs in elsewhere: no password fits it."""

FEWEST, MOST = 12, 200
_FEWEST_DIFFERENT = 5
_OWN_LETTERS = 8

_hasher = PasswordHasher()
_at_once = threading.BoundedSemaphore(os.cpu_count() or 1)
"""Each hash takes 64 MiB on purpose: many tries at once must not take the memory of the public side."""

_COMMON = frozenset(yaml.safe_load((Path(__file__).parent / "common_passwords.yaml").read_text("utf-8")))
_ROWS = "1234567890 qwertyuiop asdfghjkl zxcvbnm abcdefghijklmnopqrstuvwxyz qazwsxedcrfvtgbyhnujmikolp 1qaz2wsx3edc4rfv"
_ALIKE = str.maketrans("01345@$!", "oieasasi")


def normal(password: str) -> str:
    """The same letters however a keyboard wrote them (Unicode NFKC)."""
    return unicodedata.normalize("NFKC", password)


def refusal(password: str, *names: str) -> str | None:
    """Why a password is not taken: short, long, name, common or pattern; None where it is.

    ``names``: what anybody knows, such as the sign-in name and the organisation.
    """
    letters = normal(password).casefold()
    if not FEWEST <= len(letters) <= MOST:
        return "short" if len(letters) < FEWEST else "long"
    if any(_is_little_more_than(letters, normal(name).casefold()) for name in names):
        return "name"
    if _is_common(letters):
        return "common"
    return "pattern" if _is_pattern(letters) else None


def hashed(password: str) -> Hashed:
    """A hash to store. Takes about a tenth of a second: never inside a transaction."""
    with _at_once:
        return Hashed(_hasher.hash(normal(password)))


def fits(password: str, stored: str) -> bool:
    """Is it the password? Takes as long where there is none to compare with."""
    with _at_once:
        try:
            return _hasher.verify(stored, normal(password))
        except InvalidHashError:
            return not _hasher.verify(_NOBODYS, _NOBODYS_PASSWORD)
        except VerificationError:
            return False


def is_outdated(stored: str) -> bool:
    """Was it hashed with other parameters than today's?"""
    return _hasher.check_needs_rehash(stored)


_NOBODYS_PASSWORD = "nobody has this password"
_NOBODYS = _hasher.hash(_NOBODYS_PASSWORD)


def _is_little_more_than(letters: str, name: str) -> bool:
    return bool(name) and name in letters and len(letters.replace(name, "")) < _OWN_LETTERS


def _is_common(letters: str) -> bool:
    """Compared without the digits and signs that people put around a word, and with those inside that stand for letters."""
    core = re.sub(r"^[\W\d_]+|[\W\d_]+$", "", letters)
    found = ("".join(filter(str.isalpha, word)) for word in (core, core.translate(_ALIKE)))
    return any(_piece(word) in _COMMON for word in found)


def _is_pattern(letters: str) -> bool:
    return len(set(letters)) < _FEWEST_DIFFERENT or _piece(letters) != letters or _runs(letters)


def _piece(letters: str) -> str:
    """What is written twice or more, the last time perhaps in part: abcd of abcdabcdab. All of it where nothing is."""
    periods = range(1, len(letters) // 2 + 1)
    return next((letters[:n] for n in periods if (letters[:n] * len(letters)).startswith(letters)), letters)


def _runs(letters: str) -> bool:
    """Nearly every letter is the neighbour of the one before, in the alphabet, in counting or on the keyboard."""
    both_ways = f"{_ROWS} {_ROWS[::-1]} 90 09"
    steps = sum(before + after in both_ways for before, after in pairwise(letters))
    return steps >= len(letters) - 3
