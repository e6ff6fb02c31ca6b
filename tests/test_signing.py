"""Keys and signatures: what minisign made is read, what is made here is what minisign would make.

The vector was made by minisign 0.11: `minisign -G -W`, then `minisign -Sm hello -t "invented comment"`.
"""

import os
import stat
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.signing import keys, minisign, public, secret
from service.signing.errors import KeyFileError, SignatureError
from service.signing.packing import pack, unpack
from tests.minisign_vector import CONTENT, OLD_FORM, PUBLIC, SECRET, SIGNATURE

THEIRS = secret.parse(SECRET)
OTHER = secret.SecretKey(b"12345678", b"\x07" * 32)


class TestAsMinisign:
    def test_its_public_key_is_read_and_written_alike(self) -> None:
        assert public.parse(PUBLIC).text == PUBLIC
        assert public.parse(public.parse(PUBLIC).string) == public.parse(PUBLIC)
        assert public.parse(PUBLIC).name in PUBLIC

    def test_its_secret_key_has_that_public_key_and_is_written_alike(self) -> None:
        assert THEIRS.public == public.parse(PUBLIC)
        assert THEIRS.text.splitlines()[1] == SECRET.splitlines()[1]

    def test_its_signature_is_taken(self) -> None:
        assert minisign.verify(CONTENT, SIGNATURE, public.parse(PUBLIC)) == "invented comment"

    def test_ours_is_the_same_to_the_byte(self) -> None:
        ours = minisign.sign(CONTENT, THEIRS, "invented comment")
        assert ours.splitlines()[1:] == SIGNATURE.splitlines()[1:]

    def test_the_old_form_is_refused(self) -> None:
        with pytest.raises(SignatureError, match="form of four lines"):
            minisign.verify(CONTENT, OLD_FORM, public.parse(PUBLIC))


class TestVerify:
    def test_lines_that_end_as_on_windows(self) -> None:
        assert minisign.verify(CONTENT, SIGNATURE.replace("\n", "\r\n"), THEIRS.public) == "invented comment"

    @pytest.mark.parametrize("what", ["", "Hello", "Hello from an invented school.\n\n", "hello from an invented school.\n"])
    def test_other_content(self, what: str) -> None:
        content = what.encode()
        assert content != CONTENT
        with pytest.raises(SignatureError, match="does not fit"):
            minisign.verify(content, SIGNATURE, THEIRS.public)

    def test_another_comment(self) -> None:
        with pytest.raises(SignatureError, match="does not fit"):
            minisign.verify(CONTENT, SIGNATURE.replace("invented", "inverted"), THEIRS.public)

    def test_another_key(self) -> None:
        with pytest.raises(SignatureError, match="another key"):
            minisign.verify(CONTENT, SIGNATURE, OTHER.public)

    def test_another_key_that_says_it_is_this_one(self) -> None:
        forged = minisign.sign(CONTENT, secret.SecretKey(THEIRS.id, OTHER.seed), "invented comment")
        with pytest.raises(SignatureError, match="does not fit"):
            minisign.verify(CONTENT, forged, THEIRS.public)

    def test_every_changed_letter_of_what_counts(self) -> None:
        head = SIGNATURE.index("\n") + 1
        for place in range(head, len(SIGNATURE.rstrip())):
            changed = SIGNATURE[:place] + ("A" if SIGNATURE[place] != "A" else "B") + SIGNATURE[place + 1 :]
            with pytest.raises(SignatureError):
                minisign.verify(CONTENT, changed, THEIRS.public)

    @settings(deadline=None)
    @given(st.text() | st.integers(0, len(SIGNATURE) - 2).map(lambda end: SIGNATURE[:end]))
    def test_anything_else(self, text: str) -> None:
        with pytest.raises(SignatureError):
            minisign.verify(CONTENT, text, THEIRS.public)

    def test_a_huge_one(self) -> None:
        with pytest.raises(SignatureError):
            minisign.verify(CONTENT, SIGNATURE + "A" * 10_000, THEIRS.public)


