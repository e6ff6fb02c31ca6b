"""`madoguchi match`: somebody's own words in on standard input, situations and danger out. Nothing typed is ever repeated.

Words are never read from arguments: a shell would keep them in its history.
"""

import sys
from typing import Any, BinaryIO

import orjson

from routing_rules import phrases
from routing_rules.inquiry import LANGUAGE_TAG, InquiryError
from routing_rules.loading import load_vocabulary
from routing_rules.matching import Matcher

_FIELDS = {"words", "language"}


def match(typed: BinaryIO, told: BinaryIO, *, jsonl: bool) -> bool:
    """Answer each line typed, or all that was typed as one text. False where something could not be read.

    Raises ProblemsFound where the phrases cannot be loaded.
    """
    matcher = Matcher(phrases.load(load_vocabulary().situation_ids))
    good = True
    for number, line in enumerate(typed if jsonl else [typed.read()], 1):
        if jsonl and not line.strip():
            continue
        try:
            answer = _answer(matcher, *(_asked(line) if jsonl else (_text(line), None)))
        except InquiryError as error:
            good, answer = False, _refusal(error, number)
        told.write(orjson.dumps(answer) + b"\n")
    return good


def _answer(matcher: Matcher, words: str, language: str | None) -> dict[str, Any]:
    situations = [{"id": found.id, "score": found.score} for found in matcher.match(words, language)]
    return {"situations": situations, "danger": matcher.danger(words)}


def _refusal(error: InquiryError, number: int) -> dict[str, Any]:
    detail = f"{error.field} must be {error.allowed}"
    print(f"{number}: {detail}", file=sys.stderr)
    return {"error": {"field": error.field, "detail": detail}}


def _asked(line: bytes) -> tuple[str, str | None]:
    """The words of one line, and the language of the page."""
    try:
        data = orjson.loads(line)
    except orjson.JSONDecodeError:
        raise InquiryError("line", "one JSON object in UTF-8") from None
    if not isinstance(data, dict) or not data.keys() <= _FIELDS:
        raise InquiryError("line", 'a JSON object with "words" and "language" only')
    words, language = data.get("words"), data.get("language")
    if not isinstance(words, str):
        raise InquiryError("words", "text")
    if language is not None and not (isinstance(language, str) and LANGUAGE_TAG.fullmatch(language)):
        raise InquiryError("language", "null or a language tag such as ja or en")
    return words, language and language.partition("-")[0]


def _text(typed: bytes) -> str:
    try:
        return typed.decode()
    except UnicodeDecodeError:
        raise InquiryError("words", "text in UTF-8") from None
