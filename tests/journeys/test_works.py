"""A community suggests measures for what it lacks, its county approves, and a photo says that one is done."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse

from linli.evaluation.tests.evidence import picture
from tests.campaigns import TODAY, make_campaign
from tests.journeys.conftest import VisitMaker
from tests.journeys.steps import PersonMaker, follow, rights_of, send


@pytest.fixture(autouse=True)
def the_day(settings: Any) -> None:
    settings.TODAY = TODAY


def test_a_community_plans_its_county_approves_and_a_photo_says_that_it_is_done(
    page_at: VisitMaker, live_server: Any, city: Any, person_with: PersonMaker, tmp_path: Path
) -> None:
    from linli.campaign.models import Work
    from linli.evaluation.models import Result

    made = make_campaign(city)
    place, measure = city.communities[0], made.measures["T-1"]
    marks = list(Result.objects.order_by("pk").values_list("marks", flat=True))
    community = person_with(rights_of("community_officer"), f"division:{place.pk}", "柳知远")
    county = person_with(rights_of("county_officer"), f"division:{city.counties[0].pk}", "阮启明")

    in_hand = page_at(390, as_person=community)
    hand = in_hand.go(reverse("places:division", args=[place.pk]))
    follow(hand, f"main a[href='{reverse('campaign:suggest_for', args=[made.campaign.pk, place.pk])}']")
    in_hand.settle()
    assert "样例" in hand.inner_text("main")
    in_hand.fits()
    hand.check(f"[name=measures][value='{measure.pk}']")
    in_hand.axe()
    assert send(hand, "main form.ll-form") == 302
    work = Work.objects.get()
    assert (work.state, work.cost, work.measure) == ("SUGGESTED", 6000, measure)
    in_hand.fits()
    in_hand.axe()

    at_desk = page_at(1440, as_person=county)
    desk = at_desk.go(reverse("campaign:works", args=[made.campaign.pk]))
    desk.click("#work-sums details.ll-confirm summary")
    at_desk.axe()
    assert send(desk, "#work-sums details.ll-confirm form") == 302
    work.refresh_from_db()
    assert work.state == "APPROVED"
    at_desk.fits()
    desk.click("details.list-filters > summary")
    desk.select_option("#id_phase", "BUILD")  # the sums follow what is listed
    desk.wait_for_function("() => !document.querySelector('#work-sums .ll-stat')")

    hand = in_hand.go(reverse("campaign:work", args=[work.pk]))
    follow(hand, f"main a[href='{reverse('campaign:begin_work', args=[work.pk])}']")
    hand.fill("#id_on", f"{date(2021, 10, 11)}")
    assert send(hand) == 302
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(picture())
    follow(hand, f"main a[href='{reverse('campaign:finish_work', args=[work.pk])}']")
    in_hand.axe()
    hand.fill("#id_spent", "5800")
    hand.set_input_files("#id_proofs", str(photo))
    assert send(hand) == 302
    work.refresh_from_db()
    assert (work.state, work.begun_on, work.done_on, work.spent) == ("DONE", date(2021, 10, 11), TODAY, 5800)
    shown = hand.inner_text("main")
    assert "只影响预测，不改评分" in shown
    assert "G101" in shown
    in_hand.fits()
    in_hand.axe()
    assert list(Result.objects.order_by("pk").values_list("marks", flat=True)) == marks
    page = at_desk.go(reverse("campaign:summary", args=[made.campaign.pk]))
    assert "没有两轮评价" in page.inner_text("main")
    at_desk.axe()
