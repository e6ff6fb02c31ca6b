"""The Nu HTML checker finds nothing on any page, as the server sends it and as it stands after an answer on the device."""

import json
import subprocess
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

import pytest

from tests.browser import pages
from tests.browser.conftest import Visit
from tests.browser.test_accessibility import choose_danger

DEVICE, WRONG = "device", "wrong"
CHECKER = Path(".venv/nu-html-checker/node_modules/vnu-jar/build/dist/vnu.jar")


def complaints(folder: Path) -> list[str]:
    """What the checker says of every HTML file of a folder."""
    if not CHECKER.exists():
        pytest.fail("the Nu HTML checker is missing: bash .ci/install-validator", pytrace=False)
    command = [
        "java",
        "-Xss4m",
        "-jar",
        str(CHECKER),
        "--format",
        "json",
        "--stdout",
        "--exit-zero-always",
        "--skip-non-html",
        str(folder),
    ]
    out = subprocess.run(command, capture_output=True, text=True, check=True, timeout=300).stdout
    return [
        f"{m['url'].rsplit('/')[-1]}:{m.get('lastLine')}: {m['message']} {m.get('extract', '')}"
        for m in json.loads(out)["messages"]
    ]


def name(path: str, where: str) -> str:
    return urllib.parse.quote(f"{path}{where or 'home'}", safe="") + ".html"


def fetch(base: str, path: str, where: str) -> bytes:
    asked = urllib.request.Request(f"{base}{path}{'' if where == pages.ANSWER else where}", headers={"accept": "text/html"})
    asked.data = b"situations=immediate_danger&age=9" if where == pages.ANSWER else None
    try:
        with urllib.request.urlopen(asked, timeout=30) as response:
            return response.read()
    except urllib.error.HTTPError as error:
        return error.read()


@pytest.fixture(scope="module")
def said(base: str, one_visit: Visit, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """All that the checker says, started once: of what is sent, of what stands on the device, and of a wrong page."""
    folder = tmp_path_factory.mktemp("pages")
    for path, where in (*pages.in_complete_languages(), *pages.in_further_languages()):
        (folder / name(path, where)).write_bytes(fetch(base, path, where))
    for where in ("gaps", "en/gaps", "gaps/online_grooming"):
        (folder / name("/", where)).write_bytes(fetch(base, "/", where))
    for path in ("/", "/ja-simple/", "/en/"):
        one_visit.go(path)
        choose_danger(one_visit.page)
        (folder / f"{DEVICE}{name(path, '')}").write_text(one_visit.page.content(), "utf-8")
    (folder / f"{WRONG}.html").write_text(
        "<!DOCTYPE html><html lang=ja><title>x</title><p id=a><p id=a><span><div></div></span>", "utf-8"
    )
    return complaints(folder)


def test_as_the_server_sends_it(said: list[str]) -> None:
    assert [complaint for complaint in said if not complaint.startswith((DEVICE, WRONG))] == []


def test_as_it_stands_on_the_device(said: list[str]) -> None:
    assert [complaint for complaint in said if complaint.startswith(DEVICE)] == []


def test_the_checker_sees_what_it_should(said: list[str]) -> None:
    assert any("Duplicate ID" in complaint for complaint in said if complaint.startswith(WRONG))
