"""Nothing sealed changes, nor what was published: everything that somebody could try."""

from copy import deepcopy
from datetime import date
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction
from django.test import override_settings

from linli.accounts.models import Person
from linli.core.files.models import StoredFile
from linli.evaluation.models import (
    Adjudication,
    Assessor,
    Award,
    Confirmation,
    Contract,
    Edition,
    Rectification,
    RectifiedItem,
    Round,
    Sample,
    SampledSheet,
    ScoredItem,
    ScoredPhoto,
    Seal,
    SelfAssessment,
    Sheet,
    SheetMove,
    StepDate,
    Visit,
)
from linli.evaluation.operations.editions import edit_draft, withdraw_edition
from linli.evaluation.operations.grading import ask_grading, decide_class, grade_sheet
from linli.evaluation.operations.marks import Entry, confirm_last, enter_marks, freeze_metrics
from linli.evaluation.operations.register import note_award
from linli.evaluation.operations.rounds import go_on, move_round
from linli.evaluation.operations.sealing import seal_round
from linli.evaluation.operations.surveys import open_survey
from linli.evaluation.refusals import UnableToEvaluate
from linli.grading.verify import verify
from linli.places.models import Compound, Division, Organisation
from linli.places.operations.compounds import edit_compound
from linli.places.operations.successions import merge_divisions

from .test_mark_workbooks import RIGHTS, checked, filled
from .test_rounds import AT, LATER, marked, open_small_round

pytestmark = pytest.mark.django_db
TABLES = {
    "evaluation_round": "title", "evaluation_sheet": "name", "evaluation_result": "outcome",
    "evaluation_classdecision": "reason", "evaluation_seal": "seal", "evaluation_award": "document",
    "evaluation_awardnote": "reason", "evaluation_edition": "title_zh", "core_metrics_metricvalue": "provenance",
    "evaluation_visit": "refused_because", "evaluation_confirmation": "refused_because",
    "evaluation_scoreditem": "answer", "evaluation_scoredphoto": "item", "evaluation_adjudication": "reason",
    "evaluation_sample": "seed", "evaluation_sampledsheet": "stratum", "evaluation_sheetmove": "note",
    "evaluation_stepdate": "step", "evaluation_selfassessment": "answers", "evaluation_rectification": "note",
    "evaluation_rectifieditem": "done",
}  # fmt: skip


@pytest.fixture(autouse=True)
def today(settings):
    settings.TODAY = date(2021, 9, 20)


@pytest.fixture(scope="module")
def made(once, make_city):
    with override_settings(TODAY=date(2021, 9, 20)):
        return once(lambda: sealed_round(make_city()))


@pytest.fixture
def city(db, made):
    return deepcopy(made[0])


@pytest.fixture
def sealed(db, made):
    """A sealed round with a class given by hand, live numbers, and a note on an award."""
    return Round.objects.select_related("edition").get(pk=made[1].pk)


def sealed_round(city):
    opened = open_small_round(city)
    marked(opened)
    freeze_metrics(round_=opened, at=AT)
    sheet = opened.sheets.order_by("code").first()
    decide_class(sheet=sheet, class_id="floor", reason="hidden faults", document="minutes 3", by=None, at=AT)
    field_work(opened, sheet)
    marked(opened)
    for to in ("MARKING", "REVIEW", "NOTICE"):
        opened = move_round(round_=opened, to=to, at=AT)
    seal_round(round_=opened, by=None, at=LATER)
    award = Award.objects.order_by("pk").first()
    note_award(award=award, kind="WARNED", on=LATER.date(), reason="r", document="d", by=None, at=LATER)
    return city, opened


