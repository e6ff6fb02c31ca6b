"""`portal`: a school's own lines, signed into the address of its frame."""

import typer

portal = typer.Typer(no_args_is_help=True, help="A school's own lines, signed into the address of its frame.")
