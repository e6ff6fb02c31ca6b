"""`madoguchi prove` on the terminal: progress while it runs, then what is proved and what is not."""

from datetime import date

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from routing_rules.proof.properties import PROPERTIES
from service.proving import Proof, Report
from service.snapshot import Snapshot


def prove_and_print(snapshot: Snapshot, since: date) -> bool:
    """Prove, print, and say whether everything holds."""
    console = Console(highlight=False, soft_wrap=True)
    proof = Proof(snapshot, since)
    with Progress(TextColumn("証明 / proof"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), console=console) as bar:
        task = bar.add_task("", total=len(proof.cases))
        report = proof.run(lambda done, of: bar.update(task, completed=done, total=of))
    _print(console, report)
    return report.holds


def _print(console: Console, report: Report) -> None:
    table = Table("", "性質", "property")
    for wanted in PROPERTIES:
        table.add_row("✗" if wanted.id in report.broken else "✓", wanted.ja, f"{wanted.id}: {wanted.en}")
    console.print(table)
    for name, (ja, en) in report.broken.items():
        console.print(f"{name}\n  {ja}\n  {en}", markup=False)
    for problem in report.problems:
        console.print(str(problem), markup=False)
    for rule in report.silent:
        console.print(f"{rule}: このきまりは何も変えません。消すか直してください。/ this rule changes nothing.", markup=False)
    for channel, (ja, en) in report.lone.items():
        console.print(f"{channel} がなくなると / if {channel} were lost:\n  {ja}\n  {en}", markup=False)
    size = f"{report.inquiries:.1e}"
    console.print(f"{size} とおりの答え × {report.kinds} 種類の時を、{report.cases} の場合と {report.nodes} の枝で確かめました。")
    console.print(f"{size} inquiries at {report.kinds} kinds of moment, in {report.cases} cases and {report.nodes} nodes.")
