"""An officer withdraws a wrong file: who, when and why stays to be seen, and what must be proved stays proved."""

from copy import deepcopy
from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import translation
from tests.campaigns import make_campaign
from tests.hostile import NASTY

from linli.campaign.models import Work
from linli.campaign.operations import orders, stages, works
from linli.campaign.proofs import DUTY_PROOF, ORDER_PROOF
from linli.campaign.queries.proofs import proofs_of
from linli.campaign.refusals import UnableToCampaign
from linli.core import clock
from linli.core.files.models import FileUse, StoredFile
from linli.core.files.operations import forget
from linli.core.worktime.models import WorkingCalendar
from linli.evaluation.tests.evidence import PDF, picture, upload

from .steering import AT, TODAY, make_steered

DAY = timedelta(days=1)
FOLLOWS = ["campaign.view", "campaign.follow", "campaign.approve", "history.view_history", "places.view_places"]
MOST_QUERIES = 22  # with session, person, roles, and what every page asks


@pytest.fixture(autouse=True)
def now(monkeypatch, settings):
    monkeypatch.setattr(clock, "now", lambda: AT)
    settings.LANGUAGE_CODE = "en"
    with translation.override("en"):
        yield


@pytest.fixture(scope="module")
def stock(once, make_city, make_person):
    def make():
        WorkingCalendar.objects.all().delete()
        WorkingCalendar.objects.create(last_day=date(2022, 12, 31))
        city = make_city()
        return make_steered(city, make_person), make_campaign(city)

    return once(make)


@pytest.fixture
def made(db, stock):
    return deepcopy(stock[0])


@pytest.fixture
def duty(made):
    stage = stages.add_stage(campaign=made.campaign, title="摸底", begins=date(2020, 12, 1), ends=None)
    task = stages.add_task(
        stage=stage, title="摸清家底", due_on=TODAY, owner="COUNTIES", at=AT - 200 * DAY, proof="底数清单"
    )
    return task.duties.get(division=made.city.counties[0])


@pytest.fixture
def order(made):
    new = orders.NewOrder("示创建督〔2021〕1号", "补报底数", "请逐个社区补报。", 10)
    return orders.issue_orders(
        campaign=made.campaign, new=new, divisions=made.city.counties[:1], by=made.leader, at=AT
    )[0]


def report(duty, by, *files):
    return stages.report_duty(duty=duty, report="完成", uploads=files, by=by, at=AT)


def sent_back(duty, made, *files):
    row = report(duty, made.officers[0], *(files or (upload(picture(1)), upload(PDF, "a.pdf"))))
    return stages.send_duty_back(duty=row, reason="传错了文件", by=made.leader, at=AT)


def answered(order, by, *files):
    return orders.reply_order(order=order, reply="已补报", uploads=files, by=by, at=AT)


def files_of(code, pk):
    return list(FileUse.objects.filter(subject_type=code, subject_id=pk).order_by("pk"))


def withdraw(client_of, person, name, pk, proof, reason="传错了文件，另附正确的"):
    address = reverse(f"campaign:withdraw_{name}_proof", args=[pk, proof])
    client = client_of(person) if not hasattr(person, "post") else person
    return client.post(address, {"reason": reason})


# Duties ---------------------------------------------------------------------------------------------------------------


def test_a_county_withdraws_a_wrong_file_of_a_duty_that_was_sent_back(made, duty, client_of):
    sent_back(duty, made)
    wrong, right = files_of("campaign.duty", duty.pk)
    page = reverse("campaign:duty", args=[duty.pk])
    ask = reverse("campaign:withdraw_duty_proof", args=[duty.pk, wrong.pk])
    client = client_of(made.officers[0])
    assert ask in client.get(page).content.decode()
    assert "stays to be seen" in client.get(ask).content.decode()
    assert withdraw(client_of, client, "duty", duty.pk, wrong.pk).status_code == 302
    shown = client.get(page).content.decode()
    assert f"/files/{wrong.file.public_id}/" not in shown
    assert f"/files/{right.file.public_id}/" in shown
    assert "传错了文件，另附正确的" in shown
    assert client.get(reverse("files:file", args=[wrong.file.public_id])).status_code == 404
    assert report(duty, made.officers[0]).state == "REPORTED"  # the other file still proves it


