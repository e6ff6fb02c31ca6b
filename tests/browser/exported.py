"""A copy of the public side as files, and a server that does nothing but send files."""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from service.exporting.layout import file_of

_ROOT = Path(__file__).parents[2]
_EXPORT = "from service.cli import app; app()"


def export(folder: Path, base: str, *more: str, **settings: str) -> None:
    """Write a copy of a few languages by the command itself, its key in a folder of its own beside the copy's."""
    asked = ["export", "--to", str(folder), "--base", base, "--languages", "ja-simple,en,zh-Hans", "--places", "13", *more]
    environment = {**os.environ, "MADOGUCHI_DATA": str(data_of(folder)), **settings}
    command = [sys.executable, "-c", _EXPORT, *asked]
    done = subprocess.run(command, cwd=_ROOT, env=environment, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def data_of(folder: Path) -> Path:
    """Where the key of a copy is."""
    return folder.parent / "data"


def written(path: str) -> str:
    """How a path of the server is written in a copy."""
    return f"/{file_of(path)}"


class _Quiet(SimpleHTTPRequestHandler):
    """Sends files, and 405 for anything that is sent to it."""

    def log_message(self, *_: Any) -> None:
        """Not into the tests' output."""

    def do_POST(self) -> None:
        self.send_error(405)


class _ForFrames(_Quiet):
    """Sends the header that the samples for servers name: a frame in a sandbox loads no script without it."""

    def end_headers(self) -> None:
        self.send_header("access-control-allow-origin", "*")
        super().end_headers()


@contextmanager
def serving(folder: Path, *, for_frames: bool = False) -> Iterator[str]:
    """The address of a plain server of files, without rules and, but for that of frames, without headers of its own."""
    handler = partial(_ForFrames if for_frames else _Quiet, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
