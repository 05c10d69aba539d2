"""Query strings that nobody would type, against a list."""

from urllib.parse import urlencode

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from .conftest import URL
from .lists import CompoundList

pytestmark = pytest.mark.long

VALUES = st.one_of(
    st.text(max_size=30),
    st.sampled_from([
        "\x00", "a\x00b", "-", "--", "-name", "name", "-code", "community__code", "-1", "0", "1", "2", "201",
        "9" * 5000, "1e400000", "NaN", "Infinity", "-inf", "1_0", "１２", "²", "٣", "9223372036854775808",
        "-9223372036854775809", "99999999999999999999.99", "0001-01-01", "9999-12-31", "2021-02-30", "COMMERCIAL",
        "SELF", "true", "null", "';--", "<script>", "%00", "name,code", ",", "=1+1",
        "퟿￿", "𠮷" * 60, "a" * 100_000, "xlsx", "csv", "pdf", "all",
    ]),
)  # fmt: skip
NAMES = st.one_of(st.sampled_from([*CompoundList._known(), "sort", "page", "columns"]), st.text(max_size=10))


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pairs=st.lists(st.tuples(NAMES, VALUES), max_size=6), htmx=st.booleans())
def test_no_query_string_is_too_strange(client, pairs, htmx):
    pairs = [(name, value) for name, value in pairs if (name, value) not in {("export", "xlsx"), ("export", "csv")}]
    headers = {"HX-Request": "true"} if htmx else {}
    response = client.get(f"{URL}?{urlencode(pairs)}", headers=headers)
    assert response.status_code == 200
    assert response.context["listing"].slice.number >= 1


@pytest.mark.parametrize("query", ["%ff%fe=%ff", "q=%00", "sort=%00", "&&&===", "q[]=1", "page=" + "9" * 10_000, "?"])
def test_bytes_that_are_no_text_are_left_out(client, query):
    assert client.get(f"{URL}?{query}").status_code == 200


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.dictionaries(st.sampled_from(["page", "query", "title", "is_default"]), VALUES))
def test_no_saved_view_is_too_strange(client, data):
    assert client.post(reverse("tables:save"), data).status_code in (302, 422)
