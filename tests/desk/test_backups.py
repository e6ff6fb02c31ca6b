"""A backup comes back whole, into either kind of database, and without what it must not hold; a damaged one not at all."""

import gzip
import json
import secrets
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from service.desk import audit, backups
from service.desk.backup_file import BackupError
from service.desk.desk import Desk
from service.desk.tables import METADATA, Counselor, Passkey
from service.settings import Settings
from tests.desk.conftest import DATABASES, Clock
from tests.desk.filled import NOTE, SEALED, everything, fill, tamper
from tests.desk.people import a_counselor
from tests.postgresql import new_database

MakeDesk = Callable[[str], Desk]


@pytest.fixture
def another(tmp_path: Path, clock: Clock, request: pytest.FixtureRequest) -> Iterator[MakeDesk]:
    """Makes empty desks of either kind with the key of the first: all of them share its folder."""
    made: list[Desk] = []

    def make(kind: str) -> Desk:
        name = f"other_{secrets.token_hex(8)}"
        sqlite = f"sqlite:///{tmp_path / name}"
        address = sqlite if kind == "sqlite" else new_database(request.getfixturevalue("postgresql_server"), name)
        made.append(Desk(Settings(data=tmp_path, database=address), clock))
        return made[-1]

    yield make
    for desk in made:
        desk.close()


@pytest.fixture
def file(desk: Desk, tmp_path: Path) -> Path:
    """A backup of a desk with something in every table."""
    fill(desk)
    backups.save(desk, tmp_path / "desk.backup")
    return tmp_path / "desk.backup"


def lines(file: Path) -> list[bytes]:
    return gzip.decompress(file.read_bytes()).splitlines(keepends=True)


@pytest.mark.parametrize("kind", DATABASES)
def test_everything_comes_back_but_what_is_left_out(desk: Desk, file: Path, another: MakeDesk, kind: str) -> None:
    before, restored = everything(desk), another(kind)
    backups.restore(restored, file)
    after = everything(restored)
    assert set(before) == set(METADATA.tables)
    assert all(before.values())
    for name in set(before) - {"audit_entry", "audit_head"}:
        assert after[name] == ([] if name in backups.LEFT_OUT else before[name]), name
    assert after["audit_entry"][:-1] == before["audit_entry"]
    assert after["audit_entry"][-1][2:4] == ("command line", "restored")


@pytest.mark.parametrize("kind", DATABASES)
def test_a_restored_desk_goes_on(file: Path, another: MakeDesk, kind: str) -> None:
    """New rows get new numbers, the trail is whole, and what was sealed with the key opens."""
    restored = another(kind)
    backups.restore(restored, file)
    assert a_counselor(restored, "tanaka") == 2
    with restored.work() as work:
        work.session.add(Passkey(counselor_id=2, credential=b"another", public_key=b"p", created_at=work.now))
        found = work.session.get_one(Counselor, 1)
        assert found.totp_secret
        assert work.keys.unseal(found.totp_secret, "totp:1") == b"invented"
        assert audit.verify(work.session, work.keys).broken_at is None


def test_a_restored_desk_knows_no_earlier_moment(desk: Desk, file: Path, another: MakeDesk, clock: Clock) -> None:
    clock.now -= 50_000
    restored = another("sqlite")
    backups.restore(restored, file)
    restored.close()
    later = Desk(restored.settings, clock)
    with later.work() as work, desk.work() as first:
        assert work.now == first.now == clock.now + 50_000
    later.close()


def test_no_note_session_or_invitation_is_in_the_file(file: Path) -> None:
    head, *rest = [json.loads(line) for line in lines(file)]
    assert head["left_out"] == ["sealed_note", "sign_in", "invitation"]
    assert {line[0] for line in rest if isinstance(line, list)} == set(METADATA.tables) - set(head["left_out"])
    assert SEALED not in b"".join(lines(file))
    assert sum(NOTE.encode() in line for line in lines(file)) == 2, "the trail names the note, and nothing else does"


def test_the_key_is_not_in_the_file(desk: Desk, file: Path, tmp_path: Path) -> None:
    whole, key = b"".join(lines(file)), (tmp_path / "desk.key").read_bytes()
    assert key not in whole
    assert key.hex().encode() not in whole


def test_the_file_is_for_its_owner_only_and_nothing_lies_beside_it(file: Path) -> None:
    assert file.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in file.parent.iterdir() if "backup" in path.name] == ["desk.backup"]


