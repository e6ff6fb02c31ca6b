"""Ready pages under load, against nginx sending the very same bytes; one core each, the two in turn."""

import http.client
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import Any, NamedTuple

from tests.bench import load
from tests.bench.load import Target
from tests.bench.measuring import median, ratio
from tests.bench.nginx import Sent, nginx
from tests.bench.processes import PRODUCT, Server

CONNECTIONS = 100
PAGES = {
    "frame": "/embed/v1/ja/junior/13",
    "first page": "/",
    "list": "/list",
    "situations as JSON": "/api/v1/situations",
}
"""By name, what is measured; in the content coding that browsers take."""
_TAKEN = "Accept-Encoding: br"


class Round(NamedTuple):
    """One page from one server in one round."""

    per_second: float
    p99_ms: float
    errors: int


def measure(rounds: int, seconds: int) -> dict[str, Any]:
    """Requests per second and the longest wait of 99 in 100, from the product and from nginx."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        product = stack.enter_context(Server(PRODUCT))
        product.first_answer("/healthz")
        sent = {name: _sent(product, path) for name, path in PAGES.items()}
        files = {name.replace(" ", "-"): response for name, response in sent.items()}
        peer = stack.enter_context(nginx(folder, files))
        peer.first_answer("/first-page")
        _check_same_bytes(peer, files)
        return {name: _in_turn(product, peer, name, rounds, seconds) for name in PAGES}


def _in_turn(product: Server, peer: Server, name: str, rounds: int, seconds: int) -> dict[str, Any]:
    ours, theirs = [], []
    for _ in range(rounds):
        ours.append(_round(product, PAGES[name], seconds))
        theirs.append(_round(peer, "/" + name.replace(" ", "-"), seconds))
    return {
        "requests_per_second": round(median(r.per_second for r in ours)),
        "of_nginx": round(ratio([r.per_second for r in ours], [r.per_second for r in theirs]), 3),
        "p99_ms": round(median(r.p99_ms for r in ours), 1),
        "nginx_per_second": round(median(r.per_second for r in theirs)),
        "errors": sum(r.errors for r in (*ours, *theirs)),
    }


def _round(server: Server, path: str, seconds: int) -> Round:
    came = load.run(Target(server.port, path, _TAKEN), seconds, connections=CONNECTIONS)
    return Round(came.requests / came.seconds, came.p99_ms, came.errors)


def _sent(server: Server, path: str) -> Sent:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
    connection.request("GET", path, headers=dict([_TAKEN.split(": ")]))
    response = connection.getresponse()
    found = Sent({name.lower(): value for name, value in response.getheaders()}, response.read())
    connection.close()
    if response.status != 200:
        raise RuntimeError(f"{path} answered {response.status}")
    return found


def _check_same_bytes(peer: Server, files: dict[str, Sent]) -> None:
    for name, expected in files.items():
        got = _sent(peer, f"/{name}")
        missing = expected.headers.keys() - got.headers.keys()
        if got.body != expected.body or missing:
            raise RuntimeError(f"nginx does not send the same for {name}: {sorted(missing)}")
