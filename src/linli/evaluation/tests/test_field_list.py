"""What an assessor's phone takes along: one's own visits, blind, and only what is new."""

import json
from datetime import date
from typing import Any

import pytest
from django.utils import timezone

from linli.evaluation.models import Round, Sheet, Visit
from linli.evaluation.operations.assessors import refuse_visit
from linli.evaluation.operations.scorings import Scored, take_items
from linli.evaluation.queries.field import used_texts
from linli.evaluation.tests.field import AT, finish, made_once, score, send
from linli.evaluation.views.field_words import words

pytestmark = pytest.mark.django_db
LIST = "/evaluation/field/list.json"


stock, city, made = made_once(people=5)


def listed(client, **headers):
    response = client.get(LIST, headers=headers)
    assert response.status_code == 200, response.content
    return response.json()


def shape(value: Any, leave: tuple[str, ...] = ("facts", "items", "photos")) -> Any:
    """What a value is made of, without what it says."""
    if isinstance(value, dict):
        return {name: () if name in leave else shape(part) for name, part in value.items()}
    return [shape(part) for part in value[:1]] if isinstance(value, list) else type(value).__name__


def test_one_s_own_visits_in_their_order_and_nobody_else_s(made, client_of):
    visits = send(made, accept=False)
    mine = [visit for visit in visits if visit.assessor.person == made.people[0]]
    told = listed(client_of(made.people[0]))
    assert [one["id"] for one in told["visits"]] == [
        visit.pk for visit in sorted(mine, key=lambda visit: (visit.position, visit.pk))
    ]
    assert {one["state"] for one in told["visits"]} == {"ASSIGNED"}
    assert told["person"] == str(made.people[0].public_id)
    assert {
        item["id"] for edition in told["editions"].values() for part in edition["sections"] for item in part["items"]
    }
    refuse_visit(visit=mine[0], reason="亲属在此任职", has_conflict=True, at=AT)
    assert mine[0].pk not in {one["id"] for one in listed(client_of(made.people[0]))["visits"]}


def test_who_may_ask(made, client_of, client, person_with):
    assert client.get(LIST).status_code == 302
    assert client_of(person_with(["evaluation.view_rounds"])).get(LIST).status_code == 403
    assert listed(client_of(person_with(["evaluation.score"])))["visits"] == []


def test_a_blind_second_visit_is_told_nothing_that_a_first_is_not(made, client_of):
    """Same shape, and no trace of the other: neither marks, reasons, facts, people, photos nor which scoring it is."""
    sheet = made.round.sheets.order_by("code").first()
    first = next(visit for visit in send(made, [sheet]) if visit.part == "SITE")
    second = next(visit for visit in send(made, [sheet], scoring=2, accept=False) if visit.part == "SITE")
    before = next(one for one in listed(client_of(first.assessor.person))["visits"] if one["id"] == first.pk)
    score(first, {"B05": "4"}, reasons={"B05": "别人写的原因"})
    person = second.assessor.person
    told = listed(client_of(person))
    theirs = next(one for one in told["visits"] if one["id"] == second.pk)
    assert shape(theirs) == shape(before)
    different = {name for name in theirs if theirs[name] != before[name]}
    assert different <= {"id", "state"}
    text = json.dumps(told, ensure_ascii=False)
    for secret in ("别人写的原因", "scoring", "assessor", "position", first.assessor.person.name, "photo_", 'mark"'):
        assert secret not in text, secret
    assert theirs["items"] == {}
    assert theirs["facts"] == {}  # the first found the lifts on site; that is the first's to know


def test_facts_that_the_other_handed_in_stay_hidden_also_from_the_check(made, client_of):
    sheet = made.round.sheets.order_by("code").first()
    for visit in send(made, [sheet]):
        finish(visit)
    sheet.refresh_from_db()
    assert sheet.facts["elevators"] == "2"
    Sheet.objects.filter(pk=sheet.pk).update(facts={**sheet.facts, "elevators": "0"})
    second = next(visit for visit in send(made, [sheet], scoring=2) if visit.part == "DOCUMENTS")
    person = second.assessor.person
    theirs = next(one for one in listed(client_of(person))["visits"] if one["id"] == second.pk)
    assert theirs["facts"] == {}
    taking = take_items(
        visit=second, person=person, scored=[Scored("B12", "2", AT)], record=made.people[0].public_id, at=AT
    )
    assert taking.kept == ["B12"]


def test_a_fact_found_on_site_counts_in_the_same_record(made):
    sheet = made.round.sheets.order_by("code").first()
    Sheet.objects.filter(pk=sheet.pk).update(facts={"elevators": "0"})
    visit = next(visit for visit in send(made, [sheet]) if visit.part == "DOCUMENTS")
    scored = [Scored("B12", "2", AT), Scored("fact:elevators", "3", AT)]
    taking = take_items(
        visit=visit, person=visit.assessor.person, scored=scored, record=made.people[0].public_id, at=AT
    )
    assert sorted(taking.kept) == ["B12", "fact:elevators"]


def test_another_phone_begins_with_what_was_entered(made, client_of):
    visit = send(made, made.round.sheets.all()[:1])[0]
    score(visit, {"A07": "1"}, reasons={"A07": "委员不足半数"})
    told = next(one for one in listed(client_of(visit.assessor.person))["visits"] if one["id"] == visit.pk)
    assert told["items"]["A07"] == {"answer": "1", "reasons": [["委员不足半数", "照片"]]}
    assert told["items"]["fact:elevators"]["answer"] == "2"