def test_a_second_backup_takes_the_place_of_the_first(desk: Desk, file: Path) -> None:
    first = file.read_bytes()
    file.chmod(0o644)
    backups.save(desk, file)
    assert file.read_bytes() != first
    assert file.stat().st_mode & 0o777 == 0o600


def test_a_backup_that_fails_leaves_the_one_that_was(desk: Desk, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = file.read_bytes()

    def full(*_: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr("service.desk.backup_file.write", full)
    with pytest.raises(OSError, match="no space"):
        backups.save(desk, file)
    assert file.read_bytes() == first
    assert [path.name for path in file.parent.iterdir() if "backup" in path.name] == ["desk.backup"]


def refused(desk: Desk, file: Path, words: str) -> None:
    """Refused with words in both languages, and nothing of it is in the desk."""
    with pytest.raises(BackupError, match=words) as raised:
        backups.restore(desk, file)
    assert "/" in str(raised.value)
    left = {name: rows for name, rows in everything(desk).items() if rows and name != "audit_head"}
    assert left == {}


@pytest.mark.parametrize("kind", DATABASES)
@pytest.mark.parametrize("kept", [0, 1, 9, 100, 0.5, 0.95, -1])
def test_a_file_that_is_cut_short_is_refused_whole(file: Path, another: MakeDesk, kind: str, kept: float) -> None:
    whole = file.read_bytes()
    file.write_bytes(whole[: int(kept * len(whole)) if isinstance(kept, float) else kept])
    refused(another(kind), file, "cut short")


def _another_role(whole: list[bytes]) -> list[bytes]:
    return [line.replace(b'"role":"counselor"', b'"role":"administrator"') for line in whole]


ALTERED = {
    "a role": _another_role,
    "a row left out": lambda whole: [*whole[:3], *whole[4:]],
    "a row twice": lambda whole: [*whole[:3], whole[2], *whole[3:]],
    "two rows swapped": lambda whole: [*whole[:2], whole[3], whole[2], *whole[4:]],
    "no code": lambda whole: whole[:-1],
    "something after the code": lambda whole: [*whole, whole[2]],
    "nothing": lambda whole: whole[:0],
    "no backup at all": lambda whole: [b"{}\n" for _ in whole[:1]],
}


@pytest.mark.parametrize("alteration", ALTERED)
def test_an_altered_file_is_refused_whole(file: Path, another: MakeDesk, alteration: str) -> None:
    before = lines(file)
    after = ALTERED[alteration](before)
    assert after != before
    file.write_bytes(gzip.compress(b"".join(after)))
    refused(another("sqlite"), file, "cut short, was altered, or belongs to another key")


def test_a_flipped_byte_anywhere_is_refused(file: Path, another: MakeDesk) -> None:
    whole, desk = file.read_bytes(), another("sqlite")
    for place in range(10, len(whole), len(whole) // 40):
        file.write_bytes(whole[:place] + bytes([whole[place] ^ 4]) + whole[place + 1 :])
        refused(desk, file, "cut short")


def test_a_backup_of_another_key_is_refused(file: Path, another: MakeDesk, tmp_path: Path) -> None:
    (tmp_path / "desk.key").unlink()
    refused(another("sqlite"), file, "another key")


def test_a_backup_of_another_shape_says_which(
    desk: Desk, tmp_path: Path, another: MakeDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(backups, "_schema", lambda _: "0000")
        backups.save(desk, tmp_path / "desk.backup")
    refused(another("sqlite"), tmp_path / "desk.backup", r"database shape 0000, here 0\d\d\d")


def test_a_desk_that_is_in_use_is_not_overwritten(desk: Desk, file: Path) -> None:
    before = everything(desk)
    with pytest.raises(BackupError, match="not empty"):
        backups.restore(desk, file)
    assert everything(desk) == before


def test_a_second_restore_is_refused(file: Path, another: MakeDesk) -> None:
    restored = another("sqlite")
    backups.restore(restored, file)
    with pytest.raises(BackupError, match="not empty"):
        backups.restore(restored, file)


def test_a_tampered_desk_gives_no_backup(desk: Desk, tmp_path: Path) -> None:
    fill(desk)
    tamper(desk, "UPDATE audit_entry SET actor = '9' WHERE number = 2")
    with pytest.raises(BackupError, match="entry 2 of the audit trail"):
        backups.save(desk, tmp_path / "desk.backup")
    assert not (tmp_path / "desk.backup").exists()
