"""What people do with standards: read, import, edit, compare, publish, withdraw."""

import io
from datetime import date, datetime

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import translation

from linli.core.notices.models import Notice
from linli.core.worktime.operations import load_years
from linli.evaluation import listeners, news
from linli.evaluation.models import Edition
from linli.evaluation.operations.editions import load_shipped, next_edition_of, publish_edition, read_document
from linli.evaluation.operations.rounds import Call, open_round
from linli.evaluation.queries.documents import changes, remarks, shown

pytestmark = pytest.mark.django_db
AT = datetime.fromisoformat("2021-09-01T10:00+08:00")
RIGHT = "evaluation.change_standards"


@pytest.fixture
def stars(db):
    load_shipped(at=AT)
    return Edition.objects.get(standard="courteous-compound")


@pytest.fixture
def officer(person_with, client_of):
    return client_of(person_with([RIGHT, "evaluation.view_rounds"]))


@pytest.fixture
def reader(person_with, client_of):
    return client_of(person_with())


@pytest.fixture
def draft(stars, officer):
    answer = officer.post(reverse("evaluation:next_edition", args=[stars.pk]), {"edition": "2022"})
    made = Edition.objects.get(standard=stars.standard, edition="2022")
    assert answer.url == reverse("evaluation:edit_edition", args=[made.pk])
    return made


def page(name, *args):
    return reverse(f"evaluation:{name}", args=args)


def test_anybody_signed_in_reads_a_standard_with_where_each_number_comes_from(
    stars, reader, django_assert_max_num_queries
):
    with translation.override("en"), django_assert_max_num_queries(12):
        text = reader.get(page("edition", stars.pk)).content.decode()
    for item in stars.compiled().standard.items:
        assert f'id="item-{item.id}"' in text
    assert stars.content_hash in text
    document = shown(stars.compiled())
    sources = {item.id: item.source for section in document.sections for item in section.items}
    assert {source.tone for source in sources.values()} >= {"muted", "warning"}
    assert all(source.metric for source in sources.values() if source.tone != "muted")
    assert sum(int(row[1]) for row in document.rows) == document.items == 54


def test_the_list_says_state_sample_and_rounds_within_few_queries(stars, reader, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        answer = reader.get(page("editions"))
    assert (
        stars.standard in reader.get(page("editions") + "?cols=standard").content.decode() or answer.status_code == 200
    )
    for query in ("?q=courteous", "?state=PUBLISHED&status=sample", "?q=%00%27", "?state=NONSENSE&sort=content_hash"):
        assert reader.get(page("editions") + query).status_code == 200


def test_a_draft_is_seen_by_those_who_write_it_only(draft, officer, reader):
    assert officer.get(page("edition", draft.pk)).status_code == 200
    assert reader.get(page("edition", draft.pk)).status_code == 404
    assert reader.get(page("edition_document", draft.pk)).status_code == 404
    assert reader.get(page("public_edition", draft.standard, draft.edition)).status_code == 404
    compared = reader.get(page("compare_editions"), {"before": draft.pk, "after": draft.pk})
    assert compared.status_code == 422


def test_anybody_reads_and_downloads_what_is_published(stars, client):
    assert client.get(page("public_edition", stars.standard, stars.edition)).status_code == 200
    answer = client.get(page("edition_document", stars.pk))
    assert answer.content.decode() == stars.document
    assert read_document(answer.content.decode()).content_hash == stars.content_hash
    assert client.get("/evaluation/public/standards/courteous-compound/%00/").status_code == 404
    assert client.get(page("editions")).status_code == 302


@pytest.mark.parametrize(
    "name", ["import_edition", "edit_edition", "next_edition", "publish_edition", "withdraw_edition"]
)
def test_who_has_not_the_right_changes_nothing(stars, reader, name):
    args = [] if name == "import_edition" else [stars.pk]
    assert reader.get(page(name, *args)).status_code == 403
    assert reader.post(page(name, *args), {"edition": "9", "reason": "x"}).status_code == 403
    assert Edition.objects.exclude(state="PUBLISHED").count() == 0


def upload(client, name, raw, **more):
    return client.post(page("import_edition"), {"file": SimpleUploadedFile(name, raw), **more})


def test_a_yaml_becomes_a_draft_and_a_second_time_it_is_there_already(stars, officer):
    raw = next_edition_of(stars, "2022.1").encode()
    assert upload(officer, "a.yaml", raw).status_code == 302
    made = Edition.objects.get(edition="2022.1")
    assert (made.state, made.document.encode()) == ("DRAFT", raw)
    assert upload(officer, "a.yaml", raw).status_code == 422


def test_every_fault_of_a_file_is_told_at_once_with_its_line(stars, officer):
    text = (
        next_edition_of(stars, "2022.1").replace("mode: points", "mode: pionts").replace("points: 3", "points: -3", 1)
    )
    with translation.override("en"):
        answer = upload(officer, "a.yaml", text.encode())
    assert answer.status_code == 422
    faults = answer.context["faults"]
    lines = text.split("\n")
    assert {lines[fault.line - 1].strip() for fault in faults} >= {"mode: pionts", "points: -3"}
    assert any("checklist" in fault.text for fault in faults)  # what is allowed
    assert any("A01" in fault.where for fault in faults)


def table():
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file)
    sheet = book.add_worksheet("评分表")
    rows = [
        ["序号", "类别", "评价内容", "分值", "评分办法"], [1, "环境", "楼道整洁", 50, "发现一处不整洁扣2分，扣完为止"],
        [2, "环境", "绿化养护", 50, "视情况给分"],
    ]  # fmt: skip
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)
    book.close()
    return file.getvalue()


