"""The list of organisations."""

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from linli.core.imports import Column, Context, Kind, Rows, register
from linli.core.imports.records import Record, RecordsDoor
from linli.core.rights import PLATFORM
from linli.grading.cells import CellFault
from linli.places.models import Division, Organisation
from linli.places.rights import CHANGE_ORGANISATIONS
from linli.places.rules.credit_code import ALPHABET, LENGTH, complete

from .lookup import divisions_named
from .shared import missing, referred, texts


def _credit_code(text: str) -> str:
    code = text.upper().replace("-", "")
    if len(code) != LENGTH:
        raise CellFault("credit_code_length", value=text[:40], found=len(code))
    if wrong := sorted(set(code) - set(ALPHABET)):
        raise CellFault("credit_code_signs", value=code, wrong=" ".join(wrong))
    if complete(code[:-1]) != code:
        raise CellFault("credit_code_check", value=code)
    return code


class OrganisationsDoor(RecordsDoor):
    """Organisations, found by their credit code, or by name and division where none is known."""

    code = "organisations"
    title = _("Organisations")
    intro = _("Companies, departments and associations. The telephone number is an office's, never a person's.")
    right = CHANGE_ORGANISATIONS
    model = Organisation
    tables = (Organisation,)
    key_columns = ("name", "credit_code")
    columns = (
        Column(
            "credit_code", _("Unified social credit code"), Kind.CODE, example="91990101MADEM00016", width=24,
            clean=_credit_code, help=_("18 characters; empty while it is not known."),
            aliases=("统一社会信用代码", "信用代码", "社会信用代码", "机构代码"),
        ),
        Column(
            "name", _("Name"), required=True, max_length=100, example="示例市和谐物业服务有限公司", width=34,
            aliases=("名称", "单位名称", "企业名称", "公司名称", "机构名称", "物业企业", "物业公司"),
        ),
        Column(
            "kind", _("Kind"), Kind.CHOICE, choices=dict(Organisation.Kind.choices), example="物业企业",
            help=_("Required for a new organisation."),
            aliases=("类型", "类别", "单位类型", "机构类型"),
            also={
                "物业企业": "PROPERTY_COMPANY", "物业公司": "PROPERTY_COMPANY", "物业服务企业": "PROPERTY_COMPANY",
                "部门": "DEPARTMENT", "机关": "DEPARTMENT", "政府部门": "DEPARTMENT", "第三方机构": "ASSESSMENT_BODY",
                "评价机构": "ASSESSMENT_BODY", "社会组织": "SOCIAL", "企业": "BUSINESS", "商户": "BUSINESS",
                "其他": "OTHER",
            },
        ),
        Column("short_name", _("Short name"), max_length=30, example="和谐物业", width=18, aliases=("简称",)),
        Column(
            "division_code", _("Division code"), Kind.CODE, max_length=12, example="990102000000", width=16,
            help=_("Where it is registered; or give the name."), aliases=("区划代码", "所属区划代码"),
        ),
        Column(
            "division", _("Division"), example="东陵区", width=16, help=_("Where it is registered."),
            aliases=("所属区划", "注册地", "所在地", "所属地区", "县（市、区）", "区县"),
        ),
        Column(
            "phone", _("Telephone"), max_length=30, example="0570-3021234", aliases=("电话", "联系电话", "办公电话",
            "单位电话"),
        ),
        Column(
            "closed_on", _("Closed on"), Kind.DATE, example="2021-06-30", minimum=date(1950, 1, 1),
            aliases=("注销日期", "注销时间"),
        ),
    )  # fmt: skip
    fields = {
        "credit_code": "credit_code", "name": "name", "kind": "kind", "short_name": "short_name",
        "division": "division_id", "phone": "phone", "closed_on": "closed_on",
    }  # fmt: skip
    wording = {
        "credit_code_length": _("“{value}” has {found} characters; a credit code has 18."),
        "credit_code_signs": _("“{value}” holds {wrong}; a credit code has digits and capitals without I, O, S, V, Z."),
        "credit_code_check": _("The check sign of “{value}” is wrong: a sign was mistyped, or two were swapped."),
        "registered_elsewhere": _("“{value}” is registered outside your area; only its own officers can change it."),
    }  # fmt: skip

    def find(self, rows: Rows, context: Context) -> list[Record | None]:
        """Find organisations by credit code, else by name and division."""
        keys = context.grants.keys(self.right.code)
        mine = Organisation.objects.within(keys).select_related("division")
        codes = texts(rows, "credit_code")
        by_code = {body.credit_code: body for body in mine.filter(credit_code__in=codes)}
        taken = set(Organisation.objects.filter(credit_code__in=codes).values_list("credit_code", flat=True))
        by_name: dict[tuple[str, int | None], Any] = {}
        without: dict[tuple[str, int | None], Any] = {}  # their code is not known yet: the file may bring it
        for body in mine.filter(name__in=texts(rows, "name")):
            by_name.setdefault((body.name, body.division_id), body)
            if not body.credit_code:
                without.setdefault((body.name, body.division_id), body)
        divisions = divisions_named(Division.objects.within(keys), texts(rows, "division_code", "division"))
        found: list[Record | None] = []
        for row, (code, name) in enumerate(zip(rows.values["credit_code"], rows.values["name"], strict=True)):
            division = referred(rows, row, "division", divisions)
            place = (name, division.pk if division else None)
            thing = (by_code.get(code) or without.get(place)) if code else by_name.get(place)
            if code and thing is None and code in taken:
                rows.fault("registered_elsewhere", row, "credit_code", value=code)
                found.append(None)
                continue
            if thing is None and division is None and PLATFORM not in keys:
                missing(rows, row, "division")
            if thing is None and rows.values["kind"][row] is None:
                missing(rows, row, "kind")
            values = {key: rows.values[key][row] for key in self.fields if key != "division"}
            found.append(Record(row, code or place, thing, {**values, "division": division}))
        return found

    def value_of(self, thing: Any, key: str) -> Any:
        """Return what an organisation has in a column."""
        if key == "division_code":
            return thing.division.code if thing.division else None
        return super().value_of(thing, key)

    def export_rows(self, queryset: QuerySet[Any]) -> Any:
        """Yield organisations as the columns have them."""
        return super().export_rows(queryset.select_related("division"))


ORGANISATIONS = register(OrganisationsDoor())
