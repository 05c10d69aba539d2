"""An officer takes the bulletin as Word, PDF and workbook, edits its template; hostile templates are refused."""

import io
import zipfile
from copy import deepcopy
from datetime import date, timedelta

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import translation
from python_calamine import CalamineWorkbook
from tests.campaigns import AT, STANDARD, TODAY, make_campaign
from tests.hostile import NASTY

from linli.campaign import filling
from linli.campaign.forms.reports import periods
from linli.campaign.models import (
    Denominator,
    Duty,
    FollowUpOrder,
    Member,
    Prospect,
    ReportTemplate,
    ReportWish,
    Stage,
    Standing,
    Target,
    Task,
    Work,
)
from linli.campaign.operations.standings import keep_standing
from linli.campaign.queries.areas import Area, areas
from linli.campaign.queries.reports import report_of
from linli.campaign.queries.task_list import task_list
from linli.campaign.reports.built_in import LANGUAGES, draw, path_of
from linli.campaign.reports.docx import UnableToFill, fill_report, try_template
from linli.campaign.reports.words import VARIABLES, context, sample_values, schema
from linli.campaign.rules.periods import period_of
from linli.core import clock
from linli.core.documents.models import Document
from linli.core.documents.operations import make_document
from linli.core.files.content import content
from linli.core.rights import grants_of
from linli.core.tables.models import ExportLog
from linli.evaluation.models import Award, AwardNote
from linli.places.models import Division, OverlayZone

pytestmark = pytest.mark.django_db
LEADER = ["campaign.view", "campaign.lead"]
MOST_QUERIES, MOST_OF_A_YEAR = 25, 35


@pytest.fixture(autouse=True)
def now(monkeypatch, settings, tmp_path):
    monkeypatch.setattr(clock, "now", lambda: AT)
    settings.LANGUAGE_CODE = "en"
    settings.FILES = str(tmp_path / "files")
    with translation.override("en"):
        yield


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


def _make(make_city):
    made = make_campaign(make_city())
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


@pytest.fixture(scope="module")
def stock(once, make_city):
    return once(lambda: _make(make_city))


@pytest.fixture
def made(db, stock):
    return deepcopy(stock)


@pytest.fixture
def leader(made, person_with):
    return person_with(LEADER, f"division:{made.city.city.pk}")


@pytest.fixture
def leads(leader, client_of):
    return client_of(leader)


def place(made, name="reports", **more):
    return reverse(f"campaign:{name}", kwargs={"pk": made.campaign.pk, **more})


def whole(made):
    return Area(made.city.city.name, made.city.city.pk)


def monthly(made, area=None, month=9):
    return report_of(made.campaign, "MONTHLY", period_of(2021, month), area or whole(made), TODAY)


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


# What it says ---------------------------------------------------------------------------------------------------------


def test_a_month_says_what_was_counted_at_its_end_and_at_the_end_of_the_month_before(made):
    report = monthly(made)
    first = report.targets[0]
    assert (first.members, first.wanted, first.before, first.count, first.missing) == (8, 4, 1, 3, 1)
    assert (first.kind, report.targets[1].kind) == ("binding", "stretch")
    assert report.counted_on == "2021-09-30"
    assert "3 meet the standard (37.5%)" in report.lead
    assert "+2 against 1 as counted on 2021-08-31" in report.lead
    assert [unit.name for unit in report.units] == ["东陵区", "西溪县", "云桥新区"]
    assert [(row.name, row.since) for row in report.newly] == [("滨江社区", "2021-09-06"), ("书院社区", "2021-09-08")]


def test_the_past_is_what_was_kept_not_what_the_register_says_today(made):
    award(made.city.communities[5], "MEETING", date(2021, 9, 1))  # entered late: no count of September knew it
    assert monthly(made).targets[0].count == 3
    Standing.objects.filter(day=date(2021, 9, 30)).delete()
    assert monthly(made).counted_on == "2021-08-31"


