"""What officers do with follow-up orders: issue to several, answer, send back, close, withdraw, print."""

from copy import deepcopy
from datetime import date, datetime

import pytest
from django.urls import reverse
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st
from tests.hostile import NASTY

from linli.campaign.deadlines import set_pending_answers
from linli.campaign.models import FollowUpOrder
from linli.campaign.operations import orders as operations
from linli.campaign.refusals import UnableToCampaign
from linli.campaign.rules.orders import FIRST, consecutive, counted, following
from linli.core import clock
from linli.core.notices.models import Notice
from linli.core.todo.models import ToDo
from linli.core.worktime.models import WorkingCalendar
from linli.core.worktime.news import CalendarExtended
from linli.evaluation.tests.evidence import picture, upload

from .steering import AT, make_steered, waiting_for

MOST_QUERIES = 18  # with session, person, roles, and what every page asks
LATER = datetime.fromisoformat("2021-11-30T10:00+08:00")


# Rules ----------------------------------------------------------------------------------------------------------------


def test_numbers_follow_one_another():
    assert consecutive("示创建督〔2021〕3号", 3) == [
        "示创建督〔2021〕3号",
        "示创建督〔2021〕4号",
        "示创建督〔2021〕5号",
    ]
    assert following("示创建督〔2021〕9号", 2021) == "示创建督〔2021〕10号"


def test_a_new_year_begins_at_1_and_the_first_has_a_sample():
    assert following("示创建督〔2021〕17号", 2022) == "示创建督〔2022〕1号"
    assert following("", 2021) == FIRST.format(year=2021) == "示创建督〔2021〕1号"
    assert following("督办", 2021) == "示创建督〔2021〕1号"


@pytest.mark.parametrize("text", ["", "督办", "督办²", "٣"])
def test_a_number_without_digits_is_refused(text):
    assert counted(text) is None
    with pytest.raises(ValueError, match="no number"):
        consecutive(text, 2)


@given(st.text(max_size=20), st.integers(1, 99_000), st.sampled_from(["", "号", " 号"]), st.integers(1, 30))
def test_numbers_never_repeat(before, number, after, count):
    first = f"{before.rstrip('0123456789')}{number}{after}"
    numbers = consecutive(first, count)
    assert numbers[0] == first
    assert len(set(numbers)) == count
    assert [counted(one)[1] for one in numbers] == list(range(number, number + count))


# Issuing and answering ------------------------------------------------------------------------------------------------


@pytest.fixture(autouse=True)
def now(monkeypatch, settings):
    monkeypatch.setattr(clock, "now", lambda: AT)
    settings.LANGUAGE_CODE = "en"
    with translation.override("en"):
        yield


def a_calendar(last=date(2022, 12, 31)):
    WorkingCalendar.objects.all().delete()
    WorkingCalendar.objects.create(last_day=last)


@pytest.fixture(scope="module")
def stock(once, make_city, make_person):
    def make():
        a_calendar()
        return make_steered(make_city(), make_person)

    return once(make)


@pytest.fixture
def made(db, stock):
    return deepcopy(stock)


def issue(made, *divisions, number="示创建督〔2021〕1号", days=10, at=AT):
    new = operations.NewOrder(number, "摸底底数未报齐", "请逐个社区补报。", days)
    return operations.issue_orders(campaign=made.campaign, new=new, divisions=divisions, by=made.leader, at=at)


def answer(order, by=None, uploads=()):
    return operations.reply_order(order=order, reply="已补报", uploads=uploads, by=by, at=AT)


@pytest.fixture
def order(made):
    return issue(made, made.city.counties[0])[0]


def test_one_order_for_each_division_with_numbers_to_dos_and_notices(made):
    rows = issue(made, *made.city.counties, made.city.townships[0], number="示创建督〔2021〕3号")
    assert [row.number for row in rows] == [f"示创建督〔2021〕{number}号" for number in (3, 4, 5)]
    assert rows[0].due_at == datetime.fromisoformat("2021-10-29T17:30+08:00")  # ten working days, no holiday between
    for person, row in zip([*made.officers, made.township], rows, strict=True):
        assert [todo.subject_id for todo in waiting_for(person)] == [row.pk]
        assert Notice.objects.get(person=person).fields["due"] == "2021-10-29 17:30"
    assert waiting_for(made.leader).count() == 0
    assert operations.next_number(date(2021, 12, 1)) == "示创建督〔2021〕6号"
    assert operations.next_number(date(2022, 1, 4)) == "示创建督〔2022〕1号"


def test_a_taken_number_a_strange_division_and_no_division_are_refused(made, order):
    with pytest.raises(UnableToCampaign, match="is taken"):
        issue(made, made.city.counties[1])
    with pytest.raises(UnableToCampaign, match="at least one"):
        issue(made, number="2号")
    with pytest.raises(UnableToCampaign, match="no number to count from"):
        issue(made, made.city.counties[1], number="督办")
    with pytest.raises(UnableToCampaign, match="longer"):
        issue(made, made.city.counties[1], number="督" * 39 + "99号")
    other = made.city.counties[0].__class__.objects.create(
        code="110101000000", level="COUNTY", name="外县", ancestors=[0]
    )
    with pytest.raises(UnableToCampaign, match="does not take part"):
        issue(made, other, number="2号")


