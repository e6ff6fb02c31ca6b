"""A school's own lines in an address: what was signed comes back, and nothing else is ever shown. Schools are invented."""

import zlib
from base64 import b64decode, b64encode, urlsafe_b64decode, urlsafe_b64encode
from datetime import date, timedelta
from typing import Any

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.portals.line import MOST_LINES
from service.portals.school import OwnLine, School
from service.portals.token import MOST_CHARACTERS, PortalError, read, write
from service.signing import minisign
from service.signing.errors import SignatureError
from service.signing.secret import SecretKey

KEY = SecretKey(b"inventd1", b"\x01" * 32)
OTHER = SecretKey(b"inventd1", b"\x02" * 32)
TODAY = date(2026, 11, 22)
UNTIL = date(2027, 3, 31)
PURPOSE = b"madoguchi: a school's own lines\0"

ROOM = OwnLine("スクールカウンセラー室", where="本館1階", hours="Tu,Th 10:00-16:00; PH off")
DESK = OwnLine("みなみ市の窓口", "03-3580-4970", "tel:0335804970", "市役所3階", "Mo-Fr 08:30-17:15; PH off")
HASH = OwnLine("警察の相談", "#9110", None)
SCHOOL = School((ROOM, DESK, HASH), UNTIL)
TOKEN = write(SCHOOL, KEY)

ROW = ["保健室", None, "本館1階", None]


def raw(token: str) -> bytes:
    return urlsafe_b64decode(token + "=" * (-len(token) % 4))


def spelled(signed: bytes) -> str:
    return urlsafe_b64encode(signed).rstrip(b"=").decode()


def signed(packed: bytes, key: SecretKey = KEY, purpose: bytes = PURPOSE) -> str:
    return spelled(packed + key.sign(purpose + packed))


def deflated(plain: bytes) -> bytes:
    deflate = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    return deflate.compress(plain) + deflate.flush()


def holding(rows: Any, until: Any = "2027-03-31") -> str:
    """Signed by the site's own key, whatever it says."""
    return signed(b"\x01" + deflated(orjson.dumps([until, rows])))


def refused(token: str, why: str, key: SecretKey = KEY, day: date = TODAY) -> None:
    with pytest.raises(PortalError, match=why) as found:
        read(token, key.public, day)
    assert found.value.__cause__ is None
    assert found.value.__suppress_context__ or found.value.__context__ is None
    assert not token or token not in str(found.value)


def test_what_was_signed_comes_back_and_is_short() -> None:
    assert read(TOKEN, KEY.public, TODAY) == SCHOOL
    assert len(TOKEN) < 420
    assert read(holding([ROW]), KEY.public, TODAY).lines == (OwnLine("保健室", where="本館1階"),)


def test_the_same_lines_give_the_same_address() -> None:
    assert write(SCHOOL, KEY) == TOKEN


NAMES = st.text("あア漢字室窓口・ー()A1 保健相談", min_size=1, max_size=30).filter(lambda text: text == text.strip() and text)
NUMBERS = st.sampled_from(["03-3580-4970", "0120-007-110", "#9110", "188", "090-2599-3105", None])
HOURS = st.sampled_from(["24/7", "Mo-Fr 08:30-17:15; PH off", "Sa[1,3] 09:00-12:00", "day 10 22:00-26:00", None])
ROWS = st.lists(st.tuples(NAMES, NUMBERS, NAMES, HOURS), min_size=1, max_size=MOST_LINES)


def shown(name: str, number: str | None, where: str, hours: str | None) -> OwnLine:
    link = None if number is None or number.startswith("#") else "tel:" + number.replace("-", "")
    return OwnLine(name, number, link, where, hours)


@settings(deadline=None)
@given(ROWS, st.dates(TODAY, TODAY + timedelta(400)))
def test_any_lines_come_back(rows: list[tuple[str, str | None, str, str | None]], until: date) -> None:
    school = School(tuple(shown(*row) for row in rows), until)
    assert read(write(school, KEY), KEY.public, TODAY) == school


