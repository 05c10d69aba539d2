"""A survey of residents: an officer asks, a home answers on the phone, another on paper."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from python_calamine import CalamineWorkbook

from tests.journeys.conftest import VisitMaker
from tests.journeys.steps import PersonMaker, download, errors, follow, rights_of, send

AT = datetime(2021, 9, 1, 10, tzinfo=timezone.get_default_timezone())
HOMES = 12


@pytest.fixture
def round_(settings: Any, live_server: Any, city: Any) -> Any:
    """A round of one community of which one compound has a house ledger."""
    from linli.evaluation.models import Edition
    from linli.evaluation.operations.editions import load_shipped
    from linli.evaluation.operations.rounds import Call, move_round, open_round
    from linli.places.models import Building, Home, Stairwell

    settings.TODAY = AT.date()
    load_shipped(at=AT)
    stairwell = Stairwell.objects.create(
        building=Building.objects.create(compound=city.compounds[0], number="1", order="001"), number="1", order="001"
    )
    Home.objects.bulk_create(
        Home(compound=city.compounds[0], stairwell=stairwell, number=str(n), order=f"001/001/{n}")
        for n in range(101, 101 + HOMES)
    )
    edition = Edition.objects.get(standard="courteous-compound")
    call = Call(edition, city.communities[0], "2021年度评价", AT.date(), date(2021, 1, 1), AT.date())
    return move_round(round_=open_round(call, by=None, at=AT), to="MARKING", at=AT)


def test_homes_answer_on_the_phone_and_on_paper_and_few_answers_are_not_shown(
    page_at: VisitMaker, city: Any, person_with: PersonMaker, round_: Any, tmp_path: Path
) -> None:
    from linli.evaluation.models import Survey

    officer = person_with(rights_of("township_officer"), f"division:{city.townships[0].pk}")
    leader = person_with(rights_of("city_officer"), f"division:{city.city.pk}", "温砚秋")
    desk = page_at(1440, as_person=leader)
    page = desk.go(reverse("evaluation:round", args=[round_.pk]))
    follow(page, f"main a[href='{reverse('evaluation:surveys', args=[round_.pk])}']")
    page.click(f"main .btn-primary[href='{reverse('evaluation:open_survey', args=[round_.pk])}']")
    page.fill("#id_seed", "双色球第2021101期 03 11 17 22 28 31")
    page.fill("#id_closes_on", "2021-09-10")
    assert send(page) == 302
    survey = Survey.objects.get()

    in_hand = page_at(390, as_person=officer)
    hand = in_hand.go(reverse("evaluation:survey", args=[survey.pk]))
    in_hand.fits()
    letters = download(hand, f"main a[href='{reverse('evaluation:survey_letters', args=[survey.pk])}']", tmp_path)
    _head, *rows = CalamineWorkbook.from_path(letters).get_sheet_by_index(0).to_python()
    assert len(rows) == HOMES
    by_phone, on_paper = (row[3] for row in rows[:2])

    visit = page_at(390)
    home = visit.go(reverse("evaluation:answer_survey"))
    home.fill("#id_code", "AAAAA-AAAAA")
    assert send(home) == 422
    assert errors(home)
    home.fill("#id_code", f" {by_phone.lower()} ")  # as people type it
    assert send(home) == 200
    visit.fits()
    visit.axe()
    for number in range(4):
        home.locator(f"input[name=level_{number}][value='5']").check()
    assert send(home, "main form.sv-form") in (200, 302)
    assert home.locator("main form").count() == 0  # thanked
    visit.fits()

    follow(hand, f"main a[href='{reverse('evaluation:enter_survey_answer', args=[survey.pk])}?channel=PAPER']")
    hand.fill("#id_code", by_phone)
    assert send(hand, "main form.sv-form") == 422  # that home has answered, and here nothing is
    in_hand.fits()
    in_hand.axe()
    hand.fill("#id_code", on_paper)
    hand.locator("input[name=level_0][value='2']").check()
    assert send(hand, "main form.sv-form") == 302
    counted = survey.compounds.get()
    assert (counted.page, counted.phone, counted.paper) == (1, 0, 1)

    desk.go(reverse("evaluation:survey", args=[survey.pk]))
    page.click("details.ll-confirm > summary")
    assert send(page, "details.ll-confirm") == 302
    assert "100.0 %" not in page.locator("main").inner_text()  # of two answers nothing is said
    desk.fits()
