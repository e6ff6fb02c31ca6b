"""`backup`, `restore`, `purge`, `migrate`, `counts` and `audit verify`: what is kept at the desk, and for how long."""

import csv
import sys
from pathlib import Path
from typing import Annotated

import typer

from service.commands.common import BAD_INPUT, WRONG_FILES, open_desk, stop

audit = typer.Typer(no_args_is_help=True, help="The audit trail: who did what when.")

_NOT_IN_IT = (
    "次のものは入っていません: 送ったメモ、サインイン中の状態、招待、鍵(desk.key)。鍵は別に保管してください。"
    " / Not in it: sealed notes, sessions, invitations, and the key (desk.key), which you keep elsewhere."
)
_AFTER = (
    "バックアップのあとで終わりにした人は、もう一度終わりにしてください。使った回復コードも、戻した時点のものになります。"
    " / End again whoever was ended since the backup; recovery codes used since then work again."
)


def backup(file: Annotated[Path, typer.Argument(help="Where to write it; replaced when the new one is whole.")]) -> None:
    """Copy the desk into one file that SQLite and PostgreSQL both take back. Notes, sessions and invitations are left out."""
    from service.desk import backups
    from service.desk.backup_file import BackupError

    with open_desk() as desk:
        try:
            rows = backups.save(desk, file)
        except (BackupError, OSError) as error:
            stop(_said(error), WRONG_FILES)
    typer.echo(_rows(rows))
    typer.echo(_NOT_IN_IT, err=True)


def restore(file: Annotated[Path, typer.Argument(help="A file that `madoguchi backup` wrote.")]) -> None:
    """Take a backup back into an empty desk with the same key: all of it or nothing."""
    from service.desk import backups
    from service.desk.backup_file import BackupError

    with open_desk() as desk:
        try:
            rows = backups.restore(desk, file)
        except (BackupError, OSError) as error:
            stop(_said(error), WRONG_FILES)
    typer.echo(_rows(rows))
    typer.echo(_AFTER, err=True)


def purge() -> None:
    """Delete now what is past its date. The running server does so by itself as well."""
    from service.desk import purging

    with open_desk() as desk:
        typer.echo(_rows(purging.run(desk)))


def migrate() -> None:
    """Bring the database to the shape of this version. Starting the server does so as well."""
    from service.desk import migrating

    with open_desk() as desk:
        differences = migrating.differences(desk.store)
    if differences:
        stop("データベースの形が合いません。/ The database has another shape than this version.", WRONG_FILES)
    typer.echo("データベースは新しい形です。/ The database is up to date.")


def counts() -> None:
    """Daily counts by channel as CSV; small numbers are hidden. Empty unless MADOGUCHI_COUNTS is on."""
    from service.desk import counting

    with open_desk() as desk, desk.work() as work:
        days = counting.published(work)
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(("day", "channel", "count"))
    for day, channels in days.items():
        out.writerows((day, channel, "" if count is None else count) for channel, count in channels.items())


@audit.command()
def verify(
    noted: Annotated[str | None, typer.Option("--noted", help="NUMBER:DIGEST as this command said it earlier.")] = None,
) -> None:
    """Check the chain of the audit trail from its first entry; exit code 1 with the number of the first that does not fit."""
    from service.desk import audit as trail
    from service.desk.tables import AuditEntry

    number, digest = _noted(noted)
    with open_desk() as desk, desk.work() as work:
        verdict = trail.verify(work.session, work.keys)
        entry = work.session.get(AuditEntry, number)
    if verdict.broken_at is not None:
        stop(f"{verdict.broken_at} 番めの記録が合いません。/ Entry {verdict.broken_at} does not fit.", WRONG_FILES)
    if noted and (entry is None or entry.digest != digest):
        stop(f"控えておいた {number} 番めと違います。/ Entry {number} is not the one that was noted.", WRONG_FILES)
    typer.echo(f"{verdict.entries} 件、つながっています。/ {verdict.entries} entries, unbroken.")
    typer.echo(f"控え / to note: {verdict.entries}:{verdict.digest}")


def _noted(given: str | None) -> tuple[int, str]:
    if given is None:
        return 0, ""
    number, _, digest = given.partition(":")
    if not number.isascii() or not number.isdigit() or not digest:
        stop("--noted must be NUMBER:DIGEST", BAD_INPUT)
    return int(number), digest


def _said(error: Exception) -> str:
    return f"ファイルを使えません。/ {error.strerror}: {error.filename}" if isinstance(error, OSError) else str(error)


def _rows(rows: dict[str, int]) -> str:
    return "\n".join(f"{name}: {count}" for name, count in rows.items())
