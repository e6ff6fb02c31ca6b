"""What HTTP promises: caching, methods, problems, and a description of the API that is true."""

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from tests.builders import PROBLEM, is_problem, real, served

READS = ("/api/v1/situations", "/api/v1/channels", "/api/v1/channels/hotline_189")


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with served() as client:
        yield client


@pytest.fixture
def openapi(client):
    return client.get("/api/v1/openapi.json").json()


class TestReads:
    @pytest.mark.parametrize("path", READS)
    def test_what_is_the_same_for_all_may_be_kept_and_is_sent_once(self, client, path):
        first = client.get(path)
        assert first.status_code == 200
        assert first.headers["cache-control"].startswith("public, max-age=")
        assert first.headers["access-control-allow-origin"] == "*"
        assert "set-cookie" not in first.headers
        again = client.get(path, headers={"if-none-match": first.headers["etag"]})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", first.headers["etag"])

    @pytest.mark.parametrize("path", READS)
    def test_another_version_is_sent_whole(self, client, path):
        assert client.get(path, headers={"if-none-match": '"another"'}).status_code == 200

    @pytest.mark.parametrize("named", ["{}", "W/{}", '"another", {}', '"another" , W/{}, "third"', "*", " * ", '"a, b",{}'])
    def test_a_version_may_be_named_in_every_way_of_rfc_9110(self, client, named):
        tag = client.get(READS[1]).headers["etag"]
        assert client.get(READS[1], headers={"if-none-match": named.format(tag)}).status_code == 304

    @pytest.mark.parametrize("named", ["", "{}x", 'W/"another"', '"*"', '"a", "b"', "x{}", 'W/"W/{}"'])
    def test_what_names_no_version_is_another_one(self, client, named):
        tag = client.get(READS[1]).headers["etag"].strip('"')
        assert client.get(READS[1], headers={"if-none-match": named.format(tag)}).status_code == 200

    def test_a_version_may_be_named_in_more_than_one_line(self, client):
        lines = [("if-none-match", '"another"'), ("if-none-match", client.get(READS[1]).headers["etag"])]
        assert client.get(READS[1], headers=[*lines, ("if-none-match", '"third"')]).status_code == 304

    @pytest.mark.parametrize("path", [READS[0], READS[2]])
    def test_a_query_changes_nothing_where_there_is_no_filter(self, client, path):
        assert client.get(path, params={"v": "2"}).content == client.get(path).content

    def test_the_tag_names_both_versions(self, client):
        snapshot = client.app.state.current.snapshot
        assert client.get(READS[0]).headers["etag"] == f'"{snapshot.book.version}-{snapshot.directory.version}"'

    def test_every_situation_is_listed_in_its_group(self, client):
        listed = client.get("/api/v1/situations").json()
        assert [s["id"] for s in listed["situations"]] == list(real().book.vocabulary.situation_ids)
        assert {s["group"] for s in listed["situations"]} <= {g["id"] for g in listed["groups"]}

    def test_health(self, client):
        health = client.get("/healthz")
        assert health.headers["cache-control"] == "no-store"
        assert (health.json()["status"], health.json()["problems"]) == ("ok", 0)
        assert health.json()["rules_version"] == client.app.state.current.snapshot.book.version


class TestProblems:
    @pytest.mark.parametrize("path", ["/api/v1/channels/nobody", "/api/v1/nothing", "/api/v2/suggest", "/api/v1/channels/%00"])
    def test_404(self, client, path):
        is_problem(client.get(path), 404)

    @pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS"])
    def test_suggest_takes_post_only(self, client, method):
        response = client.request(method, "/api/v1/suggest")
        is_problem(response, 405)
        assert response.headers["allow"] == "POST"

    @pytest.mark.parametrize("path", [*READS, "/healthz"])
    @pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
    def test_reads_take_no_other_method(self, client, method, path):
        response = client.request(method, path)
        is_problem(response, 405)
        assert "GET" in response.headers["allow"]

    @pytest.mark.parametrize("path", [*READS, "/healthz"])
    def test_head_is_get_without_a_body(self, client, path):
        head = client.head(path)
        assert (head.status_code, head.content) == (200, b"")
        assert head.headers.get("etag") == client.get(path).headers.get("etag")

    def test_a_mistake_of_ours_says_so_and_names_the_emergency_numbers(self, client, monkeypatch):
        def fails(*_: object) -> bytes:
            raise RuntimeError("zq7typed")

        monkeypatch.setattr("service.suggest_endpoint.answer", fails)
        response = client.post("/api/v1/suggest", json={})
        problem = is_problem(response, 500)
        assert all(number in problem["title"] for number in ("110", "119", "189"))
        assert "zq7typed" not in response.text


class TestDescription:
    def test_it_is_openapi_3_1_with_the_routes(self, openapi):
        assert openapi["openapi"].startswith("3.1")
        expected = {"/api/v1/suggest", "/api/v1/situations", "/api/v1/channels", "/api/v1/channels/{channel_id}", "/healthz"}
        assert expected <= openapi["paths"].keys()

    def test_suggest_has_an_example_that_works(self, client, openapi):
        schema = openapi["paths"]["/api/v1/suggest"]["post"]["requestBody"]["content"]["application/json"]["schema"]
        example = openapi["components"]["schemas"][schema["$ref"].rpartition("/")[2]]["examples"][0]
        assert client.post("/api/v1/suggest", json=example).status_code == 200

    def test_problems_are_described_as_what_they_are(self, openapi):
        for path, operations in openapi["paths"].items():
            for operation in operations.values():
                for status, response in operation["responses"].items():
                    if status >= "400":
                        assert set(response["content"]) == {PROBLEM}, (path, status)
                        assert response["content"][PROBLEM]["schema"], (path, status)

    def test_what_suggest_can_answer_is_described(self, openapi):
        assert {"200", "413", "422"} <= openapi["paths"]["/api/v1/suggest"]["post"]["responses"].keys()

    def test_no_page_of_documentation_loads_from_elsewhere(self, client):
        assert client.get("/docs").status_code == client.get("/redoc").status_code == 404


def test_every_application_has_its_own_state():
    assert served().app.state.current is not served().app.state.current
