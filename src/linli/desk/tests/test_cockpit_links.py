"""Whoever reads a number on the cockpit opens it and finds as many rows as it says: leaders, counties, zones."""

import json
import re
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date, timedelta
from html.parser import HTMLParser
from urllib.parse import parse_qs, urlsplit

import pytest
from tests.campaigns import a_round

from linli.campaign.models import Duty, FollowUpOrder, Plan, Recheck, Stage, Target, Task, Work
from linli.campaign.operations.actions import Wish, set_target
from linli.campaign.operations.standings import count_again, keep_standing
from linli.campaign.tests.world import AT, LEAD, TODAY, VIEW, meets, with_targets
from linli.core import clock
from linli.evaluation.models import Edition, Round
from linli.evaluation.operations.register import note_award
from linli.places.models import Division, OverlayZone

pytestmark = pytest.mark.django_db
LATE = TODAY - timedelta(days=9)


@pytest.fixture(autouse=True)
def now(monkeypatch, settings):
    monkeypatch.setattr(clock, "now", lambda: AT)
    settings.TODAY = TODAY


def with_a_zone(city):
    """Let the city count its fourth community under a zone."""
    city.zone = OverlayZone.objects.create(code="99-Z1", name="云桥新区", city=city.city)
    Division.objects.filter(pk=city.communities[3].pk).update(zone=city.zone)
    return city


@pytest.fixture(scope="module")
def stock(once, make_city):
    return once(lambda: busy(with_targets(with_a_zone(make_city()))))


@pytest.fixture
def made(db, stock):
    return deepcopy(stock)


def busy(made):
    """Let there be something behind every number of the cockpit, in both counties and the zone."""
    campaign, places = made.campaign, made.city.communities
    list_ = campaign.denominators.get()
    for percent, counted, reach in ((50, "MEETING", "EACH_UNIT"), (20, "NAMED", "WHOLE")):
        wish = Wish(date(2022, 12, 31), percent, Target.Counted(counted), reach, False, list_, "力争", "方案")
        set_target(campaign=campaign, wish=wish)
    meets(made, 0, 1, 3, 4, 5, kind="TAKING_PART")
    meets(made, 4, 5)
    meets(made, 0, since=TODAY - timedelta(days=2))
    meets(made, 4, kind="NAMED")
    meets(made, 4, kind="DEMONSTRATION")
    note_award(
        award=places[5].awards.get(kind="TAKING_PART"), kind="WARNED", on=TODAY - timedelta(days=1), reason="x",
        document="x", by=None, at=AT,
    )  # fmt: skip
    keep_standing(list_, date(2021, 6, 30), AT, {})
    for number, code, state, programme, cost in (
        (0, "T-1", "DONE", "社区经费", 6000), (1, "T-1", "APPROVED", "社区经费", 6000),
        (1, "T-2", "APPROVED", "社区经费", 9000), (1, "T-3", "APPROVED", "美丽城镇建设", 680_000),
        (2, "T-1", "SUGGESTED", "社区经费", 6000), (3, "T-2", "DROPPED", "社区经费", 9000),
        (4, "T-4", "SUGGESTED", "", None), (5, "T-1", "UNDER_WAY", "社区经费", 6000),
        (6, "T-1", "SUGGESTED", "社区经费", 6000),
    ):  # fmt: skip
        Work.objects.create(
            campaign=campaign, division=places[number], measure=made.measures[code], state=state, cost=cost,
            cost_is_sample=cost is not None, programme=programme, due_on=LATE if number != 1 else date(2021, 12, 1),
            done_on=TODAY if state == "DONE" else None, changed_at=AT,
        )  # fmt: skip
    stage = Stage.objects.create(campaign=campaign, number=1, title="启动", begins=date(2021, 1, 1))
    for title, due in (("摸底", LATE), ("培训", date(2021, 12, 1))):
        task = Task.objects.create(campaign=campaign, stage=stage, title=title, due_on=due)
        for county in made.city.counties:
            Duty.objects.create(task=task, division=county, opened_at=AT)
    Duty.objects.filter(task__title="培训").update(state="REPORTED", reported_at=AT)
    for number, (county, state) in enumerate([(0, "ISSUED"), (1, "ISSUED"), (1, "REPLIED")]):
        FollowUpOrder.objects.create(
            campaign=campaign, number=f"{number}号", division=made.city.counties[county], title="补报底数",
            text="请补报。", days=5, due_at=AT - timedelta(days=2), state=state, issued_at=AT, asked_at=AT,
            replied_at=AT if state == "REPLIED" else None,
        )  # fmt: skip
    for number in (0, 4, 5):
        Recheck.objects.create(
            campaign=campaign, year=2021, division=places[number], award=places[number].awards.first(), why="DUE",
            due_on=LATE if number < 5 else date(2021, 12, 1),
        )  # fmt: skip
    for state, adopted in (("FOUND", None), ("FOUND", AT), ("WAITING", None)):
        Plan.objects.create(
            campaign=campaign, title="方案", round=made.rounds[0], begins=date(2021, 10, 1), quarters=4, asked_at=AT,
            state=state, adopted_at=adopted,
            result={} if state == "WAITING" else
            {"attained": [], "cost": 1, "sample": False, "state": "PROVEN", "greedy": {"cost": 1, "short": []}},
        )  # fmt: skip
    edition = Edition.objects.get(standard=campaign.standard)
    last = a_round(made.city, edition, "年度评价", date(2021, 9, 30), state="REVIEW", G301=0, better=[places[0]])
    last.results.update(outcome="not_passed", rung=0, total=5000)
    Round.objects.filter(pk=last.pk).update(state="SEALED", sealed_at=AT)
    count_again(campaign.pk, today=TODAY, at=AT)
    return made


