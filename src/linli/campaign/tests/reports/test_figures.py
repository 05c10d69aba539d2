"""What a report says of the past and of today, and who may read it."""

import io
from datetime import date, timedelta

import pytest
from python_calamine import CalamineWorkbook
from tests.campaigns import AT, TODAY

from linli.campaign.forms.reports import periods
from linli.campaign.models import (
    Duty,
    FollowUpOrder,
    Prospect,
    ReportWish,
    Stage,
    Standing,
    Task,
    Work,
)
from linli.campaign.queries.areas import Area, areas
from linli.campaign.queries.reports import report_of
from linli.campaign.queries.task_list import task_list
from linli.campaign.reports.words import told
from linli.campaign.rules.periods import period_of
from linli.core.documents.models import Document
from linli.core.rights import grants_of

from .reported import award, monthly, place, taken, whole

pytestmark = pytest.mark.django_db


MOST_QUERIES, MOST_OF_A_YEAR = 25, 35


def test_a_month_says_what_was_counted_at_its_end_and_at_the_end_of_the_month_before(made):
    report = monthly(made)
    first = report.targets[0]
    assert (first.members, first.wanted, first.before, first.count, first.missing) == (8, 4, 1, 3, 1)
    assert (first.kind, report.targets[1].kind) == ("binding", "stretch")
    assert report.counted_on == "2021-09-30"
    assert "3 meet the standard (37.5%)" in report.lead
    assert "+2 against 1 as counted on 2021-08-31" in report.lead
    assert [unit.name for unit in report.units] == ["东陵区", "西溪县", "云桥新区"]
    assert [(row.name, row.since) for row in report.newly] == [("滨江社区", "2021-09-06"), ("书院社区", "2021-09-08")]


def test_a_month_in_which_nothing_moved_says_so_in_words(made):
    Standing.objects.filter(day=date(2021, 8, 31)).delete()
    for kept in Standing.objects.filter(day=date(2021, 9, 30)):
        kept.pk, kept.day = None, date(2021, 8, 31)
        kept.save(force_insert=True)
    lead = monthly(made).lead
    assert "That is as many as the 3 counted on 2021-08-31." in lead
    assert "+0" not in lead


def test_amounts_are_read_with_their_thousands_apart_and_years_in_words_are_left_alone():
    assert [told(cell) for cell in (151027500, 999, -1200, "2021", "—", None)] == [
        "151,027,500", "999", "-1,200", "2021", "—", None,
    ]  # fmt: skip


def test_the_past_is_what_was_kept_not_what_the_register_says_today(made):
    award(made.city.communities[5], "MEETING", date(2021, 9, 1))  # entered late: no count of September knew it
    assert monthly(made).targets[0].count == 3
    Standing.objects.filter(day=date(2021, 9, 30)).delete()
    assert monthly(made).counted_on == "2021-08-31"


def test_where_nothing_was_counted_it_says_so_and_invents_nothing(made):
    report = monthly(made, month=2)
    assert report.targets[0].count == "—"
    assert report.targets[0].note == "Nothing had been counted by then."
    assert report.lead == "Nothing had been counted by 2021-02-28."
    assert report.units == ()
    assert report.steps == ("Without a count no steps follow from figures.",)


def test_what_moved_is_counted_in_the_period_only(made):
    city, campaign = made.city, made.campaign
    stage = Stage.objects.create(campaign=campaign, number=1, title="一", begins=date(2020, 12, 1))
    task = Task.objects.create(campaign=campaign, stage=stage, title="报方案", due_on=date(2021, 9, 15))
    Duty.objects.create(task=task, division=city.counties[0], opened_at=AT - timedelta(days=60))
    accepted = AT - timedelta(days=20)
    Duty.objects.create(
        task=task, division=city.counties[1], opened_at=AT - timedelta(days=60), state="DONE", reported_at=accepted,
        accepted_at=accepted,
    )  # fmt: skip
    asked = AT - timedelta(days=35)
    FollowUpOrder.objects.create(
        campaign=campaign, number="示督1号", division=city.townships[0], title="催办", text="一", days=3,
        issued_at=asked, asked_at=asked, due_at=AT - timedelta(days=30),
    )  # fmt: skip
    Work.objects.create(
        campaign=campaign, division=city.communities[0], measure=made.measures["T-1"], state="DONE", changed_at=AT,
        begun_on=date(2021, 8, 30), done_on=date(2021, 9, 30), programme="社区经费", cost=6000, cost_is_sample=True,
    )  # fmt: skip
    Work.objects.create(
        campaign=campaign, division=city.communities[1], measure=made.measures["T-3"], state="UNDER_WAY", changed_at=AT,
        begun_on=date(2021, 10, 2), begins_on=date(2021, 8, 1), due_on=date(2021, 9, 20), programme="美丽城镇建设",
    )  # fmt: skip
    report = monthly(made)
    moves = {row.what: row.number for row in report.moves}
    assert (moves["Titles given"], moves["Titles warned about"]) == (2, 1)
    assert (moves["Works begun"], moves["Works done"], moves["Works overdue at the end"]) == (0, 1, 1)
    assert (moves["Follow-up orders issued"], moves["Follow-up orders overdue at the end"]) == (1, 1)
    assert (moves["Duties done"], moves["Duties open at the end"], moves["Duties overdue at the end"]) == (1, 1, 1)
    assert [(row.programme, row.known, row.unknown, row.sample) for row in report.money] == [
        ("社区经费", 6000, 0, "sample"), ("美丽城镇建设", 0, 1, ""),
    ]  # fmt: skip
    assert any("follow-up orders are overdue" in step for step in report.steps)
    county = monthly(made, Area("西溪县", city.city.pk, county=city.counties[1].pk))
    assert {row.what: row.number for row in county.moves}["Works done"] == 0
    assert county.titles == ()


