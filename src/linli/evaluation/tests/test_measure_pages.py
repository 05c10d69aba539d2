"""What people do with the catalogue of measures: read it, add, change, retire, import, load the samples."""

from contextlib import suppress
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone, translation
from tests.hostile import NASTY

from linli.core.imports import Context
from linli.core.imports.reading import read_rows
from linli.core.imports.workbooks import write_template
from linli.core.rights import grants_of
from linli.evaluation.forms.measures import MeasureForm
from linli.evaluation.measures_door import MEASURES
from linli.evaluation.models import Measure, MeasureLink
from linli.evaluation.operations.editions import load_shipped
from linli.evaluation.operations.measures import load_sample_measures, sample_entries, save_measure
from linli.evaluation.refusals import UnableToEvaluate
from linli.evaluation.rights import CHANGE_MEASURES, VIEW_ROUNDS
from linli.evaluation.tests.register import AT

pytestmark = pytest.mark.django_db
MOST_QUERIES = 12
HISTORY = "history.view_history"


@pytest.fixture(autouse=True)
def _standards(settings):
    load_shipped(at=AT)
    settings.LANGUAGE_CODE = "en"
    with translation.override("en"):
        yield


@pytest.fixture
def officer(person_with, client_of, city):
    rights = [VIEW_ROUNDS.code, CHANGE_MEASURES.code, HISTORY, "imports.import_lists"]
    return client_of(person_with(rights, f"division:{city.city.pk}"))


@pytest.fixture
def reader(person_with, client_of, city):
    return client_of(person_with([VIEW_ROUNDS.code], f"division:{city.counties[0].pk}"))


def page(name, *arguments):
    return reverse(f"evaluation:{name}", args=arguments)


def given(**changed):
    return {
        "code": "CS-01", "title": "更新公示牌", "standard": "courteous-compound", "phase": "MANAGE",
        "programme": "物业服务费", "unit_cost": "3000", "per": "SUBJECT", "quarters": "1", "raises": "B03\nB05 1.5",
        "needs": "", "excludes": "", "trade": "", "crews": "0", "bulk_from": "0", "bulk_off": "0", "basis": "询价三家",
    } | changed  # fmt: skip


def test_a_measure_is_added_found_changed_and_retired(officer, reader):
    answer = officer.post(page("add_measure"), given())
    measure = Measure.objects.get(code="CS-01")
    assert answer["Location"] == page("measure", measure.pk)
    assert {effect.item: effect.raises for effect in measure.effects.all()} == {"B03": None, "B05": Decimal("1.5")}
    assert "3,000 yuan" in reader.get(page("measures") + "?item=b05").content.decode()
    assert "更新公示牌" not in reader.get(page("measures") + "?item=A01").content.decode()
    shown = officer.get(page("edit_measure", measure.pk)).content.decode()
    assert "B05 1.5" in shown
    again = given(unit_cost="4000", version="1", code="OTHER")
    assert officer.post(page("edit_measure", measure.pk), again).status_code == 302
    measure.refresh_from_db()
    assert (measure.code, measure.unit_cost, measure.version) == ("CS-01", 4000, 2)
    late = officer.post(page("edit_measure", measure.pk), given(unit_cost="5000", version="1"))
    assert late.status_code == 422
    assert officer.get(reverse("history:thing", args=["evaluation.measure", measure.pk])).status_code == 200
    assert officer.post(page("retire_measure", measure.pk), {"reason": "价格过时"}).status_code == 302
    assert "更新公示牌" not in reader.get(page("measures")).content.decode()
    assert "更新公示牌" in reader.get(page("measures") + "?state=retired").content.decode()
    assert "价格过时" in reader.get(page("measure", measure.pk)).content.decode()
    officer.post(page("restore_measure", measure.pk))
    assert "更新公示牌" in reader.get(page("measures")).content.decode()


def test_a_sample_says_so_beside_every_amount(reader):
    load_sample_measures()
    listed = reader.get(page("measures")).content.decode()
    assert listed.count(" yuan") == listed.count(">Sample<")
    shown = reader.get(page("measure", Measure.objects.get(code="XQ-22").pk)).content.decode()
    assert "9,000 yuan per 100 households" in shown
    assert ">Sample<" in shown


def test_the_list_and_a_measure_cost_few_queries(reader, django_assert_max_num_queries):
    load_sample_measures()
    for address in (
        page("measures"),
        page("measures") + "?section=courteous-compound+B&phase=BUILD&programme=老旧小区改造&sample=sample",
        page("measure", Measure.objects.get(code="SQ-18").pk),
    ):  # fmt: skip
        reader.get(address)
        with django_assert_max_num_queries(MOST_QUERIES):
            assert reader.get(address).status_code == 200


def test_sections_are_found_by_the_standards_own_items(reader):
    load_sample_measures()
    found = reader.get(page("measures") + "?section=green-community-points+1").content.decode()
    assert "SQ-03" in found
    assert "SQ-20" not in found
    assert reader.get(page("measures") + "?section=nonsense").status_code == 200


