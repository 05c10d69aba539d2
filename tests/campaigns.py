"""A small campaign for tests: two communities with marks, a catalogue of four measures, two rounds."""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

AT = datetime.fromisoformat("2021-10-15T10:00+08:00")
TODAY = date(2021, 10, 15)
STANDARD = "green-community-points"


@dataclass
class SmallCampaign:
    """A campaign of the small city. rounds: the baseline and a sealed one; measures: by code."""

    campaign: Any
    city: Any
    rounds: list[Any] = field(default_factory=list)
    measures: dict[str, Any] = field(default_factory=dict)


def make_campaign(city: Any) -> SmallCampaign:
    """Make a campaign of the small city, with a baseline of its communities and four measures.

    Every community has full marks but for G101 (3 points), G103 (3 points), G202 and the unknown G301; T-1 raises G101
    by 1.5, T-2 (needs T-1) mends it, T-3 mends G103 and G202, T-4 excludes T-3.
    """
    from linli.campaign.models import Campaign
    from linli.evaluation.models import Edition
    from linli.evaluation.operations.editions import load_shipped

    load_shipped(at=AT)
    made = SmallCampaign(
        Campaign.objects.create(
            title="示例市绿色社区创建行动", division=city.city, standard=STANDARD, begins=date(2020, 12, 1),
            document="示例方案",
        ),
        city,
    )  # fmt: skip
    made.measures = measures()
    edition = Edition.objects.get(standard=STANDARD)
    for compound in city.compounds:
        compound.households, compound.buildings_count = 120, 4
        compound.save()
    made.rounds.append(a_round(city, edition, "摸底评价", date(2020, 12, 31), state="REVIEW"))
    made.campaign.baseline = made.rounds[0]
    made.campaign.save()
    return made


def measures() -> dict[str, Any]:
    """Keep four measures of the campaign's standard."""
    from linli.evaluation.models import Measure, MeasureEffect, MeasureLink

    rows = [
        Measure(
            code=code, title=title, phase=phase, programme=programme, unit_cost=cost, per=per, standard=STANDARD,
            quarters=2, basis="样例：估算", is_sample=True,
        )
        for code, title, phase, programme, cost, per in (
            ("T-1", "组建网格支部", "MANAGE", "社区经费", 3000, "COMPOUND"),
            ("T-2", "支部全覆盖", "MANAGE", "社区经费", 9000, "SUBJECT"),
            ("T-3", "建设邻里中心", "BUILD", "美丽城镇建设", 680000, "SUBJECT"),
            ("T-4", "租用邻里中心", "SERVE", "社区经费", 50, "SCHOOL"),
        )
    ]  # fmt: skip
    found = {row.code: row for row in Measure.objects.bulk_create(rows)}
    raises = [("T-1", "G101", Decimal("1.5")), ("T-2", "G101", None), ("T-3", "G103", None), ("T-3", "G202", None),
              ("T-4", "G103", Decimal(1))]  # fmt: skip
    MeasureEffect.objects.bulk_create(
        MeasureEffect(measure=found[code], item=item, raises=points) for code, item, points in raises
    )
    MeasureLink.objects.create(measure=found["T-2"], kind="NEEDS", other=found["T-1"])
    MeasureLink.objects.create(measure=found["T-3"], kind="EXCLUDES", other=found["T-4"])
    return found


LACKING = {"G101": 0, "G103": 10_000, "G202": 5_000}  # units of 0.0001 point


def a_round(
    city: Any, edition: Any, title: str, as_of: date, *, state: str = "SEALED", better: Any = (), **marks: int
) -> Any:
    """Keep a round with results of the first county's communities. better: those with full marks; marks: by item."""
    from linli.evaluation.models import Result, Round, Sheet
    from linli.grading.scheme import compile_scheme, most
    from linli.kernels.record import UNKNOWN

    round_ = Round.objects.create(
        edition=edition, title=title, division=city.city, as_of=as_of, period_from=date(as_of.year, 1, 1),
        period_to=as_of, steps=["CALL", "MARKS", "SEAL"], state="REVIEW", called_at=AT,
    )  # fmt: skip
    items = compile_scheme(edition.compiled().standard).items
    lacking = {**LACKING, "G301": UNKNOWN, **marks}
    for community in city.communities[:4]:
        full = community in better
        sheet = Sheet.objects.create(
            round=round_, code=community.code, name=community.name, county_name=city.counties[0].name,
            community_name=community.name, place=community, county=city.counties[0], lies_in=community.ancestors,
        )  # fmt: skip
        row = [most(item) if full else lacking.get(item.id, most(item)) for item in items]
        unknown = sum(mark == UNKNOWN for mark in row)
        Result.objects.create(
            sheet=sheet, round=round_, county=city.counties[0], state="incomplete" if unknown else "graded",
            unknown=unknown, sections=[], marks=row, points=[], sheet_version=1, graded_at=AT,
        )  # fmt: skip
    if state == "SEALED":
        Round.objects.filter(pk=round_.pk).update(state="SEALED", sealed_at=AT)
        round_.refresh_from_db()
    return round_