# Reading the page -----------------------------------------------------------------------------------------------------


@dataclass
class Link:
    """A link of the cockpit: where it leads, what it says, in which parts."""

    url: str
    words: list[str] = field(default_factory=list)

    @property
    def number(self):
        """The number that it says, if that is how many rows there are."""
        if (found := re.fullmatch(r".* −(\d+)", " ".join(self.words))) is not None:
            return int(found[1])
        return int(self.words[0]) if self.words and self.words[0].isdecimal() else None


class Links(HTMLParser):
    """Gathers the links of a page."""

    def __init__(self):
        super().__init__()
        self.found, self.open = [], None

    def handle_starttag(self, tag, attrs):
        if tag == "a":
            self.open = Link(dict(attrs)["href"])
            self.found.append(self.open)

    def handle_endtag(self, tag):
        if tag == "a":
            self.open = None

    def handle_data(self, data):
        if self.open and data.strip():
            self.open.words.append(data.strip())


def links_of(page):
    reader = Links()
    text = page.content.decode()
    reader.feed(text)
    found = reader.found
    for script in re.findall(r'<script id="[^"]+-option" type="application/json">(.*?)</script>', text):
        found += [Link(one["url"], [str(one["value"])]) for one in points(json.loads(script))]
    return found


def points(option):
    """Return the bars of a chart that lead somewhere; those in 10,000 yuan and in points are no numbers of rows."""
    if isinstance(option, list):
        return [point for one in option for point in points(one)]
    if not isinstance(option, dict):
        return []
    here = [option] if "url" in option and "cost=" not in option["url"] and "loses=" not in option["url"] else []
    return here + [point for one in option.values() for point in points(one)]


def derived(page):
    """Return of numbers that are worked out from a list how many rows that has: by address and number."""
    found = {}
    for one in page.context["ways"]:
        way, lists = one["way"], one["lists"]
        found[lists["all"], way.asked] = way.members
        found[lists["lack"], way.missing] = way.members - way.count
        if way.forecast is not None:
            found[lists["late"], way.short] = way.members - way.forecast
        for unit in way.units:
            line, key = unit.line, f"unit={unit.line.key.replace(':', '%3A')}"
            found[f"{lists['all']}?{key}", unit.wanted] = line.members
            lack = f"{lists['all']}?{key}&counts=NOT_{way.target.counted}"
            found[lack, unit.missing] = line.members - unit.count
            if unit.forecast is not None:
                late = f"{lists['all']}?{key}&expected=not%3A{way.target.by}"
                found[late, unit.behind] = line.members - unit.forecast
    return found


def rows_of(client, url):
    """Return the rows that an address lists, None if it is no list; every filter of the address is understood."""
    page = client.get(url)
    assert page.status_code == 200, url
    context = page.context or {}
    if (listing := context.get("listing")) is None:
        return context.get("plans")
    assert listing.notes == [], url
    asked = parse_qs(urlsplit(url).query)
    assert len(listing.chips) == len(asked), url
    return list(listing.table.data.data)


PEOPLE = (  # of those whose sight ends below the city one is enough for every day
    "leader",
    "first county",
    *(pytest.param(one, marks=pytest.mark.long) for one in ("second county", "zone", "township", "community")),
)


@pytest.fixture
def client(made, person_with, client_of, request):
    city = made.city
    held = {
        "leader": (LEAD, f"division:{city.city.pk}"),
        "first county": (VIEW, f"division:{city.counties[0].pk}"),
        "second county": (VIEW, f"division:{city.counties[1].pk}"),
        "zone": (VIEW, f"zone:{city.zone.pk}"),
        "township": (VIEW, f"division:{city.townships[0].pk}"),
        "community": (VIEW, f"division:{city.communities[0].pk}"),
    }
    return client_of(person_with(*held[request.param]))


@pytest.mark.parametrize("client", PEOPLE, indirect=True)
def test_every_number_opens_as_many_rows_as_it_says(client):
    page = client.get("/desk/cockpit/", headers={"HX-Request": "true"})
    known, compared = derived(page), 0
    for link in links_of(page):
        rows = rows_of(client, link.url)
        if "cost=known" in link.url:
            amount = int(re.sub(r"\D", "", link.words[0]))
            assert sum(one.cost if one.spent is None else one.spent for one in rows) == amount, link
        elif link.number is not None and rows is not None:
            assert len(rows) == known.get((link.url, link.number), link.number), link
            compared += 1
    assert compared > 5


