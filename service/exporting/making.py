"""All of it, from the first address to the last file: asked for in order, finished, written and signed."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from fastapi import FastAPI

from service import clock
from service.exporting import data, folder, manifest, pages, servers
from service.exporting.asking import Answer, Asker, asking
from service.exporting.layout import Layout, file_of
from service.exporting.links import Links
from service.exporting.plan import Ages, Plan, Public, ages
from service.exporting.standing import standing_in
from service.signing import minisign
from service.signing.secret import SecretKey

_PARTS = "/device/"
_NOT_FOUND = "/404"
_TEXTS = ("text/html", "text/calendar", "text/xml", "application/json", "application/xml", "image/svg+xml")
_TEXT_ENDINGS = ("+json", "+xml")

Progress = Callable[[int, int], None]
"""Is told how many addresses are done, of how many."""


@dataclass
class Copy:
    """What was written: by path the hash, and the headers a server is to send. ``size`` in bytes."""

    folder: Path
    hashes: dict[str, str] = field(default_factory=dict)
    headers: dict[str, servers.Headers] = field(default_factory=dict)
    size: int = 0

    def write(self, path: str, body: bytes, headers: servers.Headers | None = None) -> None:
        """One file. Without headers it is not for the web."""
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(body)
        self.hashes[path] = hashlib.sha256(body).hexdigest()
        self.size += len(body)
        if headers is not None:
            self.headers[path] = headers


class Making:
    """Turns answers of the application into files."""

    def __init__(self, public: Public, plan: Plan) -> None:
        self._public = public
        self.addresses = list(dict.fromkeys(_wanted(public, plan)))
        left_out = set(public.addresses(frozenset(), frozenset())).difference(self.addresses)
        self.layout = Layout(self.addresses, plan.base)
        self._links = Links(self.layout, left_out, plan.origin)
        self._ages: Ages = ages(public.directory, plan.day)

    def finished(self, address: str, answer: Answer) -> bytes:
        """What stands in the file of an address."""
        if answer.media == "text/html":
            return self._links.in_page(address, self._said_in(address, answer)).encode()
        if address.startswith(_PARTS) and answer.media == "application/json":
            return self._part(address, answer.body)
        if answer.media in _TEXTS or answer.media.endswith(_TEXT_ENDINGS):
            return self._links.in_data(answer.body.decode()).encode()
        return answer.body

    def _said_in(self, address: str, answer: Answer) -> str:
        html = answer.body.decode()
        language = pages.language_of(html)
        if language is None:
            return html
        said = self._public.said(language, self._ages)
        if address.startswith(_PARTS):
            return pages.outdated(html, said, self._ages)
        return pages.finished(answer, html, said, self._ages, self._public.plain_sheet)

    def _part(self, address: str, body: bytes) -> bytes:
        *_, language, name = address.split("/")
        if name == "table.json":
            return data.table(body, self._ages)
        return data.words(body, self._public.said(language, self._ages)) if name == "said.json" else body


def _wanted(public: Public, plan: Plan) -> Iterator[str]:
    yield from public.addresses(plan.languages, plan.places)
    for frame in plan.frames:
        yield from (frame.address, *frame.beside)


async def make(app: FastAPI, to: Path, plan: Plan, key: SecretKey, progress: Progress) -> Copy:
    """Write a copy of an application's public side, in the place of an earlier one. Raises ExportError, OSError."""
    with clock.standing_still(plan.minute), folder.replacing(to, manifest.strangers) as fresh:
        making, copy = Making(app.state.public, plan), Copy(fresh)
        with standing_in(making.layout):
            await _write_all(app, making, copy, plan.origin, progress)
        _write_samples(copy, plan)
        listed = manifest.written(copy.hashes)
        copy.write(manifest.NAME, listed)
        copy.write(manifest.SIGNATURE, minisign.sign(listed, key, f"{plan.day} {plan.base}").encode())
    return copy


async def _write_all(app: FastAPI, making: Making, copy: Copy, origin: str, progress: Progress) -> None:
    async with asking(app, origin) as asker:
        for done, address in enumerate(making.addresses):
            progress(done, len(making.addresses))
            await _write(copy, making, asker, address)
        await _write(copy, making, asker, _NOT_FOUND, status=404)


async def _write(copy: Copy, making: Making, asker: Asker, address: str, status: int = 200) -> None:
    answer = await asker.get(address, status)
    path = file_of(address)
    copy.write(path, making.finished(address, answer), servers.told(answer.headers))


def _write_samples(copy: Copy, plan: Plan) -> None:
    copy.write("_headers", servers.netlify(copy.headers, plan.base).encode())
    copy.write("nginx.conf", servers.nginx(copy.headers, plan.base).encode())
