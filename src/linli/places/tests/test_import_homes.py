"""An officer brings in the house ledger."""

from decimal import Decimal

import pytest
from django.utils import timezone

from linli.core.imports import DOORS
from linli.core.imports.models import ImportContent
from linli.core.imports.operations import apply_run, check_run, receive, start_applying
from linli.core.imports.tests.files import table, workbook
from linli.places.models import Building, Compound, Home, Stairwell

pytestmark = pytest.mark.django_db
HEAD = ["小区名称", "幢号", "单元", "室号", "楼层", "建筑面积（㎡）", "房屋用途"]


@pytest.fixture
def officer(city, person_with):
    return person_with(["imports.import_lists", "places.change_homes"], f"division:{city.communities[0].pk}")


def send(person, data, name="台账.xlsx"):
    run, _again = receive(door=DOORS["homes"], name=name, data=data, by=person, at=timezone.now())
    check_run(run.pk)
    run.refresh_from_db()
    return run


def apply(run):
    start_applying(run)
    apply_run(run.pk)
    run.refresh_from_db()
    return run


def codes(run):
    return [fault["code"] for fault in run.faults]


def remarks(run):
    return {remark["code"]: remark["fields"] for remark in run.remarks}


ROWS = [
    HEAD,
    ["阳光花园", "1幢", "1单元", "101", 1, 89.5, "自住"],
    ["阳光花园", "1幢", "2单元", 201, "2层", "１２０．５㎡", "出租"],
    ["阳光花园", "12幢", "1", "３０２室", 3, None, "住宅"],
    ["桂花苑", "A座", None, "101", -1, 70, "空置"],
]


def test_a_ledger_as_cities_have_it_is_checked_then_applied(officer, city):
    run = send(officer, table(ROWS))
    assert (run.state, run.faults) == ("READY", [])
    assert (run.new, run.changed, run.unchanged) == (4, 0, 0)
    assert not Home.objects.exists()
    run = apply(run)
    assert run.state == "APPLIED"
    homes = (
        Home.objects.filter(compound=city.compounds[0])
        .order_by("order")
        .values_list("stairwell__building__number", "stairwell__number", "number", "floor", "area_m2", "use", "version")
    )
    assert list(homes) == [
        ("1", "1", "101", 1, Decimal("89.50"), "LIVED_IN", 1),
        ("1", "2", "201", 2, Decimal("120.50"), "LET", 1),
        ("12", "1", "302", 3, None, "UNKNOWN", 1),
    ]  # fmt: skip
    assert Building.objects.count() == 3
    assert Stairwell.objects.filter(number="").count() == 1
    assert not ImportContent.objects.exists()


def test_sending_it_again_changes_nothing(officer):
    apply(send(officer, table(ROWS)))
    run = send(officer, table(ROWS))
    assert (run.new, run.changed, run.unchanged) == (0, 0, 4)
    apply(run)
    assert Home.objects.count() == 4
    assert set(Home.objects.values_list("version", flat=True)) == {1}


def test_only_what_differs_is_changed_and_an_empty_cell_clears_nothing(officer):
    apply(send(officer, table(ROWS)))
    run = send(
        officer,
        table([HEAD, ["阳光花园", "1", "1", "101", None, 90, None], ["阳光花园", "1", "2", "201", None, None, None]]),
    )
    assert (run.new, run.changed, run.unchanged) == (0, 1, 1)
    assert run.samples[0]["changes"] == [["area", "89.50", "90.00"]]
    assert remarks(run)["homes_missing"] == {"compound": "阳光花园", "count": 1}
    apply(run)
    home = Home.objects.get(compound__name="阳光花园", number="101")
    assert (home.floor, home.area_m2, home.use, home.version) == (1, Decimal("90.00"), "LIVED_IN", 2)
    assert Home.objects.count() == 4


def test_a_home_in_another_area_is_refused_as_an_unknown_one_is(officer, city):
    other = city.compounds[-1]
    run = send(
        officer, table([["小区编码", *HEAD[1:]], [other.code, 1, 1, 1, 1, 1, ""], ["9" * 16, 1, 1, 1, 1, 1, ""]])
    )
    assert run.state == "REFUSED"
    assert codes(run) == ["outside", "outside"]
    assert [fault["cell"] for fault in run.faults] == ["A2", "A3"]
    assert not Home.objects.exists()


