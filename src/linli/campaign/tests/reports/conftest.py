"""The campaign that is reported on, in English, and who may take reports of it."""

from copy import deepcopy

import pytest
from django.utils import translation
from tests.campaigns import AT

from linli.core import clock

from .reported import LEADER, make_reported


@pytest.fixture(autouse=True)
def now(monkeypatch, settings, tmp_path):
    monkeypatch.setattr(clock, "now", lambda: AT)
    settings.LANGUAGE_CODE = "en"
    settings.FILES = str(tmp_path / "files")
    with translation.override("en"):
        yield


@pytest.fixture(scope="module")
def stock(once, make_city):
    return once(lambda: make_reported(make_city()))


@pytest.fixture
def made(db, stock):
    return deepcopy(stock)


@pytest.fixture
def leader(made, person_with):
    return person_with(LEADER, f"division:{made.city.city.pk}")


@pytest.fixture
def leads(leader, client_of):
    return client_of(leader)