class TestSign:
    @settings(deadline=None)
    @given(st.binary(), st.text(st.characters(codec="utf-8"), max_size=80).filter(str.isprintable))
    def test_what_is_signed_is_taken_with_its_comment(self, content: bytes, comment: str) -> None:
        assert minisign.verify(content, minisign.sign(content, OTHER, comment), OTHER.public) == comment

    @pytest.mark.parametrize("comment", ["two\nlines", "\r", "turned \u202e round", "a" * 3_000])
    def test_a_comment_is_one_printable_line(self, comment: str) -> None:
        with pytest.raises(ValueError, match="one printable line"):
            minisign.sign(b"", OTHER, comment)


NO_PUBLIC_KEYS = ["", "\n\n", "RW", PUBLIC + PUBLIC, SECRET, PUBLIC.replace("RW", "RX"), PUBLIC[:-6], "RWé" + "A" * 53]
NO_SECRET_KEYS = {
    "empty": "",
    "no key": "x",
    "the public one": PUBLIC,
    "cut": SECRET[:-6],
    "with a password": SECRET.replace("RWQAAEIy", "RWRTY0Iy"),
    "its halves do not fit": SECRET.replace("UCas0y7", "UCbs0y7"),
}


class TestKeyTexts:
    @pytest.mark.parametrize("text", NO_PUBLIC_KEYS)
    def test_no_public_key(self, text: str) -> None:
        with pytest.raises(KeyFileError, match="not a public key"):
            public.parse(text)

    @pytest.mark.parametrize("what", NO_SECRET_KEYS)
    def test_no_secret_key(self, what: str) -> None:
        assert NO_SECRET_KEYS[what] != SECRET
        with pytest.raises(KeyFileError, match="cannot be read") as found:
            secret.parse(NO_SECRET_KEYS[what])
        assert "s0y7" not in str(found.value)

    def test_a_secret_key_is_not_shown_by_accident(self) -> None:
        assert OTHER.seed.hex() not in repr(OTHER)
        assert "seed" not in repr(OTHER)

    def test_only_one_spelling_of_the_same_bytes(self) -> None:
        assert unpack(pack(b"\x01")) == b"\x01"
        assert pack(b"\x01") == "AQ=="
        assert unpack("AR==") == b""


class TestKeysOfAnInstallation:
    def test_made_once_with_the_public_key_beside(self, tmp_path: Path) -> None:
        made = keys.load_or_make(tmp_path / "new")
        assert keys.load_or_make(tmp_path / "new") == made == keys.load(tmp_path / "new")
        assert keys.load_public(tmp_path / "new") == made.public
        assert sorted(path.name for path in (tmp_path / "new").iterdir()) == [keys.SECRET, keys.PUBLIC]

    def test_two_are_different(self, tmp_path: Path) -> None:
        assert keys.load_or_make(tmp_path / "one").public != keys.load_or_make(tmp_path / "two").public

    def test_nobody_else_may_read_the_secret_and_everybody_the_public_one(self, tmp_path: Path) -> None:
        before = os.umask(0)
        try:
            keys.load_or_make(tmp_path)
        finally:
            os.umask(before)
        assert stat.S_IMODE((tmp_path / keys.SECRET).stat().st_mode) == 0o600
        assert stat.S_IMODE((tmp_path / keys.PUBLIC).stat().st_mode) == 0o644

    @pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o601])
    def test_one_that_others_can_read_is_refused(self, tmp_path: Path, mode: int) -> None:
        keys.load_or_make(tmp_path)
        (tmp_path / keys.SECRET).chmod(mode)
        with pytest.raises(KeyFileError, match="Others can read"):
            keys.load_or_make(tmp_path)

    def test_a_broken_one_is_refused_and_not_replaced(self, tmp_path: Path) -> None:
        keys.load_or_make(tmp_path)
        (tmp_path / keys.SECRET).write_bytes(b"\xff\xfe")
        with pytest.raises(KeyFileError):
            keys.load_or_make(tmp_path)
        assert (tmp_path / keys.SECRET).read_bytes() == b"\xff\xfe"

    def test_a_public_key_that_is_not_this_one_is_put_right(self, tmp_path: Path) -> None:
        made = keys.load_or_make(tmp_path)
        (tmp_path / keys.PUBLIC).write_text(PUBLIC)
        keys.load_or_make(tmp_path)
        assert keys.load_public(tmp_path) == made.public

    def test_none_yet(self, tmp_path: Path) -> None:
        assert keys.load_public(tmp_path) is None
        with pytest.raises(FileNotFoundError):
            keys.load(tmp_path)
