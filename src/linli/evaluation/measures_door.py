"""The catalogue of measures, by workbook."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from linli.core.imports import Column, Context, Door, Kind, Rows, Sample, Summary, register
from linli.core.rights import Grants

from .forms.measures import PROGRAMMES, TRADES
from .models import Measure, MeasureEffect, MeasureLink
from .models.measures import MOST_CREWS, MOST_QUARTERS, MOST_UNIT_COST
from .operations.measures import COLUMNS, WORDS, Entry, check_entries, entries_of, items_by_standard, take_measures
from .rights import CHANGE_MEASURES
from .rules.measures import Per, Phase, raises_text, read_codes, read_raises

_SAMPLES = 15
_YES_NO = {"yes": _("yes"), "no": _("no")}


@dataclass(frozen=True)
class _Planned:
    """A row of the file: what it gives, and the measure as it is and as it would be; before: None if it is new."""

    row: int
    entry: Entry
    before: Entry | None

    @property
    def after(self) -> Entry:
        """The whole measure afterwards."""
        given = {f.name: value for f in fields(self.entry) if (value := getattr(self.entry, f.name)) is not None}
        return replace(self.before or self.entry, **given)


class MeasuresDoor(Door):
    """Measures, found by their code."""

    code = "measures"
    title = _("Measures")
    intro = _(
        "One row for each measure. What it raises is written “B05 1.5; B16”: an item with its points, a must-have "
        "without. A measure of the same code is changed; retiring is done on its page."
    )
    right = CHANGE_MEASURES
    tables = (Measure, MeasureEffect, MeasureLink)
    key_columns = ("code",)
    columns = (
        Column(
            "code", _("Code"), Kind.CODE, required=True, max_length=30, example="XQ-08",
            aliases=("编码", "措施编码", "编号"),
        ),
        Column(
            "title", _("Measure"), required=True, max_length=120, example="设置支部公开栏", width=36,
            aliases=("措施", "措施名称", "名称"),
        ),
        Column(
            "standard", _("Id of the standard"), Kind.CODE, required=True, max_length=60,
            example="courteous-compound", width=24, aliases=("标准编号", "标准"),
        ),
        Column(
            "phase", _("Phase"), Kind.CHOICE, required=True, choices=dict(Phase.choices), example="服务",
            aliases=("阶段",),
        ),
        Column(
            "programme", _("Programme that pays"), required=True, max_length=60, example="社区经费", width=20,
            aliases=("出资渠道", "出资项目", "资金来源"),
        ),
        Column(
            "unit_cost", _("Cost of one unit"), Kind.WHOLE, required=True, minimum=0, maximum=MOST_UNIT_COST,
            units=("元",), example="2500", help=_("Whole yuan."), aliases=("单价", "单位造价", "单位费用"),
        ),
        Column(
            "per", _("One unit is"), Kind.CHOICE, choices=dict(Per.choices), example="整个小区或社区", width=20,
            aliases=("计价单位", "单位"),
        ),
        Column(
            "quarters", _("Duration in quarters"), Kind.WHOLE, required=True, minimum=1, maximum=MOST_QUARTERS,
            units=("个季度", "季度"), example="1", aliases=("工期", "工期（季度）", "时长"),
        ),
        Column(
            "raises", _("What it raises"), max_length=600, example="A08", width=28,
            help=_("“B05 1.5; B16”: without points it brings the item in full."), aliases=("提升指标", "对应指标"),
        ),
        Column("needs", _("Needs first"), max_length=300, example="", width=18, help=_("Codes of measures."),
               aliases=("前置措施",)),
        Column("excludes", _("Not together with"), max_length=300, example="", width=18, help=_("Codes of measures."),
               aliases=("互斥措施",)),
        Column("trade", _("Trade"), max_length=40, example="", aliases=("工种", "专业")),
        Column("crews", _("Crews"), Kind.WHOLE, minimum=0, maximum=MOST_CREWS, example="0", aliases=("班组数", "班组")),
        Column(
            "bulk_from", _("Cheaper from the k-th on"), Kind.WHOLE, minimum=0, maximum=10_000, example="0",
            help=_("Counted in one county and quarter. 0: no discount."), aliases=("批量起点",),
        ),
        Column(
            "bulk_off", _("Each cheaper by"), Kind.WHOLE, minimum=0, maximum=MOST_UNIT_COST, units=("元",),
            example="0", help=_("Whole yuan."), aliases=("批量优惠",),
        ),
        Column(
            "basis", _("Basis of cost and duration"), required=True, max_length=300, example="2021年询价三家",
            width=36, aliases=("依据", "测算依据"),
        ),
        Column("is_sample", _("Sample"), Kind.CHOICE, choices=_YES_NO, example="否", aliases=("样例", "是否样例")),
    )  # fmt: skip
    wording = {
        **WORDS,
        "measure_raises_unread": _("“{value}” cannot be read, or its item stands there twice. Write “B05 1.5; B16”."),
        "measure_retired": _("“{value}” is retired. Take it back on its page before it is changed."),
    }

    def check(self, rows: Rows, context: Context) -> list[_Planned]:
        """Find the measures, read what they are bound to, and see what does not fit, all at once."""
        if not Measure().scope_keys() & context.grants.keys(self.right.code) and len(rows):
            rows.fault("outside", 0, "code", value=rows.values["code"][0] or "")
            return []
        there = {row.code: row for row in Measure.objects.filter(code__in=list(filter(None, rows.values["code"])))}
        before = {entry.code: entry for entry in entries_of(there.values())}
        plan: list[_Planned] = []
        bad = {fault.row for fault in rows.faults}
        seen: dict[str, int] = {}
        for row, code in enumerate(rows.values["code"]):
            entry = self._entry(rows, row, before.get(code or ""))
            if entry is None or row in bad:
                continue
            if (first := seen.setdefault(entry.code, row)) != row:
                rows.repeated(row, "code", first)
                continue
            planned = _Planned(row, entry, before.get(entry.code))
            if entry.code in there and there[entry.code].retired_at and planned.after != planned.before:
                rows.fault("measure_retired", row, "code", value=entry.code)
            plan.append(planned)
        for fault in check_entries([planned.entry for planned in plan]):
            key = fault.key if fault.key in rows.given else "code"
            rows.fault(fault.code, plan[fault.place].row, key, **fault.fields)
        return plan

    def _entry(self, rows: Rows, row: int, before: Entry | None) -> Entry | None:
        """Return what a row gives; None if a cell that every measure has is empty or bad, or its raises are."""
        given = {column.key: rows.values[column.key][row] for column in self.columns}
        if any(given[column.key] is None for column in self.columns if column.required):
            return None
        raises = None
        if given["raises"] is not None:
            try:
                raises = read_raises(given["raises"])
            except ValueError as exc:
                rows.fault("measure_raises_unread", row, "raises", value=str(exc))
                return None
        bound: dict[str, Any] = {
            key: None if given[key] is None else read_codes(given[key]) for key in ("needs", "excludes")
        }
        given["is_sample"] = None if given["is_sample"] is None else given["is_sample"] == "yes"
        columns = {
            name: getattr(before, name) if given[name] is None and before else given[name]
            for name in COLUMNS
            if given[name] is not None or before
        }
        return Entry(code=given["code"], **columns, raises=raises, **bound)

    def compare(self, rows: Rows, plan: list[_Planned], context: Context) -> Summary:
        """Count what is new, changed and unchanged."""
        summary = Summary()
        for planned in plan:
            old = self._cells(planned.before) if planned.before else {}
            new = self._cells(planned.after)
            changes = [(key, _text(old.get(key)), _text(value)) for key, value in new.items() if value != old.get(key)]
            if planned.before is None:
                summary.new += 1
            elif changes:
                summary.changed += 1
            else:
                summary.unchanged += 1
                continue
            if len(summary.samples) < _SAMPLES:
                place = rows.place(planned.row, "code")
                what = f"{planned.entry.code} {planned.entry.title}"
                summary.samples.append(Sample(what, f"{place.sheet}!{place.cell}", changes if planned.before else ()))
        return summary

    def apply(self, rows: Rows, plan: list[_Planned], context: Context) -> Summary:
        """Take the measures, all in one."""
        summary = self.compare(rows, plan, context)
        take_measures(entries=[planned.entry for planned in plan if planned.after != planned.before])
        context.progress(len(plan), len(plan))
        return summary

    def export_rows(self, queryset: QuerySet[Any]) -> Iterator[dict[str, Any]]:
        """Yield measures as the columns have them."""
        yield from map(self._cells, entries_of(queryset))

    def _cells(self, entry: Entry) -> dict[str, Any]:
        cells = {column.key: getattr(entry, column.key) for column in self.columns}
        return cells | {
            "phase": str(Phase(entry.phase).label), "per": str(Per(entry.per).label), "trade": entry.trade or None,
            "raises": raises_text(entry.raises or {}) or None, "needs": "; ".join(sorted(entry.needs or ())) or None,
            "excludes": "; ".join(sorted(entry.excludes or ())) or None,
            "is_sample": str(_YES_NO["yes" if entry.is_sample else "no"]),
        }  # fmt: skip

    def lists(self, grants: Grants) -> Mapping[str, Iterable[str]]:
        """Return the published standards, and what programmes and trades are usually called."""
        standards: Sequence[str] = sorted(items_by_standard())
        return {"standard": standards, "programme": PROGRAMMES, "trade": TRADES}


def _text(value: Any) -> str:
    return "" if value is None else str(value)


MEASURES = register(MeasuresDoor())
