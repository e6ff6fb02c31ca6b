"""Requests that schemathesis makes up from our own OpenAPI, good and bad: never a 5xx, never an echo of what was typed."""

from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from schemathesis import checks

from tests.builders import served

pytestmark = pytest.mark.slow

EXAMPLES = 60
MARK = "zq7typed"

# a schema cannot say which years may be asked about; the description of the field does
YEARS = {"min_value": datetime(1971, 1, 2), "max_value": datetime(2099, 12, 30)}
OFFSETS = st.integers(-23 * 60, 23 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
MOMENTS = st.datetimes(**YEARS, timezones=OFFSETS).map(datetime.isoformat)
schemathesis.openapi.format("date-time", MOMENTS)

schema = schemathesis.openapi.from_asgi("/api/v1/openapi.json", served().app)


@schema.hook
def map_body(context: Any, body: Any) -> Any:
    """A schema takes 14.0 for an integer; the API asks for whole numbers that are written as such."""
    if not isinstance(body, dict):
        return body
    return {k: int(v) if isinstance(v, float) and v.is_integer() else v for k, v in body.items()}


CHECKS = [
    checks.not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_headers_conformance,
    checks.response_schema_conformance,
    checks.negative_data_rejection,
    checks.positive_data_acceptance,
    checks.unsupported_method,
    checks.allow_header_conformance,
]


@schema.parametrize()
@settings(max_examples=EXAMPLES, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
def test_the_api_does_what_its_description_says(case):
    case.call_and_validate(checks=CHECKS)


def marked(value: object) -> object:
    """The value with the mark in every text of it, keys too."""
    if isinstance(value, str):
        return MARK + value
    if isinstance(value, list):
        return [marked(v) for v in value]
    if isinstance(value, dict):
        return {k: marked(v) for k, v in value.items()} | {MARK: 1}
    return value


@schema.parametrize()
@settings(max_examples=EXAMPLES, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
def test_nothing_typed_comes_back(case):
    case.body = marked(case.body)
    case.query = {k: marked(v) for k, v in (case.query or {}).items()}
    case.path_parameters = {k: marked(v) for k, v in (case.path_parameters or {}).items()}
    response = case.call()
    assert response.status_code < 500
    assert MARK not in response.text
    assert MARK not in str(response.headers)