def test_nothing_new_is_a_304_and_a_sealed_round_leaves_the_list(made, client_of):
    visit = send(made, made.round.sheets.all()[:1])[0]
    client = client_of(visit.assessor.person)
    etag = client.get(LIST).headers["ETag"]
    again = client.get(LIST, headers={"If-None-Match": f'"other", W/{etag}'})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["ETag"] == etag
    score(visit)
    assert client.get(LIST, headers={"If-None-Match": etag}).status_code == 200
    Round.objects.filter(pk=made.round.pk).update(state="CANCELLED")
    assert listed(client)["visits"] == []


def test_questions_to_the_database_do_not_grow_with_the_visits(made, client_of, django_assert_max_num_queries):
    send(made)
    client = client_of(made.people[0])
    listed(client)
    with django_assert_max_num_queries(16):
        told = listed(client)
    assert len(told["visits"]) > 3


def test_an_item_is_told_ready_to_be_drawn(made, client_of):
    send(made)
    (edition,) = listed(client_of(made.people[0]))["editions"].values()
    items = {item["id"]: item for section in edition["sections"] for item in section["items"]}
    assert len(items) == 54
    assert items["B05"]["method"] == {"name": "deduct", "per": "0.5", "unit": {"zh": "处", "en": "place"}}
    assert items["A01"]["method"]["levels"] == ["3", "2", "0"]
    assert items["A05"]["method"]["points_at"] == [["0.5", "0"], ["0.95", "1"]]
    assert items["B12"]["applies"] == {"elevators": {"at_least": "1"}}
    assert items["C01"]["applies"] == {"owners_meeting_due": {"is": True}}
    assert (items["A10"]["most"], items["B05"]["most"], items["B05"]["points"]) == (1, 30_000, "3")
    assert items["B05"]["part"] == "SITE"
    assert {"zh": "道路有散落垃圾", "en": "Litter on the road"} in items["B05"]["library"]


# The library ----------------------------------------------------------------------------------------------------------


def sealed_with(made, reasons_of, *, state="SEALED"):
    for number, sheet in enumerate(made.round.sheets.order_by("code")):
        Sheet.objects.filter(pk=sheet.pk).update(reasons=reasons_of(number))
    sealed = timezone.now() if state == "SEALED" else None
    Round.objects.filter(pk=made.round.pk).update(state=state, sealed_at=sealed)


def test_what_stands_on_several_sheets_of_sealed_rounds_is_offered(made):
    sealed_with(made, lambda number: {
        "B05": [["绿化带有烟头", "照片"]] + ([["3栋门口张家堆物", ""]] if number == 0 else []),
        "B06": [["楼道堆纸箱", ""]] if number < 4 else [],
    })  # fmt: skip
    assert used_texts("courteous-compound") == {"B05": ["绿化带有烟头"]}
    assert used_texts("green-community-points") == {}


def test_what_is_not_sealed_is_nobody_s_example(made):
    sealed_with(made, lambda _number: {"B05": [["绿化带有烟头", ""]]}, state="NOTICE")
    assert used_texts("courteous-compound") == {}


# The page -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_the_page_is_the_same_for_everybody(made, client, client_of, language):
    address = f"/evaluation/field/?language={language}"
    theirs = client_of(made.people[0]).get(address)
    assert client.get(address).content == theirs.content
    assert ("现场评分" in theirs.content.decode()) == (language == "zh-hans")


def test_every_sentence_of_the_scripts_is_there_in_both_languages():
    import re
    from pathlib import Path

    from django.utils import translation

    folder = Path(__file__).parents[1] / "static" / "evaluation" / "field"
    scripts = "\n".join(path.read_text("utf-8") for path in folder.glob("*.js"))
    assert not re.search(r"[\u4e00-\u9fff]", scripts)
    asked = set(re.findall(r'say\("(\w+)"', scripts))
    with translation.override("zh-hans"):
        chinese = words()
    with translation.override("en"):
        english = words()
    assert asked <= set(english)
    assert not [name for name, sentence in chinese.items() if not re.search(r"[\u4e00-\u9fff]", sentence)]
    assert all(set(re.findall(r"{\w+}", chinese[name])) == set(re.findall(r"{\w+}", english[name])) for name in english)


def test_the_scripts_are_small(client):
    from pathlib import Path

    from django.contrib.staticfiles import finders

    folder = Path(__file__).parents[1] / "static" / "evaluation" / "field"
    others = ["outbox/outbox.js", "outbox/shell.js", "ui/theme.js", "vendor/idb.js"]
    sizes = [path.stat().st_size for path in folder.glob("*.js")] + [
        Path(finders.find(one)).stat().st_size for one in others
    ]
    assert sum(sizes) < 300_000


def test_due_and_place_stand_in_the_list(made, client_of):
    sheet = made.round.sheets.select_related("compound").order_by("code").first()
    compound = sheet.compound
    compound.longitude, compound.latitude, compound.address = 118.87, 28.96, "示例路 1 号"
    compound.save()
    visit = send(made, [sheet])[0]
    Visit.objects.filter(pk=visit.pk).update(due_on=date(2021, 9, 10))
    (told,) = listed(client_of(visit.assessor.person))["visits"]
    assert (told["due"], told["point"], told["address"]) == ("2021-09-10", [118.87, 28.96], "示例路 1 号")