def test_a_bureaus_table_becomes_a_draft_with_its_remarks(officer):
    answer = upload(officer, "表 (1)/../评分.xlsx", table(), standard="town-check", edition="2022.1")
    assert answer.status_code == 302, answer.context["faults"]
    made = Edition.objects.get(standard="town-check")
    assert (made.edition, made.state, made.is_sample) == ("2022.1", "DRAFT", True)
    assert remarks(made.document)
    text = officer.get(page("edit_edition", made.pk)).content.decode()
    assert remarks(made.document)[0].text.split("“")[0] in text


@pytest.mark.parametrize(
    ("name", "raw", "more"),
    [
        ("a.exe", b"MZ", {}),
        ("a.yaml", b"", {}),
        ("a.yaml", b"\xff\xfe\x00", {}),
        ("a.yaml", "标准: 一".encode("gb18030"), {}),
        ("a.yaml", b"a: &b [*b]", {}),
        ("a.yaml", b"[" * 3000, {}),
        ("a.yaml", b"standard: x\n" * 2, {}),
        ("a.yaml", b"x" * 2_000_001, {}),
        ("a.xlsx", b"PK\x03\x04 no workbook", {"standard": "x"}),
        ("a.xlsx", b"nothing", {"standard": "x"}),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, {"standard": "x"}),
        ("a.csv", b"\0\0", {"standard": "x"}),
        ("a.csv", b"a,b\n1,2\n", {"standard": "x"}),
        ("a.csv", b"a,b", {}),
        ("a.csv", b"a,b", {"standard": "../x"}),
        ("a.csv", b"a,b", {"standard": "x\n"}),
        ("a.csv", b"a,b", {"standard": "x", "edition": "a b"}),
        (".csv", b"a,b", {"standard": "x\0"}),
        ("a.yaml", b"standard: x", {"edition": "y" * 5000}),
    ],
)
def test_hostile_files_are_refused_with_a_reason(officer, name, raw, more):
    answer = upload(officer, name, raw, **more)
    assert answer.status_code == 422
    assert answer.context["form"].errors
    assert not Edition.objects.exists()


