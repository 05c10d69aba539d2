"""Who may see what happened to a thing, and in which words."""

import pytest
from django.apps import apps
from django.db import connection
from django.urls import reverse
from django.utils import translation

from linli.core import history
from linli.core.history.reading import recent_events

PLACES = apps.get_app_config("places")
Compound, Management, Organisation = map(PLACES.get_model, ("Compound", "Management", "Organisation"))
BOTH = ("places.view_places", "history.view_history")


@pytest.fixture
def english():
    with translation.override("en"):
        yield


def url(compound):
    return reverse("history:thing", args=["places.compound", compound.pk])


def test_an_officer_reads_who_changed_what_and_why(city, person_with, client_of):
    officer = person_with(BOTH, f"division:{city.city.pk}", name="李主任")
    compound = city.compounds[0]
    with history.context(person=officer.pk), history.because("现场核实"):
        Compound.objects.filter(pk=compound.pk).update(households=287)
    page = client_of(officer).get(url(compound)).content.decode()
    for word in ("李主任", "现场核实", "300", "287"):
        assert word in page


def test_values_are_words_and_parts_show_on_the_page_of_the_whole(city, english):
    compound = city.compounds[0]
    company = Organisation.objects.create(name="示例物业", kind="PROPERTY_COMPANY")
    contract = Management.objects.create(
        compound=compound, organisation=company, how="PROFESSIONAL", period=("2021-01-01", None)
    )
    Management.objects.filter(pk=contract.pk).update(period=("2021-01-01", "2022-01-01"), how="TRUSTEESHIP")
    Compound.objects.filter(pk=compound.pk).update(
        form="SELF_BUILT", floor_area_m2="1200.50", community=city.communities[1]
    )
    own, changed, recorded, first = recent_events(compound, 10, whole=True)
    assert {c.label: (c.old, c.new) for c in own.changes} == {
        "Form of housing": (None, "Self-built"),
        "Floor area (m²)": (None, "1200.50"),
        "Community": ("书院社区", "滨江社区"),
    }
    assert {(c.old, c.new) for c in changed.changes} == {
        ("Property company", "Trusteeship"), ("from 2021-01-01", "2021-01-01 to 2021-12-31"),
    }  # fmt: skip
    assert (own.what, changed.what, recorded.what) == ("Changed", "Management: Changed", "Management: Recorded")
    assert ("示例物业" in [c.new for c in recorded.changes], first.what) == (True, "Recorded")
    assert own.by == "Directly in the database"


def test_sealed_fields_are_only_said_to_have_changed(person_with, english):
    person = person_with(name="张三")
    person.name = "李四"
    person.save()
    changed, recorded = recent_events(person, whole=True)[0], recent_events(person, whole=True)[-1]
    assert [(c.label, c.new) for c in changed.changes] == [("Name", "changed")]
    assert not any(
        "张三" in str(c) or "李四" in str(c) or "\\x" in str(c) for c in (*changed.changes, *recorded.changes)
    )


def test_a_stranger_is_refused(city, person_with, client_of, client):
    compound = city.compounds[0]
    elsewhere = f"division:{city.counties[1].pk}"
    assert client.get(url(compound)).status_code == 302
    assert client_of(person_with(BOTH, elsewhere)).get(url(compound)).status_code == 404
    assert client_of(person_with(["places.view_places"])).get(url(compound)).status_code == 403
    assert client_of(person_with(["history.view_history"])).get(url(compound)).status_code in (403, 404)


@pytest.mark.parametrize(
    "path", ["places.compound/0/", "places.compound/99999999999999999999/", "nothing.here/1/", "x/1/"]
)
def test_what_is_not_there_is_not_found(path, person_with, client_of):
    assert client_of(person_with(BOTH)).get(f"/history/{path}").status_code == 404


def test_the_page_costs_the_same_however_much_happened(city, person_with, client_of, django_assert_max_num_queries):
    officer = person_with(BOTH)
    browser = client_of(officer)
    company = Organisation.objects.create(name="示例物业", kind="PROPERTY_COMPANY")
    for n in range(70):
        with history.context(person=officer.pk):
            Compound.objects.filter(pk=city.compounds[0].pk).update(households=n, community=city.communities[n % 5])
    Management.objects.create(
        compound=city.compounds[0], organisation=company, how="PROFESSIONAL", period=("2021-01-01", None)
    )
    browser.get(url(city.compounds[0]))
    with django_assert_max_num_queries(12):
        first = browser.get(url(city.compounds[0]))
    assert len(first.context["events"]) == 50
    assert len(browser.get(url(city.compounds[0]) + "?page=2").context["events"]) == 22
    assert browser.get(url(city.compounds[0]) + "?page=x'; --").status_code == 200


def test_the_chain_page_says_whether_it_holds(city, person_with, client_of):
    from linli.core.history.jobs import run_check

    watcher = client_of(person_with(["history.check"]))
    assert watcher.get(reverse("history:chain")).status_code == 200
    check = run_check()
    page = watcher.get(reverse("history:chain")).content.decode()
    assert f"{check.links}:{bytes(check.head_hash).hex()}" in page
    assert client_of(person_with(BOTH)).get(reverse("history:chain")).status_code == 403


def test_an_auditor_starts_a_check_and_waits_for_its_finding(person_with, client_of, settings, tmp_path):
    from procrastinate.contrib.django.models import ProcrastinateJob

    from linli.core.history.jobs import check_chain
    from linli.core.history.models import ChainCheck

    settings.DATA = tmp_path
    auditor = client_of(person_with(["history.check"]))
    assert auditor.get(reverse("history:check")).status_code == 405
    for _twice in range(2):
        assert auditor.post(reverse("history:check")).url == reverse("history:chain")
    job = ProcrastinateJob.objects.get(task_name="history.check")  # two presses are one check
    page = auditor.get(reverse("history:chain"))
    assert page.context["at_work"]
    assert reverse("history:checking") in page.content.decode()
    assert auditor.get(reverse("history:checking")).status_code == 200
    check_chain(**job.args)
    assert ChainCheck.objects.get().fault == ""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'succeeded' WHERE id = %s", [job.pk])
    assert auditor.get(reverse("history:checking"), headers={"HX-Request": "true"})["HX-Redirect"]
    assert auditor.get(reverse("history:checking")).status_code == 302
    assert not auditor.get(reverse("history:chain")).context["at_work"]


def test_who_may_not_see_the_chain_starts_no_check(city, person_with, client_of):
    assert client_of(person_with(BOTH)).post(reverse("history:check")).status_code == 403
