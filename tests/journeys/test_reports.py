"""An officer reads the bulletin, edits its Word template, has it made; a resident finds a named community by phone."""

import io
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest
from django.urls import reverse

from tests.campaigns import AT, STANDARD, TODAY, make_campaign
from tests.journeys.conftest import VisitMaker
from tests.journeys.steps import PersonMaker, rights_of, send


@pytest.fixture(autouse=True)
def the_day(settings: Any, tmp_path: Path) -> None:
    settings.TODAY = TODAY
    settings.FILES = str(tmp_path / "files")


def test_an_officer_edits_the_template_and_anybody_reads_who_is_named(
    page_at: VisitMaker, live_server: Any, city: Any, person_with: PersonMaker, tmp_path: Path
) -> None:
    from linli.campaign.models import Denominator, Member, ReportTemplate, Target
    from linli.campaign.operations.standings import keep_standing
    from linli.core.documents.models import Document
    from linli.core.documents.operations import make_document
    from linli.core.files.content import content
    from linli.evaluation.models import Award

    made = make_campaign(city)
    counted = Denominator.objects.create(
        campaign=made.campaign, title="全部社区", rule="ALL", on=date(2020, 12, 31), size=8, frozen_at=AT
    )
    Member.objects.bulk_create(
        Member(denominator=counted, community=one, county=city.counties[number // 4])
        for number, one in enumerate(city.communities)
    )
    Target.objects.create(
        campaign=made.campaign, by=date(2021, 12, 31), percent=40, denominator=counted, sentence="一", source="一"
    )
    for kind in ("MEETING", "NAMED"):
        Award.objects.create(
            kind=kind, standard=STANDARD, community=city.communities[0], valid_from=date(2021, 9, 1), at=AT,
            document="示创建办〔2021〕12号",
        )  # fmt: skip
    keep_standing(counted, date(2021, 9, 30), AT, {})
    officer = person_with(rights_of("city_officer"), f"division:{city.city.pk}", "祝春晓")

    at_desk = page_at(1440, as_person=officer)
    desk = at_desk.go(reverse("campaign:reports", args=[made.campaign.pk]) + "?of=2021-09&area=")
    assert "达到创建标准1个" in desk.inner_text("main")
    at_desk.fits()
    at_desk.axe()
    in_hand = page_at(390, as_person=officer)
    in_hand.go(reverse("campaign:reports", args=[made.campaign.pk]) + "?of=2021&area=")
    in_hand.fits()
    in_hand.axe()
    in_hand.go(reverse("campaign:task_list", args=[made.campaign.pk]))
    in_hand.fits()
    in_hand.axe()

    templates = reverse("campaign:report_templates", args=[made.campaign.pk, "monthly"])
    desk = at_desk.go(templates)
    at_desk.axe()
    with desk.expect_download() as downloaded:
        desk.click("main a[download]")
    document = docx.Document(str(downloaded.value.path()))
    document.add_paragraph("抄送：{{ 城市 }}各部门")
    edited = tmp_path / "edited.docx"
    document.save(str(edited))
    wrong = tmp_path / "wrong.docx"
    document.add_paragraph("{{ 不存在 }}")
    document.save(str(wrong))
    desk.set_input_files("#id_file", str(wrong))
    assert send(desk, "main form.ll-form") == 422
    assert "没有 {{ 不存在 }}" in desk.inner_text("main")
    at_desk.axe()
    desk = at_desk.go(templates)
    desk.set_input_files("#id_file", str(edited))
    assert send(desk, "main form.ll-form") == 302
    assert ReportTemplate.objects.count() == 1
    in_hand.go(templates)
    in_hand.fits()
    in_hand.axe()

    desk = at_desk.go(reverse("campaign:reports", args=[made.campaign.pk]) + "?of=2021-09&area=")
    assert send(desk, "form.rp-formats") == 302
    row = Document.objects.get()
    make_document(row.pk)
    row.refresh_from_db()
    filled = docx.Document(io.BytesIO(b"".join(content().chunks(row.file.key))))
    assert "抄送：示例市各部门" in [one.text for one in filled.paragraphs]

    anybody = page_at(390)
    phone = anybody.go(reverse("campaign:public"))
    assert city.communities[0].name in phone.inner_text("main")
    assert "样例" in phone.inner_text("main")
    anybody.fits()
    anybody.axe()
    page_at(1440).go(reverse("campaign:public"))