def test_where_nothing_was_counted_it_says_so_and_invents_nothing(made):
    report = monthly(made, month=2)
    assert report.targets[0].count == "—"
    assert report.targets[0].note == "Nothing had been counted by then."
    assert report.lead == "Nothing had been counted by 2021-02-28."
    assert report.units == ()
    assert report.steps == ("Without a count no steps follow from figures.",)


def test_what_moved_is_counted_in_the_period_only(made):
    city, campaign = made.city, made.campaign
    stage = Stage.objects.create(campaign=campaign, number=1, title="一", begins=date(2020, 12, 1))
    task = Task.objects.create(campaign=campaign, stage=stage, title="报方案", due_on=date(2021, 9, 15))
    Duty.objects.create(task=task, division=city.counties[0], opened_at=AT - timedelta(days=60))
    accepted = AT - timedelta(days=20)
    Duty.objects.create(
        task=task, division=city.counties[1], opened_at=AT - timedelta(days=60), state="DONE", reported_at=accepted,
        accepted_at=accepted,
    )  # fmt: skip
    asked = AT - timedelta(days=35)
    FollowUpOrder.objects.create(
        campaign=campaign, number="示督1号", division=city.townships[0], title="催办", text="一", days=3,
        issued_at=asked, asked_at=asked, due_at=AT - timedelta(days=30),
    )  # fmt: skip
    Work.objects.create(
        campaign=campaign, division=city.communities[0], measure=made.measures["T-1"], state="DONE", changed_at=AT,
        begun_on=date(2021, 8, 30), done_on=date(2021, 9, 30), programme="社区经费", cost=6000, cost_is_sample=True,
    )  # fmt: skip
    Work.objects.create(
        campaign=campaign, division=city.communities[1], measure=made.measures["T-3"], state="UNDER_WAY", changed_at=AT,
        begun_on=date(2021, 10, 2), begins_on=date(2021, 8, 1), due_on=date(2021, 9, 20), programme="美丽城镇建设",
    )  # fmt: skip
    report = monthly(made)
    moves = {row.what: row.number for row in report.moves}
    assert (moves["Titles given"], moves["Titles warned about"]) == (2, 1)
    assert (moves["Works begun"], moves["Works done"], moves["Works overdue at the end"]) == (0, 1, 1)
    assert (moves["Follow-up orders issued"], moves["Follow-up orders overdue at the end"]) == (1, 1)
    assert (moves["Duties done"], moves["Duties open at the end"], moves["Duties overdue at the end"]) == (1, 1, 1)
    assert [(row.programme, row.known, row.unknown, row.sample) for row in report.money] == [
        ("社区经费", 6000, 0, "sample"), ("美丽城镇建设", 0, 1, ""),
    ]  # fmt: skip
    assert any("follow-up orders are overdue" in step for step in report.steps)
    county = monthly(made, Area("西溪县", city.city.pk, county=city.counties[1].pk))
    assert {row.what: row.number for row in county.moves}["Works done"] == 0
    assert county.titles == ()


def test_a_county_s_communities_in_a_zone_are_the_zone_s(made):
    county = Area("西溪县", made.city.city.pk, county=made.city.counties[1].pk)
    zone = Area("云桥新区", made.city.city.pk, zone=made.city.zone.pk)
    assert [unit.members for unit in monthly(made, county).units] == [3]
    assert [unit.members for unit in monthly(made, zone).units] == [1]
    Prospect.objects.bulk_create(
        Prospect(campaign=made.campaign, division=one, state="NO_WORKS", counted_at=AT) for one in made.city.communities
    )
    assert len(task_list(made.campaign, county, TODAY).lacking) == 3
    assert [row.community for row in task_list(made.campaign, zone, TODAY).lacking] == [made.city.communities[-1].name]