def test_the_history_keeps_who_withdrew_a_file_when_and_why(made, duty, client_of):
    sent_back(duty, made)
    wrong = files_of("campaign.duty", duty.pk)[0]
    withdraw(client_of, made.officers[0], "duty", duty.pk, wrong.pk)
    (gone,) = proofs_of(("campaign.duty", duty.pk), DUTY_PROOF.code).withdrawn
    assert (gone.by, gone.reason, gone.ended_at) == ("阮启明", "传错了文件，另附正确的", AT)
    events = FileUse.pgh_event_models["update"]
    event = events.objects.get(pgh_obj=wrong.pk, pgh_label="update")
    assert event.pgh_context["person"] == made.officers[0].pk
    assert event.pgh_context["reason"] == "传错了文件，另附正确的"


def test_a_withdrawn_file_is_kept_as_long_as_its_purpose_says(made, duty):
    sent_back(duty, made)
    wrong = files_of("campaign.duty", duty.pk)[0]
    StoredFile.objects.update(stored_at=AT - 5 * DAY)
    stages.withdraw_duty_proof(duty=duty, proof=wrong.pk, reason="x", by=None, at=AT)
    wrong.refresh_from_db()
    assert wrong.keep_until == AT.date() + timedelta(days=DUTY_PROOF.keep_days)
    assert forget(AT, wrong.keep_until) == 0
    assert forget(AT, wrong.keep_until + DAY) == 1
    assert proofs_of(("campaign.duty", duty.pk), DUTY_PROOF.code).withdrawn == []


def test_without_any_file_left_a_duty_that_asks_for_proof_is_not_reported(made, duty):
    sent_back(duty, made)
    for one in files_of("campaign.duty", duty.pk):
        stages.withdraw_duty_proof(duty=duty, proof=one.pk, reason="x", by=None, at=AT)
    with pytest.raises(UnableToCampaign, match="底数清单"):
        report(duty, made.officers[0])
    assert report(duty, made.officers[0], upload(PDF, "a.pdf")).state == "REPORTED"  # the same file may be sent again


def test_what_is_reported_or_accepted_keeps_its_files_and_says_what_is_allowed(made, duty, client_of):
    report(duty, made.officers[0], upload(picture(1)), upload(picture(2)))
    proof = files_of("campaign.duty", duty.pk)[0]
    page = reverse("campaign:duty", args=[duty.pk])
    client = client_of(made.officers[0])
    assert "/withdraw/" not in client.get(page).content.decode()
    answer = withdraw(client_of, client, "duty", duty.pk, proof.pk)
    assert answer.status_code == 422
    assert "Have it sent back first" in answer.content.decode()
    stages.accept_duty(duty=duty, remark="", by=made.leader, at=AT)
    answer = withdraw(client_of, client, "duty", duty.pk, proof.pk)
    assert "a new task" in answer.content.decode()
    assert not FileUse.objects.exclude(ended_at=None).exists()


def test_a_reason_must_be_given(made, duty, client_of):
    sent_back(duty, made)
    proof = files_of("campaign.duty", duty.pk)[0]
    assert withdraw(client_of, made.officers[0], "duty", duty.pk, proof.pk, " ").status_code == 422
    with pytest.raises(UnableToCampaign, match="Say why"):
        stages.withdraw_duty_proof(duty=duty, proof=proof.pk, reason=" ", by=None, at=AT)


def test_the_second_of_two_windows_is_told_that_the_file_was_withdrawn(made, duty, client_of):
    sent_back(duty, made)
    proof = files_of("campaign.duty", duty.pk)[0]
    client = client_of(made.officers[0])
    assert withdraw(client_of, client, "duty", duty.pk, proof.pk).status_code == 302
    again = withdraw(client_of, client, "duty", duty.pk, proof.pk, "另一个窗口")
    assert again.status_code == 422
    assert "withdrawn already" in again.content.decode()
    asked = client.get(reverse("campaign:withdraw_duty_proof", args=[duty.pk, proof.pk]), follow=True)
    assert "withdrawn already" in asked.content.decode()
    assert FileUse.pgh_event_models["update"].objects.filter(pgh_obj=proof.pk, pgh_label="update").count() == 1


