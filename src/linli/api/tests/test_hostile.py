"""Whatever is sent to the API: no 500, and answers of the form that the document promises."""

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, settings
from schemathesis.specs.openapi.checks import response_schema_conformance, status_code_conformance

from linli.config.wsgi import application

pytestmark = [pytest.mark.django_db, pytest.mark.long]
document = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)


@pytest.fixture
def signed_in(city: Any, person_with: Any, client_of: Any) -> str:
    client = client_of(person_with(["places.view_places"], f"division:{city.counties[0].pk}"))
    return str(client.cookies["sessionid"].value)


@pytest.fixture(autouse=True)
def one_connection() -> Iterator[None]:
    """Keep the test's connection through all requests, as Django's own client does."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@document.parametrize()
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True, database=None)
def test_generated_questions_never_break_it(case: Any, signed_in: str) -> None:
    response = case.call(cookies={"sessionid": signed_in})
    case.validate_response(
        response, checks=[schemathesis.checks.not_a_server_error, status_code_conformance, response_schema_conformance]
    )
