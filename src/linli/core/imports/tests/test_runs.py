"""A file from its upload to what became of it, on the pages and in the jobs."""

import io
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import openpyxl
import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, connections
from django.utils import timezone, translation

from linli.core.imports import DOORS
from linli.core.imports import operations as ops
from linli.core.imports.models import ImportContent, ImportProgress, ImportRun
from linli.core.imports.progress import progress_of
from linli.core.imports.tests.files import table

Home = apps.get_model("places", "Home")  # core imports no module below it, in tests neither
HEAD = ["小区名称", "幢号", "单元", "室号", "楼层", "建筑面积", "用途"]
ROWS = [HEAD, ["阳光花园", "1", "1", "101", 1, 89.5, "自住"], ["阳光花园", "1", "1", "102", 1, 89.5, ""]]
RIGHTS = ["imports.import_lists", "places.change_homes"]


@pytest.fixture
def officer(city, person_with):
    return person_with(RIGHTS, f"division:{city.communities[0].pk}")


def upload(client, data, name="台账.xlsx", code="homes"):
    return client.post(f"/imports/{code}/", {"file": SimpleUploadedFile(name, data)})


def receive(person, data):
    return ops.receive(door=DOORS["homes"], name="台账.xlsx", data=data, by=person, at=timezone.now())


def ready(person, data):
    run, _again = receive(person, data)
    ops.check_run(run.pk)
    run.refresh_from_db()
    assert run.state == "READY", run.faults
    return run


def test_an_officer_sends_a_file_and_applies_it(officer, client_of):
    client = client_of(officer)
    answer = upload(client, table(ROWS))
    run = ImportRun.objects.get()
    assert answer["Location"] == f"/imports/runs/{run.pk}/"
    assert b'id="import-progress"' in client.get(answer["Location"]).content
    assert connection.cursor().execute("SELECT count(*) FROM procrastinate_jobs").fetchone()[0] == 1
    ops.check_run(run.pk)
    page = client.get(answer["Location"])
    assert b'id="samples"' in page.content
    assert f"/imports/runs/{run.pk}/apply/".encode() in page.content
    assert client.post(f"/imports/runs/{run.pk}/apply/")["Location"] == f"/imports/runs/{run.pk}/"
    ops.apply_run(run.pk)
    assert Home.objects.count() == 2
    page = client.get(f"/imports/runs/{run.pk}/")
    assert f"/imports/runs/{run.pk}/apply/".encode() not in page.content
    assert f'id="run-{run.pk}"'.encode() in client.get("/imports/").content


def test_a_refused_file_says_why_and_comes_back(officer, client_of):
    client = client_of(officer)
    upload(client, table([*ROWS, ROWS[1]]))
    run = ImportRun.objects.get()
    ops.check_run(run.pk)
    page = client.get(f"/imports/runs/{run.pk}/")
    assert b'data-code="repeated_row"' in page.content
    back = client.get(f"/imports/runs/{run.pk}/refused.xlsx")
    assert back["Content-Disposition"].startswith("attachment")
    assert "错误清单 errors" in openpyxl.load_workbook(io.BytesIO(back.content)).sheetnames
    with translation.override("en"):
        client.post(f"/imports/runs/{run.pk}/apply/")
    run.refresh_from_db()
    assert run.state == "REFUSED"


def test_progress_is_told_once_and_ends_with_the_page(officer, client_of):
    run, _again = receive(officer, table(ROWS))
    client = client_of(officer)
    url = f"/imports/runs/{run.pk}/progress/"
    first = client.get(url)
    assert client.get(url, headers={"If-None-Match": first["ETag"]}).status_code == 304
    ImportProgress.objects.filter(run=run).update(done=5, total=10)
    moved = client.get(url, headers={"If-None-Match": first["ETag"]})
    assert b"5 / 10" in moved.content
    ops.check_run(run.pk)
    assert client.get(url)["Location"] == f"/imports/runs/{run.pk}/"
    assert client.get(url, headers={"HX-Request": "true"})["HX-Redirect"] == f"/imports/runs/{run.pk}/"


def test_the_same_file_twice_is_one_run_until_it_is_applied(officer, client_of):
    client = client_of(officer)
    first, second = upload(client, table(ROWS)), upload(client, table(ROWS))
    assert first["Location"] == second["Location"]
    run = ImportRun.objects.get()
    ops.check_run(run.pk)
    run.refresh_from_db()
    ops.start_applying(run)
    ops.apply_run(run.pk)
    upload(client, table(ROWS))
    assert ImportRun.objects.count() == 2
    later = ImportRun.objects.latest("pk")
    assert ops.applied_before(later) == run
    ops.check_run(later.pk)
    later.refresh_from_db()
    assert (later.new, later.changed, later.unchanged) == (0, 0, 2)