@pytest.mark.parametrize("client", ["leader"], indirect=True)
def test_the_leader_finds_every_kind_of_number_there(client):
    page = client.get("/desk/cockpit/")
    found = {urlsplit(link.url).path.rstrip("/").split("/")[-1] for link in links_of(page)}
    assert {"duties", "orders", "rechecks", "works", "plans", "prospects", "results"} <= found
    asked = {name for link in links_of(page) for name in parse_qs(urlsplit(link.url).query)}
    assert {"counts", "expected", "unit", "on", "programme", "state", "cost", "loses", "outcome", "adopted"} <= asked
    for row in page.context["money"]["rows"]:  # a programme leads to its works, given-up ones left out
        states = [int(cell["text"] if isinstance(cell, dict) else cell) for cell in row[1:5]]
        assert len(rows_of(client, row[0]["url"])) == sum(states)
    for row in page.context["gaps"]["rows"]:
        assert len(rows_of(client, row[0]["url"])) == int(row[2]["text"])


@pytest.mark.parametrize("client", ["first county", "zone", "community"], indirect=True)
def test_whose_sight_ends_at_a_county_reads_the_city_s_numbers_without_links(client, made):
    page = client.get("/desk/cockpit/")
    states = [link for link in links_of(page) if "counts=" in link.url or "expected=" in link.url]
    own = {f"county:{made.city.counties[0].pk}", f"zone:{made.city.zone.pk}"}
    assert all(set(parse_qs(urlsplit(link.url).query)["unit"]) <= own for link in states)
    assert page.context["ways"][0]["way"].members == 8
    assert page.context["ways"][0]["url"] == ""
    assert "仅供参考" in page.content.decode()


@pytest.mark.parametrize("client", ["leader"], indirect=True)
def test_who_sees_the_city_is_told_of_no_limit(client):
    assert "仅供参考" not in client.get("/desk/cockpit/").content.decode()


@pytest.mark.parametrize(("client", "names"), [
    ("leader", {0, 5}), ("first county", {0}), ("second county", {5}), ("community", {0}), ("zone", set()),
], indirect=["client"])  # fmt: skip
def test_titles_that_moved_are_told_of_one_s_own_places_only(client, names, made):
    moved = client.get("/desk/cockpit/").context["moved"]
    told = {one["name"] for one in moved if "/divisions/" in one["url"]}
    assert told == {made.city.communities[number].name for number in names}
    assert all(client.get(one["url"]).status_code == 200 for one in moved)


@pytest.mark.parametrize("client", ["leader"], indirect=True)
def test_an_amount_that_rests_on_samples_says_so_beside_it(client):
    money = client.get("/desk/cockpit/").context["money"]
    amounts = {row[0]["text"]: row[5]["text"] for row in money["rows"]}
    assert amounts == {"社区经费": "39,000（样例）", "美丽城镇建设": "680,000（样例）", "—": "0"}
    assert "样例" in money["known"]
    Work.objects.filter(programme="美丽城镇建设").update(spent=650_000)
    money = client.get("/desk/cockpit/").context["money"]
    assert {row[0]["text"]: row[5]["text"] for row in money["rows"]}["美丽城镇建设"] == "650,000"


@pytest.mark.parametrize("client", ["leader"], indirect=True)
def test_the_page_and_its_part_are_kept_apart(client):
    assert "HX-Request" in client.get("/desk/cockpit/")["Vary"]


# Of what is counted ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("client", ["leader"], indirect=True)
def test_a_chart_says_what_its_target_counts_and_the_curve_knows_only_meeting(client, made):
    curve = client.get("/desk/cockpit/").context["curve"]
    targets = [point for one in curve["option"]["series"] if one["type"] == "scatter" for point in one["data"]]
    assert {point["name"] for point in targets} == {"40%", "60%", "70%", "50%"}  # not the 20 % to be named
    Target.objects.filter(campaign=made.campaign).exclude(counted="NAMED").delete()
    page = client.get("/desk/cockpit/")
    assert page.context["curve"] is None
    units = page.context["units"]
    assert units["option"]["legend"]["data"] == ["命名", "要求"]
    assert units["columns"] == ["单位", "社区", "要求", "命名", "目前尚差"]
    assert [row[3] for row in units["rows"]][:2] == ["0", {"text": "1", "url": units["rows"][1][3]["url"]}]


@pytest.mark.parametrize("client", ["leader"], indirect=True)
def test_what_nobody_can_expect_yet_is_unknown_and_no_bar(client, made):
    made.campaign.expected.all().delete()
    units = client.get("/desk/cockpit/").context["units"]
    expected = next(one for one in units["option"]["series"] if one["name"] == "届时预计")
    assert {one["value"] for one in expected["data"]} == {None}
    assert {row[4] for row in units["rows"]} == {"未知"}
