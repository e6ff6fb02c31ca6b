"""Where a copy is written to, and what `madoguchi verify` says of one. The copies here are of two files, and not of this site."""

import fcntl
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from service.cli import app
from service.exporting import folder as folders
from service.exporting import manifest
from service.exporting.layout import Layout
from service.exporting.links import Links
from service.exporting.plan import ExportError
from service.signing import keys, minisign

FILES = {"index.html": b"<p>one</p>", "en/index.html": b"<p>two</p>"}


def write(folder: Path, key_folder: Path) -> None:
    hashes = {}
    for path, body in FILES.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(body)
        hashes[path] = manifest.digest_of(folder / path)
    listed = manifest.written(hashes)
    (folder / manifest.NAME).write_bytes(listed)
    (folder / manifest.SIGNATURE).write_text(minisign.sign(listed, keys.load_or_make(key_folder), "2026-12-02 /"), "utf-8")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    write(tmp_path / "copy", tmp_path / "key")
    return tmp_path / "copy"


def verify(copy: Path) -> tuple[int, str]:
    """As for who has the public key alone."""
    done = CliRunner().invoke(app, ["verify", str(copy), "--key", str(copy.parent / "key" / "signing.pub")])
    return done.exit_code, done.output


def flip(copy: Path) -> None:
    page = copy / "index.html"
    page.write_bytes(bytes([page.read_bytes()[0] ^ 1]) + page.read_bytes()[1:])


def lose(copy: Path) -> None:
    (copy / "en/index.html").unlink()


def add(copy: Path) -> None:
    (copy / "more.html").write_bytes(b"more")


def link(copy: Path) -> None:
    (copy / "index.html").unlink()
    os.symlink("en/index.html", copy / "index.html")


def relist(copy: Path) -> None:
    """Somebody changes a page and the list with it."""
    flip(copy)
    hashes = {path: manifest.digest_of(copy / path) for path in FILES}
    (copy / manifest.NAME).write_bytes(manifest.written(hashes))


def test_an_unchanged_copy_is_as_it_was_signed(copy: Path) -> None:
    code, said = verify(copy)
    assert code == 0, said
    assert "2026-12-02" in said


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (flip, "変更 changed: index.html"),
        (lose, "不足 missing: en/index.html"),
        (add, "余分 extra: more.html"),
        (link, "変更 changed: index.html"),
        (relist, "署名が合いません"),
    ],
)
def test_every_change_is_named(copy: Path, change: Callable[[Path], None], told: str) -> None:
    change(copy)
    code, said = verify(copy)
    assert code == 1
    assert told in said


def test_another_key_is_not_enough(copy: Path, tmp_path: Path) -> None:
    other = keys.load_or_make(tmp_path / "other").public.text
    done = CliRunner().invoke(app, ["verify", str(copy), "--key", other.splitlines()[-1]])
    assert done.exit_code == 1
    assert "べつの鍵" in done.output


def test_what_is_no_copy_is_said_so(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["verify", str(tmp_path), "--key", "x"])
    assert done.exit_code == 1


def test_sha256sum_reads_the_list(copy: Path) -> None:
    assert manifest.read((copy / manifest.NAME).read_bytes()).keys() == FILES.keys()
    assert manifest.read((copy / manifest.NAME).read_bytes())["index.html"] == manifest.digest_of(copy / "index.html")


def test_an_earlier_copy_is_replaced_whole(copy: Path) -> None:
    with folders.replacing(copy, manifest.strangers) as fresh:
        (fresh / "new.html").write_bytes(b"new")
    assert [path.name for path in copy.iterdir()] == ["new.html"]
    assert sorted(path.name for path in copy.parent.iterdir()) == ["copy", "key"]


def test_a_copy_that_fails_changes_nothing(copy: Path) -> None:
    with pytest.raises(IsADirectoryError), folders.replacing(copy, manifest.strangers) as fresh:
        fresh.write_bytes(b"new")
    assert not manifest.differences(copy)
    assert sorted(path.name for path in copy.parent.iterdir()) == ["copy", "key"]


@pytest.mark.parametrize("change", [add, lambda copy: (copy / manifest.NAME).unlink()], ids=["with a stranger", "without a list"])
def test_what_is_not_only_a_copy_is_left_alone(copy: Path, change: Callable[[Path], None]) -> None:
    change(copy)
    before = sorted(copy.rglob("*"))
    with pytest.raises(ExportError), folders.replacing(copy, manifest.strangers):
        pytest.fail("nothing is written")
    assert sorted(copy.rglob("*")) == before