@pytest.mark.parametrize(("field", "value"), [
    ("raises", "Z99"), ("raises", "B03 9"), ("raises", "B16 1"), ("raises", "B03 x"), ("raises", "B03; B03 1"),
    ("unit_cost", "-1"), ("unit_cost", "1.5"), ("quarters", "0"), ("needs", "NO-1"), ("needs", "CS-01"),
    ("excludes", "CS-01"), ("crews", "2"), ("bulk_from", "3"), ("bulk_off", "9999"), ("standard", "human"),
    ("phase", "X"), ("per", "X"), ("basis", ""), ("code", "甲"), ("programme", "=1+1"), ("title", ""),
])  # fmt: skip
def test_what_no_measure_is_is_refused_beside_its_field(officer, field, value):
    answer = officer.post(page("add_measure"), given(**{field: value}))
    assert answer.status_code == 422
    assert answer.context["form"].errors
    assert not Measure.objects.exists()


def test_a_cycle_is_refused_on_the_form_with_the_titles(officer):
    officer.post(page("add_measure"), given(title="甲措施"))
    officer.post(page("add_measure"), given(code="CS-02", title="乙措施", needs="CS-01"))
    first = Measure.objects.get(code="CS-01")
    answer = officer.post(page("edit_measure", first.pk), given(title="甲措施", needs="CS-02", version="1"))
    assert answer.status_code == 422
    assert "甲措施" in str(answer.context["form"].errors["needs"])
    assert "乙措施" in str(answer.context["form"].errors["needs"])
    assert officer.post(page("retire_measure", first.pk), {"reason": "无用"}).status_code == 422


@pytest.mark.parametrize("field", MeasureForm.base_fields)
def test_nasty_texts_are_kept_or_refused_with_a_reason(field):
    load_sample_measures()
    for value in NASTY:
        form = MeasureForm(given(**{field: value}))
        if form.is_valid():
            with suppress(UnableToEvaluate):
                save_measure(entry=form.entry())
        else:
            assert form.errors, (field, value)


@pytest.mark.long
def test_nasty_texts_never_break_a_page(officer):
    load_sample_measures()
    measure = Measure.objects.get(code="XQ-08")
    for value in NASTY:
        whole = {**dict.fromkeys(given(), value), "reason": value, "version": value}
        for name in ("edit_measure", "retire_measure"):
            answer = officer.post(page(name, measure.pk), whole)
            assert answer.status_code in (302, 422), value
            officer.post(page("restore_measure", measure.pk))
        assert officer.get(page("measures"), dict.fromkeys(("q", "item", "section", "state"), value)).status_code == 200


def test_only_who_looks_after_the_catalogue_changes_it(reader, person_with, client_of, city):
    load_sample_measures()
    measure = Measure.objects.get(code="XQ-08")
    county = client_of(person_with([VIEW_ROUNDS.code, CHANGE_MEASURES.code], f"division:{city.counties[0].pk}"))
    for client in (reader, county):
        assert client.get(page("measure", measure.pk)).status_code == 200
        for name in ("add_measure", "sample_measures"):
            assert client.post(page(name), given()).status_code == 403
        for name in ("edit_measure", "retire_measure", "restore_measure"):
            assert client.post(page(name, measure.pk), given(reason="x")).status_code == 403
    assert reader.get(page("measure", 10**30)).status_code == 404


def test_the_samples_are_loaded_by_a_button_and_by_a_command(officer):
    assert "XQ-08" in officer.get(page("sample_measures")).content.decode()
    officer.post(page("sample_measures"))
    assert Measure.objects.count() == len(sample_entries())
    assert page("sample_measures") not in officer.get(page("measures")).content.decode()
    call_command("load_sample_measures")
    assert Measure.objects.count() == len(sample_entries())
    assert officer.get(page("sample_measures")).status_code == 200


# The door -------------------------------------------------------------------------------------------------------------


def context(person):
    return Context(person, grants_of(person), timezone.now())


@pytest.fixture
def person(person_with, city):
    return person_with([CHANGE_MEASURES.code, VIEW_ROUNDS.code], f"division:{city.city.pk}")


def rows_of(tmp_path: Path, *lines):
    """A file with the door's heads, one dictionary a line."""
    import csv

    path = tmp_path / "measures.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        written = csv.writer(file)
        written.writerow([str(column.title) for column in MEASURES.columns])
        for line in lines:
            written.writerow(["" if line.get(column.key) is None else line[column.key] for column in MEASURES.columns])
    return read_rows(path, MEASURES)


def line(**changed):
    return {
        "code": "CS-01", "title": "更新公示牌", "standard": "courteous-compound", "phase": "管理",
        "programme": "物业服务费", "unit_cost": "3,000元", "quarters": "1", "raises": "B03；B05 1.5",
        "basis": "询价三家", "is_sample": "否",
    } | changed  # fmt: skip


