"""What an assessor hands in: kept item by item, merged with another phone's, whole before it ends, blind."""

from datetime import timedelta
from decimal import Decimal
from uuid import uuid4

import pytest

from linli.core.files.models import StoredFile
from linli.evaluation.models import Adjudication, ScoredItem, ScoredPhoto, Sheet
from linli.evaluation.operations.adjudications import decide_difference
from linli.evaluation.operations.course import send_back
from linli.evaluation.operations.grading import grade_round
from linli.evaluation.operations.rounds import move_round
from linli.evaluation.operations.scorings import (
    Scored,
    Taken,
    VisitClosed,
    confirm_visit,
    hand_in,
    missing_of,
    take_items,
)
from linli.evaluation.refusals import UnableToEvaluate
from linli.evaluation.rules.scoring import differ, items_of_part, part_of
from linli.evaluation.tests.field import AT, finish, made_once, score, send

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_english(settings):
    settings.LANGUAGE_CODE = "en"


stock, city, made = made_once(people=5)


@pytest.fixture
def site(made):
    """The visit on site of one sheet, accepted."""
    return next(visit for visit in send(made, made.round.sheets.all()[:1]) if visit.part == "SITE")


def take(visit, *scored, person=None, **options):
    return take_items(
        visit=visit, person=person or visit.assessor.person, scored=list(scored), record=uuid4(), at=AT, **options
    )


def photo(number=1, **where):
    digest = bytes([number]) * 32
    file = StoredFile.objects.create(sha256=digest, size=9, media_type="image/jpeg", extension="jpg", stored_at=AT)
    return Taken(file, digest, AT, **where)


def test_the_site_decides_where_an_item_is_checked_there_at_all(made):
    standard = made.round.edition.compiled().standard
    parts = {item.id: part_of(item) for item in standard.items}
    assert (parts["A01"], parts["A02"], parts["B05"]) == ("SITE", "DOCUMENTS", "SITE")
    both = len(items_of_part(standard, "SITE")) + len(items_of_part(standard, "DOCUMENTS"))
    assert both == len(standard.items)


def test_an_item_is_kept_and_the_same_again_changes_nothing(site):
    assert take(site, Scored("B05", "1", AT, reasons=(("门口堆物", "照片"),))).kept == ["B05"]
    assert take(site, Scored("B05", "1", AT, reasons=(("门口堆物", "照片"),))).kept == []
    row = ScoredItem.objects.get(visit=site)
    assert (row.answer, row.reasons) == ("1", [["门口堆物", "照片"]])
    assert Sheet.objects.get(pk=site.sheet_id).answers == {}, "nothing reaches the sheet before it is handed in"


def test_two_phones_are_merged_item_by_item_and_a_conflict_is_shown(site):
    take(site, Scored("B05", "1", AT), Scored("B06", "0", AT))
    answer = take(site, Scored("B05", "3", AT, base=""), Scored("B07", "0", AT, base=""))
    assert (answer.kept, answer.conflicts) == (["B07"], {"B05": "1"})
    assert take(site, Scored("B05", "3", AT, base="1")).kept == ["B05"], "whoever has seen it may change it"


@pytest.mark.parametrize(
    ("scored", "said"),
    [
        (Scored("B01", "9", AT), "B01"), (Scored("B05", "-1", AT), "B05"), (Scored("A02", "4", AT), "not in this part"),
        (Scored("Z99", "1", AT), "not in this part"), (Scored("fact:nothing", "1", AT), "no fact"),
        (Scored("fact:elevators", "many", AT), "fact:elevators"),
    ],
)  # fmt: skip
def test_a_wrong_mark_is_refused_with_what_is_allowed(site, scored, said):
    with pytest.raises(UnableToEvaluate, match=said):
        take(site, Scored("B06", "0", AT), scored)
    assert not site.items.exists()


def test_a_sheet_of_somebody_else_is_refused(made, site):
    other = next(person for person in made.people if person != site.assessor.person)
    with pytest.raises(VisitClosed) as refused:
        take(site, Scored("B05", "1", AT), person=other)
    assert refused.value.code == "not_yours"


def test_a_photo_says_how_far_from_the_place_it_was_taken(site):
    compound = site.sheet.compound
    compound.longitude, compound.latitude = Decimal("118.870000"), Decimal("28.940000")
    compound.save()
    near = photo(1, longitude=Decimal("118.871000"), latitude=Decimal("28.940000"))
    take(site, Scored("B05", "1", AT, photos=(near, photo(2))))
    take(site, Scored("B05", "1", AT, photos=(near,)))  # once more: it is there already
    assert list(ScoredPhoto.objects.order_by("pk").values_list("distance_m", flat=True)) == [97, None]


def test_a_visit_ends_only_when_all_is_answered_explained_and_confirmed(site):
    said = " ".join(missing_of(site))
    assert "Not answered" in said
    assert "Not confirmed by" in said
    score(site, {"B05": "2"})
    assert missing_of(site)[0] == "Points lost without a reason: B05."
    take(site, Scored("B05", "2", AT, base="2", reasons=(("两处堆物", ""),)))
    assert missing_of(site)[0] == "Points lost without a proof: B05."
    take(site, Scored("B05", "2", AT, base="2", reasons=(("两处堆物", ""),), photos=(photo(),)))
    with pytest.raises(UnableToEvaluate, match="Not confirmed"):
        hand_in(visit=site, person=site.assessor.person, at=AT)
    for party in ("MANAGER", "COMMUNITY"):
        confirm_visit(visit=site, person=site.assessor.person, party=party, at=AT, signed_at=AT, refused="拒绝签字")
    assert hand_in(visit=site, person=site.assessor.person, at=AT).state == "DONE"
    assert hand_in(visit=site, person=site.assessor.person, at=AT + timedelta(hours=1)).handed_in_at == AT


