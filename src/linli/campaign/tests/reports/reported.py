"""A campaign with something to report, and what tests of reports do over and over."""

import io
from datetime import date

import docx
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from tests.campaigns import AT, STANDARD, TODAY, make_campaign

from linli.campaign.models import (
    Denominator,
    Member,
    Target,
)
from linli.campaign.operations.standings import keep_standing
from linli.campaign.queries.areas import Area
from linli.campaign.queries.reports import report_of
from linli.campaign.reports.built_in import path_of
from linli.campaign.rules.periods import period_of
from linli.core.documents.models import Document
from linli.core.documents.operations import make_document
from linli.core.files.content import content
from linli.evaluation.models import Award, AwardNote
from linli.places.models import Division, OverlayZone

LEADER = ["campaign.view", "campaign.lead"]


def award(community, kind, since, **more):
    return Award.objects.create(
        kind=kind,
        standard=STANDARD,
        community=community,
        valid_from=since,
        document="示创建办〔2021〕1号",
        at=AT,
        **more,
    )


def make_reported(city):
    """Return the small campaign with targets, titles and counts of three days, one community in a zone."""
    made = make_campaign(city)
    city = made.city
    row = Denominator.objects.create(
        campaign=made.campaign, title="全部社区", rule="ALL", on=date(2020, 12, 31), size=8, frozen_at=AT
    )
    zone = OverlayZone.objects.create(code="99-Z1", name="云桥新区", city=city.city)
    city.zone = zone
    last = city.communities[-1]
    Division.objects.filter(pk=last.pk).update(zone=zone)
    Member.objects.bulk_create(
        Member(
            denominator=row, community=one, county=city.counties[number // 4], zone=zone if one.pk == last.pk else None
        )
        for number, one in enumerate(city.communities)
    )
    for by, percent, stretch in ((date(2021, 12, 31), 40, False), (date(2022, 12, 31), 70, True)):
        Target.objects.create(
            campaign=made.campaign, by=by, percent=percent, stretch=stretch, denominator=row, sentence="一", source="一"
        )
    old, *_new = [award(one, "MEETING", day) for one, day in zip(
        city.communities, (date(2021, 3, 1), date(2021, 9, 6), date(2021, 9, 8)), strict=False
    )]  # fmt: skip
    AwardNote.objects.create(
        award=old, kind="WARNED", on=date(2021, 9, 9), reason="混投", document="示创建督〔2021〕2号", at=AT
    )
    for day in (date(2021, 8, 31), date(2021, 9, 30), TODAY):
        keep_standing(row, day, AT, {})
    made.denominator = row
    return made


def whole(made):
    return Area(made.city.city.name, made.city.city.pk)


def monthly(made, area=None, month=9):
    return report_of(made.campaign, "MONTHLY", period_of(2021, month), area or whole(made), TODAY)


def place(made, name="reports", **more):
    return reverse(f"campaign:{name}", kwargs={"pk": made.campaign.pk, **more})


def taken(client, made, file_format, of="2021-09", area=""):
    """Ask for a report as the buttons do, have the job make it, and return the document with its content."""
    answered = client.post(place(made, "ask_report"), {"of": of, "area": area, "format": file_format})
    assert answered.status_code == 302, answered.content
    row = Document.objects.order_by("-pk")[0]
    make_document(row.pk)
    row.refresh_from_db()
    assert row.problem == ""
    return row, b"".join(content().chunks(row.file.key))


def words(data):
    document = docx.Document(io.BytesIO(data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in document.paragraphs), *cells])


def edited(change, kind="MONTHLY"):
    """Return the built-in template after somebody edited it in Word."""
    document = docx.Document(str(path_of(kind, "en")))
    change(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def saying(text):
    return edited(lambda document: document.add_paragraph(text))


def give(client, made, data, kind="monthly"):
    return client.post(
        place(made, "report_templates", kind=kind), {"file": SimpleUploadedFile("模板.docx", data)}, format="multipart"
    )
