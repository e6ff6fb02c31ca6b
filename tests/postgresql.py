"""A PostgreSQL server of our own for the tests: real, on loopback, thrown away. Where its programs are missing the tests fail."""

import glob
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

from tests.own_servers import free_port

_OPTIONS = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=100"


_ROOM = 2 * 1024**3


@contextmanager
def postgresql() -> Iterator[str]:
    """Gives the address of a running server without a database name: ``postgresql://test@127.0.0.1:PORT``.

    In a folder of its own: into pytest's, only the user who runs pytest can look.
    """
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) and shutil.disk_usage("/dev/shm").free > _ROOM else None
    with tempfile.TemporaryDirectory(prefix="madoguchi-postgresql-", dir=memory, ignore_cleanup_errors=True) as folder:
        yield from _running(Path(folder))


def _running(folder: Path) -> Iterator[str]:
    programs = _programs()
    data, port = folder / "data", free_port()
    listen = f"-c listen_addresses=127.0.0.1 -p {port} -c unix_socket_directories= {_OPTIONS}"
    _hand_over(folder)
    _run(programs / "initdb", "-D", data, "-U", "test", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
    _run(programs / "pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", listen, "start")
    try:
        yield f"postgresql://test@127.0.0.1:{port}"
    finally:
        _run(programs / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")


def new_database(server: str, name: str, like: str = "template0") -> str:
    """A database on a server, empty or a copy of another; gives its address."""
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{like}"'.encode())
    return f"{server}/{name}"


def drop_database(address: str) -> None:
    """Let go of a database, whoever is still connected."""
    server, _, name = address.rpartition("/")
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)'.encode())


def _programs() -> Path:
    found = shutil.which("pg_ctl")
    folders = [Path(found).parent] if found else [Path(path) for path in glob.glob("/usr/lib/postgresql/*/bin")]
    for folder in sorted(folders, key=str, reverse=True):
        if (folder / "initdb").exists():
            return folder
    pytest.fail("PostgreSQL is missing. Install it: .ci/install-postgresql", pytrace=False)


def _hand_over(folder: Path) -> None:
    """PostgreSQL refuses to run as root."""
    if os.getuid() == 0:
        nobody = pwd.getpwnam("nobody")
        os.chown(folder, nobody.pw_uid, nobody.pw_gid)


def _run(*command: object) -> None:
    words = [str(word) for word in command]
    if os.getuid() == 0:
        words = ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", *words]
    environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "HOME": "/tmp"}
    done = subprocess.run(words, env=environment, cwd="/", capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
