"""uvicorn's own protocol, but that a plain GET for something kept is answered as soon as its headers have been read."""

import asyncio

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from service.kept.store import Key, Store, coding_of

_NEEDS_THE_APPLICATION = frozenset((b"if-none-match", b"expect", b"upgrade"))


def protocol_with(store: Store) -> type[asyncio.Protocol]:
    """The class of the protocol of a server with this store."""

    class AnswersFromStore(HttpToolsProtocol):
        answered = False

        def on_headers_complete(self) -> None:
            found = self._kept()
            self.answered = found is not None
            if found is None:
                super().on_headers_complete()
            else:
                self.transport.write(found)
                self.on_response_complete()

        def on_body(self, body: bytes) -> None:
            if not self.answered:
                super().on_body(body)

        def on_message_complete(self) -> None:
            if not self.answered:
                super().on_message_complete()

        def _kept(self) -> bytes | None:
            if not self._is_plain():
                return None
            host = accepted = b""
            for name, value in self.headers:
                if name in _NEEDS_THE_APPLICATION:
                    return None
                if name == b"host":
                    host = value
                elif name == b"accept-encoding":
                    accepted = value
            kept = store.find(Key(host, self.url, coding_of(accepted)))
            return kept and b"%s%s\r\n%s" % (kept.head, self._default_headers(), kept.body)

        def _is_plain(self) -> bool:
            """A GET on a connection that stays open, on which nothing waits."""
            if self.parser.get_method() != b"GET" or self.parser.get_http_version() != "1.1" or self.flow.write_paused:
                return False
            return self.parser.should_keep_alive() and (self.cycle is None or self.cycle.response_complete)

        def _default_headers(self) -> bytes:
            return b"".join([b"%s: %s\r\n" % header for header in self.server_state.default_headers])

    return AnswersFromStore