def taken(rows, person):
    plan = MEASURES.check(rows, context(person))
    assert [fault.code for fault in rows.faults] == []
    return MEASURES.apply(rows, plan, context(person))


def test_a_list_is_imported_and_imports_again_unchanged(tmp_path, person):
    first = taken(rows_of(tmp_path, line(), line(code="CS-02", title="补种", needs="CS-01", excludes="CS-03"),
                          line(code="CS-03", title="移栽", raises="B07")), person)  # fmt: skip
    assert (first.new, first.changed, first.unchanged) == (3, 0, 0)
    assert MeasureLink.objects.count() == 2
    exported = list(MEASURES.export_rows(Measure.objects.order_by("code")))
    assert exported[2]["excludes"] == "CS-02"
    again = taken(rows_of(tmp_path, *exported), person)
    assert (again.new, again.changed, again.unchanged) == (0, 0, 3)
    emptied = taken(rows_of(tmp_path, line(code="CS-02", title="补种", raises=None, is_sample=None)), person)
    assert (emptied.changed, emptied.unchanged) == (0, 1)  # an empty cell clears nothing
    dearer = taken(rows_of(tmp_path, line(unit_cost="3500", raises="B03 1")), person)
    assert (dearer.new, dearer.changed) == (0, 1)
    assert {effect.item for effect in Measure.objects.get(code="CS-01").effects.all()} == {"B03"}


def test_the_samples_go_out_and_come_in_unchanged(tmp_path, person):
    load_sample_measures()
    summary = taken(rows_of(tmp_path, *MEASURES.export_rows(Measure.objects.order_by("code"))), person)
    assert (summary.new, summary.changed, summary.unchanged) == (0, 0, len(sample_entries()))


@pytest.mark.parametrize(("changed", "code", "key"), [
    ({"unit_cost": "-1"}, "below_minimum", "unit_cost"), ({"unit_cost": ""}, "cell_missing", "unit_cost"),
    ({"raises": "Z99"}, "measure_item", "raises"), ({"raises": "B03 5"}, "measure_raise", "raises"),
    ({"raises": "B16 1"}, "measure_mends", "raises"), ({"raises": "B03 many"}, "measure_raises_unread", "raises"),
    ({"standard": "no-such"}, "measure_standard", "standard"), ({"needs": "CS-09"}, "measure_unknown", "needs"),
    ({"needs": "CS-01"}, "measure_itself", "needs"), ({"excludes": "SQ-01"}, "measure_other_standard", "excludes"),
    ({"crews": "2"}, "measure_crews", "trade"), ({"bulk_off": "5"}, "measure_discount", "bulk_from"),
    ({"phase": "梦想"}, "not_one_of", "phase"), ({"quarters": "0"}, "below_minimum", "quarters"),
])  # fmt: skip
def test_what_is_wrong_in_a_list_is_told_at_its_cell(tmp_path, person, changed, code, key):
    load_sample_measures()
    rows = rows_of(tmp_path, line(**changed))
    MEASURES.check(rows, context(person))
    assert [(fault.code, fault.key) for fault in rows.faults] == [(code, key)]
    assert MEASURES.word(rows.faults[0])


def test_cyclic_needs_and_repeated_codes_in_a_list_are_told_at_their_cells(tmp_path, person):
    rows = rows_of(tmp_path, line(needs="CS-02"), line(code="CS-02", title="补种", needs="CS-01"))
    MEASURES.check(rows, context(person))
    assert [(fault.code, fault.key) for fault in rows.faults] == [("measure_cycle", "needs")]
    assert "补种" in MEASURES.word(rows.faults[0])
    rows = rows_of(tmp_path, line(), line())
    MEASURES.check(rows, context(person))
    assert [(fault.code, fault.row) for fault in rows.faults] == [("repeated_row", 1)]


def test_a_county_imports_no_measures(tmp_path, person_with, city):
    rows = rows_of(tmp_path, line())
    MEASURES.check(rows, context(person_with([CHANGE_MEASURES.code], f"division:{city.counties[0].pk}")))
    assert [fault.code for fault in rows.faults] == ["outside"]


def test_a_retired_measure_is_not_changed_by_a_list(tmp_path, person, officer):
    officer.post(page("add_measure"), given())
    officer.post(page("retire_measure", Measure.objects.get().pk), {"reason": "价格过时"})
    rows = rows_of(tmp_path, line(unit_cost="1"))
    MEASURES.check(rows, context(person))
    assert [fault.code for fault in rows.faults] == ["measure_retired"]


def test_the_template_can_be_filled_in(officer):
    assert officer.get(reverse("imports:door", args=["measures"])).status_code == 200
    file = BytesIO()
    write_template(file, MEASURES, {})
    assert file.getbuffer().nbytes > 1000
    answer = officer.get(page("measures") + "?export=csv")
    assert answer.status_code == 200
    assert "Needs first" in b"".join(answer.streaming_content).decode("utf-8-sig")
    answer.close()