def test_what_was_reported_in_time_is_not_overdue_whoever_has_not_looked_yet(made):
    city, campaign = made.city, made.campaign
    stage = Stage.objects.create(campaign=campaign, number=1, title="一", begins=date(2020, 12, 1))
    task = Task.objects.create(campaign=campaign, stage=stage, title="报方案", due_on=date(2021, 9, 15))
    opened, in_time, late = AT - timedelta(days=60), AT - timedelta(days=31), AT - timedelta(days=5)
    Duty.objects.create(task=task, division=city.counties[0], opened_at=opened, state="REPORTED", reported_at=in_time)
    Duty.objects.create(task=task, division=city.counties[1], opened_at=opened, state="DONE", reported_at=late,
                        accepted_at=late)  # fmt: skip

    def overdue(report):
        return {row.what: row.number for row in report.moves}["Duties overdue at the end"]

    assert overdue(monthly(made)) == 1  # at the end of September one had reported nothing
    assert overdue(monthly(made, month=10)) == 0
    year = report_of(campaign, "YEARLY", period_of(2021, 0), whole(made), TODAY)
    assert [(row.duties, row.done, row.late) for row in year.stages] == [(2, 1, 0)]
    assert not any("duties are overdue" in step for step in year.steps)
    shown = task_list(campaign, whole(made), TODAY).duties
    assert [(row.unit, row.late) for row in shown] == [(city.counties[0].name, "")]
    Duty.objects.filter(division=city.counties[0]).update(state="OPEN")  # sent back: it is owed again
    assert overdue(monthly(made, month=10)) == 1
    assert [row.late for row in task_list(campaign, whole(made), TODAY).duties] == ["overdue"]
    year = report_of(campaign, "YEARLY", period_of(2021, 0), whole(made), TODAY)
    assert [row.late for row in year.stages] == [1]


def test_november_reports_the_year_from_december(made, django_assert_max_num_queries):
    with django_assert_max_num_queries(MOST_QUERIES):
        monthly(made)
    with django_assert_max_num_queries(MOST_OF_A_YEAR):
        report = report_of(made.campaign, "YEARLY", period_of(2021, 0), whole(made), TODAY)
    assert (report.first, report.last) == ("2020-12-01", "2021-10-15")
    assert len(report.newly) == 3
    assert "The period is not over: figures up to 2021-10-15." in report.notes
    keys = [key for key, _period in periods(made.campaign, TODAY)]
    assert keys[0] == "2021-10"
    assert keys[-2:] == ["2020-12", "2021"]


# As documents ---------------------------------------------------------------------------------------------------------


def test_an_officer_takes_the_bulletin_in_word_and_its_numbers_are_those_of_the_page(made, leads, settings):
    settings.DEMO = True
    page = leads.get(place(made), {"of": "2021-09", "area": ""})
    report = page.context["report"]
    assert report.lead in page.content.decode()
    row, data = taken(leads, made, "docx")
    text = words(data)
    assert row.name == "Demo data-示例市_ green communities, monthly bulletin 2021_9-2021-10-15.docx"
    assert report.lead in text
    for line in (*report.targets, *report.units):
        for value in (line.wanted, line.missing):
            assert str(value) in text
    assert [cell.text for cell in docx.Document(io.BytesIO(data)).tables[1].rows[1].cells] == [
        str(getattr(report.units[0], name)) for name in (
            "name", "members", "taking_part", "meeting", "before", "named", "demonstration", "wanted", "missing",
            "forecast", "behind",
        )
    ]  # fmt: skip
    head = docx.Document(io.BytesIO(data)).sections[0].header
    assert "Demo data" in head.paragraphs[0].text


def test_the_same_report_in_print_and_as_a_workbook(made, leads, leader, settings):
    settings.DEMO = True
    row, data = taken(leads, made, "pdf")
    assert data.startswith(b"%PDF")
    assert row.name.startswith("Demo data-")
    row, data = taken(leads, made, "xlsx", of="2021")
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    units = next(name for name in book.sheet_names if "Reporting units" in name)
    rows = book.get_sheet_by_name(units).to_python()
    assert rows[1][:2] == ["东陵区", 4.0]
    assert book.get_sheet_by_name("About").to_python()[0][0] == "Demo data"
    assert ExportLog.objects.get(person=leader).format == "xlsx"


