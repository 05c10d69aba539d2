"""Somebody types a name that a spreadsheet would run."""

from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from linli.core.imports.columns import Column
from linli.grading.cells import CellFault
from linli.places.models import Compound, Division, Grid, Organisation, PublicFacility
from linli.places.operations import rename_division
from linli.places.refusals import UnableToChange

pytestmark = pytest.mark.django_db
FORMULAS = ["=1+1", "+cmd", "@SUM(A1)", "-5", "-A1", "\t=1", "＝1", "＋1", "－1", "＠x"]
RIGHTS = [
    "places.view_places", "places.change_compounds", "places.change_divisions", "places.change_organisations",
    "places.change_management",
]  # fmt: skip


@pytest.fixture
def officer(person_with: Any, client_of: Any) -> Any:
    return client_of(person_with(RIGHTS, "platform"))


def add(officer: Any, what: str, **form: Any) -> Any:
    return officer.post(reverse(f"places:add_{what}"), form)


@pytest.mark.parametrize("name", FORMULAS)
def test_an_officer_who_names_a_compound_like_a_formula_is_told_why(city: Any, officer: Any, name: str) -> None:
    form = {"community": city.communities[0].pk, "code": "Q-001"}
    answer = add(officer, "compound", **form, name=name)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["name"]
    assert add(officer, "compound", **form, name="3-1 号院").status_code == 302
    assert Compound.objects.get(code="Q-001").name == "3-1 号院"


def test_every_form_that_names_a_place_refuses_a_formula(city: Any, officer: Any) -> None:
    community = city.communities[0].pk
    for kind, form in (
        ("organisation", {"name": "=1", "kind": "BUSINESS"}),
        ("organisation", {"name": "甲", "short_name": "=1", "kind": "BUSINESS"}),
        ("facility", {"name": "=1", "kind": "PARK", "community": community}),
        ("facility", {"name": "公园", "kind": "PARK", "community": community, "capacity_unit": "@个"}),
        ("grid", {"name": "=1", "code": "G1", "community": community}),
        ("zone", {"name": "=1", "code": "Z1", "city": city.city.pk}),
        ("protected_zone", {"name": "=1", "kind": "WATER", "division": community}),
        ("compound", {"name": "甲", "code": "C1", "address": "=1", "community": community}),
        ("division", {"name": "=1", "code": "990102001009", "level": "COMMUNITY", "parent": city.townships[0].pk}),
    ):
        answer = add(officer, kind, **form)
        wrong = next(name for name, value in form.items() if str(value)[:1] in "=@")
        assert answer.status_code == 422, kind
        assert wrong in answer.context["form"].errors, kind
    for model in (Organisation, PublicFacility, Grid):
        assert not model.objects.exists()


def test_an_officer_cannot_rename_merge_or_split_into_a_formula(city: Any, officer: Any) -> None:
    community = city.communities[0]
    common = {"on": "2021-10-01", "document": "令", "version": community.version}
    for step, form, field in (
        ("rename", {"name": "=1"}, "name"),
        ("rename", {"name": "甲", "document": "=1"}, "document"),
        ("merge", {"new_name": "=1", "new_code": "990102001009"}, "new_name"),
        ("split", {"parts": "990102001008 =1\n990102001009 乙"}, "parts"),
    ):
        answer = officer.post(reverse(f"places:{step}_division", args=[community.pk]), {**common, **form})
        assert answer.status_code == 422, step
        assert field in answer.context["form"].errors, step


def test_an_operation_refuses_what_no_form_has_checked(city: Any) -> None:
    community = city.communities[0]
    with pytest.raises(UnableToChange, match="=1"):
        rename_division(
            division=community, version=1, name="=1", official_name="", on=date(2021, 10, 1), document="令",
            today=date(2021, 10, 15),
        )  # fmt: skip
    assert Division.objects.get(pk=community.pk).name == "书院社区"


@pytest.mark.parametrize("name", FORMULAS)
def test_a_workbook_with_such_a_name_is_refused(name: str) -> None:
    with pytest.raises(CellFault, match="formula_like"):
        Column("name", "Name").parser(set())(name.strip())
    assert Column("number", "Number", below_zero=True).parser(set())("-101") == "-101"  # a room of a basement
