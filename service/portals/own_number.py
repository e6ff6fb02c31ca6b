"""Numbers that a school may show under a name it chose."""

import re

import phonenumbers

from directory.numbers import Number, NumberError, NumberKind, parse, short_codes
from documents.checking import mistake

ON_EVERY_FRAME = ("110", "119", "189")
"""They stand on every frame already, under the names by which children are taught them."""

_SHORT = {NumberKind.SHORT, NumberKind.HASH}
_NOBODY_LISTENS = {
    phonenumbers.PhoneNumberType.PREMIUM_RATE,
    phonenumbers.PhoneNumberType.PAGER,
    phonenumbers.PhoneNumberType.UNKNOWN,
}


def own_number(printed: str) -> str:
    """The number as it is printed, when a phone in Japan can dial it and it may stand under any name."""
    number = _parsed(printed)
    if number.dialled in ON_EVERY_FRAME:
        raise mistake(
            f"「{printed}」は、どの画面にも本当の名前で出ています。べつの名前で出すと、かけた子が思わぬところにつながります。",
            f"'{printed}' stands on every frame under its true name. Under another, a child would reach somebody unexpected.",
        )
    if _costs_or_beeps(number):
        raise mistake(
            f"「{printed}」は、話せる電話の番号ではありません(有料の情報番組や、ポケットベルなどの番号です)。",
            f"'{printed}' is no line on which somebody listens: such numbers are for paid programmes or pagers.",
        )
    return printed


def _parsed(printed: str) -> Number:
    if re.fullmatch(r"[0-9]{1,5}|#[0-9]*", digits := printed.replace("-", "")) and not {printed, f"#{digits}"} & short_codes():
        raise mistake(
            f"「{printed}」は短すぎます。市外局番から全部書きます。短い番号は、国の台帳にあるものだけが書けます。",
            f"'{printed}' is too short. Write all of it with the area code; of short numbers only those in the directory.",
        )
    try:
        return parse(printed)
    except NumberError as error:
        raise mistake(error.ja, error.en) from None


def _costs_or_beeps(number: Number) -> bool:
    if number.kind in _SHORT:
        return False
    return phonenumbers.number_type(phonenumbers.parse(number.dialled, "JP")) in _NOBODY_LISTENS
