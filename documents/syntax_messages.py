"""What is said of a file that is not YAML: at the line where the mistake is, not where YAML gave up."""

import re
from pathlib import Path

import yaml

from documents.problems import Problem

_Said = tuple[str, str]

EMPTY: _Said = (
    "このファイルには何も書かれていません。README の見本から始めます。",
    "This file is empty. Start from the sample in README.",
)
NOT_UTF8: _Said = (
    "文字コードが UTF-8 ではありません。保存するときに UTF-8 を選びます。",
    "The file is not UTF-8. Choose UTF-8 when you save it.",
)
SIGNS: _Said = (
    '「&」「*」「!」で始まる値は使えません。文なら引用符 "…" で囲みます。同じ内容は、もう一度書きます。',
    "A value cannot begin with '&', '*' or '!'. Put words in quotes, and write what is repeated out again.",
)
TOO_DEEP: _Said = (
    "[ … ] か { … } の入れ子が深すぎます。README の見本のとおりに書きます。",
    "The [ … ] or { … } stand too deep inside each other. Write as in the sample of README.",
)
_TAB: _Said = ("字下げにタブが使われています。半角の空白に替えます。", "The indent is a tab. Use spaces.")
_QUOTE: _Said = (
    'この行で始まる引用符 " が閉じていません。',
    "The quote that begins on this line is not closed.",
)
_AFTER_QUOTE: _Said = (
    '閉じた引用符 " のあとに言葉があります。文全体を囲み、文の中では「」を使います。',
    "There are words after the closing quote. Put the whole sentence in quotes, and use ' inside it.",
)
_BACKSLASH: _Said = (
    '引用符 "…" の中の「\\」は「\\\\」と書きます。',
    "Write '\\\\' for a '\\' inside quotes.",
)
_BRACE: _Said = (
    'この行の { … } か [ … ] が閉じていません。# で始まる値は "#9110" のように引用符で囲みます。',
    'A { … } or [ … ] that begins on this line is not closed. Put a value that starts with # in quotes ("#9110").',
)
_INSIDE_BRACE: _Said = (
    '{ … } か [ … ] の中の区切りがちがいます。「,」で区切り、「: 」や「,」のある文は引用符 "…" で囲みます。',
    "The parts inside { … } or [ … ] are not separated. Put ',' between them, and words with ': ' or ',' in quotes.",
)
_SPACE: _Said = ("「:」のあとに半角の空白を入れます。", "Put a space after ':'.")
_COLON: _Said = (
    '文の中に「: 」があります。文全体を引用符 "…" で囲みます。',
    "There is a ': ' inside the words. Put the whole sentence in quotes.",
)
_INDENT: _Said = (
    "この行の字下げが、まわりの行と合いません。同じ深さの見出しは、同じ数の空白で始めます。",
    "The indent of this line does not fit the lines around it. Headings of one level begin with the same number of spaces.",
)
_SIGN: _Said = (
    '引用符なしでは書けない記号(@ % ` など)で始まっています。値を引用符 "…" で囲みます。',
    "A value begins with a sign that needs quotes (@ % ` and the like). Put it in quotes.",
)
_CHARACTER: _Said = (
    "目に見えない文字(制御文字)があります。この行を打ち直します。",
    "There is an invisible control character. Type this line again.",
)
_OTHER: _Said = (
    'YAML として読めません。字下げ、「:」のあとの空白、引用符 " の閉じ忘れを見てください。',
    "This is not YAML. Check the indent, the space after ':' and that every quote is closed.",
)

_AFTER_CLOSED_QUOTE = re.compile(r'[:\-] +"[^"]*" *[^ #,}\]]')


def syntax_problem(path: Path, text: str, error: yaml.YAMLError) -> Problem:
    """The mistake for which a file could not be read as YAML."""
    if isinstance(error, yaml.reader.ReaderError):
        return Problem(path, _line_of_character(text, error.character), *_CHARACTER)
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return Problem(path, 1, *_OTHER)
    lines = [*text.splitlines(), ""]
    at = min(error.problem_mark.line, len(lines) - 1)
    began = min(error.context_mark.line, at) if error.context_mark else at
    line, said = _judge(error, lines, began, at)
    return Problem(path, line + 1, *said)


def _judge(error: yaml.MarkedYAMLError, lines: list[str], began: int, at: int) -> tuple[int, _Said]:
    """The line, counted from 0, and what is said of it."""
    context, problem, here = error.context or "", error.problem or "", lines[at]
    if "\t" in here[: len(here) - len(here.lstrip())]:
        return at, _TAB
    if "quoted scalar" in context:
        return (at, _BACKSLASH) if "escape" in problem else (began, _QUOTE)
    if "flow" in context:
        return _judge_braces(lines[began], began, at)
    if "simple key" in context:
        return began, _SPACE
    if any(word in context + problem for word in ("alias", "anchor", "tag")):
        return at, SIGNS
    if "cannot start any token" in problem:
        return at, _SIGN
    if "mapping values" in problem:
        return at, _COLON if ": " in here[: _column(error)] else _INDENT
    if "expected key" in problem or "not allowed" in problem or "block" in context:
        return at, _AFTER_QUOTE if _AFTER_CLOSED_QUOTE.search(here) else _INDENT
    return at, _OTHER


def _judge_braces(first: str, began: int, at: int) -> tuple[int, _Said]:
    """A quote left open swallows the rest of its line, up to the next quote."""
    if first.count('"') % 2:
        return began, _QUOTE
    return (began, _BRACE) if at > began else (at, _INSIDE_BRACE)


def _column(error: yaml.MarkedYAMLError) -> int:
    return error.problem_mark.column if error.problem_mark else 0


def _line_of_character(text: str, character: int | bytes) -> int:
    code = character if isinstance(character, int) else character[0]
    return text.count("\n", 0, max(text.find(chr(code)), 0)) + 1