class TestForged:
    def test_by_another_key(self) -> None:
        refused(write(SCHOOL, OTHER), "did not sign")

    def test_where_no_key_is_known(self) -> None:
        with pytest.raises(PortalError, match="did not sign"):
            read(TOKEN, (), TODAY)

    def test_an_old_key_counts_beside_a_new_one(self) -> None:
        assert read(TOKEN, (OTHER.public, KEY.public), TODAY) == SCHOOL

    def test_every_single_bit(self) -> None:
        whole = raw(holding([ROW]))
        for bit in range(8 * len(whole)):
            changed = bytearray(whole)
            changed[bit // 8] ^= 1 << bit % 8
            refused(spelled(bytes(changed)), "did not sign")

    def test_cut_anywhere_or_longer(self) -> None:
        for end in range(len(TOKEN)):
            refused(TOKEN[:end], "cannot be read|did not sign")
        refused(TOKEN + "A", "cannot be read|did not sign")
        refused(TOKEN + TOKEN, "did not sign")

    @pytest.mark.parametrize("odd", ["=", "==", "\n", " ", "%", "+", "/", "あ", "\u200b", "\x00"])
    def test_no_second_spelling(self, odd: str) -> None:
        refused(TOKEN + odd, "cannot be read")
        refused(odd + TOKEN, "cannot be read")
        refused(TOKEN[:50] + odd + TOKEN[50:], "cannot be read")

    def test_bits_that_base64_leaves_over_are_none(self) -> None:
        tokens = (write(School((OwnLine("あ" * n, where="い"),), UNTIL), KEY) for n in range(1, 9))
        long = next(token for token in tokens if len(token) % 4)
        letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
        beside = long[:-1] + letters[letters.index(long[-1]) ^ 1]
        assert raw(beside) == raw(long)
        refused(beside, "cannot be read")

    @settings(deadline=None)
    @given(st.text() | st.binary(max_size=1_200).map(spelled))
    def test_anything_else(self, text: str) -> None:
        with pytest.raises(PortalError):
            read(text, KEY.public, TODAY)

    def test_ten_kilobytes_are_not_even_decoded(self) -> None:
        refused(signed(b"\x01" + deflated(bytes(range(256)) * 40)), "cannot be read")
        refused("A" * 10_000, "cannot be read")

    def test_signed_by_the_same_key_for_another_purpose(self) -> None:
        packed = raw(TOKEN)[:-64]
        refused(signed(packed, purpose=b""), "did not sign")
        digest = b64decode(minisign.sign(packed, KEY, "").splitlines()[1])[-64:]
        refused(spelled(packed + digest), "did not sign")

    def test_and_lines_pass_for_no_file(self) -> None:
        lines = b64encode(b"ED" + KEY.id + raw(TOKEN)[-64:]).decode()
        over_both = b64encode(raw(TOKEN)[-64:]).decode()
        text = f"untrusted comment: \n{lines}\ntrusted comment: \n{over_both}\n"
        with pytest.raises(SignatureError, match="does not fit"):
            minisign.verify(PURPOSE + raw(TOKEN)[:-64], text, KEY.public)


class TestUntil:
    def test_shown_on_its_last_day(self) -> None:
        assert read(TOKEN, KEY.public, UNTIL) == SCHOOL

    def test_not_the_day_after(self) -> None:
        refused(TOKEN, "until 2027-03-31", day=UNTIL + timedelta(1))


class TestSignedButNotToBeShown:
    """The site's own key signed it: by hand, or by a version whose checks were milder."""

    @pytest.mark.parametrize(
        "row",
        [
            ["保健室", "110", None, None],
            ["保健室", "1-1-0", None, None],
            ["保健室", "0990-123-456", None, None],
            ["保健室", "03-3580", None, None],
            ["保健室", None, None, None],
            ["保健室", None, "本館", "Mo-Fr 9-17"],
            ["保健室\u202e", None, "本館", None],
            ["https://example.jp", None, "本館", None],
            ["", None, "本館", None],
            [None, None, "本館", None],
            ["保健室", 110, None, None],
            ["保健室", None, "本館"],
            ["保健室", None, "本館", None, None],
            "保健室",
            None,
        ],
    )
    def test_a_wrong_line(self, row: Any) -> None:
        refused(holding([row]), "cannot be read")
        refused(holding([ROW, row]), "cannot be read")

    def test_none_and_six(self) -> None:
        assert len(read(holding([ROW] * 5), KEY.public, TODAY).lines) == 5
        refused(holding([]), "cannot be read")
        refused(holding([ROW] * 6), "cannot be read")

    @pytest.mark.parametrize("until", [None, 0, "", "2027-02-30", "20270331", [], "2027-03-31T00:00:00"])
    def test_a_wrong_day(self, until: Any) -> None:
        refused(holding([ROW], until), "cannot be read")

    @pytest.mark.parametrize("plain", ["", "{}", "[]", "3", "null", '["2027-03-31"]', "\x80", "[" * 3_000])
    def test_another_shape(self, plain: str) -> None:
        refused(signed(b"\x01" + deflated(plain.encode("latin-1"))), "cannot be read")

    def test_a_megabyte_packed_small_is_not_unpacked(self) -> None:
        bomb = signed(b"\x01" + deflated(orjson.dumps(["2027-03-31", [ROW]]) + b" " * 1_000_000))
        assert len(bomb) < MOST_CHARACTERS
        refused(bomb, "cannot be read")

    def test_something_after_the_end_and_no_end(self) -> None:
        whole = raw(holding([ROW]))[:-64]
        refused(signed(whole + b"x"), "cannot be read")
        refused(signed(whole[:-1]), "cannot be read")

    def test_another_version(self) -> None:
        refused(signed(b"\x02" + raw(TOKEN)[1:-64]), "cannot be read")
        refused(signed(raw(TOKEN)[1:-64]), "cannot be read")


def test_lines_too_long_for_an_address_are_not_signed() -> None:
    rare = [OwnLine("".join(chr(0x20000 + 7919 * (30 * n + i) % 40_000) for i in range(30)), where="い") for n in range(25)]
    with pytest.raises(PortalError, match="too long"):
        write(School(tuple(rare), UNTIL), KEY)
