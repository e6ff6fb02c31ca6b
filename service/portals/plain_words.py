"""Words that stand beside numbers on a child's screen: short, plain, and nothing that looks like something else."""

import re
import unicodedata
from collections.abc import Callable

from documents.checking import mistake

_ODD_CATEGORIES = {"Cc", "Cf", "Cn", "Co", "Cs", "Me", "Mn", "Zl", "Zp"}
_BLANK_LETTERS = "\u115f\u1160\u2800\u3164\uffa0"
_LEFTWARD = {"R", "AL", "AN"}
_MARKS = set("<>{}《》｜")
_ADDRESS = re.compile(r"://|www\.|@|[a-z0-9]\.[a-z]{2,}", re.I)
_DIGITS = re.compile(r"[0-9](?:[-‐‑‒–—―−ーｰ.・()/ ]*[0-9]){5,}")
"""Six digits and more: the shortest numbers that are dialled inside a town."""


def plain_words(most: int) -> Callable[[str], str]:
    """A check for words of at most so many characters; gives them composed (NFC) and without blanks around."""

    def check(text: str) -> str:
        text = unicodedata.normalize("NFC", text).strip()
        _refuse_length(text, most)
        _refuse_odd_characters(text)
        _refuse_addresses(unicodedata.normalize("NFKC", text))
        return text

    return check


def _refuse_length(text: str, most: int) -> None:
    if not text:
        raise mistake("空です。言葉を書くか、見出しを行ごと消します。", "This is empty. Write words, or remove the line.")
    if len(text) > most:
        raise mistake(f"長すぎます。{most} 文字までで書きます。", f"This is too long: {most} characters at most.")


def _refuse_odd_characters(text: str) -> None:
    if any(unicodedata.category(one) in _ODD_CATEGORIES or one in _BLANK_LETTERS for one in text):
        raise mistake(
            "目に見えない文字か、改行が入っています。この行をキーボードで打ち直します。",
            "There is a character that cannot be seen, or a line break. Type this line again.",
        )
    if any(unicodedata.bidirectional(one) in _LEFTWARD for one in text):
        raise mistake(
            "右から左へ読む文字は書けません。となりの番号の順が変わって見えます。",
            "Letters read from right to left cannot be written: they change how the number beside them looks.",
        )
    if _MARKS & set(text):
        raise mistake(
            "< > { } 《 》 ｜ は書けません。読みは「保健室(ほけんしつ)」のように書きます。",
            "< > { } 《 》 ｜ cannot be written. Put a reading in round brackets.",
        )


def _refuse_addresses(text: str) -> None:
    if _ADDRESS.search(text):
        raise mistake(
            "ページやメールのアドレスは書けません。この画面に出るのは、話せる場所と番号だけです。",
            "Addresses of pages or e-mail cannot be written: the frame shows only places and numbers where somebody listens.",
        )
    if _DIGITS.search(text):
        raise mistake(
            "電話番号のような数字があります。番号は number に書きます。まちがいがないか、そこで調べます。",
            "There are digits like those of a telephone number. Write a number in 'number', where it is checked.",
        )
