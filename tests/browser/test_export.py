"""A copy as files passes the tests of the public pages, in a folder of a host; ``test_export_root.py`` has the root of one.

Not run here is what needs a server: pages for browsers without scripts that show an answer (nothing can be sent to a file),
a page that is not there (the samples for servers name ``404.html``), and links written in the server's form by a test.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.browser import exported
from tests.browser.conftest import Written
from tests.browser.test_first_page import (  # noqa: F401 - run here again
    Visiting,
    test_a_number_with_hash_is_text_and_others_can_be_tapped,
    test_the_browser_has_nothing_to_complain_about,
)
from tests.browser.test_keyboard import test_what_has_focus_is_seen  # noqa: F401
from tests.browser.test_leaving import (  # noqa: F401
    first,
    opened,
    remembering,
    test_a_whole_visit_is_one_entry_and_back_shows_nothing_of_it,
    test_brought_back_after_leaving_it_stays_blank_until_asked,
    test_it_works_when_the_other_scripts_do_not,
    test_shift_says_how_many_presses_remain,
    test_the_screen_is_blank_at_once,
    test_without_scripts_it_is_a_link,
)
from tests.browser.test_visit import (  # noqa: F401
    test_a_link_changes_what_is_shown_and_nothing_else,
    test_a_page_from_after_an_update_is_loaded_as_a_whole,
    test_a_page_that_lacks_the_language_comes_into_the_present_frame,
    test_a_place_on_the_page_has_no_address_of_its_own,
    test_another_language_takes_the_place_of_the_whole_page,
    test_languages_lead_to_the_page_that_is_shown,
    test_one_step_back_is_where_one_was,
    test_the_answers_go_along_to_another_language_and_never_leave,
    test_the_planners_page_has_its_own_address,
    test_the_scripts_that_answer_come_when_there_is_something_to_answer,
)

FOLDER = "/sodan/"
CHOICE = "[value=immediate_danger]"


@pytest.fixture(scope="session")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where in a folder of a server of files the copy stands."""
    root = tmp_path_factory.mktemp("copy") / "www"
    with exported.serving(root) as address:
        exported.export(root / FOLDER.strip("/"), FOLDER)
        yield address + FOLDER.rstrip("/")


@pytest.fixture(scope="session")
def written() -> Written:
    return exported.written


def test_without_scripts_the_list_stands_instead_of_the_questions(visit: Visiting) -> None:
    v = visit(javascript=False)
    v.go("/")
    assert v.page.locator("button:visible").count() == 0
    v.page.locator("p.plain a").click()
    assert v.page.url == v.address("/list")
    expect(v.page.locator("main")).to_contain_text("189")


def test_without_the_scripts_that_answer_a_form_leads_to_the_list(visit: Visiting) -> None:
    v = visit()
    v.context.route("**/answer.js", lambda route: route.abort())
    v.go("/")
    v.page.get_by_role("button", name="答えずに一覧を見る").click()
    v.page.wait_for_url(v.address("/list"))
    assert {method for method, _ in v.requests} <= {"GET", "HEAD"}


def test_without_the_parts_of_an_answer_the_list_is_shown(visit: Visiting) -> None:
    v = visit()
    v.context.route("**/deck.html", lambda route: route.abort())
    v.go("/")
    v.page.get_by_role("button", name="答えずに一覧を見る").click()
    expect(v.page.locator("main .notice:visible")).to_contain_text("順番をつけられません")
    assert v.page.url == v.address("/")


@pytest.mark.parametrize(("day", "old"), [("2027-02-18T12:00+09:00", False), ("2027-02-19T00:00+09:00", True)])
def test_past_its_day_it_says_no_more_what_is_open(visit: Visiting, day: str, old: bool) -> None:
    v = visit()
    v.page.clock.install(time=day)
    v.context.route("**/*", lambda route: route.fulfill(headers={}) if route.request.method == "HEAD" else route.fallback())
    v.go("/")
    v.page.locator(CHOICE).check()
    v.page.locator("form#questions button").last.click()
    expect(v.page.locator("article.danger").first).to_be_visible()
    told = v.page.locator("article > .state:visible, .way-state:visible").all_inner_texts()
    assert told
    assert any("いま開いています" in words for words in told) is not old
    assert all("古いため" in words for words in told) is old
    expect(v.page.locator("main .notice.overdue:visible")).to_have_count(int(old))


def test_every_page_says_its_age(visit: Visiting) -> None:
    v = visit(javascript=False)
    for path in ("/", "/list", "/embed/v1/ja/all/13"):
        v.go(path)
        expect(v.page.locator("footer")).to_contain_text("に作った写しです")