def test_an_upload_without_a_file_is_told(officer):
    assert officer.post(page("import_edition"), {}).status_code == 422
    assert officer.get(page("import_edition")).status_code == 200


def edit(client, edition, text, version):
    return client.post(page("edit_edition", edition.pk), {"document": text, "version": version})


def test_a_draft_is_edited_and_a_browsers_line_ends_change_nothing(draft, officer):
    assert officer.get(page("edit_edition", draft.pk)).status_code == 200
    text = draft.document.replace("cap: 20", "cap: 20 # 不变")
    assert edit(officer, draft, text.replace("\n", "\r\n"), 1).status_code == 302
    draft.refresh_from_db()
    assert draft.document == text


def test_faults_stand_beside_the_text_and_nothing_typed_is_lost(draft, officer):
    before = draft.document
    text = before.replace("mode: points", "mode: marks")
    answer = edit(officer, draft, text, 1)
    assert answer.status_code == 422
    assert answer.context["form"]["document"].value() == text
    assert answer.context["faults"][0].excerpt == "mode: marks"
    draft.refresh_from_db()
    assert draft.document == before


def test_the_second_of_two_officers_is_told_what_differs_and_keeps_the_text(draft, officer):
    mine = draft.document.replace("star: 5, min: 95", "star: 5, min: 96")
    theirs = draft.document.replace("star: 5, min: 95", "star: 5, min: 97")
    assert mine != draft.document
    assert edit(officer, draft, theirs, 1).status_code == 302
    answer = edit(officer, draft, mine, 1)
    assert answer.status_code == 422
    assert answer.context["form"]["document"].value() == mine
    assert answer.context["others"]
    assert edit(officer, draft, mine, answer.context["form"]["version"].value()).status_code == 302
    draft.refresh_from_db()
    assert draft.document == mine


@pytest.mark.parametrize(
    "sent",
    [{}, {"document": "x"}, {"document": "", "version": 1}, {"document": "a\0b", "version": 1},
     {"document": "x", "version": "9" * 400}, {"document": "x", "version": "-1"}, {"document": "?", "version": "1"},
     {"document": "- - - -\n\t", "version": "1"}],
)  # fmt: skip
def test_hostile_texts_are_refused(draft, officer, sent):
    assert officer.post(page("edit_edition", draft.pk), sent).status_code == 422
    draft.refresh_from_db()
    assert draft.version == 1


def test_a_published_edition_is_not_edited(stars, officer):
    assert officer.get(page("edit_edition", stars.pk)).url == page("edition", stars.pk)
    assert edit(officer, stars, "x", 1).status_code == 302
    stars.refresh_from_db()
    assert stars.state == "PUBLISHED"


@pytest.mark.parametrize("name", ["", " ", "a b", "x" * 41, "\\g<0>", "1\n2", "a\0", "sample-2021.1", "ü"])
def test_hostile_names_of_an_edition_are_refused(stars, officer, name):
    assert officer.post(page("next_edition", stars.pk), {"edition": name}).status_code == 422
    assert not Edition.objects.filter(state="DRAFT").exists()


def test_two_editions_are_compared_in_words_by_groups(stars, draft, officer):
    text = draft.document.replace("star: 5, min: 95", "star: 5, min: 96")
    text = text.replace("小区网格支部规范运行", "小区网格支部规范", 1)
    edit(officer, draft, text, 1)
    draft.refresh_from_db()
    groups = changes(stars.compiled().standard, draft.compiled().standard)
    assert len(groups) == 3  # bands, items, the whole: its edition
    assert "96" in groups[0].sentences[0]
    answer = officer.get(page("compare_editions"), {"before": stars.pk, "after": draft.pk})
    assert "96" in answer.content.decode()
    same = officer.get(page("compare_editions"), {"before": stars.pk, "after": stars.pk})
    assert same.context["groups"] == []


