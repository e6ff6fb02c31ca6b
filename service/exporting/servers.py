"""Samples for web servers, from the headers that the application sent with each file.

``_headers`` in the form that Netlify and Cloudflare Pages read, ``nginx.conf`` to be included in a server block.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping

_TOLD = (
    "content-security-policy",
    "cross-origin-opener-policy",
    "cross-origin-resource-policy",
    "access-control-allow-origin",
    "access-control-expose-headers",
    "permissions-policy",
    "referrer-policy",
    "x-content-type-options",
    "x-robots-tag",
    "cache-control",
)
"""What hangs on the single file (its type, length, tag) a server says by itself."""

Headers = tuple[tuple[str, str], ...]


def told(headers: Mapping[str, str]) -> Headers:
    """Those of a response that a server must be told to send."""
    return tuple((name, headers[name]) for name in _TOLD if name in headers)


def patterns(files: Mapping[str, Headers], under: str = "") -> Iterator[tuple[str, Headers]]:
    """(path, headers): a folder (with ``/`` at its end) where all in it is sent alike, else a file. No two of them meet:
    where several fit, some servers would send the headers of all.
    """
    inside: dict[str, dict[str, Headers]] = defaultdict(dict)
    for path, headers in files.items():
        name, slash, _ = path.removeprefix(under).partition("/")
        inside[under + name + slash][path] = headers
    for path, held in sorted(inside.items()):
        kinds = set(held.values())
        if not path.endswith("/") or len(kinds) == 1:
            yield path, kinds.pop()
        else:
            yield from patterns(held, path)


def netlify(files: Mapping[str, Headers], base: str) -> str:
    """The text of ``_headers``."""
    return "\n".join(_netlify(path, headers) for path, headers in _served(files, base))


def _netlify(path: str, headers: Headers) -> str:
    """The page of a folder is asked for by the folder's name, too."""
    lines = "".join(f"  {name}: {value}\n" for name, value in headers)
    folder, slash, file = path.rpartition("/")
    names = (path, folder + slash) if file == "index.html" else (path if file else f"{path}*",)
    return "\n".join(f"{name}\n{lines}" for name in names)


def _served(files: Mapping[str, Headers], base: str) -> Iterator[tuple[str, Headers]]:
    for path, headers in patterns(files):
        yield base + path, headers


_NGINX = """# In a server block, with the copy at {base}. `nginx -t` says whether it fits the rest.
charset utf-8;
error_page 404 {base}404.html;
error_page 405 =200 {base}list.html;  # what a browser without scripts sends to a file

"""


def nginx(files: Mapping[str, Headers], base: str) -> str:
    """The text of ``nginx.conf``."""
    return _NGINX.format(base=base) + "\n".join(_location(path, headers) for path, headers in _served(files, base))


def _location(path: str, headers: Headers) -> str:
    lines = "".join(f'    add_header {name} "{value}" always;\n' for name, value in headers)
    return f"location {'^~' if path.endswith('/') else '='} {path} {{\n{lines}}}\n"
