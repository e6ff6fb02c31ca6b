"""The audit trail: added to by the desk, refused to everybody else, and any tampering found."""

from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from service.desk import audit
from service.desk.audit import Verdict
from service.desk.desk import Desk
from service.desk.tables import AuditEntry
from service.settings import Settings
from tests.desk.conftest import START, Clock
from tests.desk.filled import tamper

DEEDS = [("1", "signed in", ""), ("1", "note created", "A" * 22), ("recipient", "note read", "A" * 22), ("1", "ended", "2")]

_CHANGE, _DELETE = "UPDATE audit_entry SET", "DELETE FROM audit_entry WHERE"
TAMPERINGS: dict[str, tuple[Any, ...]] = {
    "another actor": (2, f"{_CHANGE} actor = '2' WHERE number = 2"),
    "another action": (1, f"{_CHANGE} action = 'signed out' WHERE number = 1"),
    "another subject": (3, f"{_CHANGE} subject = '' WHERE number = 3"),
    "another time": (4, f"{_CHANGE} at = at - 1 WHERE number = 4"),
    "letters moved to the next field": (2, f"{_CHANGE} actor = '1n', action = 'ote created' WHERE number = 2"),
    "the last deleted": (4, f"{_DELETE} number = 4"),
    "one deleted": (2, f"{_DELETE} number = 2"),
    "one deleted and closed up": (2, f"{_DELETE} number = 2", f"{_CHANGE} number = number - 1 WHERE number > 2"),
    "two swapped": (2, *(f"{_CHANGE} number = {new} WHERE number = {old}" for old, new in ((2, 9), (3, 2), (9, 3)))),
    "one forged": (5, "INSERT INTO audit_entry VALUES (5, 1, '1', 'signed in', '', 'forged')"),
    "all deleted": (1, f"{_DELETE} number > 0"),
}
"""The first entry that no longer fits, and what was done."""


@pytest.fixture
def trail(desk: Desk) -> Desk:
    for deed in DEEDS:
        with desk.work() as work:
            work.record(*deed)
    return desk


def verdict(desk: Desk) -> Verdict:
    with desk.work() as work:
        return audit.verify(work.session, work.keys)


def test_an_empty_trail_is_whole(desk: Desk) -> None:
    assert verdict(desk) == Verdict(0, "")


def test_entries_say_who_did_what_when_and_are_chained(trail: Desk) -> None:
    with trail.work() as work:
        entries = [work.session.get_one(AuditEntry, number) for number in range(1, 5)]
    assert [(entry.actor, entry.action, entry.subject, entry.at) for entry in entries] == [(*deed, START) for deed in DEEDS]
    assert verdict(trail) == Verdict(4, entries[-1].digest)
    assert len({entry.digest for entry in entries}) == 4


def test_what_was_undone_leaves_no_entry(trail: Desk) -> None:
    with suppress(ZeroDivisionError), trail.work() as work:
        work.record(1, "never")
        raise ZeroDivisionError
    assert verdict(trail).entries == 4


@pytest.mark.parametrize("statement", ["UPDATE audit_entry SET actor = '2'", "DELETE FROM audit_entry WHERE number = 4"])
def test_the_database_refuses_changes(trail: Desk, statement: str) -> None:
    with pytest.raises(DBAPIError, match="only ever added to"), trail.work() as work:
        work.session.connection().execute(text(statement))
    assert verdict(trail).broken_at is None


@pytest.mark.parametrize("tampering", TAMPERINGS)
def test_tampering_is_found_at_its_entry(trail: Desk, tampering: str) -> None:
    broken_at, *statements = TAMPERINGS[tampering]
    tamper(trail, *statements)
    assert verdict(trail).broken_at == broken_at


def test_an_entry_of_another_history_does_not_fit(trail: Desk, tmp_path: Path) -> None:
    """The same key, number and words, but after another first entry: as when rows of a copy of the desk are put in."""
    other = Desk(trail.settings.model_copy(update={"database": f"sqlite:///{tmp_path / 'other'}"}), Clock())
    for deed in (("9", "signed in", ""), DEEDS[1]):
        with other.work() as work:
            work.record(*deed)
    with other.work() as work:
        digest = work.session.get_one(AuditEntry, 2).digest
    other.close()
    tamper(trail, f"UPDATE audit_entry SET digest = '{digest}' WHERE number = 2")
    assert verdict(trail).broken_at == 2


def test_an_end_that_was_cut_off_cleanly_shows_only_to_who_noted_it(trail: Desk) -> None:
    """Whoever holds the database can cut both trail and end back to an entry that was. That is why it can be noted elsewhere."""
    before = verdict(trail)
    cut = "UPDATE audit_head SET number = 3, digest = (SELECT digest FROM audit_entry WHERE number = 3)"
    tamper(trail, "DELETE FROM audit_entry WHERE number = 4", cut)
    after = verdict(trail)
    assert after.broken_at is None
    assert (after.entries, after.digest) != (before.entries, before.digest)


def test_another_key_finds_the_first_entry_broken(trail: Desk) -> None:
    settings = trail.settings.model_copy(update={"secret": "another-invented-secret-0123456789-abcdefghijklmn"})
    other = Desk(Settings.model_validate(settings.model_dump()), Clock())
    assert verdict(other).broken_at == 1
    other.close()