def test_where_the_calendar_ends_the_day_is_pending_and_set_later(made):
    a_calendar(date(2021, 10, 18))
    row = issue(made, made.city.counties[0])[0]
    assert row.due_at is None
    assert ToDo.objects.open().get().due_pending
    assert "pending" in Notice.objects.get().fields["due"]
    a_calendar()
    set_pending_answers(CalendarExtended(last_day="2022-12-31"))
    row.refresh_from_db()
    assert row.due_at == datetime.fromisoformat("2021-10-29T17:30+08:00")
    assert ToDo.objects.open().get().due_at == row.due_at


def test_an_answer_is_sent_back_given_again_and_closed(made, order):
    officer = made.officers[0]
    row = answer(order, officer, [upload(picture())])
    assert row.state == "REPLIED"
    assert waiting_for(officer).count() == 0
    assert waiting_for(made.leader).count() == 1
    row = operations.send_order_back(order=row, reason="没有说明点位", days=3, by=made.leader, at=LATER)
    assert (row.state, row.due_at) == ("ISSUED", datetime.fromisoformat("2021-12-03T17:30+08:00"))
    assert waiting_for(officer).get().due_at == row.due_at
    row = operations.close_order(order=answer(row, officer), remark="同意", by=made.leader, at=LATER)
    assert (row.state, row.remark) == ("CLOSED", "同意")
    assert ToDo.objects.open().count() == 0
    kinds = list(Notice.objects.filter(person=officer).order_by("pk").values_list("kind", flat=True))
    assert kinds == ["campaign.order_issued", "campaign.order_sent_back", "campaign.order_closed"]


def test_an_order_is_withdrawn_with_a_reason_and_waits_no_more(made, order):
    with pytest.raises(UnableToCampaign, match="reason"):
        operations.withdraw_order(order=order, reason=" ", by=made.leader, at=AT)
    operations.withdraw_order(order=order, reason="与月报重复", by=made.leader, at=AT)
    assert ToDo.objects.open().count() == 0
    assert Notice.objects.filter(person=made.officers[0], kind="campaign.order_withdrawn").count() == 1
    with pytest.raises(UnableToCampaign, match="Withdrawn"):
        answer(order, made.officers[0])


def test_the_second_of_two_who_press_at_once_is_told(made, order):
    stale = FollowUpOrder.objects.get(pk=order.pk)
    answer(order, made.officers[0])
    with pytest.raises(UnableToCampaign, match="someone else"):
        answer(stale, made.officers[0])
    operations.close_order(order=order, remark="", by=made.leader, at=AT)
    with pytest.raises(UnableToCampaign, match="Closed"):
        operations.send_order_back(order=stale, reason="x", days=3, by=made.second_leader, at=AT)


def test_nobody_closes_their_own_answer(made, order):
    answer(order, made.leader)
    with pytest.raises(UnableToCampaign, match="yourself"):
        operations.close_order(order=order, remark="", by=made.leader, at=AT)
    assert operations.close_order(order=order, remark="", by=made.second_leader, at=AT).state == "CLOSED"


# Pages ----------------------------------------------------------------------------------------------------------------


def page(client_of, person, name, pk, query="", **sent):
    client = client_of(person)
    url = reverse(f"campaign:{name}", args=[pk]) + query
    return client.post(url, sent) if sent else client.get(url)


def test_the_list_is_filtered_by_state_county_and_what_is_overdue(made, client_of, monkeypatch):
    first, second = issue(made, *made.city.counties)
    answer(second)
    monkeypatch.setattr(clock, "now", lambda: LATER)
    county = made.city.counties[1].pk
    wanted = {
        "": {first, second}, "?overdue=late": {first}, "?state=REPLIED": {second}, f"?county={county}": {second},
        "?overdue=pending": set(), "?q=东陵": {first},
    }  # fmt: skip
    for query, rows in wanted.items():
        shown = page(client_of, made.leader, "orders", made.campaign.pk, query).content.decode()
        assert {row for row in (first, second) if row.number in shown} == rows, query
    assert "overdue" in page(client_of, made.leader, "orders", made.campaign.pk).content.decode()
    own = page(client_of, made.officers[0], "orders", made.campaign.pk).content.decode()
    assert first.number in own
    assert second.number not in own


def test_the_list_leaves_as_a_file(made, order, client_of):
    text = b"".join(page(client_of, made.leader, "orders", made.campaign.pk, "?export=csv")).decode("utf-8-sig")
    assert order.number in text
    assert "Waiting for an answer" in text


