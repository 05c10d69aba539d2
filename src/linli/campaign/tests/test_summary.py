"""What the works of a campaign came to: which measures, which items rose there, at what cost, as page and workbook."""

import io
from copy import deepcopy
from datetime import date

import pytest
from django.urls import reverse
from django.utils import translation
from python_calamine import CalamineWorkbook
from tests.campaigns import AT, STANDARD, a_round, make_campaign

from linli.campaign import documents
from linli.campaign.models import ResourceUse, Work
from linli.campaign.queries.summary import span_of, summary_of
from linli.campaign.rules.quarters import after
from linli.campaign.rules.resources import first_day
from linli.campaign.views.summary import content_of
from linli.core import clock
from linli.core.documents.models import Document
from linli.core.documents.operations import make_document
from linli.core.files.content import content
from linli.core.rights import grants_of
from linli.core.tables.models import ExportLog
from linli.evaluation.models import Edition, Round
from linli.places.models import Division

pytestmark = pytest.mark.django_db
MOST_QUERIES = 20


@pytest.fixture(autouse=True)
def now(monkeypatch, settings, tmp_path):
    monkeypatch.setattr(clock, "now", lambda: AT)
    settings.FILES = str(tmp_path / "files")
    settings.LANGUAGE_CODE = "en"
    with translation.override("en"):
        yield


@pytest.fixture(scope="module")
def stock(once, make_city):
    return once(lambda: make_campaign(make_city()))


@pytest.fixture
def made(db, stock):
    return deepcopy(stock)


@pytest.fixture
def looks(made, person_with, client_of):
    return client_of(person_with(["campaign.view"], f"division:{made.city.city.pk}"))


def done(made, place, code, on=date(2021, 5, 1), **more):
    return Work.objects.create(
        campaign=made.campaign, division=place, measure=made.measures[code], state="DONE", done_on=on, changed_at=AT,
        programme=made.measures[code].programme, **more,
    )  # fmt: skip


def later(made, better=(), **marks):
    edition = Edition.objects.get(standard=STANDARD)
    return a_round(made.city, edition, "2021上半年", date(2021, 6, 30), better=better, **marks)


def test_items_rise_where_measures_were_done_between_the_rounds(made):
    one, two, three, four = made.city.communities[:4]
    later(made, better=[one], G103=20_000, G202=0)
    for place in (one, two, three):
        done(made, place, "T-3")
    done(made, four, "T-3", on=date(2021, 7, 1))  # after the last round: it cannot have raised anything yet
    done(made, made.city.communities[4], "T-3")  # no round has looked at it
    found = summary_of(made.campaign, Work.objects.all())
    (line,) = found.measures
    items = {item.item: item for item in line.items}
    full = {item.id: item.points for item in found.span.after.edition.compiled().standard.items}
    first = int(full["G103"] * 10_000) - 10_000
    assert (items["G103"].rose, items["G103"].stayed, items["G103"].fell, items["G103"].unknown) == (3, 0, 0, 1)
    assert items["G103"].gain == first + 2 * 10_000
    assert (items["G202"].rose, items["G202"].fell) == (1, 2)
    assert found.between == 4
    assert line.spent.communities == 5


def test_one_round_is_not_compared(made, looks):
    done(made, made.city.communities[0], "T-1", cost=6000, cost_is_sample=True)
    assert span_of(made.campaign) is None
    page = looks.get(reverse("campaign:summary", args=[made.campaign.pk])).content.decode()
    assert "no two rounds yet" in page
    assert "6,000 (sample)" in page


def test_a_round_of_one_county_is_not_what_the_city_is_compared_with(made):
    of_county = a_round(
        made.city, Edition.objects.get(standard=STANDARD), "东县自评", date(2021, 6, 30), state="REVIEW"
    )
    Round.objects.filter(pk=of_county.pk).update(division=made.city.counties[0], state="SEALED", sealed_at=AT)
    assert span_of(made.campaign) is None
    whole = a_round(made.city, of_county.edition, "2020年末", date(2021, 3, 31))
    assert span_of(made.campaign).after == whole