def test_nobody_withdraws_a_file_of_another_county_or_without_the_right(made, duty, order, client_of):
    sent_back(duty, made)
    answered(order, made.officers[0], upload(picture(5)))
    proof, other = files_of("campaign.duty", duty.pk)[0], files_of("campaign.order", order.pk)[0]
    second = made.officers[1]
    assert withdraw(client_of, second, "duty", duty.pk, proof.pk).status_code == 404
    assert withdraw(client_of, second, "order", order.pk, other.pk).status_code == 404
    assert withdraw(client_of, made.township, "duty", duty.pk, proof.pk).status_code == 404
    assert withdraw(client_of, made.officers[0], "duty", duty.pk, other.pk).status_code == 404  # a file of the order
    assert not FileUse.objects.exclude(ended_at=None).exists()


def test_whoever_only_looks_withdraws_nothing(made, duty, person_with, client_of):
    sent_back(duty, made)
    proof = files_of("campaign.duty", duty.pk)[0]
    looks = person_with(["campaign.view"], f"division:{made.city.city.pk}")
    assert withdraw(client_of, looks, "duty", duty.pk, proof.pk).status_code == 403
    assert "/withdraw/" not in client_of(looks).get(reverse("campaign:duty", args=[duty.pk])).content.decode()


def test_a_page_with_many_withdrawn_files_costs_the_same(made, duty, client_of, django_assert_max_num_queries):
    sent_back(duty, made, *(upload(picture(number)) for number in range(9)))
    for proof in files_of("campaign.duty", duty.pk)[:8]:
        stages.withdraw_duty_proof(duty=duty, proof=proof.pk, reason="x", by=made.officers[0], at=AT)
    client = client_of(made.officers[0])
    with django_assert_max_num_queries(MOST_QUERIES):
        assert client.get(reverse("campaign:duty", args=[duty.pk])).status_code == 200


# Orders ---------------------------------------------------------------------------------------------------------------


def test_a_file_of_an_answer_is_withdrawn_until_the_order_is_closed(made, order, client_of):
    answered(order, made.officers[0], upload(picture(1)), upload(picture(2)))
    first, second = files_of("campaign.order", order.pk)
    client = client_of(made.officers[0])
    assert withdraw(client_of, client, "order", order.pk, first.pk).status_code == 302
    shown = client.get(reverse("campaign:order", args=[order.pk])).content.decode()
    assert "传错了文件，另附正确的" in shown
    assert len(proofs_of(("campaign.order", order.pk), ORDER_PROOF.code).current) == 1
    orders.close_order(order=order, remark="", by=made.leader, at=AT)
    refused = withdraw(client_of, client, "order", order.pk, second.pk)
    assert refused.status_code == 422
    assert "only while an order is open" in refused.content.decode()
    assert "/withdraw/" not in client.get(reverse("campaign:order", args=[order.pk])).content.decode()


def test_the_only_file_of_an_answer_may_go_for_an_order_asks_for_none(made, order):
    answered(order, made.officers[0], upload(picture(1)))
    (proof,) = files_of("campaign.order", order.pk)
    orders.withdraw_order_proof(order=order, proof=proof.pk, reason="x", by=None, at=AT)
    assert proofs_of(("campaign.order", order.pk), ORDER_PROOF.code).current == []


# Works ----------------------------------------------------------------------------------------------------------------


@pytest.fixture
def planned(db, stock):
    return deepcopy(stock[1])


@pytest.fixture
def work(planned):
    row = Work.objects.create(
        campaign=planned.campaign, division=planned.city.communities[0], measure=planned.measures["T-1"],
        state="UNDER_WAY", begun_on=TODAY - 30 * DAY, changed_at=AT,
    )  # fmt: skip
    return works.finish_work(work=row, on=TODAY, spent=None, uploads=[upload(picture(1))], by=None, at=AT)


@pytest.fixture
def officer(planned, person_with, client_of):
    return client_of(person_with(FOLLOWS, f"division:{planned.city.counties[0].pk}"))