def test_a_file_in_the_place_of_the_folder_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "copy").write_text("mine")
    with pytest.raises(ExportError), folders.replacing(tmp_path / "copy", manifest.strangers):
        pytest.fail("nothing is written")
    assert (tmp_path / "copy").read_text() == "mine"


KILLED = """
import os, signal, sys
from pathlib import Path
from service.exporting import folder, manifest

def rename(path, to):
    os.rename(path, to)
    os.kill(os.getpid(), signal.SIGKILL)

if sys.argv[2] == "between the renames":
    Path.rename = rename
with folder.replacing(Path(sys.argv[1]), manifest.strangers) as fresh:
    (fresh / "half.html").write_bytes(b"half")
    if sys.argv[2] == "while writing":
        os.kill(os.getpid(), signal.SIGKILL)
"""


def killed(copy: Path, when: str) -> Path:
    """What an export leaves beside its folder that was killed."""
    done = subprocess.run([sys.executable, "-c", KILLED, str(copy), when], cwd=Path(__file__).parents[1], check=False)
    assert done.returncode == -signal.SIGKILL
    (left,) = copy.parent.glob(".copy.*")
    return left


@pytest.mark.parametrize("when", ["while writing", "between the renames"])
def test_what_a_killed_export_left_is_gone_after_the_next(copy: Path, when: str) -> None:
    killed(copy, when)
    with folders.replacing(copy, manifest.strangers) as fresh:
        (fresh / "new.html").write_bytes(b"new")
    assert [path.name for path in copy.iterdir()] == ["new.html"]
    assert sorted(path.name for path in copy.parent.iterdir()) == ["copy", "key"]


def test_a_copy_that_was_moved_away_by_a_killed_export_comes_back(copy: Path) -> None:
    killed(copy, "between the renames")
    assert not copy.exists()
    with pytest.raises(IsADirectoryError), folders.replacing(copy, manifest.strangers) as fresh:
        fresh.write_bytes(b"this one fails, too")
    assert not manifest.differences(copy)
    assert sorted(path.name for path in copy.parent.iterdir()) == ["copy", "key"]


def test_the_folders_of_others_stay(copy: Path) -> None:
    theirs = killed(copy, "while writing").rename(copy.parent / ".copy.other.12345678")
    mine = copy.parent / ".copy.mine"
    (mine / "new").mkdir(parents=True)
    (theirs / "madoguchi-export").write_text("copy.other", "utf-8")
    with folders.replacing(copy, manifest.strangers) as fresh:
        (fresh / "new.html").write_bytes(b"new")
    assert (mine / "new").is_dir()
    assert (theirs / "new" / "half.html").is_file()


def test_an_export_that_is_at_work_is_left_alone(copy: Path) -> None:
    left = killed(copy, "while writing")
    with (left / "madoguchi-export").open() as mark:
        fcntl.flock(mark, fcntl.LOCK_EX)
        with folders.replacing(copy, manifest.strangers) as fresh:
            (fresh / "new.html").write_bytes(b"new")
    assert (left / "new" / "half.html").is_file()


LINKS = Links(Layout(["/", "/list", "/c/a", "/embed/v1/ja/all/13"], "/sodan/"), {"/ko/"}, "https://school.example")


@pytest.mark.parametrize(
    ("page", "copied"),
    [
        ('<a href="/list#places">', '<a href="/sodan/list.html#places">'),
        ('<a hreflang="ko" href="/ko/">한국어</a>', ""),
        (
            '<a href="/leave" target="_top" data-exit="https://a.test/">',
            '<a href="https://a.test/" target="_top" data-exit="https://a.test/">',
        ),
        ('<form method="post" action="/">', '<form method="post" action="/sodan/index.html" data-list="/sodan/list.html">'),
        (
            "src=&#34;https://school.example/embed/v1/ja/all/13?theme=dark&#34;",
            "src=&#34;https://school.example/sodan/embed/v1/ja/all/13.html?theme=dark&#34;",
        ),
        ('<strong id="site">https://school.example</strong>', '<strong id="site">https://school.example/sodan</strong>'),
        ('<p>"/list" is text</p>', '<p>"/list" is text</p>'),
        ('<a href="tel:110">', '<a href="tel:110">'),
    ],
)
def test_links_lead_to_files(page: str, copied: str) -> None:
    assert LINKS.in_page("/", page) == copied


def test_a_link_to_nowhere_stops_the_copy() -> None:
    with pytest.raises(ExportError, match="/nowhere"):
        LINKS.in_page("/", '<a href="/nowhere">')