def test_somebody_else_sees_nothing_of_it(officer, person_with, client_of):
    run = ready(officer, table(ROWS))
    other = client_of(person_with(RIGHTS))
    for path in ("", "progress/", "refused.xlsx"):
        assert other.get(f"/imports/runs/{run.pk}/{path}").status_code == 404
    assert other.post(f"/imports/runs/{run.pk}/apply/").status_code == 404
    assert f"runs/{run.pk}".encode() not in other.get("/imports/").content


def test_doors_open_to_those_who_hold_their_right(city, person_with, client_of, client):
    none = client_of(person_with(["places.view_places"]))
    some = client_of(person_with(RIGHTS))
    assert client.get("/imports/").status_code == 302
    assert none.get("/imports/").status_code == 403
    assert some.get("/imports/homes/").status_code == 200
    for path in ("compounds/", "compounds/template.xlsx"):
        assert some.get(f"/imports/{path}").status_code == 403
    assert upload(some, table(ROWS), code="compounds").status_code == 403
    for path in ("nowhere/", "runs/99999999999999999999/", "runs/0/"):
        assert some.get(f"/imports/{path}").status_code == 404
    page = some.get("/imports/").content
    assert b'id="door-homes"' in page
    assert b'id="door-compounds"' not in page


def test_a_right_that_was_taken_away_applies_nothing(officer):
    run = ready(officer, table(ROWS))
    ops.start_applying(run)
    apps.get_model("accounts", "Assignment").objects.all().delete()
    ops.apply_run(run.pk)
    run.refresh_from_db()
    assert run.state == "REFUSED"
    assert {fault["code"] for fault in run.faults} == {"changed_meanwhile", "outside"}
    assert not Home.objects.exists()


@pytest.mark.parametrize("case", ["none", "empty", "text"])
def test_a_form_without_a_file_is_answered_with_422(officer, client_of, case):
    data = {"none": {}, "empty": {"file": SimpleUploadedFile("a.xlsx", b"")}, "text": {"file": "台账.xlsx"}}[case]
    assert client_of(officer).post("/imports/homes/", data).status_code == 422
    assert not ImportRun.objects.exists()


def test_a_file_that_is_too_large_is_answered_with_422(officer, client_of, monkeypatch):
    monkeypatch.setattr("linli.core.imports.forms.LARGEST_FILE", 1000)
    assert upload(client_of(officer), bytes(2000)).status_code == 422


def test_a_file_name_keeps_no_path(officer):
    run, _again = ops.receive(
        door=DOORS["homes"], name="C:\\Users\\x\\" + "长" * 300 + ".xlsx", data=b"x", by=officer, at=timezone.now()
    )
    assert len(run.file_name) == 120
    assert "Users" not in run.file_name


@pytest.mark.parametrize("code", sorted(code for code, door in DOORS.items() if not door.has_target))
def test_a_template_explains_itself_and_is_understood(city, person_with, client_of, code):
    boss = client_of(person_with(["imports.import_lists", *(door.right.code for door in DOORS.values())]))
    if code.startswith("test"):
        pytest.skip("a door of another test")
    assert boss.get(f"/imports/{code}/").status_code == 200
    answer = boss.get(f"/imports/{code}/template.xlsx")
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    sheet = book.worksheets[0]
    assert [cell.comment is not None for cell in sheet[1]] == [True] * len(DOORS[code].columns)
    assert "说明 instructions" in book.sheetnames
    assert sheet.data_validations.dataValidation or code == "grids"
    upload(boss, answer.content, code=code)
    run = ImportRun.objects.get()
    ops.check_run(run.pk)
    run.refresh_from_db()
    assert [fault["code"] for fault in run.faults] == ["no_rows"]


def test_pages_cost_the_same_however_much_there_is(officer, client_of, django_assert_max_num_queries):
    rows = [HEAD, *(["阳光花园", str(n % 7), "1", str(n), n % 30, 80, ""] for n in range(300))]
    run = ready(officer, table(rows))
    client = client_of(officer)
    with django_assert_max_num_queries(9):
        assert client.get(f"/imports/runs/{run.pk}/").status_code == 200
    for number in range(20):
        receive(officer, table([HEAD, ["阳光花园", "1", "1", str(number), 1, 1, ""]]))
    with django_assert_max_num_queries(9):
        client.get("/imports/")
    other, _again = receive(officer, table(ROWS))
    with django_assert_max_num_queries(6):
        client.get(f"/imports/runs/{other.pk}/progress/")


def test_checking_costs_the_same_however_many_rows(officer, django_assert_max_num_queries):
    for count in (10, 1000):
        rows = [HEAD, *(["阳光花园", str(n % 7), "1", str(n), n % 30, 80, ""] for n in range(count))]
        run, _again = receive(officer, table(rows))
        with django_assert_max_num_queries(45):
            ops.check_run(run.pk)
        run.refresh_from_db()
        ops.start_applying(run)
        with django_assert_max_num_queries(60):
            ops.apply_run(run.pk)
    assert Home.objects.count() == 1000