def test_what_is_done_keeps_a_proof_so_the_right_one_is_added_first(work, officer, client_of):
    (wrong,) = files_of(works.SUBJECT, work.pk)
    refused = withdraw(client_of, officer, "work", work.pk, wrong.pk)
    assert refused.status_code == 422
    assert "Add the right one first" in refused.content.decode()
    add = reverse("campaign:add_work_proofs", args=[work.pk])
    assert officer.get(add).status_code == 200
    assert officer.post(add, {"proofs": [upload(picture(2))]}).status_code == 302
    assert withdraw(client_of, officer, "work", work.pk, wrong.pk).status_code == 302
    shown = officer.get(reverse("campaign:work", args=[work.pk])).content.decode()
    assert "传错了文件，另附正确的" in shown
    right = next(one for one in files_of(works.SUBJECT, work.pk) if one.ended_at is None)
    with pytest.raises(UnableToCampaign, match="at least one proof"):
        works.withdraw_work_proof(work=work, proof=right.pk, reason="x", by=None, at=AT)
    assert Work.objects.get().state == "DONE"


def test_a_work_that_is_not_done_takes_no_further_proofs(planned, work, officer):
    Work.objects.filter(pk=work.pk).update(state="UNDER_WAY", done_on=None)
    answer = officer.post(reverse("campaign:add_work_proofs", args=[work.pk]), {"proofs": [upload(picture(2))]})
    assert answer.status_code == 422
    assert "saying that it is done" in answer.content.decode()
    assert officer.post(reverse("campaign:add_work_proofs", args=[work.pk]), {}).status_code == 422


def test_a_given_up_work_keeps_its_proofs(work):
    Work.objects.filter(pk=work.pk).update(state="DROPPED", done_on=None)
    (proof,) = files_of(works.SUBJECT, work.pk)
    with pytest.raises(UnableToCampaign, match="given up"):
        works.withdraw_work_proof(work=work, proof=proof.pk, reason="x", by=None, at=AT)


def test_another_county_neither_adds_nor_withdraws_proofs_of_a_work(planned, work, person_with, client_of):
    (proof,) = files_of(works.SUBJECT, work.pk)
    other = client_of(person_with(FOLLOWS, f"division:{planned.city.counties[1].pk}"))
    assert withdraw(client_of, other, "work", work.pk, proof.pk).status_code == 404
    assert other.post(reverse("campaign:add_work_proofs", args=[work.pk]), {}).status_code == 404
    looks = client_of(person_with(["campaign.view"], f"division:{planned.city.counties[0].pk}"))
    assert withdraw(client_of, looks, "work", work.pk, proof.pk).status_code == 403
    assert looks.post(reverse("campaign:add_work_proofs", args=[work.pk]), {}).status_code == 403


@pytest.mark.long
@pytest.mark.parametrize("nasty", NASTY)
def test_hostile_reasons_are_refused_or_kept_as_text(made, duty, order, client_of, nasty):
    sent_back(duty, made)
    answered(order, made.officers[0], upload(picture(5)))
    client = client_of(made.officers[0])
    for name, pk, code in (("duty", duty.pk, "campaign.duty"), ("order", order.pk, "campaign.order")):
        proof = files_of(code, pk)[0]
        assert withdraw(client_of, client, name, pk, proof.pk, nasty).status_code in (302, 422)
        shown = client.get(reverse(f"campaign:{name}", args=[pk]))
        assert shown.status_code == 200
        assert "<script>alert(1)</script>" not in shown.content.decode()


@pytest.mark.long
@pytest.mark.parametrize("nasty", NASTY)
def test_hostile_proofs_of_a_work_are_refused(work, officer, nasty):
    (proof,) = files_of(works.SUBJECT, work.pk)
    answer = officer.post(reverse("campaign:add_work_proofs", args=[work.pk]), {"proofs": nasty})
    assert answer.status_code == 422
    address = reverse("campaign:withdraw_work_proof", args=[work.pk, proof.pk])
    assert officer.post(address, {"reason": nasty}).status_code == 422  # the only one
