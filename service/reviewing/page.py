"""The report as one HTML page: nothing beside it is needed, nothing in it runs, and it can be printed."""

from collections.abc import Iterable
from html import escape
from pathlib import Path
from string import Template

from service.reviewing.telling import Report

_PAGE = Path(__file__).parent / "page.html"


def page(japanese: Report, english: Report) -> str:
    """The page, Japanese first."""
    template = Template(_PAGE.read_text(encoding="utf-8"))
    return template.substitute(title=escape(japanese.words.say("title")), ja=_body(japanese), en=_body(english))


def _body(report: Report) -> str:
    say = report.words.say
    states = [(say("old"), report.old), (say("new"), report.new)]
    parts = [
        f"<h1>{escape(say('title'))}</h1>",
        "<dl>" + "".join(f"<dt>{escape(name)}</dt><dd>{escape(state)}</dd>" for name, state in states) + "</dl>",
        _section(say("differences"), _differences(report)),
        _section(say("summary"), _paragraphs([report.counts, *([say("nothing_changes")] if report.nothing_changes else [])])),
        _section(say("groups"), _groups(report)),
        _section(say("silent_rules"), _list(report.silent_rules)),
        _section(say("by_situation"), _table((say("situation"), say("firsts"), say("lists")), report.situations)),
        _section(say("by_channel"), _table((say("channel"), say("came"), say("went")), report.channels)),
        _section(say("method"), _paragraphs(report.method)),
    ]
    return "\n".join(part for part in parts if part)


def _differences(report: Report) -> str:
    if not report.differences and not report.quiet:
        return _paragraphs([report.words.say("no_differences")])
    quiet = (
        f"<h3>{escape(report.words.say('quiet'))}</h3>" + _paragraphs([report.words.say("list_comma").join(report.quiet)])
        if report.quiet
        else ""
    )
    return _list(report.differences) + quiet


def _groups(report: Report) -> str:
    found = [f"<h3>{escape(g.heading)} <small>{escape(g.counted)}</small></h3>{_list(g.sentences)}" for g in report.groups]
    return "\n".join([*found, *([_paragraphs([report.more_groups])] if report.more_groups else [])])


def _section(heading: str, content: str) -> str:
    return f"<section>\n<h2>{escape(heading)}</h2>\n{content}\n</section>" if content else ""


def _paragraphs(lines: Iterable[str]) -> str:
    return "".join(f"<p>{escape(line)}</p>" for line in lines)


def _list(lines: list[str]) -> str:
    return "<ul>" + "".join(f"<li>{escape(line)}</li>" for line in lines) + "</ul>" if lines else ""


def _table(columns: tuple[str, ...], rows: list[tuple[str, str, str]]) -> str:
    if not rows:
        return ""
    head = "".join(f'<th scope="col">{escape(column)}</th>' for column in columns)
    body = "".join(
        f'<tr><th scope="row">{escape(row[0])}</th>' + "".join(f"<td>{escape(cell)}</td>" for cell in row[1:]) + "</tr>"
        for row in rows
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