def test_contents_are_forgotten_after_a_month(officer):
    run = ready(officer, table(ROWS))
    assert ops.forget_contents(run.uploaded_at + timedelta(days=29)) == 0
    assert ops.forget_contents(run.uploaded_at + timedelta(days=31)) == 1
    run.refresh_from_db()
    with pytest.raises(ops.UnableToApply):
        ops.start_applying(run)


def test_a_fault_of_the_program_is_told_and_changes_nothing(officer, monkeypatch, client_of):
    from linli.core.imports import jobs

    run = ready(officer, table(ROWS))
    ops.start_applying(run)

    def broken(*_args):
        raise ZeroDivisionError

    monkeypatch.setattr("linli.places.doors.homes._make_stairwells", broken)
    with pytest.raises(ZeroDivisionError):
        jobs._try(ops.apply_run, None, run.pk)
    run.refresh_from_db()
    assert run.state == "FAILED"
    assert not Home.objects.exists()
    assert b'id="failed"' in client_of(officer).get(f"/imports/runs/{run.pk}/").content


@pytest.mark.django_db(transaction=True)
def test_progress_is_seen_while_the_run_is_in_a_transaction(officer):
    run, _again = receive(officer, table(ROWS))
    from django.db import transaction

    with transaction.atomic():
        ImportRun.objects.select_for_update().get(pk=run.pk)
        with progress_of(run.pk) as told:
            told(3, 3)
            other = connections.create_connection("default")
            try:
                with other.cursor() as cursor:
                    cursor.execute("SELECT done FROM core_imports_importprogress WHERE run_id = %s", [run.pk])
                    assert cursor.fetchone() == (3,)
            finally:
                other.close()


@pytest.mark.django_db(transaction=True)
def test_two_who_apply_at_once_both_end_well(city, person_with):
    """The second waits for the first, checks again, and finds everything known already."""

    runs = [ready(person_with(RIGHTS, f"division:{city.communities[0].pk}"), table(ROWS)) for _ in range(2)]
    for run in runs:
        ops.start_applying(run)

    def work(pk):
        try:
            ops.apply_run(pk)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(work, [run.pk for run in runs]))
    for run in runs:
        run.refresh_from_db()
    assert [run.state for run in runs] == ["APPLIED", "APPLIED"]
    assert sorted((run.new, run.unchanged) for run in runs) == [(0, 2), (2, 0)]
    assert Home.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_a_run_whose_worker_was_killed_is_taken_up_again(officer, monkeypatch):
    run = ready(officer, table(ROWS))
    ops.start_applying(run)

    class Killed(BaseException):
        pass

    def killed(*_args, **_fields):
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr("linli.core.imports.operations._finish", killed)
        with pytest.raises(Killed):
            ops.apply_run(run.pk)
    run.refresh_from_db()
    assert run.state == "APPLYING"
    assert not Home.objects.exists()
    ops.apply_run(run.pk)
    ops.apply_run(run.pk)
    run.refresh_from_db()
    assert run.state == "APPLIED"
    assert Home.objects.count() == 2


def test_the_history_says_who_and_by_which_file(officer):
    run = ready(officer, table(ROWS))
    ops.start_applying(run)
    ops.apply_run(run.pk)
    from linli.core.history import TRACKED

    event = TRACKED[Home].events.objects.first()
    assert event.pgh_context["person"] == officer.pk
    assert "台账.xlsx" in event.pgh_context["reason"]
    assert not ImportContent.objects.filter(run=run).exists()


def test_what_does_not_show_is_shown_as_a_box():
    from linli.core.imports.rows import RowFault

    told = ops._told(RowFault("several", {"value": "a\x00b", "codes": ["\u202ex"], "count": 3}))
    assert told["fields"] == {"value": "a\ufffdb", "codes": ["\ufffdx"], "count": 3}


@pytest.mark.django_db(transaction=True)
def test_the_worker_does_what_the_pages_ask_for(officer, client_of):
    from procrastinate.contrib.django import app

    def work():
        with app.replace_connector(app.connector.get_worker_connector()) as worker:
            options = {"wait": False, "install_signal_handlers": False, "listen_notify": False, "queues": ["imports"]}
            with ThreadPoolExecutor(1) as thread:  # where no browser of another test keeps an event loop
                thread.submit(worker.run_worker, **options).result()

    client = client_of(officer)
    page = upload(client, table(ROWS))["Location"]
    work()
    assert b'id="samples"' in client.get(page).content
    client.post(f"{page}apply/")
    work()
    assert Home.objects.count() == 2
    assert ImportRun.objects.get().state == "APPLIED"
