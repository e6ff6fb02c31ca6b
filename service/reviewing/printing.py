"""The report on a terminal."""

from rich.console import Console
from rich.table import Table
from rich.text import Text

from service.reviewing.telling import Report
from service.reviewing.wording import Wording

_MOST_LINES = 40
_MOST_ROWS = 15


def show(report: Report, console: Console) -> None:
    """Print a report: first what was written differently, then whose answers change."""
    say = report.words.say
    console.print(Text(say("title"), style="bold"))
    console.print(Text(f"{say('old')}: {report.old}\n{say('new')}: {report.new}\n"))
    _lines(report, console)
    _heading(console, say("summary"))
    console.print(Text(report.counts))
    if report.nothing_changes:
        console.print(Text(say("nothing_changes")))
    _groups(report, console)
    _table(report.words, console, say("by_situation"), (say("situation"), say("firsts"), say("lists")), report.situations)
    _table(report.words, console, say("by_channel"), (say("channel"), say("came"), say("went")), report.channels)
    _heading(console, say("method"))
    for line in report.method:
        console.print(Text(line))


def _lines(report: Report, console: Console) -> None:
    say = report.words.say
    _heading(console, say("differences"))
    if not report.differences and not report.quiet:
        console.print(Text(say("no_differences")))
    for lines, name in ((report.differences, ""), (report.quiet, say("quiet"))):
        if lines and name:
            console.print(Text(f"\n{name}", style="dim"))
        for line in lines[:_MOST_LINES]:
            console.print(Text(f"- {line}"))
        if len(lines) > _MOST_LINES:
            console.print(Text(say("more_lines", number=len(lines) - _MOST_LINES), style="dim"))


def _groups(report: Report, console: Console) -> None:
    if report.groups:
        _heading(console, report.words.say("groups"))
    for group in report.groups:
        console.print(Text.assemble((group.heading, "bold"), f"  {group.counted}"))
        for sentence in group.sentences:
            console.print(Text(f"- {sentence}"))
    if report.more_groups:
        console.print(Text(report.more_groups, style="dim"))
    if report.silent_rules:
        console.print(Text(f"{report.words.say('silent_rules')}: {', '.join(report.silent_rules)}"))


def _table(words: Wording, console: Console, title: str, columns: tuple[str, ...], rows: list[tuple[str, str, str]]) -> None:
    if rows:
        _heading(console, title)
        table = Table(columns[0])
        for column in columns[1:]:
            table.add_column(column, justify="right")
        for row in rows[:_MOST_ROWS]:
            table.add_row(*(Text(cell) for cell in row))
        console.print(table)
    if len(rows) > _MOST_ROWS:
        console.print(Text(words.say("more_lines", number=len(rows) - _MOST_ROWS), style="dim"))


def _heading(console: Console, text: str) -> None:
    console.print(Text(f"\n{text}", style="bold underline"))
