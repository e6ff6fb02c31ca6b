"""Words as HTML: readings over kanji as ruby, and places where Japanese may break a line."""

from functools import cache

from budoux import Parser, load_default_japanese_parser
from markupsafe import Markup, escape

from documents.readings import parts

_BREAK = Markup("<wbr>")
_RUBY = Markup("<ruby>{base}<rp>(</rp><rt>{reading}</rt><rp>)</rp></ruby>")


def ruby(text: str) -> Markup:
    """A text with readings over its kanji."""
    return Markup("").join(_RUBY.format(base=p.base, reading=p.reading) if p.reading else escape(p.base) for p in parts(text))


def breakable(text: str) -> Markup:
    """A Japanese text that breaks between phrases only; for headings and buttons, whose style keeps all else together."""
    return _BREAK.join(_parser().parse(text)) if text else Markup("")


@cache
def _parser() -> Parser:
    return load_default_japanese_parser()
