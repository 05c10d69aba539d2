"""Numbers that lead to their lists, and the rows of a chart's table."""

import pytest

from linli.core.ui.templatetags.figures import chart_rows, figure


@pytest.mark.parametrize(("cell", "shown"), [
    (3, "3"), (0, "0"), ("—", "—"), ("<b>", "&lt;b&gt;"),
    ({"text": "0", "url": ""}, "0"), ({"text": 7, "url": "/a/?x=1&y=2"}, '<a href="/a/?x=1&amp;y=2">7</a>'),
    ({"text": "a&b", "url": '"onclick="'}, '<a href="&quot;onclick=&quot;">a&amp;b</a>'),
])  # fmt: skip
def test_a_cell_is_text_a_number_or_leads_somewhere(cell, shown):
    assert chart_rows([["x", cell]]) == f'<tr><th scope="row">x</th><td>{shown}</td></tr>'


def test_a_number_without_a_list_stands_alone():
    assert figure(12, "") == "12"
    assert figure(12, "/a/?b&c") == '<a href="/a/?b&amp;c">12</a>'
    assert figure("<", "") == "&lt;"
