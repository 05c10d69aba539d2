"""What the tests of lists share."""

import pytest

URL = "/test/compounds/"


@pytest.fixture(autouse=True)
def addresses(settings):
    settings.ROOT_URLCONF = "linli.core.tables.tests.lists"
    settings.LANGUAGE_CODE = "en"


@pytest.fixture
def officer(city, person_with):
    return person_with(["places.view_places", "places.export"])


@pytest.fixture
def client(officer, client_of):
    return client_of(officer)


@pytest.fixture
def look(client):
    """Open the list with a query; returns what the page shows."""

    def open_list(query="", **headers):
        response = client.get(f"{URL}{query}", headers=headers)
        assert response.status_code == 200
        return response.context["listing"]

    return open_list
