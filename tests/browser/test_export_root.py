"""A copy at the root of a host passes the tests of the public pages that hang on where it stands."""

from collections.abc import Iterator

import pytest

from tests.browser import exported
from tests.browser.conftest import Written
from tests.browser.test_export import (  # noqa: F401 - run here again
    test_every_page_says_its_age,
    test_without_scripts_the_list_stands_instead_of_the_questions,
    test_without_the_scripts_that_answer_a_form_leads_to_the_list,
)
from tests.browser.test_first_page import (  # noqa: F401
    test_the_browser_has_nothing_to_complain_about,
)
from tests.browser.test_visit import (  # noqa: F401
    test_a_link_changes_what_is_shown_and_nothing_else,
    test_the_answers_go_along_to_another_language_and_never_leave,
)


@pytest.fixture(scope="session")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server of files with nothing but the copy."""
    root = tmp_path_factory.mktemp("copy") / "www"
    exported.export(root, "/")
    with exported.serving(root) as address:
        yield address


@pytest.fixture(scope="session")
def written() -> Written:
    return exported.written
