"""A new folder in the place of an old one: written beside it, then renamed, so that a copy is whole or not there.

Beside it stands a folder for the work, with a mark that is locked as long as somebody works there. What an export left that
was killed has the mark and no lock: the next one puts back or removes it, and nothing else.
"""

import fcntl
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from service.exporting.plan import ExportError

_READABLE = 0o755  # a temporary folder is for its owner only; a web server is somebody else
_MARK = "madoguchi-export"
_NEW, _OLD = "new", "old"

Strangers = Callable[[Path], list[str] | None]


@contextmanager
def replacing(folder: Path, strangers: Strangers) -> Iterator[Path]:
    """A new folder to write to, which takes the place of ``folder`` in the end; removed where anything goes wrong.

    ``strangers`` names the files of a copy that are not its own, None for what is no copy. Raises ExportError for a
    folder that holds anything but a copy.
    """
    folder = folder.resolve()
    folder.parent.mkdir(parents=True, exist_ok=True)
    _clear_after_others(folder)
    _refuse(folder, strangers)
    with _working_beside(folder) as work:
        fresh = work / _NEW
        fresh.mkdir()
        yield fresh
        fresh.chmod(_READABLE)
        _refuse(folder, strangers)
        if folder.exists():
            folder.rename(work / _OLD)
        fresh.rename(folder)


def _refuse(folder: Path, strangers: Strangers) -> None:
    if not folder.exists():
        return
    if not folder.is_dir():
        raise ExportError(f"{folder} はフォルダではありません", f"{folder} is not a folder")
    if not any(folder.iterdir()):
        return
    found = strangers(folder)
    if found is None:
        raise ExportError(f"{folder} は空でも、前の写しでもありません", f"{folder} is neither empty nor an earlier copy")
    if found:
        raise ExportError(f"{folder} に写しのものではないファイルがあります: {found[0]}", f"{folder} also holds {found[0]}")


@contextmanager
def _working_beside(folder: Path) -> Iterator[Path]:
    work = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
    with (work / _MARK).open("w", encoding="utf-8") as mark:
        fcntl.flock(mark, fcntl.LOCK_EX)
        mark.write(folder.name)
        mark.flush()
        try:
            yield work
        finally:
            with suppress(OSError):
                _end(work, folder)


def _clear_after_others(folder: Path) -> None:
    for work in folder.parent.iterdir():
        if work.name.startswith(f".{folder.name}.") and not work.is_symlink():
            with suppress(OSError):  # no mark, or somebody is at work there
                _clear_after_another(work, folder)


def _clear_after_another(work: Path, folder: Path) -> None:
    with (work / _MARK).open("r+", encoding="utf-8") as mark:
        fcntl.flock(mark, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if mark.read(len(folder.name) + 1) == folder.name:
            _end(work, folder)


def _end(work: Path, folder: Path) -> None:
    """What was there stands again where nothing new does. The mark goes last: whoever is killed here leaves it."""
    if (work / _OLD).exists() and not folder.exists():
        (work / _OLD).rename(folder)
    for part in (work / _NEW, work / _OLD):
        if part.exists():
            shutil.rmtree(part)
    (work / _MARK).unlink()
    work.rmdir()
