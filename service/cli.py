"""The command `madoguchi`."""

import typer

from service.commands import asking, editing, exporting, keeping, papers, people, planning, portals, serving

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, help=__doc__)

for command in (
    serving.serve,
    asking.suggest,
    asking.explain,
    asking.match,
    editing.check,
    editing.due,
    editing.changes,
    planning.prove,
    planning.gaps,
    planning.diff,
    keeping.backup,
    keeping.restore,
    keeping.purge,
    keeping.migrate,
    keeping.counts,
    exporting.export,
    exporting.verify,
    papers.papers,
):
    app.command()(command)

app.add_typer(people.user, name="user")
app.add_typer(people.organisation, name="organisation")
app.add_typer(keeping.audit, name="audit")
app.add_typer(portals.portal, name="portal")
