"""Does a language have certain words itself, or would another language stand in for it?"""

from documents.checking import Words
from web.wording.catalogue import translations
from web.wording.texts import Texts


def has(text: Texts, words: Words) -> bool:
    """Were these words written in, or translated into, the language of ``text``?"""
    if text.tongue.japanese:
        return text.language == "ja" or words.ja_simple is not None
    return text.language == "en" or words.ja in translations(text.tongue)