def test_an_officer_edits_the_template_in_word_and_gets_the_new_words(made, leads):
    sent = leads.get(place(made, "report_template_file", kind="monthly"))
    document = docx.Document(io.BytesIO(sent.content))
    document.add_paragraph("特此通报：{{ 地区 }}{{ area }}，共{{ units|length }}个单位。")
    document.add_paragraph("{%p for 行 in 新达标 %}")
    document.add_paragraph("{{ loop.index }} {{ 行.名称 }}")
    document.add_paragraph("{%p endfor %}")
    out = io.BytesIO()
    document.save(out)
    assert give(leads, made, out.getvalue()).status_code == 302
    _row, data = taken(leads, made, "docx")
    text = words(data)
    assert "特此通报：示例市示例市，共3个单位。" in text
    assert "2 书院社区" in text
    again = leads.get(place(made, "report_template_file", kind="monthly"))
    assert again.content == out.getvalue()
    built_in = leads.get(place(made, "report_template_file", kind="monthly") + "?built_in")
    assert built_in.content == path_of("MONTHLY", "en").read_bytes()
    assert "Edition 1" in leads.get(place(made, "report_templates", kind="monthly")).content.decode()
    assert ReportTemplate.objects.count() == 1


@pytest.mark.parametrize("kind", ["MONTHLY", "YEARLY"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_built_in_templates_are_what_the_program_draws_and_can_be_filled(kind, language):
    shipped = docx.Document(str(path_of(kind, language)))
    drawn = docx.Document(io.BytesIO(draw(kind, language)))
    assert shipped.element.xml == drawn.element.xml
    try_template(path_of(kind, language).read_bytes(), kind)


def test_names_of_variables_are_given_once_in_each_language():
    for one in (VARIABLES, *(one.columns for one in VARIABLES if one.columns)):
        for language in ("name", "zh"):
            names = [getattr(variable, language) for variable in one]
            assert len(set(names)) == len(names)


# Hostile templates ----------------------------------------------------------------------------------------------------

CODE = {
    "class": ("{{ ''.__class__.__mro__ }}", "has no parts"),
    "of a name": ("{{ 标题.__class__ }}", "has no parts"),
    "of a row": ("{% for u in units %}{{ u.__class__ }}{% endfor %}", "u has no __class__"),
    "attribute filter": ("{{ title|attr('__class__') }}", "not allowed"),
    "item": ("{{ units[0] }}", "not allowed"),
    "billion": ("{% for i in range(1000000000) %}x{% endfor %}", "range(…) is not allowed"),
    "long text": ("{{ 'x' * 1000000000 }}", "not allowed"),
    "power": ("{{ 9 ** 9 ** 9 }}", "not allowed"),
    "format": ("{{ '%1000000000d' % 1 }}", "not allowed"),
    "nested": (
        "{% for a in units %}{% for b in units %}{% for c in units %}x{% endfor %}{% endfor %}{% endfor %}", "too deep"
    ),
    "macro": ("{% macro m() %}x{% endmacro %}", "not allowed"),
    "set": ("{% set x = 1 %}", "not allowed"),
    "include": ("{% include '/etc/passwd' %}", "not allowed"),
    "import": ("{% import 'os' as os %}", "not allowed"),
    "cycler": ("{{ cycler.__init__.__globals__ }}", "there is no {{ cycler }}"),
    "config": ("{{ config }}", "there is no {{ config }}"),
    "self": ("{{ self._TemplateReference__context }}", "there is no {{ self }}"),
    "loop": ("{% for u in units %}{{ loop.__init__ }}{% endfor %}", "has no __init__"),
    "unclosed": ("{% for u in units %}", "cannot be read"),
    "a list": ("{{ units }}", "is a list"),
    "no list": ("{% for u in title %}{{ u }}{% endfor %}", "is no list"),
}  # fmt: skip


@pytest.mark.parametrize("name", CODE)
def test_a_template_that_would_run_something_is_refused_with_what_is_allowed(name):
    text, reason = CODE[name]
    with pytest.raises(UnableToFill) as caught:
        try_template(saying(text), "MONTHLY")
    assert any(one in str(caught.value) for one in reason.split("|"))


def test_code_in_head_foot_and_properties_is_refused_as_well():
    def head(document):
        document.sections[0].header.paragraphs[0].text = "{{ ''.__class__ }}"

    def foot(document):
        document.sections[0].footer.paragraphs[0].text = "{{ nothing }}"

    def properties(document):
        document.core_properties.title = "{{ range(9) }}"

    for change in (head, foot, properties):
        with pytest.raises(UnableToFill):
            try_template(edited(change), "MONTHLY")


def test_a_wrong_name_is_told_with_its_paragraph_and_what_is_allowed(made, leads):
    with translation.override("zh-hans"):
        document = docx.Document()
        for text in ("通报", "{{ 标题 }}", "本期{{ 名称 }}"):
            document.add_paragraph(text)
        out = io.BytesIO()
        document.save(out)
        with pytest.raises(UnableToFill) as caught:
            try_template(out.getvalue(), "MONTHLY")
    assert str(caught.value).startswith("第3段：没有 {{ 名称 }}；可用的有：标题、")
    answered = give(leads, made, out.getvalue())
    assert answered.status_code == 422
    assert "Paragraph 3" in answered.content.decode()
    assert not ReportTemplate.objects.exists()


def changed(data, **parts):
    """Return a document with parts changed, or added: name -> a function of what it was."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        names = set(before.namelist())
        for name in before.namelist():
            old = before.read(name)
            after.writestr(name, parts[name](old) if name in parts else old)
        for name in set(parts) - names:
            after.writestr(name, parts[name](b""))
    return out.getvalue()


def with_relationship(kind, target, mode=' TargetMode="External"'):
    type_ = f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"
    row = f'<Relationship Id="rId99" Type="{type_}" Target="{target}"{mode}/></Relationships>'
    return changed(
        path_of("MONTHLY", "en").read_bytes(),
        **{"word/_rels/document.xml.rels": lambda old: old.replace(b"</Relationships>", row.encode())},
    )


def hostile_files():
    plain = path_of("MONTHLY", "en").read_bytes()
    field = (
        b"<w:p><w:r><w:instrText>INCLUDE</w:instrText></w:r>"
        b'<w:r><w:instrText>TEXT "/etc/passwd"</w:instrText></w:r></w:p><w:sectPr'
    )
    blank = bytes([32])
    entity = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'
    docm = b"application/vnd.ms-word.document.macroEnabled.main+xml"
    main = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    return {
        "image": (with_relationship("image", "https://example.org/a.png"), "fetches something from elsewhere"),
        "template": (with_relationship("attachedTemplate", "https://example.org/a.dotm"), "embedded object"),
        "share": (with_relationship("hyperlink", "file://server/share"), "fetches something from elsewhere"),
        "ole": (with_relationship("oleObject", "embeddings/a.bin", ""), "embedded object"),
        "embedded": (changed(plain, **{"word/embeddings/a.xlsx": lambda _old: b"x"}), "embedded object"),
        "macros": (changed(plain, **{"word/vbaProject.bin": lambda _old: b"x"}), "macros"),
        "docm": (changed(plain, **{"[Content_Types].xml": lambda old: old.replace(main, docm)}), "macros"),
        "bomb": (changed(plain, **{"word/bomb.xml": lambda _old: blank * 30_000_000}), "than 200 times"),
        "large": (changed(plain, **{"word/bomb.xml": lambda _old: blank * 51_000_000}), "unpacks to more than 50"),
        "entity": (changed(plain, **{"word/settings.xml": lambda _old: entity}), "document type"),
        "field": (
            changed(plain, **{"word/document.xml": lambda old: old.replace(b"<w:sectPr", field, 1)}), "INCLUDETEXT",
        ),
        "unread part": (
            changed(plain, **{"[Content_Types].xml": lambda old: old.replace(
                b"</Types>", b'<Override PartName="/word/a.bin" ContentType="' + main + b'"/></Types>')}), "damaged",
        ),
        "cut": (plain[:-300], "damaged|no xlsx|cannot be kept"),
        "workbook": (b"PK\x03\x04" + bytes(90), "cannot be kept"),
        "six megabytes": (plain + bytes(6_000_000), "larger than 5 MB"),
        "text": (b"{{ title }}", "cannot be kept"),
    }  # fmt: skip


@pytest.mark.parametrize("name", hostile_files())
def test_a_file_that_holds_more_than_words_is_refused(made, leads, name):
    data, reason = hostile_files()[name]
    answered = give(leads, made, data)
    assert answered.status_code == 422
    assert any(one in answered.content.decode() for one in reason.split("|")), answered.context["form"].errors
    assert not ReportTemplate.objects.exists()


def test_a_picture_of_its_own_and_a_link_to_a_web_page_are_allowed(made, leads):
    data = with_relationship("hyperlink", "https://example.org/")
    assert give(leads, made, data).status_code == 302


def test_what_is_written_and_how_long_it_takes_is_bounded(monkeypatch):
    monkeypatch.setattr(filling, "MOST_TEXT", 500)
    values = sample_values("MONTHLY")
    with pytest.raises(filling.Fault) as caught:
        filling.fill(path_of("MONTHLY", "en").read_bytes(), values, schema("MONTHLY"), [])
    assert caught.value.code == "too_large"


def test_a_template_whose_reading_never_ends_is_stopped(monkeypatch):
    from linli.campaign.reports import docx as reports_docx

    monkeypatch.setattr(reports_docx, "SECONDS", 0.001)
    with pytest.raises(UnableToFill, match="too long"):
        try_template(path_of("MONTHLY", "en").read_bytes(), "MONTHLY")


def test_the_process_that_fills_knows_nothing_of_the_platform(monkeypatch):
    from linli.campaign.reports import docx as reports_docx

    seen = {}
    real = reports_docx.subprocess.run

    def run(*args, **options):
        seen.update(options["env"])
        return real(*args, **options)

    monkeypatch.setattr(reports_docx.subprocess, "run", run)
    monkeypatch.setenv("DATABASE_URL", "postgres://secret")
    try_template(path_of("MONTHLY", "en").read_bytes(), "MONTHLY")
    assert set(seen) == {"PYTHONPATH", "PATH", "LANG"}


def test_values_are_text_whatever_they_look_like(made):
    report = monthly(made).plain() | {"lead": "<w:p/>{{ title }} & '\"", "sample": ""}
    text = words(fill_report(path_of("MONTHLY", "en").read_bytes(), "MONTHLY", report))
    assert "<w:p/>{{ title }} & '\"" in text
    assert context("MONTHLY", report)["概述"] == report["lead"]


def test_the_label_stands_on_first_and_even_pages_too(made, settings):
    settings.DEMO = True

    def change(document):
        section = document.sections[0]
        section.different_first_page_header_footer = True
        section.first_page_header.paragraphs[0].text = "首页"
        document.settings.odd_and_even_pages_header_footer = True
        document.add_section()

    filled = docx.Document(io.BytesIO(fill_report(edited(change), "MONTHLY", monthly(made).plain())))
    for section in filled.sections:
        heads = [section.header, section.even_page_header]
        if section.different_first_page_header_footer:
            heads.append(section.first_page_header)
        for head in heads:
            assert "Demo data" in "".join(one.text for one in head.paragraphs)


# Who may see what -----------------------------------------------------------------------------------------------------


def test_a_county_reports_on_itself_only(made, person_with, client_of):
    officer = person_with(["campaign.view"], f"division:{made.city.counties[0].pk}")
    client = client_of(officer)
    assert [one.name for one in areas(made.campaign, grants_of(officer), TODAY)] == ["东陵区"]
    page = client.get(place(made), {"of": "2021-09"})
    assert [unit.name for unit in page.context["report"].units] == ["东陵区"]
    for key in ("", f"county:{made.city.counties[1].pk}", f"zone:{made.city.zone.pk}"):
        assert client.get(place(made), {"of": "2021-09", "area": key}).context["report"] is None
        client.post(place(made, "ask_report"), {"of": "2021-09", "area": key, "format": "pdf"})
    assert client.get(place(made, "task_list"), {"area": ""}).status_code == 404
    assert not Document.objects.exists()
    assert client.get(place(made, "report_templates", kind="monthly")).status_code == 403
    own = f"county:{made.city.counties[0].pk}"
    _row, data = taken(client, made, "xlsx", area=own)
    assert "西溪县" not in str(CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(2).to_python())


def test_rights_are_those_of_the_moment_when_it_is_made(made, leads, leader):
    leads.post(place(made, "ask_report"), {"of": "2021-09", "area": "", "format": "pdf"})
    leader.assignments.update(valid_to=TODAY - timedelta(days=1))
    row = Document.objects.get()
    make_document(row.pk)
    row.refresh_from_db()
    assert row.state == Document.State.FAILED
    assert row.file is None


def test_a_township_is_told_that_there_is_no_report_of_it(made, person_with, client_of):
    client = client_of(person_with(["campaign.view"], f"division:{made.city.townships[0].pk}"))
    assert "No report of your area" in client.get(place(made)).content.decode()
    assert "No task list of your area" in client.get(place(made, "task_list")).content.decode()
    client.post(place(made, "ask_report"), {"of": "2021-09", "area": "", "format": "pdf"})
    assert not ReportWish.objects.exists()


def test_a_county_s_task_list_in_print_and_as_a_workbook(made, leads):
    county = made.city.counties[0]
    Prospect.objects.create(
        campaign=made.campaign, division=made.city.communities[0], state="NOT_ENOUGH", short=150, missing=["G101"],
        counted_at=AT,
    )  # fmt: skip
    Work.objects.create(
        campaign=made.campaign, division=made.city.communities[0], measure=made.measures["T-3"], changed_at=AT
    )
    key = f"county:{county.pk}"
    page = leads.get(place(made, "task_list"), {"area": key}).content.decode()
    assert "T-3 建设邻里中心" in page
    for file_format in ("pdf", "xlsx"):
        leads.post(place(made, "ask_task_list"), {"area": key, "format": file_format})
        row = Document.objects.order_by("-pk")[0]
        make_document(row.pk)
        row.refresh_from_db()
        assert row.state == Document.State.DONE
    rows = CalamineWorkbook.from_filelike(io.BytesIO(b"".join(content().chunks(row.file.key))))
    lacking = rows.get_sheet_by_index(4).to_python()
    assert lacking[1][0] == made.city.communities[0].name
    assert lacking[1][2] == "1.5"
    assert lacking[1][3].startswith("G101 ")


@pytest.mark.long
@pytest.mark.parametrize("nasty", NASTY)
def test_hostile_forms_are_answered(made, leads, nasty):
    for name in ("ask_report", "ask_task_list"):
        assert leads.post(place(made, name), {"of": nasty, "area": nasty, "format": nasty}).status_code == 302
    assert leads.get(place(made), {"of": nasty, "area": nasty}).status_code == 200
    assert leads.get(place(made, "task_list"), {"area": nasty}).status_code in (200, 404)
    assert leads.post(place(made, "report_templates", kind="monthly"), {"file": nasty}).status_code == 422
    assert not ReportTemplate.objects.exists()
