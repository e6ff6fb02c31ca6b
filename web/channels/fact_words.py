"""A fact's value in words: as its editor put it where the language has those words, else from what it answers."""

from babel import Locale
from markupsafe import Markup

from directory.facts import (
    AccountFact,
    CostFact,
    Fact,
    HoursFact,
    LanguagesFact,
    NameFact,
    OtherValue,
    ReachFact,
    ToldFact,
    YesNoFact,
)  # fmt: skip
from directory.hours_errors import HoursError
from documents.checking import Words
from service.sentences import sentences
from web.wording import day_readings, hours_words, own_words
from web.wording.ruby import ruby
from web.wording.texts import Texts, catalogue, written_in_japanese

_NAMED_HERE = {"ja-simple": "language_easy", "other": "language_other"}
_IN_TWO_LANGUAGES = " / "


def say(text: Texts, fact: Fact) -> Markup | None:
    """The fact in words, None where it says nothing."""
    if fact.words and own_words.has(text, fact.words):
        return text.say(fact.words)
    return _answer(text, fact) or (text.say(fact.words) if fact.words else None)


def say_other(text: Texts, fact: Fact, other: OtherValue) -> Markup:
    """What another source says instead: the value in words where it is one, else as it is written."""
    return _value(text, fact, other.value) or _as_written(text, other.value)


def languages(text: Texts, codes: tuple[str, ...]) -> Markup:
    """Languages by their names, e.g. "日本語、英語"."""
    return text("comma").join(_language(text, code) for code in codes)


def unreachable(text: Texts, places: tuple[str, ...]) -> Markup | None:
    """From which phones and places it cannot be reached, as a sentence."""
    if not places:
        return None
    names = text("comma").join(text.say(sentences().not_from[place]) for place in places)
    return text.say(sentences().cannot_reach).format(phones=names)


def _answer(text: Texts, fact: Fact) -> Markup | None:
    match fact:
        case HoursFact():
            return hours_words.said(text, fact)
        case CostFact():
            return text(f"cost_{fact.answer}")
        case ReachFact():
            return unreachable(text, fact.not_from)
        case LanguagesFact():
            return languages(text, fact.answer)
        case NameFact():
            return text.say(sentences().name[fact.answer])
        case YesNoFact():
            return text(f"number_seen_{fact.answer}")
        case AccountFact():
            return text(f"account_{fact.answer}")
        case ToldFact() if fact.words is None:  # the editor's words say when; no shorter answer takes their place
            return text(f"told_{fact.answer}")
    return None


def _value(text: Texts, fact: Fact, value: str) -> Markup | None:
    match fact:
        case HoursFact():
            return _hours(text, value)
        case CostFact() if f"cost_{value}" in catalogue():
            return text(f"cost_{value}")
        case ReachFact() if value in sentences().not_from:
            return unreachable(text, (value,))
        case LanguagesFact() if all(code in _NAMED_HERE or code in text.locale.languages for code in value.split()):
            return languages(text, tuple(value.split()))
    return None


def _hours(text: Texts, value: str) -> Markup | None:
    try:
        return hours_words.words(text, hours_words.rules_of(value))
    except HoursError:
        return None


def _language(text: Texts, code: str) -> Markup:
    if code in _NAMED_HERE:
        return text(_NAMED_HERE[code])
    name = _name(text.locale, code)
    return ruby(day_readings.language(name)) if text.language == "ja-simple" else Markup.escape(name)


def _name(locale: Locale, code: str) -> str:
    """CLDR has no name for every language in every other; then the language's own name, then the code."""
    name: str = locale.languages.get(code) or Locale.parse(code).display_name or code
    return name


def _as_written(text: Texts, value: str) -> Markup:
    ja, between, en = value.partition(_IN_TWO_LANGUAGES)
    if between and not written_in_japanese(en):
        return text.say(Words(ja=ja, en=en))
    return text.japanese(value)
