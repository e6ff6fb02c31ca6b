"""A copy of the desk in one file, which either kind of database takes back. Notes, sessions and invitations are never in it."""

from collections.abc import Iterable, Iterator
from itertools import groupby, islice
from operator import itemgetter
from pathlib import Path

from sqlalchemy import Table, func, insert, select, text, update
from sqlmodel import Session

from service.desk import audit, backup_file
from service.desk.backup_file import BackupError, Row
from service.desk.desk import Desk, Work
from service.desk.tables import METADATA

LEFT_OUT = ("sealed_note", "sign_in", "invitation")
"""Never copied: a copy would outlive the day on which these are to be gone."""

_HEAD = METADATA.tables["audit_head"]
_AT_ONCE = 500


def save(desk: Desk, file: Path) -> dict[str, int]:
    """Write a backup that takes the place of ``file`` when it is whole. Gives the rows of each table.

    Raises BackupError where the audit trail is broken, for such a backup could not be restored; OSError.
    """
    with desk.work() as work:
        work.record(audit.COMMAND_LINE, "backed up")
    with desk.work() as work, backup_file.replacing(file) as out:
        _verify(work)  # holds the end of the chain: nothing that leaves a trace happens until the copy is made
        counted = {table.name: _count(work.session, table) for table in _tables()}
        head = {"schema": _schema(work.session), "made_at": work.now, "left_out": LEFT_OUT, "rows": counted}
        backup_file.write(out, work.keys, head, _rows(work.session))
        return counted


def restore(desk: Desk, file: Path) -> dict[str, int]:
    """Take a backup back into an empty desk: all of it or nothing. Gives the rows of each table. Raises BackupError, OSError."""
    with desk.work() as work, file.open("rb") as packed:
        audit.head(work.session)
        _refuse_unless_empty(work.session)
        head = backup_file.check(packed, work.keys)
        _refuse_another_shape(work.session, str(head["schema"]))
        known = {table.name: table for table in _tables()}
        for table, rows in groupby(backup_file.rows(packed, known), key=itemgetter(0)):
            _fill(work, table, (row for _, row in rows))
        work.session.expire_all()  # the end of the chain is another now
        _verify(work)
        work.record(audit.COMMAND_LINE, "restored")
        counted: dict[str, int] = head["rows"]
        return counted


def _tables() -> list[Table]:
    """What is copied, each table after those that it points to."""
    return [table for table in METADATA.sorted_tables if table.name not in LEFT_OUT]


def _rows(session: Session) -> Iterator[tuple[Table, Row]]:
    for table in _tables():
        in_order = select(table).order_by(*table.primary_key).execution_options(yield_per=_AT_ONCE)
        with session.connection().execute(in_order) as found:
            yield from ((table, dict(row)) for row in found.mappings())


def _count(session: Session, table: Table) -> int:
    return int(session.connection().execute(select(func.count()).select_from(table)).scalar_one())


def _schema(session: Session) -> str:
    """The number of the last migration of this database."""
    return str(session.connection().execute(text("SELECT version_num FROM alembic_version")).scalar_one())


def _refuse_unless_empty(session: Session) -> None:
    if any(_count(session, table) for table in METADATA.sorted_tables if table is not _HEAD):
        raise BackupError(
            "ここには、もう何か入っています。空のデータベース(新しい MADOGUCHI_DATA か DATABASE_URL)に戻してください。",
            "this desk is not empty; restore into an empty database (another MADOGUCHI_DATA or DATABASE_URL)",
        )


def _refuse_another_shape(session: Session, schema: str) -> None:
    here = _schema(session)
    if schema != here:
        raise BackupError(
            f"別の版のバックアップです(データベースの形 {schema}、ここは {here})。その版で戻してから、新しい版にしてください。",
            f"this backup was made by another version (database shape {schema}, here {here}); restore it there, then upgrade",
        )


def _fill(work: Work, table: Table, rows: Iterable[Row]) -> None:
    if table is _HEAD:
        _put_head(work, next(iter(rows)))
        return
    waiting = iter(rows)
    while batch := list(islice(waiting, _AT_ONCE)):
        work.session.connection().execute(insert(table), batch)
    _count_on(work.session, table)


def _put_head(work: Work, row: Row) -> None:
    """The end of the chain as it was, but no earlier moment than this one."""
    work.session.connection().execute(update(_HEAD).values({**row, "latest": max(int(row["latest"]), work.now)}))


def _count_on(session: Session, table: Table) -> None:
    """PostgreSQL counts numbers of its own, which rows that bring theirs along do not move."""
    column = table.autoincrement_column
    if column is None or session.get_bind().dialect.name == "sqlite":
        return
    sequence = func.pg_get_serial_sequence(table.name, column.name)
    session.connection().execute(select(func.setval(sequence, func.max(column))).select_from(table))


def _verify(work: Work) -> None:
    broken = audit.verify(work.session, work.keys).broken_at
    if broken is not None:
        raise BackupError(
            f"操作の記録の {broken} 番めが合いません。`madoguchi audit verify` と docs/desk-data.md を見てください。",
            f"entry {broken} of the audit trail does not fit; see `madoguchi audit verify` and docs/desk-data.md",
        )
