"""Telephone numbers: what is printed, what is dialled, and the link, which are three things.

Short codes (1xx and #) come from our own table, ``data/short_codes.yaml``: phonenumbers drops the "#" of #8103
without an error and writes 189 as +81-189, which no phone can dial. It only checks ordinary numbers here.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

import phonenumbers

from documents.reading import read

_TABLE = Path(__file__).parent / "data" / "short_codes.yaml"
_FREE = ("0120", "0800")
_NAVI = "0570"


class NumberKind(StrEnum):
    """What kind of number it is; decides the link and where it can be dialled from."""

    SHORT = "short"
    HASH = "hash"
    TOLL_FREE = "toll_free"
    NAVI = "navi"
    ORDINARY = "ordinary"


class NumberError(ValueError):
    """A number that cannot be dialled in Japan; ``ja`` and ``en`` say what to write."""

    def __init__(self, ja: str, en: str) -> None:
        super().__init__(en)
        self.ja, self.en = ja, en


@dataclass(frozen=True)
class Number:
    """``printed`` keeps the grouping people remember; ``dialled`` holds digits and perhaps a leading "#"."""

    printed: str
    dialled: str
    kind: NumberKind

    def link(self, *, abroad: bool = False) -> str | None:
        """A ``tel:`` link, or None where the phone could not dial it.

        A "#" in a link is not dialled by iPhones, so # codes have none. From abroad only ordinary numbers
        can be reached, in their international form.
        """
        if self.kind is NumberKind.HASH:
            return None
        if not abroad:
            return f"tel:{self.dialled}"
        return f"tel:+81{self.dialled[1:]}" if self.kind is NumberKind.ORDINARY else None


@cache
def short_codes() -> frozenset[str]:
    """The 1xx and # codes that a listing may use."""
    return frozenset(read(_TABLE).data["short_codes"])


@cache
def parse(printed: str) -> Number:
    """A number as printed. Raises NumberError when it is not one that a phone in Japan can dial."""
    if not re.fullmatch(r"#?[0-9]+(-[0-9]+)*", printed):
        raise NumberError(
            '番号は半角の数字と「-」だけで書きます(先頭の # はよい)。例 "0120-189-783" "#8103"。',
            'Write a number with half-width digits and "-" only (a leading # is fine), e.g. "0120-189-783", "#8103".',
        )
    dialled = printed.replace("-", "")
    if printed in short_codes():
        return Number(printed, dialled, NumberKind.HASH if printed[0] == "#" else NumberKind.SHORT)
    if printed[0] == "#" or len(dialled) < 6:
        raise _not_in_table(printed)
    if not _valid_in_japan(dialled):
        raise NumberError(
            f"「{printed}」は日本で使われる番号ではありません。けた数と市外局番を確かめます。",
            f"'{printed}' is not a number in use in Japan. Check the digits and the area code.",
        )
    return Number(printed, dialled, _ordinary_kind(dialled))


def _not_in_table(printed: str) -> NumberError:
    meant = printed[1:] if printed[0] == "#" else f"#{printed}"
    if meant in short_codes():
        return NumberError(f"「{printed}」ではなく「{meant}」と書きます。", f"Write '{meant}', not '{printed}'.")
    return NumberError(
        f"短い番号「{printed}」は short_codes.yaml の表にありません。つづりを確かめるか、表に根拠と足します。",
        f"The short number '{printed}' is not in short_codes.yaml. Check it, or add it there with its source.",
    )


def _valid_in_japan(dialled: str) -> bool:
    try:
        return phonenumbers.is_valid_number(phonenumbers.parse(dialled, "JP"))
    except phonenumbers.NumberParseException:
        return False


def _ordinary_kind(dialled: str) -> NumberKind:
    if dialled.startswith(_FREE):
        return NumberKind.TOLL_FREE
    return NumberKind.NAVI if dialled.startswith(_NAVI) else NumberKind.ORDINARY
