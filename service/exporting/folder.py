"""A new folder in the place of an old one: written beside it, then renamed, so that a copy is whole or not there."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from service.exporting.plan import ExportError

_READABLE = 0o755  # a temporary folder is for its owner only; a web server is somebody else

Strangers = Callable[[Path], list[str] | None]


@contextmanager
def replacing(folder: Path, strangers: Strangers) -> Iterator[Path]:
    """A new folder to write to, which takes the place of ``folder`` in the end; removed where anything goes wrong.

    ``strangers`` names the files of a copy that are not its own, None for what is no copy. Raises ExportError for a
    folder that holds anything but a copy.
    """
    folder = folder.resolve()
    _refuse(folder, strangers)
    folder.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
    try:
        yield fresh
        fresh.chmod(_READABLE)
        _refuse(folder, strangers)
        _take_its_place(fresh, folder)
    except BaseException:
        shutil.rmtree(fresh, ignore_errors=True)
        raise


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


def _take_its_place(fresh: Path, folder: Path) -> None:
    """Both renames are of whole folders; what was there goes only when the new one stands."""
    if not folder.exists():
        fresh.rename(folder)
        return
    old = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
    folder.rename(old)  # onto an empty folder
    try:
        fresh.rename(folder)
    except OSError:
        old.rename(folder)
        raise
    shutil.rmtree(old)
