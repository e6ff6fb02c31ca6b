"""An organisation's own sign-in: it leads to the second factor, and nothing forged, stale or borrowed does."""

from collections.abc import Iterator
from urllib.parse import parse_qsl, urlsplit

import pytest
from starlette.testclient import TestClient

from service.app import create_app
from service.desk.desk import Desk
from service.desk.tables import Counselor
from service.reloading import Current
from service.settings import Settings
from tests.desk.conftest import ORIGIN, Clock, sign_in
from tests.desk.oidc_provider import CLIENT, SECRET, Provider, key, provider
from tests.desk.people import a_counselor
from web.desk.access import COOKIE


@pytest.fixture
def issuer(clock: Clock) -> Iterator[Provider]:
    with provider(clock) as made:
        yield made


@pytest.fixture
def own(settings: Settings, issuer: Provider, clock: Clock) -> Iterator[Desk]:
    """A desk whose organisation has its own sign-in."""
    chosen = {"oidc_issuer": issuer.issuer, "oidc_client_id": CLIENT, "oidc_client_secret": SECRET}
    made = Desk(settings.model_copy(update=chosen), clock)
    yield made
    made.close()


@pytest.fixture
def browser(files: Current, own: Desk) -> TestClient:
    app = create_app(own.settings, files, own)
    return TestClient(app, base_url=ORIGIN, headers={"sec-fetch-site": "same-origin"}, follow_redirects=False)


def _away(browser: TestClient, issuer: Provider, start: str = "/desk/oidc") -> str:
    """Go, and give the address that leads back."""
    gone = browser.get(start)
    assert gone.status_code == 303
    assert gone.headers["location"].startswith(f"{issuer.issuer}/authorize?")
    back = issuer.authorize(dict(parse_qsl(urlsplit(gone.headers["location"]).query)))
    assert back.startswith(f"{ORIGIN}/desk/oidc/back?")
    return back.removeprefix(ORIGIN)


def _link(browser: TestClient, own: Desk, issuer: Provider) -> int:
    counselor = a_counselor(own)
    sign_in(browser, own, counselor)
    assert browser.get(_away(browser, issuer, "/desk/oidc/link")).headers["location"] == "/desk/me"
    browser.cookies.clear()
    return counselor


def test_a_linked_account_comes_to_its_second_factor_and_no_further(browser: TestClient, own: Desk, issuer: Provider) -> None:
    _link(browser, own, issuer)
    back = browser.get(_away(browser, issuer))
    assert back.headers["location"] == "/desk/enrol", "no second factor yet: it is set up first"
    assert COOKIE in back.cookies
    assert browser.get("/desk/").headers["location"] == "/desk/enter", "a password's worth is not enough"


@pytest.mark.parametrize("who", ["stranger", "ended"])
def test_an_unknown_person_stays_outside(browser: TestClient, own: Desk, issuer: Provider, who: str) -> None:
    counselor = _link(browser, own, issuer)
    if who == "ended":
        with own.work() as work:
            work.session.get_one(Counselor, counselor).ended_at = work.now
    else:
        issuer.subject = "person-2"
    assert _refused(browser, _away(browser, issuer))


@pytest.mark.parametrize(
    "change", [{"aud": "others"}, {"iss": "https://other.test"}, {"nonce": "old"}, {"exp": 1}, {"sub": None}, {"exp": None}]
)
def test_a_token_that_does_not_fit_is_refused(
    browser: TestClient, own: Desk, issuer: Provider, change: dict[str, object]
) -> None:
    _link(browser, own, issuer)
    issuer.change = change
    assert _refused(browser, _away(browser, issuer))


def test_a_token_that_somebody_else_signed_is_refused(browser: TestClient, own: Desk, issuer: Provider) -> None:
    _link(browser, own, issuer)
    issuer.signing = key("2")
    assert _refused(browser, _away(browser, issuer))


def test_a_way_back_counts_once_in_the_browser_that_went_and_for_ten_minutes(
    browser: TestClient, own: Desk, issuer: Provider, clock: Clock
) -> None:
    _link(browser, own, issuer)
    back = _away(browser, issuer)
    assert not _refused(browser, back)
    assert _refused(browser, back), "a replay"
    late = _away(browser, issuer)
    clock.now += 601
    assert _refused(browser, late)
    borrowed = _away(browser, issuer)
    browser.cookies.clear()
    assert _refused(browser, borrowed), "somebody else's browser"


def test_an_account_is_linked_only_from_inside(browser: TestClient, own: Desk, issuer: Provider) -> None:
    assert browser.get("/desk/oidc/link").headers["location"] == "/desk/enter"
    sign_in(browser, own, a_counselor(own))
    back = _away(browser, issuer, "/desk/oidc/link")
    browser.post("/desk/leave")
    assert _refused(browser, back), "signed out meanwhile"


def test_a_provider_that_cannot_be_asked_is_said_plainly(browser: TestClient, issuer: Provider) -> None:
    issuer.issuer = "https://elsewhere.test"  # its own document names another issuer
    assert browser.get("/desk/oidc").status_code == 503


def test_the_door_leads_to_it_and_says_when_it_failed(browser: TestClient, client: TestClient) -> None:
    assert 'href="/desk/oidc"' in browser.get("/desk/enter").text
    assert 'href="/desk/oidc"' not in client.get("/desk/enter").text
    assert "団体のサインインを確かめられませんでした" in browser.get("/desk/enter?oidc").text


def test_without_settings_there_is_no_such_page(client: TestClient) -> None:
    assert client.get("/desk/oidc").status_code == 404


def _refused(browser: TestClient, back: str) -> bool:
    found = browser.get(back)
    return found.headers["location"] == "/desk/enter?oidc" and COOKIE not in found.cookies
