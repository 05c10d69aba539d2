"""Jobs kept in memory, to see what was deferred."""

import pytest
from procrastinate.contrib.django import app
from procrastinate.testing import InMemoryConnector


@pytest.fixture
def deferred():
    """What is deferred while the test runs: a dictionary of jobs."""
    connector = InMemoryConnector()
    with app.replace_connector(connector):
        yield connector.jobs