def test_what_is_settled_counts_before_what_it_should_cost(made):
    one, two, three = made.city.communities[:3]
    done(made, one, "T-1", cost=6000, cost_is_sample=True, spent=5500)
    done(made, two, "T-1", cost=6000, cost_is_sample=True)
    done(made, three, "T-1")
    done(made, one, "T-3", cost=680000, spent=700000)
    found = summary_of(made.campaign, Work.objects.all())
    first = next(line.spent for line in found.measures if line.code == "T-1")
    assert (first.works, first.amount, first.settled, first.unknown, first.sample) == (3, 11500, 5500, 1, True)
    assert found.by_phase["BUILD"].amount == 700000
    assert not found.by_phase["BUILD"].sample
    assert found.by_programme["社区经费"].works == 3


def test_a_county_sums_up_its_own(made, person_with, client_of):
    done(made, made.city.communities[0], "T-1", cost=6000)
    done(made, made.city.communities[-1], "T-3", cost=680000)
    county = client_of(person_with(["campaign.view"], f"division:{made.city.counties[1].pk}"))
    page = county.get(reverse("campaign:summary", args=[made.campaign.pk])).content.decode()
    assert "680,000" in page
    assert "6,000" not in page


def test_the_summary_stands_on_a_page_and_in_a_workbook(made, looks, django_assert_max_num_queries):
    later(made, better=made.city.communities[:1])
    done(made, made.city.communities[0], "T-1", cost=6000, cost_is_sample=True)
    quarters = [after(first_day(2019, 4), number) for number in range(8)]
    ResourceUse.objects.bulk_create(
        ResourceUse(
            division=made.city.communities[0], kind="WATER_M3", year=day.year, quarter=(day.month + 2) // 3,
            quantity=1000 - 10 * number, households=100, source="x",
        )
        for number, day in enumerate(quarters)
    )  # fmt: skip
    address = reverse("campaign:summary", args=[made.campaign.pk])
    looks.get(address)
    with django_assert_max_num_queries(MOST_QUERIES):
        page = looks.get(address)
    ids = [part.id for part in page.context["parts"]]
    assert ids == ["measures", "items", "phases", "programmes", "resources"]
    assert "it says nothing of causes" in page.content.decode()
    assert "-4.1%" in page.content.decode()  # 9.85 to 9.45
    file = looks.get(reverse("campaign:summary_workbook", args=[made.campaign.pk]))
    book = CalamineWorkbook.from_filelike(io.BytesIO(b"".join(file.streaming_content)))
    assert len(book.sheet_names) == 6
    rows = book.get_sheet_by_name("Measures").to_python()
    assert rows[1][0] == "T-1 组建网格支部"
    assert rows[1][4:6] == [6000.0, "some by sample unit costs"]
    assert ExportLog.objects.get().rows == sum(len(part.values) for part in page.context["parts"])


def printed(client, made):
    """Ask for the summary in print as the button does, have the job make it, and return the document."""
    answered = client.post(reverse("campaign:ask_summary", args=[made.campaign.pk]))
    assert answered.status_code == 302
    row = Document.objects.order_by("-pk")[0]
    assert answered["Location"] == reverse("documents:document", args=[row.pk])
    make_document(row.pk)
    row.refresh_from_db()
    return row