@pytest.mark.parametrize("asked", [{"before": "x", "after": "1"}, {"before": "9" * 40, "after": ""}, {"after": "\0"}])
def test_hostile_comparisons_are_refused(stars, reader, asked):
    assert reader.get(page("compare_editions"), asked).status_code == 422


def test_publishing_shows_what_changed_and_freezes_what_was_read(stars, draft, officer):
    answer = officer.get(page("publish_edition", draft.pk))
    assert answer.context["before"] == stars
    assert answer.context["groups"]
    read = draft.content_hash
    edit(officer, draft, draft.document.replace("star: 5, min: 95", "star: 5, min: 96"), 1)
    sent = {"content_hash": read, "valid_months": "24"}
    assert officer.post(page("publish_edition", draft.pk), sent).status_code == 422
    draft.refresh_from_db()
    sent["content_hash"] = draft.content_hash
    assert officer.post(page("publish_edition", draft.pk), sent).status_code == 302
    draft.refresh_from_db()
    assert (draft.state, draft.valid_months) == ("PUBLISHED", 24)
    assert officer.post(page("publish_edition", draft.pk), sent).status_code == 422


@pytest.mark.parametrize("months", ["0", "241", "-1", "1.5", "1e9", "x", "9" * 400, "\0"])
def test_hostile_validities_are_refused(draft, officer, months):
    sent = {"content_hash": draft.content_hash, "valid_months": months}
    assert officer.post(page("publish_edition", draft.pk), sent).status_code == 422
    draft.refresh_from_db()
    assert draft.state == "DRAFT"


def test_withdrawing_tells_the_leaders_of_open_rounds(stars, officer, person_with, city):
    load_years(2021, 2021, at=AT)
    leader = person_with(["evaluation.lead_rounds"], f"division:{city.city.pk}")
    stranger = person_with(["evaluation.lead_rounds"], f"division:{city.counties[1].pk}")
    caller = person_with()
    call = Call(stars, city.counties[0], "2021", date(2021, 8, 31), date(2021, 1, 1), date(2021, 8, 31))
    round_ = open_round(call, by=caller, at=AT)
    assert round_.title in officer.get(page("withdraw_edition", stars.pk)).content.decode()
    assert officer.post(page("withdraw_edition", stars.pk), {"reason": "  "}).status_code == 422
    assert officer.post(page("withdraw_edition", stars.pk), {"reason": "x" * 501}).status_code == 422
    assert officer.post(page("withdraw_edition", stars.pk), {"reason": "a\0"}).status_code == 422
    assert officer.post(page("withdraw_edition", stars.pk), {"reason": "分值有误"}).status_code == 302
    assert officer.post(page("withdraw_edition", stars.pk), {"reason": "分值有误"}).status_code == 422
    stars.refresh_from_db()
    assert (stars.state, stars.withdrawn_reason) == ("WITHDRAWN", "分值有误")
    listeners.tell_leaders(news.EditionWithdrawn(stars.pk))
    assert set(Notice.objects.values_list("person", flat=True)) == {leader.pk, caller.pk}
    assert stranger.pk not in Notice.objects.values_list("person", flat=True)
    assert officer.get(page("public_edition", stars.standard, stars.edition)).status_code == 200


def test_shipped_standards_are_loaded_once(stars):
    number = Edition.objects.count()
    assert number >= 4
    assert load_shipped(at=AT) == 0
    assert Edition.objects.count() == number


def test_validity_does_not_change_once_published(stars):
    from django.db import DatabaseError, transaction

    with pytest.raises(DatabaseError), transaction.atomic():
        Edition.objects.filter(pk=stars.pk).update(valid_months=3)


def test_every_shipped_standard_is_a_page(stars, reader):
    for edition in Edition.objects.all():
        assert reader.get(page("edition", edition.pk)).status_code == 200


def test_publishing_without_a_validity_holds_until_the_next_award(draft):
    made = publish_edition(edition=draft, content_hash=draft.content_hash, by=None, at=AT)
    assert made.valid_months is None
