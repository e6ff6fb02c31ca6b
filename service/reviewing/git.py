"""The history of rules and listings, asked of git."""

import io
import os
import subprocess
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

PARTS = ("directory/data", "routing_rules")

_HOME = Path(__file__).parents[2]


class RevisionError(ValueError):
    """A revision that cannot be used; ``ja`` and ``en`` say why and what to do."""

    def __init__(self, ja: str, en: str) -> None:
        super().__init__(f"{ja} / {en}")
        self.ja, self.en = ja, en


class Commit(NamedTuple):
    """A commit: its full id, and when it was made (ISO 8601)."""

    id: str
    at: str

    @property
    def short(self) -> str:
        """The id as people write it."""
        return self.id[:10]


class Repository:
    """The git repository that holds the rules and listings."""

    def __init__(self, top: Path) -> None:
        self.top = top

    @classmethod
    def find(cls) -> "Repository":
        """The repository around the present folder, else the one this program stands in."""
        for place in (Path.cwd(), _HOME):
            done = _run(place, "rev-parse", "--show-toplevel")
            top = Path(os.fsdecode(done.stdout).strip())
            if done.returncode == 0 and all((top / part).is_dir() for part in PARTS):
                return cls(top)
        raise RevisionError(
            "版の記録(git)がここにありません。台帳ときまりを git で持つフォルダーの中で動かしてください。",
            "There is no git history here. Run this inside a git checkout that holds directory/data and routing_rules.",
        )

    def commit(self, name: str) -> Commit | None:
        """The commit of that name: a hash, a branch, a tag, HEAD~2."""
        done = self._run("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
        return self._commit(done.stdout) if done.returncode == 0 else None

    def last_before(self, moment: str) -> Commit | None:
        """The last commit of the present branch that is not later than a moment (ISO 8601)."""
        done = self._run("rev-list", "-1", "--first-parent", f"--before={moment}", "HEAD")
        return self._commit(done.stdout) if done.returncode == 0 and done.stdout.strip() else None

    @property
    def is_shallow(self) -> bool:
        """Was only a part of the history fetched?"""
        return self._run("rev-parse", "--is-shallow-repository").stdout.strip() == b"true"

    @contextmanager
    def files(self, commit: Commit) -> Iterator[Path]:
        """A temporary folder with the rules and listings of a commit."""
        done = self._run("archive", "--format=tar", commit.id, *PARTS)
        if done.returncode:
            raise RevisionError(
                f"版 {commit.short} には {' と '.join(PARTS)} がそろっていません。",
                f"Revision {commit.short} does not hold {' and '.join(PARTS)}.",
            )
        with TemporaryDirectory() as folder, tarfile.open(fileobj=io.BytesIO(done.stdout)) as archive:
            archive.extractall(folder, filter="data")
            yield Path(folder)

    def _commit(self, id: bytes) -> Commit:
        name = id.decode().strip()
        return Commit(name, self._run("show", "--no-patch", "--format=%cI", name).stdout.decode().strip())

    def _run(self, *words: str) -> "subprocess.CompletedProcess[bytes]":
        return _run(self.top, *words)


def _run(place: Path, *words: str) -> "subprocess.CompletedProcess[bytes]":
    # a hook or an alias that runs this command may have set GIT_DIR for another repository
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    try:
        return subprocess.run(["git", *words], cwd=place, env=environment, capture_output=True, check=False)
    except FileNotFoundError:
        raise RevisionError(
            "git が見つかりません。入れるか、二つのフォルダーを渡してください。",
            "git was not found. Install it, or name two folders instead.",
        ) from None