def field_work(round_, sheet):
    """Leave a row of everything that comes from the field."""
    of = {"round": round_, "sheet": sheet}
    body = Organisation.objects.create(name="公衡评估", kind="ASSESSMENT_BODY")
    contract = Contract.objects.create(
        organisation=body, division=round_.division, title="x", number="1", valid_from=AT.date(), valid_to=AT.date()
    )
    person = Person.objects.create_person(name="评价员", username="assessor")
    assessor = Assessor.objects.create(contract=contract, person=person)
    visit = Visit.objects.create(**of, part="SITE", assessor=assessor, assigned_at=AT)
    file = StoredFile.objects.create(sha256=b"1" * 32, size=1, media_type="image/jpeg", extension="jpg", stored_at=AT)
    Confirmation.objects.create(
        round=round_, visit=visit, party="MANAGER", refused_because="x", signed_at=AT, received_at=AT
    )
    ScoredItem.objects.create(
        round=round_, visit=visit, item="B05", answer="1", entered_at=AT, received_at=AT, record=uuid4()
    )
    ScoredPhoto.objects.create(
        round=round_, visit=visit, item="B05", file=file, sha256=b"1" * 32, taken_at=AT, received_at=AT
    )
    Adjudication.objects.create(**of, item="B05", first="1", second="3", opened_at=AT)
    sample = Sample.objects.create(
        round=round_, purpose="SECOND", seed="7", percent=10, strata=[], frame="code", frame_sha256="0", drawn_at=AT
    )
    SampledSheet.objects.create(**of, sample=sample, stratum="x")
    SheetMove.objects.create(**of, from_step="SELF", to_step="MARKS", at=AT)
    StepDate.objects.create(round=round_, step="SELF", due_on=AT.date())
    SelfAssessment.objects.create(**of, changed_at=AT)
    notice = Rectification.objects.create(**of, days=5, issued_at=AT)
    RectifiedItem.objects.create(round=round_, rectification=notice, item="B05", before="1")


def whole():
    """Every row of what must stay, as text."""
    found = {}
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"SELECT t::text FROM {table} t ORDER BY 1")
            found[table] = [row[0] for row in cursor.fetchall()]
    return found


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize(
    "statement",
    ["UPDATE {table} SET {column} = {column} || 'x'", "UPDATE {table} SET {column} = ''", "DELETE FROM {table}",
     "SET LOCAL linli.testing = 'off'; TRUNCATE {table} CASCADE"],
    ids=["change", "empty", "delete", "truncate"],
)  # fmt: skip
def test_not_by_a_statement_in_the_database(sealed, table, statement):
    before = whole()
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement.format(table=table, column=TABLES[table]))
    assert whole() == before


@pytest.mark.parametrize(
    "statement",
    [
        """INSERT INTO evaluation_sheet (round_id, code, name, name_pinyin, county_name, community_name, place_id,
        lies_in, facts, answers, sources, reasons, version, step)
        SELECT round_id, 'X1', name, '', '', '', place_id, lies_in, facts, answers, sources, reasons, 1, ''
        FROM evaluation_sheet LIMIT 1""",
        """INSERT INTO evaluation_classdecision (round_id, sheet_id, class_id, reason, document, at)
        SELECT round_id, id, '', 'x', 'x', now() FROM evaluation_sheet LIMIT 1""",
        "UPDATE evaluation_round SET state = 'REVIEW', sealed_at = NULL",
        "UPDATE evaluation_edition SET state = 'DRAFT', published_at = NULL WHERE state = 'PUBLISHED'",
        "UPDATE evaluation_edition SET subject = 'community', mode = 'checklist' WHERE state = 'PUBLISHED'",
        "UPDATE evaluation_edition SET valid_months = 1 WHERE state = 'PUBLISHED'",
        """INSERT INTO evaluation_seal (round_id, seal, manifest, bundle, size, at)
        SELECT round_id, 'x', manifest, bundle, size, at FROM evaluation_seal""",
    ],
    ids=["new sheet", "new decision", "unseal", "to a draft", "another subject", "another validity", "second seal"],
)  # fmt: skip
def test_not_by_adding_to_it_or_opening_it_again(sealed, statement):
    before = whole()
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert whole() == before


