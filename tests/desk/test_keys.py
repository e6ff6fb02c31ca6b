"""The secret of an installation: made at random, kept for its owner, refused where it can be guessed."""

import threading
from pathlib import Path

import pytest
from pydantic import ValidationError

from service.desk.desk import Desk
from service.desk.keys import Keys, WeakSecretError, load_keys
from service.settings import Settings

STRONG = "Vq3_tZk9LrXw2Hd7BnYp4Jf8McSg6Ea1Uo5Ti0KxQ-s"
STARTS = 12


@pytest.mark.parametrize("weak", ["", "change-me", "a" * 64, "0123456789" * 5, STRONG[:42]])
def test_a_secret_that_can_be_guessed_is_refused_and_not_repeated(tmp_path: Path, weak: str) -> None:
    with pytest.raises(WeakSecretError) as refused:
        load_keys(weak, tmp_path / "desk.key")
    assert not weak or weak not in str(refused.value)
    assert list(tmp_path.iterdir()) == []


def test_the_desk_refuses_a_weak_secret_as_it_starts(tmp_path: Path) -> None:
    with pytest.raises(WeakSecretError):
        Desk(Settings(data=tmp_path, secret="change-me"))


def test_an_empty_secret_in_the_environment_is_no_secret_but_a_mistake(tmp_path: Path) -> None:
    desk = Desk(Settings(data=tmp_path, secret=""))
    with pytest.raises(WeakSecretError):
        _ = desk.keys


def test_a_given_secret_makes_no_file_and_is_always_the_same(tmp_path: Path) -> None:
    assert load_keys(STRONG, tmp_path / "desk.key").audit == load_keys(STRONG, tmp_path / "elsewhere").audit
    assert list(tmp_path.iterdir()) == []


def test_the_key_file_is_made_once_for_its_owner_only(tmp_path: Path) -> None:
    file = tmp_path / "var" / "desk.key"
    first, second = load_keys(None, file), load_keys(None, file)
    assert first.audit == second.audit
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o777 == 0o700
    assert [path.name for path in file.parent.iterdir()] == ["desk.key"]
    assert len(file.read_bytes()) == 32


def test_two_installations_have_different_keys(tmp_path: Path) -> None:
    assert load_keys(None, tmp_path / "a").audit != load_keys(None, tmp_path / "b").audit


@pytest.mark.parametrize("length", [0, 5, 31, 33])
def test_a_damaged_key_file_is_refused_and_left_alone(tmp_path: Path, length: int) -> None:
    (tmp_path / "desk.key").write_bytes(b"x" * length)
    with pytest.raises(WeakSecretError):
        load_keys(None, tmp_path / "desk.key")
    assert (tmp_path / "desk.key").read_bytes() == b"x" * length


def test_first_starts_at_once_give_one_key(tmp_path: Path) -> None:
    for round_ in range(10):
        start, found, file = threading.Barrier(STARTS), [], tmp_path / str(round_) / "desk.key"

        def begin(file: Path = file, start: threading.Barrier = start, found: list[bytes] = found) -> None:
            start.wait()
            found.append(load_keys(None, file).audit)

        starts = [threading.Thread(target=begin) for _ in range(STARTS)]
        for each in starts:
            each.start()
        for each in starts:
            each.join(30)
        assert len(found) == STARTS
        assert len(set(found)) == 1


def test_keys_for_separate_uses_are_different() -> None:
    keys = Keys(b"s" * 32)
    assert len({keys.audit, keys.derive("sealing"), keys.derive("backup"), b"s" * 32}) == 4


def test_what_is_sealed_opens_only_where_it_belongs() -> None:
    keys = Keys(b"s" * 32)
    sealed = keys.seal(b"invented", "totp:1")
    assert keys.unseal(sealed, "totp:1") == b"invented"
    assert keys.seal(b"invented", "totp:1") != sealed
    altered = sealed[:-1] + bytes([sealed[-1] ^ 1])
    for attempt, belongs_to in ((sealed, "totp:2"), (altered, "totp:1"), (sealed[:12], "totp:1")):
        with pytest.raises(ValueError, match="another secret"):
            keys.unseal(attempt, belongs_to)
    with pytest.raises(ValueError, match="another secret"):
        Keys(b"t" * 32).unseal(sealed, "totp:1")


def test_settings_show_no_secret(tmp_path: Path) -> None:
    assert STRONG not in repr(Settings(data=tmp_path, secret=STRONG, oidc_client_secret=STRONG))
    with pytest.raises(ValidationError) as refused:
        Settings(data=tmp_path, secret=["zq7typed"])  # type: ignore[arg-type]
    assert "zq7typed" not in str(refused.value)