def test_the_summary_is_printed_with_all_its_tables_and_that_it_left_is_logged(made, looks, person_with, monkeypatch):
    later(made, better=made.city.communities[:1])
    done(made, made.city.communities[0], "T-1", cost=6000, cost_is_sample=True)
    shown = looks.get(reverse("campaign:summary", args=[made.campaign.pk]))
    assert reverse("campaign:ask_summary", args=[made.campaign.pk]) in shown.content.decode()
    said = {}
    monkeypatch.setattr(documents, "report_pdf", lambda plain, sections: said.update(plain, tables=sections) or b"%PDF")
    row = printed(looks, made)
    assert (row.state, row.problem) == ("DONE", "")
    assert [one.id for one in said["tables"]] == ["measures", "items", "phases", "programmes"]
    assert [one.columns for one in said["tables"]] == [part.columns for part in shown.context["parts"]]
    assert said["tables"][0].rows[0][:5] == ["T-1 组建网格支部", "Management", 1, 1, "6,000 (sample)"]
    assert "“2021上半年”" in said["lead"]
    assert "sample unit costs" in said["sample"]
    assert made.city.city.name in said["title"]
    assert len(said["notes"]) == 2  # what the figures do not prove, and that resources are not compared yet
    logged = ExportLog.objects.get()
    assert (logged.format, logged.rows) == ("pdf", sum(len(one.rows) for one in said["tables"]))
    assert logged.page == reverse("campaign:summary", args=[made.campaign.pk])


def test_a_printed_summary_says_that_it_is_a_demo_and_is_the_same_each_time(made, looks, settings):
    settings.DEMO = True
    done(made, made.city.communities[0], "T-1", cost=6000, cost_is_sample=True)
    row = printed(looks, made)
    assert row.name.startswith("Demo data-")
    first = b"".join(content().chunks(row.file.key))
    assert first.startswith(b"%PDF")
    again = printed(looks, made)
    assert (again.pk != row.pk, again.file_id) == (True, row.file_id)


def test_a_county_prints_its_own_and_the_paper_says_of_whom_it_is(made, person_with, client_of):
    done(made, made.city.communities[0], "T-1", cost=6000)
    done(made, made.city.communities[-1], "T-3", cost=680000)
    county = made.city.counties[1]
    person = person_with(["campaign.view"], f"division:{county.pk}")
    shown = content_of(made.campaign, grants_of(person))
    assert county.name in shown.plain()["title"]
    assert [row[0] for row in shown.sections()[0].rows] == ["T-3 建设邻里中心"]
    assert printed(client_of(person), made).state == "DONE"


def test_nobody_prints_a_summary_that_they_do_not_see(made, person_with, client_of):
    done(made, made.city.communities[0], "T-1", cost=6000)
    other = Division.objects.create(code="110100000000", level="CITY", name="外市", ancestors=[0])
    address = reverse("campaign:ask_summary", args=[made.campaign.pk])
    assert client_of(person_with(["campaign.view"], f"division:{other.pk}")).post(address).status_code == 404
    assert (
        client_of(person_with(["places.view_places"], f"division:{made.city.city.pk}")).post(address).status_code == 403
    )
    assert not Document.objects.exists()


def test_rights_that_ended_meanwhile_end_the_printing(made, person_with, client_of):
    done(made, made.city.communities[0], "T-1", cost=6000)
    person = person_with(["campaign.view"], f"division:{made.city.city.pk}")
    client_of(person).post(reverse("campaign:ask_summary", args=[made.campaign.pk]))
    person.assignments.all().delete()
    row = Document.objects.get()
    make_document(row.pk)
    row.refresh_from_db()
    assert row.state == "FAILED"
    assert not ExportLog.objects.exists()


def test_a_summary_of_nothing_is_not_printed(made, looks):
    row = printed(looks, made)
    assert (row.state, "nothing to sum up yet" in row.problem) == ("FAILED", True)
    page = looks.get(reverse("campaign:summary", args=[made.campaign.pk])).content.decode()
    assert reverse("campaign:ask_summary", args=[made.campaign.pk]) not in page


def test_nothing_done_says_what_is_to_come(made, looks):
    assert "Nothing to sum up yet" in looks.get(reverse("campaign:summary", args=[made.campaign.pk])).content.decode()
