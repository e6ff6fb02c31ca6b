"""`papers`: posters, cards and bookmarks as PDF."""

import os
import re
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import urlopen

import typer

from service.commands.common import BAD_INPUT, WRONG_FILES, stop

_KINDS = ("poster", "cards", "bookmark")
_ANY = ("all",)
_LONGEST = 120
_SWITCHES = (
    "--headless",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--no-pdf-header-footer",
)
_WHEN_PRINTED = re.compile(rb"/(?:CreationDate|ModDate) \(D:[^)]*\)")
_NO_SUCH_PAPER = (
    "そのような紙はありません。kind: poster | cards | bookmark、level: lower | upper | junior | senior、"
    "place: 01〜47、language: ja | ja-simple | en"
    " / There is no such paper: kind, level, place or language is another one than these."
)
_NO_CHROMIUM = (
    "Chromium が見つかりません。入れるか、--browser で場所を書きます。"
    " / Chromium was not found. Install it, or say where it is with --browser."
)
_NOT_PRINTED = "Chromium が印刷できませんでした。 / Chromium could not print."
_NO_SCAN = (
    "QRコードなしで印刷しました。入れるには MADOGUCHI_ORIGIN に公開の住所を書きます。"
    " / Printed without a QR code: MADOGUCHI_ORIGIN does not say the public address."
)


def papers(
    to: Annotated[Path, typer.Option(help="The folder to write to; made where it is missing.")],
    place: Annotated[list[str] | None, typer.Option(help="Prefecture (JIS X 0401, e.g. 13); again for more.")] = None,
    level: Annotated[list[str] | None, typer.Option(help="lower, upper, junior or senior; again for more.")] = None,
    kind: Annotated[list[str] | None, typer.Option(help="poster, cards or bookmark; all three without it.")] = None,
    language: Annotated[str, typer.Option(help="ja, ja-simple or en.")] = "ja",
    browser: Annotated[Path, typer.Option(help="Chromium, which prints them.")] = Path("/usr/bin/chromium"),
) -> None:
    """Write papers as PDF, printed by Chromium from this site's own pages.

    The same files, settings, fonts and Chromium give the same bytes; another version of any of them may not.
    """
    from rich.progress import track

    if not browser.is_file():
        stop(_NO_CHROMIUM, BAD_INPUT)
    wanted = [
        f"/paper/{one}/{language}/{grade}/{where}" for where, grade, one in product(place or _ANY, level or _ANY, kind or _KINDS)
    ]
    with _site() as base:
        _require(base, wanted)
        to.mkdir(parents=True, exist_ok=True)
        for path in track(wanted, "紙 / papers"):
            _print(browser, base + path, to / f"{path.removeprefix('/paper/').replace('/', '-')}.pdf")
    _tell_of_the_scan()


@contextmanager
def _site() -> Iterator[str]:
    """The address at which this site answers for as long as it takes, on this machine only."""
    import uvicorn

    from documents.problems import ProblemsFound
    from service.app import create_app
    from service.commands.common import cannot_start

    try:
        app = create_app()
    except ProblemsFound as error:
        cannot_start(error)
    with socket.create_server(("127.0.0.1", 0)) as door:
        server = uvicorn.Server(uvicorn.Config(app, access_log=False, log_level="warning", lifespan="off"))
        serving = threading.Thread(target=server.run, args=([door],), daemon=True)
        serving.start()
        while not server.started and serving.is_alive():
            time.sleep(0.05)
        try:
            yield f"http://127.0.0.1:{door.getsockname()[1]}"
        finally:
            server.should_exit = True
            serving.join()


def _require(base: str, paths: list[str]) -> None:
    """Stop before anything is written where one of the papers does not exist."""
    for path in paths:
        try:
            urlopen(base + quote(path)).close()
        except HTTPError as error:
            error.close()
            stop(*((_NO_SUCH_PAPER, BAD_INPUT) if error.code == 404 else (_NOT_PRINTED, WRONG_FILES)))


def _print(browser: Path, address: str, file: Path) -> None:
    """Print one page. Chromium will not run as root in its own sandbox; what it opens here is our own page only."""
    as_root = ("--no-sandbox",) if os.geteuid() == 0 else ()
    with TemporaryDirectory() as profile:
        printed = Path(profile) / "paper.pdf"
        command = [browser, *_SWITCHES, *as_root, f"--user-data-dir={profile}", f"--print-to-pdf={printed}", address]
        try:
            subprocess.run(command, check=True, capture_output=True, timeout=_LONGEST)
            file.write_bytes(_without_the_time(printed.read_bytes()))
        except (subprocess.SubprocessError, OSError):
            stop(_NOT_PRINTED, WRONG_FILES)


def _without_the_time(pdf: bytes) -> bytes:
    """A PDF that does not say when it was printed. As long as before: its table of contents counts bytes."""
    return _WHEN_PRINTED.sub(lambda found: b" " * len(found[0]), pdf)


def _tell_of_the_scan() -> None:
    from service.settings import settings

    if "origin" not in settings().model_fields_set:
        typer.echo(_NO_SCAN, err=True)
