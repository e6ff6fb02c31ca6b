"""Every curl line of docs/api.md, run by curl against a real server: what stands behind its # is what comes back.

``# 200 application/json: items[].id`` is the status, the media type, and what the body holds: of JSON the places that lead to
something, of anything else a text. A missing curl fails the tests.
"""

import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.own_servers import free_port, wait_for

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]
WRITTEN = "http://127.0.0.1:8000"
LINES = re.findall(r"^curl .*", (ROOT / "docs/api.md").read_text(encoding="utf-8"), re.M)
_SERVE = "from service.cli import app; app()"


class Example(NamedTuple):
    """A curl line and what it promises."""

    words: list[str]
    status: str
    media_type: str
    holds: list[str]

    @property
    def is_json(self) -> bool:
        return self.media_type.endswith("json")


def example(line: str) -> Example:
    command, _, promised = line.partition("  # ")
    found = re.fullmatch(r"(\d{3})(?: ([\w+/-]+)(?:: (.+))?)?", promised)
    assert found, f"nothing is promised: {line}"
    status, media_type, holds = found.groups(default="")
    is_list = media_type.endswith("json")
    return Example(
        shlex.split(command), status, media_type, re.split(", ", holds) if is_list and holds else [holds] if holds else []
    )


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    port, folder = free_port(), tmp_path_factory.mktemp("server")
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "MADOGUCHI_DATA": str(folder)}
    command = [sys.executable, "-c", _SERVE, "serve", "--port", str(port)]
    with (folder / "log").open("w+") as log:
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=log, stderr=log)
        wait_for(port, process.poll, (folder / "log").read_text)
        yield f"http://127.0.0.1:{port}"
        process.terminate()
        process.wait(10)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the lines run, one after the other as they stand: a tag that one line saves is compared by the next."""
    return tmp_path_factory.mktemp("curl")


def run(words: list[str], server: str, folder: Path) -> tuple[str, str, str]:
    """(status, media type, body) as curl got them."""
    asked = [word.replace(WRITTEN, server) for word in words]
    body = folder / (asked[asked.index("-o") + 1] if "-o" in asked else "body")
    body.unlink(missing_ok=True)
    into = [] if "-o" in asked else ["-o", body.name]
    told = ["--silent", "--show-error", "--max-time", "30", "--write-out", "%{http_code} %{content_type}"]
    done = subprocess.run([*asked, *into, *told], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    status, _, media_type = done.stdout.partition(" ")
    return status, media_type.partition(";")[0].strip(), body.read_text(encoding="utf-8") if body.exists() else ""


def at(data: Any, place: str) -> list[Any]:
    """What stands at a place such as ``items[].id``; of a list, in all its entries."""
    found = [data]
    for part in place.split("."):
        name = part.removesuffix("[]")
        found = [value[name] for value in found if name in value]
        if part.endswith("[]"):
            found = [entry for value in found for entry in value]
    return found


@pytest.mark.parametrize("line", LINES)
def test_what_is_promised_comes_back(line, server, folder):
    promised = example(line)
    status, media_type, body = run(promised.words, server, folder)
    assert status == promised.status
    assert media_type == promised.media_type or not promised.media_type
    if promised.is_json and "--head" not in promised.words:
        data = json.loads(body)
        for place in promised.holds:
            assert at(data, place), place
    elif not promised.is_json:
        assert all(text in body for text in promised.holds)


def test_there_is_a_line_for_every_read():
    assert len(LINES) > 15
    text = "\n".join(LINES)
    named = re.findall(r"`/?(?:GET |POST )?(/(?:api|feeds)/[\w/.{}]+)`", (ROOT / "docs/api.md").read_text(encoding="utf-8"))
    addresses = {address for address in named if not address.endswith(("/", "openapi.json"))}
    assert len(addresses) > 6
    for address in addresses:
        assert re.search(re.escape(address).replace(r"\{id\}", r"\w+"), text), address


def test_a_promise_that_is_not_kept_is_noticed(server, folder):
    line = next(line for line in LINES if "/situations" in line)
    with pytest.raises(AssertionError):
        test_what_is_promised_comes_back(line.replace("# 200", "# 404"), server, folder)
    with pytest.raises(AssertionError):
        test_what_is_promised_comes_back(line.replace("groups[].id", "groups[].colour"), server, folder)