def test_a_county_s_communities_in_a_zone_are_the_zone_s(made):
    county = Area("西溪县", made.city.city.pk, county=made.city.counties[1].pk)
    zone = Area("云桥新区", made.city.city.pk, zone=made.city.zone.pk)
    assert [unit.members for unit in monthly(made, county).units] == [3]
    assert [unit.members for unit in monthly(made, zone).units] == [1]
    Prospect.objects.bulk_create(
        Prospect(campaign=made.campaign, division=one, state="NO_WORKS", counted_at=AT) for one in made.city.communities
    )
    assert len(task_list(made.campaign, county, TODAY).lacking) == 3
    assert [row.community for row in task_list(made.campaign, zone, TODAY).lacking] == [made.city.communities[-1].name]


def test_what_was_reported_in_time_is_not_overdue_whoever_has_not_looked_yet(made):
    city, campaign = made.city, made.campaign
    stage = Stage.objects.create(campaign=campaign, number=1, title="一", begins=date(2020, 12, 1))
    task = Task.objects.create(campaign=campaign, stage=stage, title="报方案", due_on=date(2021, 9, 15))
    opened, in_time, late = AT - timedelta(days=60), AT - timedelta(days=31), AT - timedelta(days=5)
    Duty.objects.create(task=task, division=city.counties[0], opened_at=opened, state="REPORTED", reported_at=in_time)
    Duty.objects.create(task=task, division=city.counties[1], opened_at=opened, state="DONE", reported_at=late,
                        accepted_at=late)  # fmt: skip

    def overdue(report):
        return {row.what: row.number for row in report.moves}["Duties overdue at the end"]

    assert overdue(monthly(made)) == 1  # at the end of September one had reported nothing
    assert overdue(monthly(made, month=10)) == 0
    year = report_of(campaign, "YEARLY", period_of(2021, 0), whole(made), TODAY)
    assert [(row.duties, row.done, row.late) for row in year.stages] == [(2, 1, 0)]
    assert not any("duties are overdue" in step for step in year.steps)
    shown = task_list(campaign, whole(made), TODAY).duties
    assert [(row.unit, row.late) for row in shown] == [(city.counties[0].name, "")]
    Duty.objects.filter(division=city.counties[0]).update(state="OPEN")  # sent back: it is owed again
    assert overdue(monthly(made, month=10)) == 1
    assert [row.late for row in task_list(campaign, whole(made), TODAY).duties] == ["overdue"]
    year = report_of(campaign, "YEARLY", period_of(2021, 0), whole(made), TODAY)
    assert [row.late for row in year.stages] == [1]


def test_november_reports_the_year_from_december(made, django_assert_max_num_queries):
    with django_assert_max_num_queries(MOST_QUERIES):
        monthly(made)
    with django_assert_max_num_queries(MOST_OF_A_YEAR):
        report = report_of(made.campaign, "YEARLY", period_of(2021, 0), whole(made), TODAY)
    assert (report.first, report.last) == ("2020-12-01", "2021-10-15")
    assert len(report.newly) == 3
    assert "The period is not over: figures up to 2021-10-15." in report.notes
    keys = [key for key, _period in periods(made.campaign, TODAY)]
    assert keys[0] == "2021-10"
    assert keys[-2:] == ["2020-12", "2021"]


def test_a_county_reports_on_itself_only(made, person_with, client_of):
    officer = person_with(["campaign.view"], f"division:{made.city.counties[0].pk}")
    client = client_of(officer)
    assert [one.name for one in areas(made.campaign, grants_of(officer), TODAY)] == ["东陵区"]
    page = client.get(place(made), {"of": "2021-09"})
    assert [unit.name for unit in page.context["report"].units] == ["东陵区"]
    for key in ("", f"county:{made.city.counties[1].pk}", f"zone:{made.city.zone.pk}"):
        assert client.get(place(made), {"of": "2021-09", "area": key}).context["report"] is None
        client.post(place(made, "ask_report"), {"of": "2021-09", "area": key, "format": "pdf"})
    assert client.get(place(made, "task_list"), {"area": ""}).status_code == 404
    assert not Document.objects.exists()
    assert client.get(place(made, "report_templates", kind="monthly")).status_code == 403
    own = f"county:{made.city.counties[0].pk}"
    _row, data = taken(client, made, "xlsx", area=own)
    assert "西溪县" not in str(CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(2).to_python())


def test_a_township_is_told_that_there_is_no_report_of_it(made, person_with, client_of):
    client = client_of(person_with(["campaign.view"], f"division:{made.city.townships[0].pk}"))
    assert "No report of your area" in client.get(place(made)).content.decode()
    assert "No task list of your area" in client.get(place(made, "task_list")).content.decode()
    client.post(place(made, "ask_report"), {"of": "2021-09", "area": "", "format": "pdf"})
    assert not ReportWish.objects.exists()
