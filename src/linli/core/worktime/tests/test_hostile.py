"""Whatever is sent to the forms of the calendar: a page with reasons, never a 500, and deadlines are counted on."""

import random
from datetime import UTC, datetime
from typing import Any

import pytest
from django.urls import reverse
from tests.hostile import NASTY, sent_by

from linli.core.worktime import Clock, TimeLimit
from linli.core.worktime.models import WorkDay
from linli.core.worktime.queries import work_calendar
from linli.core.worktime.rights import CHANGE_CALENDAR
from linli.core.worktime.rules import due_at_or_pending

pytestmark = pytest.mark.long

SENT = 90
FORMS = {"day_form": "set_day", "end_form": "extend", "years_form": "load", "hours_form": "set_hours"}
GOOD: dict[str, dict[str, str]] = {
    "day_form": {"date": "2021-11-05", "kind": WorkDay.Kind.values[0], "name": "示例假日", "source": "示例文件"},
    "end_form": {"until": "2022-12-31"}, "years_form": {"first": "2021", "last": "2021"}, "hours_form": {},
}  # fmt: skip


@pytest.fixture
def keeper(person_with: Any, client_of: Any) -> Any:
    client = client_of(person_with([CHANGE_CALENDAR.code], "platform"))
    client.raise_request_exception = False
    return client


def test_the_forms_of_the_calendar_take_anything(keeper: Any) -> None:
    shown = keeper.get(reverse("worktime:calendar")).context
    tries = [
        (name, field, nasty)
        for name in FORMS
        for field in shown[name].fields
        for nasty in (*NASTY, "1600", "2021-10-01")
    ]
    assert len(tries) > 300
    statuses = set()
    for name, field, nasty in random.Random(20211015).sample(tries, SENT):  # the same ones in every run
        answer = keeper.post(reverse(f"worktime:{FORMS[name]}"), sent_by(shown[name]) | GOOD[name] | {field: nasty})
        assert answer.status_code in (302, 422), (name, field, nasty)
        statuses.add(answer.status_code)
    assert statuses == {302, 422}
    assert keeper.get(reverse("worktime:calendar")).status_code == 200
    start = datetime(2021, 10, 15, 3, tzinfo=UTC)
    due = due_at_or_pending(start, TimeLimit(Clock.WORKING_DAYS, 7), work_calendar(start.date()))
    assert due is None or due > start