def test_the_list_costs_the_same_with_many(made, client_of, django_assert_max_num_queries):
    issue(made, *made.city.counties, *made.city.townships, *made.city.communities)
    client = client_of(made.leader)
    with django_assert_max_num_queries(MOST_QUERIES):
        assert client.get(reverse("campaign:orders", args=[made.campaign.pk])).status_code == 200


def test_the_city_issues_on_the_page_to_several_at_once(made, client_of):
    shown = page(client_of, made.leader, "issue_orders", made.campaign.pk).content.decode()
    assert "示创建督〔2021〕1号" in shown
    assert made.city.townships[0].name in shown
    sent = {"number": "示创建督〔2021〕7号", "days": "10", "title": "督办", "text": "请补报"}
    refused = page(client_of, made.leader, "issue_orders", made.campaign.pk, **sent)
    assert refused.status_code == 422
    to = [str(one.pk) for one in made.city.counties]
    assert page(client_of, made.leader, "issue_orders", made.campaign.pk, to=to, **sent).status_code == 302
    numbers = set(FollowUpOrder.objects.values_list("number", flat=True))
    assert numbers == {"示创建督〔2021〕7号", "示创建督〔2021〕8号"}
    strange = page(client_of, made.leader, "issue_orders", made.campaign.pk, to=[*to, "999999"], **sent)
    assert strange.status_code == 422
    assert FollowUpOrder.objects.count() == 2


def test_a_county_answers_and_the_city_closes_on_the_page(made, order, client_of):
    sent = {"reply": "已补报", "files": [upload(picture())]}
    assert page(client_of, made.officers[0], "answer_order", order.pk, **sent).status_code == 302
    assert (
        reverse("campaign:close_order", args=[order.pk])
        in page(client_of, made.leader, "order", order.pk).content.decode()
    )
    back = page(client_of, made.leader, "send_order_back", order.pk, reason="不完整", days="3")
    assert back.status_code == 302
    shown = page(client_of, made.officers[0], "order", order.pk).content.decode()
    assert "不完整" in shown
    assert "The answer that was sent back" in shown
    assert page(client_of, made.officers[0], "answer_order", order.pk, reply="逐点说明").status_code == 302
    assert page(client_of, made.leader, "close_order", order.pk, remark="同意").status_code == 302
    again = page(client_of, made.leader, "withdraw_order", order.pk, reason="迟了")
    assert again.status_code == 422
    assert "someone else" in again.content.decode()


def test_nobody_acts_beyond_their_rights_or_their_county(made, order, client_of):
    first, second = made.officers
    assert page(client_of, first, "issue_orders", made.campaign.pk).status_code == 403
    assert page(client_of, first, "withdraw_order", order.pk, reason="x").status_code == 403
    assert page(client_of, second, "order", order.pk).status_code == 404
    assert page(client_of, second, "answer_order", order.pk, reply="x").status_code == 404
    assert page(client_of, second, "order_in_print", order.pk).status_code == 404


def test_the_order_prints_with_the_demo_label(made, order, client_of, settings):
    from linli.campaign.reports.order import order_data

    settings.DEMO = True
    answer(order)
    row = FollowUpOrder.objects.select_related("division", "campaign__division").get(pk=order.pk)
    data = order_data(row)
    assert data["labels"] == ["Demo data"]
    assert data["number"] == order.number
    assert ["Answer of 2021-10-15", "已补报"] in data["told"]
    printed = page(client_of, made.leader, "order_in_print", order.pk)
    assert printed["Content-Type"] == "application/pdf"
    assert printed.content.startswith(b"%PDF")


@pytest.mark.long
@pytest.mark.parametrize("nasty", NASTY)
def test_hostile_forms_are_refused_or_kept_as_text(made, order, client_of, nasty):
    client = client_of(made.leader)
    forms = {
        reverse("campaign:issue_orders", args=[made.campaign.pk]): ("number", "days", "title", "text", "to"),
        reverse("campaign:answer_order", args=[order.pk]): ("reply", "files"),
        reverse("campaign:close_order", args=[order.pk]): ("remark",),
        reverse("campaign:send_order_back", args=[order.pk]): ("reason", "days"),
        reverse("campaign:withdraw_order", args=[order.pk]): ("reason",),
    }
    for url, names in forms.items():
        answered = client.post(url, dict.fromkeys(names, nasty))
        assert answered.status_code in (302, 422), (url, nasty)
    shown = client.get(reverse("campaign:order", args=[order.pk]))
    assert shown.status_code == 200
    assert "<script>alert(1)</script>" not in shown.content.decode()
    listed = client.get(
        reverse("campaign:orders", args=[made.campaign.pk]),
        {"state": nasty, "county": nasty, "overdue": nasty, "q": nasty},
    )
    assert listed.status_code == 200
    assert client.get(reverse("campaign:issue_orders", args=[made.campaign.pk]), {"to": nasty}).status_code == 200
