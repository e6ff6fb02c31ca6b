"""What every test that starts a server of its own needs: a free port, and patience until it answers."""

import socket
import time
import urllib.request
from collections.abc import Callable

_TRIES, _PAUSE = 300, 0.1


def free_port() -> int:
    """A port of this machine on which nobody listens."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def wait_for(port: int, stopped: Callable[[], int | None], said: Callable[[], str]) -> None:
    """Until a server answers. Fails with what it ``said`` where it ``stopped`` (its exit code, None while it runs)."""
    for _ in range(_TRIES):
        assert stopped() is None, f"the server stopped: {said()}"
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=1):
                return
        except OSError:
            time.sleep(_PAUSE)
    raise AssertionError("the server did not answer within 30 seconds")