def test_a_sheet_is_not_carried_out_of_a_sealed_round_nor_into_it(sealed, city):
    other = Round.objects.create(
        edition=sealed.edition, title="other", division=city.city, as_of=sealed.as_of, period_from=sealed.period_from,
        period_to=sealed.period_to, steps=sealed.steps, called_at=AT,
    )  # fmt: skip
    strange = Sheet.objects.create(round=other, code="X1", name="x", place=city.communities[0], lies_in=[])
    for rows, target in ((sealed.sheets, other), (Sheet.objects.filter(pk=strange.pk), sealed)):
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.update(round=target)


def test_a_withdrawal_stays_as_it_was_told(sealed):
    withdrawn = withdraw_edition(edition=sealed.edition, reason="C04 was wrong", at=LATER)
    for changed in ({"withdrawn_reason": "never mind"}, {"state": "PUBLISHED", "withdrawn_at": None}):
        with pytest.raises(DatabaseError), transaction.atomic():
            Edition.objects.filter(pk=withdrawn.pk).update(**changed)


def test_not_by_anything_that_an_officer_does(sealed, person_with):
    before, sheet = whole(), sealed.sheets.select_related("round__edition").order_by("code").first()
    tries = [
        lambda: enter_marks(sheet=sheet, entry=Entry(answers={"A01": "0"}), by=None, at=LATER),
        lambda: confirm_last(sheet=sheet, items=["A01"], by=None, at=LATER),
        lambda: freeze_metrics(round_=sealed, at=LATER),
        lambda: decide_class(sheet=sheet, class_id="sound", reason="r", document="d", by=None, at=LATER),
        lambda: ask_grading(round_=sealed, by=None, at=LATER),
        lambda: seal_round(round_=sealed, by=None, at=LATER),
        lambda: go_on(round_=sealed, reason="r"),
        lambda: open_survey(
            round_=sealed, title="t", per_compound=10, closes_on=LATER.date(), seed="s", by=None, at=LATER
        ),
        lambda: edit_draft(edition=sealed.edition, version=1, document=sealed.edition.document),
        *[lambda to=to: move_round(round_=sealed, to=to, at=LATER, reason="r") for to in Round.State.values],
    ]  # fmt: skip
    for attempt in tries:
        with pytest.raises(UnableToEvaluate), transaction.atomic():
            attempt()
    with pytest.raises(DatabaseError), transaction.atomic():
        grade_sheet(sheet=sheet, at=LATER)
    run = checked(person_with(RIGHTS), sealed, filled(sealed))
    assert {fault["code"] for fault in run.faults} == {"marks_closed"}
    assert whole() == before


def test_not_by_what_happens_to_its_places(sealed, city, tmp_path):
    """A community is merged, a compound renamed and moved: the round says what it said."""
    path, kept = tmp_path / "bundle.zip", Seal.objects.get()
    before = whole()
    compound = Compound.objects.get(pk=city.compounds[0].pk)
    edit_compound(compound=compound, version=compound.version, name="新名", community=city.communities[3])
    old, into = (Division.objects.get(pk=one.pk) for one in city.communities[:2])
    merge_divisions(
        divisions=[old], versions={old.pk: old.version, into.pk: into.version}, into=into, on=date(2021, 9, 15),
        document="令9号", today=date(2021, 9, 20),
    )  # fmt: skip
    assert whole() == before
    path.write_bytes(bytes(kept.bundle))
    assert not verify(path).faults


def test_no_admin_and_no_operation_of_the_api_reaches_it():
    assert not apps.is_installed("django.contrib.admin")
    from linli.api.checks import operations

    assert not [called for called, _name, _auth in operations() if "round" in called or "evaluation" in called]


def test_every_table_of_results_is_among_those_that_were_tried():
    """Whoever adds a table that hangs on a round says here whether the seal holds it."""
    hanging = {
        model._meta.db_table
        for model in apps.get_app_config("evaluation").get_models()
        if not model.__name__.endswith("Event")
        and any(field.is_relation and field.related_model in (Round, Sheet) for field in model._meta.concrete_fields)
    }
    not_sealed = {"evaluation_grading", "evaluation_survey"}  # runs of the job; surveys have days of their own
    assert hanging - not_sealed <= set(TABLES)
