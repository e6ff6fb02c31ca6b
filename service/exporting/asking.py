"""The application asked in its own process: exactly the bytes that it sends, at a moment that stands still."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass

from fastapi import FastAPI
from httpx2 import ASGITransport, AsyncClient

from service.exporting.plan import ExportError


@dataclass(frozen=True)
class Answer:
    """What came."""

    body: bytes
    headers: Mapping[str, str]

    @property
    def media(self) -> str:
        """The type of the body, without parameters."""
        return self.headers.get("content-type", "").partition(";")[0]


class Asker:
    """Asks one address after the other."""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    async def get(self, address: str, status: int = 200) -> Answer:
        """What stands at an address. Raises ExportError where anything but the status comes."""
        response = await self._client.get(address)
        if response.status_code != status:
            raise ExportError(f"{address} は {response.status_code} を返します", f"{address} answers {response.status_code}")
        return Answer(response.content, response.headers)


@asynccontextmanager
async def asking(app: FastAPI, origin: str) -> AsyncIterator[Asker]:
    """Ask an application as a browser on its own host would. Its lifespan is not begun: it opens no database."""
    headers = {"accept": "text/html, */*", "accept-encoding": "identity"}
    async with AsyncClient(transport=ASGITransport(app=app), base_url=origin, headers=headers) as client:
        yield Asker(client)