def test_a_grid_workers_role_opens_no_compound(city, person_with):
    from linli.places.models import Grid

    grid = Grid.objects.create(code="G1", name="一格", community=city.communities[0])
    grid.compounds.add(city.compounds[0])
    run = send(person_with(["places.change_homes"], f"grid:{grid.pk}"), table(ROWS))
    assert set(codes(run)) == {"outside"}


def test_namesakes_are_told_apart_by_code_or_community(city, person_with):
    boss = person_with(["imports.import_lists", "places.change_homes"])
    run = send(boss, table(ROWS[:2]))
    assert codes(run) == ["several"]
    named = [["社区", *HEAD], ["书院社区", *ROWS[1]]]
    assert codes(send(boss, table(named))) == ["several"]  # four communities of that name
    coded = [["小区编码", *HEAD], [city.compounds[2].code, *ROWS[1]]]
    run = apply(send(boss, table(coded)))
    assert Home.objects.get().compound == city.compounds[2]


def test_the_ledgers_own_spelling_of_a_building_is_kept(officer, city):
    building = Building.objects.create(compound=city.compounds[0], number="1号楼", order="000001号楼")
    Stairwell.objects.create(building=building, number="一单元", order="一单元")
    apply(send(officer, table(ROWS[:2])))
    assert Home.objects.get().stairwell.building == building
    assert Stairwell.objects.count() == 1


def test_personal_columns_are_neither_taken_nor_kept(officer):
    rows = [[*HEAD, "业主姓名", "联系电话", "备注"], [*ROWS[1], "张三", "13800000000", "x"]]
    run = send(officer, table(rows))
    assert run.state == "READY"
    assert remarks(run)["personal_columns"]["names"] == ["业主姓名", "联系电话"]
    assert remarks(run)["unknown_columns"]["names"] == ["备注"]
    held = ImportContent.objects.get(run=run)
    assert held.kind == "TAKEN"
    import zlib

    assert "张三" not in zlib.decompress(bytes(held.data)).decode()


def test_one_home_twice_is_refused_however_it_is_written(officer):
    run = send(officer, table([HEAD, ROWS[1], ["阳光花园", "一号楼", "一单元", "101室", "", "", ""]]))
    assert codes(run) == ["repeated_row"]
    assert run.faults[0]["fields"]["first"] == "台账!D2"


def test_a_ledger_with_a_sheet_for_each_compound(officer):
    run = send(
        officer,
        workbook(("阳光花园", ROWS[:3]), ("桂花苑", [["2021年房屋台账"], HEAD, ROWS[4]]), ("说明", [["填表说明"]])),
    )
    assert (run.state, run.new) == ("READY", 3)
    assert remarks(run)["sheet_left_out"] == {"name": "说明"}
    assert run.samples[-1]["row"] == "桂花苑!D3"


def test_what_was_exported_is_imported_unchanged(officer, city):
    apply(send(officer, table(ROWS)))
    door = DOORS["homes"]
    rows = [[str(column.title) for column in door.columns]]
    found = door.export_rows(Home.objects.order_by("order"))
    rows += [[row[column.key] for column in door.columns] for row in found]
    assert len(rows) == 5
    run = send(
        officer,
        table(
            [[float(c) if isinstance(c, Decimal) else c for c in row] for row in rows],
        ),
        "export.xlsx",
    )
    assert (run.state, run.new, run.changed, run.unchanged) == ("READY", 0, 0, 4)


def test_a_retired_compound_takes_no_homes(officer, city):
    Compound.objects.filter(pk=city.compounds[0].pk).update(retired_on="2021-01-01")
    assert set(codes(send(officer, table(ROWS)))) == {"compound_retired"}


def test_bad_cells_are_named_one_by_one(officer):
    run = send(
        officer,
        table(
            [
                HEAD,
                ["阳光花园", "", "1", "101", 1.5, "八十九", "养猪"],
                ["阳光花园", "1", "1", True, 999, -3, ""],
                ["", "1", "1", "1", 1, 80.555, ""],
            ]
        ),
    )
    assert sorted((fault["cell"], fault["code"]) for fault in run.faults) == [
        ("A4", "compound_wanted"), ("B2", "cell_missing"), ("D3", "cell_is_true_or_false"), ("E2", "not_whole"),
        ("E3", "above_maximum"), ("F2", "not_a_number"), ("F3", "below_minimum"), ("G2", "not_one_of"),
    ]  # fmt: skip
    assert remarks(run)["rounded"]["count"] == 1
