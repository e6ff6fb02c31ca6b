"""`madoguchi diff`: both states read, compared with a progress bar, told and written."""

from collections.abc import Iterable
from pathlib import Path

from rich.console import Console
from rich.progress import Progress

from service.reviewing import printing, revisions
from service.reviewing.comparing import Comparison, compare
from service.reviewing.differences import differences
from service.reviewing.page import page
from service.reviewing.revisions import Revision
from service.reviewing.telling import Reporter


def diff(old: str, new: str, html: Path | None, language: str, minute: int, own_folders: Iterable[Path] = ()) -> None:
    """Print the report, and write it as a page where one is asked for. Raises RevisionError."""
    folders = list(own_folders)
    states = revisions.read(old, folders), revisions.read(new, folders)
    reporter = Reporter(*states, _compared(*states, minute), differences(states[0].snapshot, states[1].snapshot))
    if html:
        html.write_text(page(reporter.report("ja"), reporter.report("en")), encoding="utf-8")
    printing.show(reporter.report(language), Console(soft_wrap=True))


def _compared(old: Revision, new: Revision, minute: int) -> Comparison:
    # the bar draws itself only when told to: a thread beside it would be copied half-way with the process
    with Progress(console=Console(stderr=True), transient=True, auto_refresh=False) as bar:
        task = bar.add_task("くらべています / comparing", total=None)

        def advance(done: int, of: int) -> None:
            bar.update(task, completed=done, total=of, refresh=True)

        return compare(old.snapshot, new.snapshot, minute, advance)
