"""A mistake in the files of the note costs the note, and neither the reader's page nor the finder."""

from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from documents.problems import Problem, ProblemsFound
from routing_rules.disclosing import loading
from service.app import create_app
from service.desk.desk import Desk
from service.reloading import Current
from tests.desk.conftest import ORIGIN, sign_in
from tests.desk.people import a_counselor


def test_a_note_that_waits_can_still_be_opened(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def wrong() -> None:
        raise ProblemsFound([Problem(Path("facts.yaml"), 1, "まちがい", "a mistake")])

    files = Current()  # read again, as after a change of the files
    files.snapshot = replace(files.snapshot)
    monkeypatch.setattr(loading, "load", wrong)
    client = TestClient(create_app(desk.settings, files, desk), base_url=ORIGIN, follow_redirects=False)
    assert client.get(f"/n/{'A' * 22}").status_code == 200
    sign_in(client, desk, a_counselor(desk))
    page = client.get("/desk/")
    assert page.status_code == 200
    assert 'id="note"' not in page.text
