"""What must be looked at again, and who sees it."""

from datetime import timedelta

import pytest
from starlette.testclient import TestClient

from directory.hours import local_datetime
from service import checking
from service.desk.desk import Desk
from service.desk.tables import Role
from service.reloading import Current
from tests.desk.conftest import Clock, sign_in
from tests.desk.people import a_counselor


@pytest.mark.parametrize(("role", "status"), [(Role.COUNSELOR, 403), (Role.EDITOR, 200), (Role.ADMINISTRATOR, 200)])
def test_it_is_for_those_who_keep_the_facts_true(client: TestClient, desk: Desk, role: Role, status: int) -> None:
    sign_in(client, desk, a_counselor(desk, role=role))
    assert client.get("/desk/reviews").status_code == status
    assert ('href="/desk/reviews"' in client.get("/desk/me").text) is (status == 200)


def test_it_lists_what_the_command_lists_and_thirty_days_more(
    client: TestClient, desk: Desk, clock: Clock, files: Current
) -> None:
    clock.now += 90 * 86_400
    sign_in(client, desk, a_counselor(desk, role=Role.EDITOR))
    today = local_datetime(clock.now // 60).date()
    expected = checking.due(files.snapshot, today + timedelta(days=30))
    assert expected, "in spring something is due"
    page = client.get("/desk/reviews").text
    assert page.count("<td><code>") == 2 * len(expected)
    for review in expected[:5]:
        assert f"<code>{review.where}</code></td><td><code>{review.fact}</code>" in page