def test_a_confirmation_is_a_signature_or_a_reason(site):
    person = site.assessor.person
    for wrong in ({}, {"signature": photo(7).file, "refused": "x"}):
        with pytest.raises(UnableToEvaluate, match="a signature, or the reason"):
            confirm_visit(visit=site, person=person, party="MANAGER", at=AT, signed_at=AT, **wrong)
    with pytest.raises(UnableToEvaluate, match="Only the project manager"):
        confirm_visit(visit=site, person=person, party="MAYOR", at=AT, signed_at=AT, refused="x")


def test_both_parts_together_reach_the_sheet_and_move_it_on(made):
    sheet = made.round.sheets.order_by("code").first()
    first, second = send(made, [sheet])
    finish(first)
    assert Sheet.objects.get(pk=sheet.pk).answers == {}
    finish(second)
    sheet.refresh_from_db()
    assert sheet.step == "REVIEW"
    assert sheet.sources["B05"]["how"] == "visit"
    assert sheet.facts["elevators"] == "2"
    assert grade_round(round_=made.round, at=AT).state(0) == "graded"


def test_what_is_handed_in_stays_until_it_is_sent_back(made):
    sheet = made.round.sheets.order_by("code").first()
    visits = send(made, [sheet])
    for visit in visits:
        finish(visit)
    site = next(visit for visit in visits if visit.part == "SITE")
    with pytest.raises(VisitClosed) as refused:
        take(site, Scored("B05", "1", AT, base="0"))
    assert refused.value.code == "handed_in"
    send_back(sheet=sheet, to="MARKS", reason="B05 请复核", by=None, at=AT)
    take(site, Scored("B05", "1", AT, base="0", reasons=(("一处", "照片"),)))
    for visit in visits:
        hand_in(visit=visit, person=visit.assessor.person, at=AT)
    assert Sheet.objects.get(pk=sheet.pk).answers["B05"] == "1"


def test_another_edition_on_the_phone_is_told_and_nothing_is_lost(site):
    with pytest.raises(VisitClosed) as refused:
        take(site, Scored("B05", "1", AT), content_hash="0" * 64)
    assert refused.value.code == "other_edition"


@pytest.mark.parametrize(("state", "code"), [("REVIEW", "closed"), ("CANCELLED", "closed")])
def test_a_round_that_went_on_takes_nothing(made, site, state, code):
    grade_round(round_=made.round, at=AT)
    move_round(round_=made.round, to=state, at=AT, reason="x")
    with pytest.raises(VisitClosed) as refused:
        take(site, Scored("B05", "1", AT))
    assert refused.value.code == code


@pytest.fixture
def twice(made):
    """A sheet scored by two who differ on B05 (one place and three of them) and B16 (must-have)."""
    sheet = made.round.sheets.order_by("code").first()
    for visit in send(made, [sheet]):
        finish(visit, {"B05": "1"}, reasons={"B05": "一处"})
    for visit in send(made, [sheet], scoring=2):
        finish(visit, {"B05": "3", "B16": "no"}, reasons={"B05": "三处", "B16": "通道被占"})
    return sheet


def test_what_differs_by_more_than_the_limit_waits_for_a_decision_and_is_never_averaged(twice):
    twice.refresh_from_db()
    rows = {row.item: (row.first, row.second) for row in Adjudication.objects.filter(sheet=twice)}
    assert rows == {"B05": ("1", "3"), "B16": ("yes", "no")}
    assert twice.answers["B05"] == "1", "the first scoring stands until somebody decides"


def test_somebody_who_scored_neither_decides_with_a_reason(made, twice, person_with):
    row = Adjudication.objects.get(sheet=twice, item="B05")
    scorer = twice.visits.first().assessor.person
    with pytest.raises(UnableToEvaluate, match="scored this sheet yourself"):
        decide_difference(adjudication=row, answer="3", reason="x", by=scorer, at=AT)
    with pytest.raises(UnableToEvaluate, match="an answer and its reason"):
        decide_difference(adjudication=row, answer="3", reason=" ", by=None, at=AT)
    with pytest.raises(UnableToEvaluate):
        decide_difference(adjudication=row, answer="-3", reason="照片可见三处", by=None, at=AT)
    judge = person_with(["evaluation.adjudicate"], "platform")
    decide_difference(adjudication=row, answer="3", reason="照片可见三处", by=judge, at=AT)
    twice.refresh_from_db()
    assert (twice.answers["B05"], twice.sources["B05"]["how"]) == ("3", "decided")
    assert twice.reasons["B05"][0] == ["照片可见三处", ""]
    with pytest.raises(UnableToEvaluate, match="already"):
        decide_difference(adjudication=row, answer="1", reason="x", by=judge, at=AT)


def test_how_far_two_answers_may_lie_apart(made):
    standard = made.round.edition.compiled().standard
    b05, b16, as_of = standard.item("B05"), standard.item("B16"), made.round.as_of  # 3 points, 0.5 for each place
    assert not differ(b05, "0", "1", as_of, 25)  # 0.5 of 3 points: 17 per cent
    assert differ(b05, "0", "2", as_of, 25)
    assert not differ(b05, "0", "2", as_of, 34)
    assert differ(b16, "yes", "no", as_of, 100)
    assert differ(b05, "0", "", as_of, 100)
    assert not differ(b05, "", "", as_of, 0)
