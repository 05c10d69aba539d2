"""An officer brings in compounds, organisations, facilities and grids, and takes them out again."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils import timezone

from linli.core.imports import DOORS
from linli.core.imports.operations import apply_run, check_run, receive, start_applying
from linli.core.imports.tests.files import table
from linli.places.models import Compound, Grid, Organisation, PublicFacility
from linli.places.rules.credit_code import complete

pytestmark = pytest.mark.django_db
GOOD = complete("91990101MADEM0001")


@pytest.fixture
def officer(city, person_with):
    rights = [door.right.code for code, door in DOORS.items() if not code.startswith("test")]
    return person_with(["imports.import_lists", *rights], f"division:{city.townships[0].pk}")


def send(person, code, rows):
    run, _again = receive(door=DOORS[code], name="表.xlsx", data=table(rows), by=person, at=timezone.now())
    check_run(run.pk)
    run.refresh_from_db()
    return run


def apply(run):
    assert run.state == "READY", run.faults
    start_applying(run)
    apply_run(run.pk)
    run.refresh_from_db()
    assert run.state == "APPLIED"
    return run


def counts(run):
    return run.new, run.changed, run.unchanged


def faults(run):
    return [(fault["code"], fault["cell"]) for fault in run.faults]


def exported(code, queryset):
    door = DOORS[code]
    plain = [
        [float(value) if isinstance(value, Decimal) else value for value in row.values()]
        for row in door.export_rows(queryset)
    ]
    return [[str(column.title) for column in door.columns], *plain]


# Compounds


def test_new_compounds_get_the_next_code_of_their_community(officer, city):
    rows = [
        ["小区名称", "社区", "户数", "建成年份", "建筑面积", "类型"],
        ["桃源里", "书院社区", "1,204户", "1998年", 32000.5, "安置房"],
        ["柳浪苑", "书院社区", "", "", "", ""],
    ]
    run = apply(send(officer, "compounds", rows))
    assert counts(run) == (2, 0, 0)
    made = Compound.objects.get(name="桃源里")
    assert made.code == f"{city.communities[0].code}0003"
    assert (made.households, made.built_year, made.floor_area_m2, made.form) == (
        1204,
        1998,
        Decimal("32000.50"),
        "RESETTLEMENT",
    )
    assert list(Compound.objects.found_by("tyl")) == [made]
    assert Compound.objects.get(name="柳浪苑").code == f"{city.communities[0].code}0004"
    assert counts(send(officer, "compounds", rows)) == (0, 0, 2)


def test_a_compound_is_changed_by_code_and_nothing_is_cleared(officer, city):
    compound = city.compounds[0]
    rows = [["小区编码", "名称", "户数", "电梯"], [compound.code, "阳光花园", "", 12]]
    run = apply(send(officer, "compounds", rows))
    assert counts(run) == (0, 1, 0)
    compound.refresh_from_db()
    assert (compound.households, compound.elevators, compound.version) == (300, 12, 2)


def test_compounds_outside_are_refused_whether_they_exist_or_not(officer, city):
    there, other = city.compounds[-1], city.communities[-1]
    rows = [["小区编码", "名称", "社区编码"], [there.code, "x", ""], ["", "y", other.code], ["", "z", "123456789012"]]
    assert faults(send(officer, "compounds", rows)) == [("outside", "A2"), ("outside", "C3"), ("outside", "C4")]


def test_one_compound_by_code_and_by_name_is_one(officer, city):
    rows = [["小区编码", "名称", "社区"], [city.compounds[0].code, "阳光花园", ""], ["", "阳光花园", "书院社区"]]
    assert faults(send(officer, "compounds", rows)) == [("repeated_row", "B3")]


def test_half_a_position_and_impossible_numbers_are_refused(officer):
    rows = [
        ["名称", "社区", "经度", "纬度", "建成年份"],
        ["甲", "书院社区", 118.8, "", 1700],
        ["乙", "书院社区", 218.8, 28.9, ""],
        ["丙", "", "", "", ""],
    ]
    assert sorted(faults(send(officer, "compounds", rows))) == [
        ("above_maximum", "C3"), ("below_minimum", "E2"), ("cell_missing", "B4"), ("half_a_position", "C3"),
        ("half_a_position", "D2"),
    ]  # fmt: skip


def test_compounds_come_back_unchanged(officer, city):
    Compound.objects.filter(pk=city.compounds[0].pk).update(
        longitude="118.859400", latitude="28.970100", form="MIXED", floor_area_m2="100.10", address="书院路 18 号"
    )
    mine = Compound.objects.filter(community__parent=city.townships[0])
    assert counts(send(officer, "compounds", exported("compounds", mine))) == (0, 0, 4)


# Organisations


def test_organisations_with_a_wrong_credit_code_are_refused(officer):
    wrong = GOOD[:-1] + ("0" if GOOD[-1] != "0" else "1")
    rows = [
        ["统一社会信用代码", "名称", "类型", "所属区划"],
        [wrong, "甲", "物业企业", "东陵城北街道"],
        [GOOD[:17], "乙", "企业", "东陵城北街道"],
        ["O" + GOOD[1:], "丙", "企业", "东陵城北街道"],
    ]
    assert faults(send(officer, "organisations", rows)) == [
        ("credit_code_check", "A2"),
        ("credit_code_length", "A3"),
        ("credit_code_signs", "A4"),
    ]


def test_an_organisation_is_registered_then_gets_its_code(officer, city):
    rows = [["名称", "类型", "所属区划", "联系电话"], ["和谐物业公司", "物业企业", "东陵城北街道", "0570-3021234"]]
    apply(send(officer, "organisations", rows))
    rows = [
        ["信用代码", "名称", "类型", "所属区划", "注销日期"],
        [GOOD.lower(), "和谐物业公司", "", "东陵城北街道", date(2021, 6, 30)],
    ]
    run = apply(send(officer, "organisations", rows))
    assert counts(run) == (0, 1, 0)
    body = Organisation.objects.get()
    assert (body.credit_code, body.kind, body.division, body.phone) == (
        GOOD,
        "PROPERTY_COMPANY",
        city.townships[0],
        "0570-3021234",
    )
    assert body.closed_on == date(2021, 6, 30)
    assert counts(send(officer, "organisations", exported("organisations", Organisation.objects.all()))) == (0, 0, 1)


def test_a_persons_mobile_number_is_no_offices(officer):
    rows = [["名称", "类型", "所属区划", "电话"], ["甲", "企业", "东陵城北街道", "13800000000"]]
    assert faults(send(officer, "organisations", rows)) == [("personal_number", "D2")]


def test_an_organisation_of_another_area_is_not_changed(officer, city):
    Organisation.objects.create(credit_code=GOOD, name="甲", kind="OTHER", division=city.townships[-1])
    rows = [["信用代码", "名称", "类型", "所属区划"], [GOOD, "乙", "企业", "东陵城北街道"], ["", "丙", "", ""]]
    assert faults(send(officer, "organisations", rows)) == [
        ("registered_elsewhere", "A2"), ("cell_missing", "D3"), ("cell_missing", "C3"),
    ]  # fmt: skip


# Facilities and grids


def test_facilities_with_what_they_refer_to(officer, city):
    body = Organisation.objects.create(name="街道办", kind="DEPARTMENT", division=city.townships[0])
    head = ["设施名称", "类型", "社区", "小区", "责任单位", "规模", "单位", "规模单位", "启用日期"]
    rows = [
        head,
        ["卫生站", "卫生服务站", "书院社区", "阳光花园", "街道办", 20, "", "床位", "2019.5.1"],
        ["公厕1", "公厕", "滨江社区", "", "", "", "", "", ""],
    ]
    apply(send(officer, "facilities", rows))
    made = PublicFacility.objects.get(name="卫生站")
    assert (made.compound, made.responsible, made.capacity, made.capacity_unit) == (city.compounds[0], body, 20, "床位")
    assert made.opened_on == date(2019, 5, 1)
    again = send(officer, "facilities", exported("facilities", PublicFacility.objects.order_by("pk")))
    assert (again.faults, counts(again)) == ([], (0, 0, 2))


def test_facilities_that_contradict_themselves_are_refused(officer, city):
    head = ["名称", "类型", "社区", "小区编码", "责任单位", "启用日期", "停用日期"]
    rows = [head, ["甲", "公园", "书院社区", city.compounds[2].code, "没有", "2020-01-02", "2020-01-01"]]
    assert sorted(code for code, _cell in faults(send(officer, "facilities", rows))) == [
        "closed_before_opened", "compound_elsewhere", "outside",
    ]  # fmt: skip


def test_grids_come_in_and_go_out(officer, city):
    rows = [["网格编码", "网格名称", "社区"], ["G-1", "第一网格", "书院社区"], ["G-2", "第二网格", "滨江社区"]]
    apply(send(officer, "grids", rows))
    assert Grid.objects.get(code="G-2").community == city.communities[1]
    assert counts(send(officer, "grids", exported("grids", Grid.objects.all()))) == (0, 0, 2)
    Grid.objects.create(code="G-9", name="x", community=city.communities[-1])
    assert faults(send(officer, "grids", [rows[0], ["G-9", "我的", "书院社区"]])) == [("outside", "A2")]
