"""nginx with one worker, serving files that hold the very bytes and headers which the product sent."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from tests.bench.processes import Server

PROGRAM = Path("/usr/sbin/nginx")

_SENT_BY_NGINX = {"date", "server", "content-length", "connection"}
_TEMPORARY = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")


class Sent(NamedTuple):
    """A response: its headers and its body."""

    headers: Mapping[str, str]
    body: bytes


def nginx(folder: Path, pages: Mapping[str, Sent]) -> Server:
    """A server with each response under its name as path. Raises FileNotFoundError where there is no nginx."""
    if not PROGRAM.exists():
        raise FileNotFoundError(f"{PROGRAM} is missing: run .ci/install-nginx")
    folder.chmod(0o755)  # its worker gives up root's rights
    for name, sent in pages.items():
        (folder / name).write_bytes(sent.body)
    template = folder / "nginx.conf.in"
    template.write_text(_configuration(folder, pages), "utf-8")
    filled = f"sed 's/PORT/{{port}}/' {template} > {folder}/nginx.conf"
    return Server(["/bin/sh", "-c", f"{filled} && exec {PROGRAM} -c {folder}/nginx.conf"])


def _configuration(folder: Path, pages: Mapping[str, Sent]) -> str:
    places = "\n".join(_place(name, sent) for name, sent in pages.items())
    temporary = "\n".join(f"{name}_temp_path {folder}/{name};" for name in _TEMPORARY)
    return f"""
worker_processes 1; daemon off; pid {folder}/pid; error_log stderr error;
events {{ worker_connections 1024; }}
http {{
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 100000000; open_file_cache max=100; default_type text/plain;
  {temporary}
  server {{ listen 127.0.0.1:PORT; root {folder}; etag off;
{places}
  }}
}}
"""


def _place(name: str, sent: Sent) -> str:
    kind = sent.headers.get("content-type", "text/plain")
    added = "\n".join(
        f"      add_header {header} '{_escaped(value)}';"
        for header, value in sent.headers.items()
        if header not in _SENT_BY_NGINX | {"content-type"}
    )
    return f"    location = /{name} {{ types {{ }} default_type '{kind}';\n{added}\n    }}"


def _escaped(value: str) -> str:
    return value.replace("\\", "\\\\").replace("'", "\\'")
