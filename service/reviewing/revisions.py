"""A folder, a git revision or a day to the rules and listings as they were."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from documents.problems import ProblemsFound
from service import snapshot
from service.reviewing.git import PARTS, Commit, Repository, RevisionError
from service.snapshot import Snapshot

_FIRST_DAY = date(1970, 1, 2)  # git takes an earlier day for today


@dataclass(frozen=True)
class Revision:
    """One state of rules and listings. ``name``: as it was asked for; ``commit``: None where it is a folder."""

    name: str
    snapshot: Snapshot
    commit: Commit | None = None

    @property
    def versions(self) -> str:
        """What tells this state from others."""
        made = f"{self.commit.short} ({self.commit.at}), " if self.commit else ""
        return f"{made}rules {self.snapshot.book.version}, directory {self.snapshot.directory.version}"


def read(name: str, own_folders: Iterable[Path] = ()) -> Revision:
    """The state in a folder, else at a git revision. Raises RevisionError."""
    folder = Path(name)
    if folder.is_dir():
        missing = [part for part in PARTS if not (folder / part).is_dir()]
        if missing:
            wanted = " と ".join(missing), " and ".join(missing)
            raise RevisionError(f"フォルダー {name} に {wanted[0]} がありません。", f"The folder {name} holds no {wanted[1]}.")
        return Revision(name, _loaded(name, folder, own_folders))
    repository = Repository.find()
    commit = repository.commit(name)
    if commit is None:
        raise RevisionError(
            f"「{name}」というフォルダーも版もありません。例: main、HEAD~1、042acda。" + _cut(repository)[0],
            f"'{name}' is neither a folder nor a git revision. Examples: main, HEAD~1, 042acda." + _cut(repository)[1],
        )
    return _at(name, repository, commit, own_folders)


def as_of(day: date, own_folders: Iterable[Path] = ()) -> Revision:
    """The state of the last commit before a day began in Japan. Raises RevisionError."""
    repository = Repository.find()
    commit = repository.last_before(f"{day - timedelta(days=1)}T23:59:59+09:00") if day > _FIRST_DAY else None
    if commit is None:
        raise RevisionError(
            f"{day} より前の版がありません。" + _cut(repository)[0],
            f"There is no revision before {day}." + _cut(repository)[1],
        )
    return _at(commit.short, repository, commit, own_folders)


def _at(name: str, repository: Repository, commit: Commit, own_folders: Iterable[Path]) -> Revision:
    with repository.files(commit) as root:
        return Revision(name, _loaded(name, root, own_folders), commit)


def _loaded(name: str, root: Path, own_folders: Iterable[Path]) -> Snapshot:
    try:
        return snapshot.load(own_folders, root)
    except ProblemsFound as error:
        first, count = error.problems[0], len(error.problems)
        place = first.path.relative_to(root) if first.path.is_relative_to(root) else first.path
        raise RevisionError(
            f"版 {name} は、いまのプログラムでは読めません({count} か所)。はじめの一つ {place}:{first.line}: {first.ja}",
            f"Revision {name} cannot be read by this program ({count} places). The first, {place}:{first.line}: {first.en}",
        ) from None
    except (OSError, ValueError) as error:
        file = Path(error.filename).name if isinstance(error, OSError) and error.filename else str(error)
        raise RevisionError(
            f"版 {name} は、いまのプログラムでは読めません({file})。",
            f"Revision {name} cannot be read by this program ({file}).",
        ) from None


def _cut(repository: Repository) -> tuple[str, str]:
    """What to add where the history was not fetched whole."""
    if not repository.is_shallow:
        return "", ""
    return (
        " 記録が途中からしかありません。git fetch --unshallow で残りを取ってください。",
        " The history here is cut short: git fetch --unshallow brings the rest.",
    )
