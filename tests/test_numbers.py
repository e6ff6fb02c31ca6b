"""What is printed is what is dialled: a number's kind, its link in Japan and its link from abroad."""

from typing import NamedTuple

import pytest

from directory.numbers import NumberError, NumberKind, parse, short_codes
from tests.shown import points

SHORT, HASH, TOLL_FREE, NAVI, ORDINARY = NumberKind


class Row(NamedTuple):
    """A number as printed, and what must become of it."""

    printed: str
    kind: NumberKind
    in_japan: str | None
    abroad: str | None


TABLE = [
    Row("110", SHORT, "tel:110", None),
    Row("119", SHORT, "tel:119", None),
    Row("188", SHORT, "tel:188", None),
    Row("189", SHORT, "tel:189", None),
    Row("#8103", HASH, None, None),
    Row("#8891", HASH, None, None),
    Row("#9110", HASH, None, None),
    Row("0120-0-78310", TOLL_FREE, "tel:0120078310", None),
    Row("0120-189-783", TOLL_FREE, "tel:0120189783", None),
    Row("0120-99-7777", TOLL_FREE, "tel:0120997777", None),
    Row("0570-003-110", NAVI, "tel:0570003110", None),
    Row("03-3580-4970", ORDINARY, "tel:0335804970", "tel:+81335804970"),
    Row("011-631-0301", ORDINARY, "tel:0116310301", "tel:+81116310301"),
    Row("0857-22-2302", ORDINARY, "tel:0857222302", "tel:+81857222302"),
    Row("0335804970", ORDINARY, "tel:0335804970", "tel:+81335804970"),
    Row("090-2599-3105", ORDINARY, "tel:09025993105", "tel:+819025993105"),
    Row("050-3655-0222", ORDINARY, "tel:05036550222", "tel:+815036550222"),
]


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.printed)
def test_printed_kind_and_links(row: Row) -> None:
    number = parse(row.printed)
    assert (number.printed, number.kind) == (row.printed, row.kind)
    assert (number.link(), number.link(abroad=True)) == (row.in_japan, row.abroad)


HALF_WIDTH = "番号は半角の数字と「-」だけで書きます"
NOT_IN_TABLE = "short_codes.yaml の表にありません"
OTHERWISE = "」ではなく「"
NOT_IN_USE = "日本で使われる番号ではありません"


@pytest.mark.parametrize(
    ("printed", "why"),
    [
        ("０３-３５８０-４９７０", HALF_WIDTH),
        ("＃8103", HALF_WIDTH),
        ("０120-189-783", HALF_WIDTH),
        ("03−3580−4970", HALF_WIDTH),
        ("03ー3580ー4970", HALF_WIDTH),
        ("٠٣-3580-4970", HALF_WIDTH),
        ("03 3580 4970", HALF_WIDTH),
        ("(03)3580-4970", HALF_WIDTH),
        ("+81-3-3580-4970", HALF_WIDTH),
        ("0120-HEART-8", HALF_WIDTH),
        ("03-3580-4970\n", HALF_WIDTH),
        ("-110", HALF_WIDTH),
        ("110-", HALF_WIDTH),
        ("", HALF_WIDTH),
        ("#", HALF_WIDTH),
        ("#189", OTHERWISE),
        ("#110", OTHERWISE),
        ("8103", OTHERWISE),
        ("9110", OTHERWISE),
        ("1-8-9", NOT_IN_TABLE),
        ("1819", NOT_IN_TABLE),
        ("#0120-189-783", NOT_IN_TABLE),
        ("03-3580-497", NOT_IN_USE),
        ("03-3580-49700", NOT_IN_USE),
        ("3580-4970", NOT_IN_USE),
        ("00-3580-4970", NOT_IN_USE),
    ],
)
def test_what_no_phone_can_dial_is_refused_and_says_why(printed: str, why: str) -> None:
    with pytest.raises(NumberError) as refused:
        parse(printed)
    assert why in refused.value.ja
    assert refused.value.en


@pytest.mark.parametrize("code", sorted(short_codes()))
def test_every_short_code_is_dialled_as_printed(code: str) -> None:
    assert parse(code).link() == (None if code.startswith("#") else f"tel:{code}")
    assert parse(code).link(abroad=True) is None


def test_every_link_of_the_directory_dials_what_is_printed() -> None:
    numbers = [point.number.number for _, point in points() if point.number]
    assert len(numbers) > 150
    for number in numbers:
        digits = number.printed.replace("-", "")
        assert number.link() == (None if "#" in digits else f"tel:{digits}")
        assert number.link(abroad=True) in (None, f"tel:+81{digits[1:]}")
