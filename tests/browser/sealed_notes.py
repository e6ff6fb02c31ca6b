"""An invented note put down at a real server by Python, and the pages of its sender and its readers."""

from dataclasses import dataclass, field

from playwright.sync_api import BrowserContext, Page, Request, expect

from service.desk import notes
from tests.browser.desk import DeskServer
from tests.desk.people import a_counselor
from tests.desk.sealing import Envelope, from_base64url, random_id, random_key

PASSPHRASE = "あさり かもめ つくえ らくだ"
OTHER = "あさり かもめ つつじ らくだ"
"""Four words of the list, and other ones."""

NOTE = {
    "v": 1,
    "to": "cure_time",
    "facts": {"situations": ["online_grooming"], "first_words": "zq7 <img src=x onerror=alert(1)> だれにも言わないで"},
    "opened": {},
    "consent": [],
    "ground": None,
}
MARK = "zq7"


@dataclass(eq=False)
class Sealed:
    """A note that waits at a server. The counselor who handed it over is invented."""

    server: DeskServer
    envelope: Envelope

    @property
    def path(self) -> str:
        return f"/n/{self.envelope.id}"

    @property
    def link(self) -> str:
        return f"{self.server.address}{self.path}#{self.envelope.key}"

    @property
    def row(self) -> notes.SealedNote:
        """As it is stored now."""
        with self.server.desk.work() as work:
            found = work.session.get(notes.SealedNote, self.envelope.id)
            assert found
            return found


def put_down(server: DeskServer, note: object = NOTE, sealed: str | None = None) -> Sealed:
    """Seal a note and store it; or store what is no such note."""
    envelope = Envelope(random_id(), random_key(), PASSPHRASE)
    offered = envelope.offered(note)
    text = from_base64url(sealed or str(offered["sealed"]))
    counselor = a_counselor(server.desk)
    with server.desk.work() as work:
        notes.create(
            work, counselor, notes.Offered(envelope.id, text, str(offered["token_hash"]), str(offered["reply_hash"]), 72)
        )
    return Sealed(server, envelope)


@dataclass
class Reader:
    """Somebody's browser, and everything it asked for."""

    page: Page
    requests: list[Request] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    @property
    def sent(self) -> str:
        """Every address, header and body that left the browser."""
        return "\n".join(f"{r.method} {r.url} {r.all_headers()} {r.post_data}" for r in self.requests)

    def open(self, link: str) -> None:
        self.page.goto(link)

    def knock(self) -> None:
        self.page.locator("[data-do=knock]").click()
        expect(self.page.locator("#phrase")).to_be_visible()

    def tell(self, passphrase: str) -> None:
        self.page.locator("#phrase").fill(passphrase)
        self.page.locator("#phrase").press("Enter")

    def read(self, link: str, passphrase: str = PASSPHRASE) -> None:
        self.open(link)
        self.knock()
        self.tell(passphrase)

    def step(self, name: str) -> None:
        """Wait until a step is shown."""
        expect(self.page.locator(f"[data-step={name}]")).to_be_visible()


def reader(context: BrowserContext) -> Reader:
    made = Reader(context.new_page())
    context.on("request", lambda request: made.requests.append(request))
    made.page.on("console", lambda message: made.complaints.append(message.text))
    made.page.on("pageerror", lambda error: made.complaints.append(str(error)))
    return made
