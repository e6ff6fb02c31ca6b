"""Japanese written in Latin letters, in the spellings that children and keyboards use, to kana."""

import re

_ROWS = {
    "": "あいうえお", "k": "かきくけこ", "s": "さしすせそ", "t": "たちつてと", "n": "なにぬねの",
    "h": "はひふへほ", "m": "まみむめも", "r": "らりるれろ", "g": "がぎぐげご", "z": "ざじずぜぞ",
    "d": "だぢづでど", "b": "ばびぶべぼ", "p": "ぱぴぷぺぽ",
}  # fmt: skip
_GLIDES = {
    "ky": "き", "sy": "し", "sh": "し", "ty": "ち", "ch": "ち", "ny": "に", "hy": "ひ", "my": "み", "ry": "り",
    "gy": "ぎ", "zy": "じ", "j": "じ", "jy": "じ", "by": "び", "py": "ぴ",
}  # fmt: skip
_SINGLE = {
    "ya": "や", "yu": "ゆ", "yo": "よ", "wa": "わ", "wo": "お", "n": "ん", "shi": "し", "chi": "ち", "tsu": "つ", "fu": "ふ",
    "ji": "じ", "fa": "ふあ", "fi": "ふい", "fe": "ふえ", "fo": "ふお", "she": "しえ", "che": "ちえ", "je": "じえ", "っ": "つ",
}  # fmt: skip
SYLLABLES = (
    {consonant + vowel: kana for consonant, row in _ROWS.items() for vowel, kana in zip("aiueo", row, strict=True)}
    | {glide + vowel: kana + small for glide, kana in _GLIDES.items() for vowel, small in zip("auo", "やゆよ", strict=True)}
    | _SINGLE
)
"""Kana by romaji; small kana stand as large ones."""

_DOUBLED = re.compile(r"([bcdfghjkprstz])(?=\1)|t(?=ch)")


def to_kana(words: str) -> str:
    """Words in kana; empty where not all of them can be read as Japanese."""
    text = _DOUBLED.sub("っ", words.replace(" ", ""))
    kana, at = "", 0
    while at < len(text):
        found = next((text[at : at + n] for n in (3, 2, 1) if text[at : at + n] in SYLLABLES), "")
        if not found:
            return ""
        kana += SYLLABLES[found]
        at += len(found)
    return kana
