"""What is asked in a quicker way brings the same rows as the plain way."""

from datetime import date, datetime

import pytest
from django.db.models import F

from linli.core.composed import fetched
from linli.core.rights import Grant, Grants, key
from linli.core.search.grams import pinyin
from linli.evaluation.models import Award, Round, Sheet
from linli.evaluation.operations.editions import load_shipped
from linli.evaluation.queries.titles import held_by, in_force
from linli.evaluation.tests.test_rounds import opened_once
from linli.evaluation.views.rounds.results import found_by

pytestmark = pytest.mark.django_db
RIGHT = "evaluation.view_rounds"
TODAY, AT = date(2021, 9, 1), datetime.fromisoformat("2021-01-01T10:00+08:00")

stock, city, opened = opened_once("2021 round")


def over(*keys):
    return Grants(tuple(Grant("role", frozenset({RIGHT}), one) for one in keys))


def ways(sheets):
    """Queries as pages ask them."""
    rows = sheets.select_related("round__edition", "result", "compound", "changed_by__key")
    yield rows.order_by("code")
    yield rows.defer("answers", "compound__search_grams").order_by("-name_pinyin", "pk")[:3]
    yield rows.filter(code__startswith="99").order_by(F("result__total").desc(nulls_last=True), "-pk")
    yield rows.filter(pk__in=list(sheets.values_list("pk", flat=True)[:4])).order_by()[:2]
    yield sheets.order_by("code").distinct()
    yield sheets.order_by("code").annotate(same=F("code"))
    yield sheets.none()


def test_a_query_asked_again_brings_what_is_there_now(city, opened):
    for place in (city.city, city.counties[0], city.counties[1]):
        sheets = Sheet.objects.visible_to(over(key("division", place.pk))).filter(round=opened)
        for asked in ways(sheets):
            assert fetched(asked.all()) == list(asked), asked.query
    first = opened.sheets.order_by("code")
    before = fetched(first.all())[0]
    Sheet.objects.filter(pk=before.pk).update(name="改名小区")
    assert fetched(first.all())[0].name == "改名小区" != before.name


def test_what_came_along_is_not_asked_again(opened, django_assert_num_queries):
    rows = Sheet.objects.filter(round=opened).select_related("round__edition", "compound__community", "result")
    for _twice in range(2):
        with django_assert_num_queries(1):
            for sheet in fetched(rows.order_by("code")):
                assert sheet.round.edition.standard
                assert sheet.compound.community.name
                assert not hasattr(sheet, "result")
    deferred = fetched(rows.defer("answers").order_by("code"))[0]
    assert "answers" in deferred.get_deferred_fields()


@pytest.mark.parametrize("kind", ["city", "county", "community", "compound", "round", "platform", "nothing", "two"])
def test_whoever_sees_a_round_sees_as_many_sheets_of_it(city, opened, kind):
    sheet = opened.sheets.order_by("code").first()
    keys = {
        "city": [key("division", city.city.pk)], "county": [key("division", city.counties[0].pk)],
        "community": [key("division", sheet.place_id)], "compound": [key("compound", sheet.compound_id)],
        "round": [key("round", opened.pk)], "platform": ["platform"], "nothing": [],
        "two": [key("compound", sheet.compound_id), key("division", city.city.pk)],
    }[kind]  # fmt: skip
    for state in ("MARKING", "NOTICE"):
        Round.objects.filter(pk=opened.pk).update(state=state)
        round_ = Round.objects.get(pk=opened.pk)
        plain = Sheet.objects.visible_to(over(*keys)).filter(round=round_)
        assert set(Sheet.objects.of(round_, over(*keys))) == set(plain)


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ("soho", 1), ("SOHO", 1), ("So Ho", 1), ("ＳＯＨＯ", 1), ("soho现代", 1), ("xiandai", 1), ("SOHO XIAN", 1),
        ("sohu", 0), ("第8街区", 1),
    ],
)  # fmt: skip
def test_a_name_with_latin_letters_is_found_however_it_is_typed(opened, asked, count):
    sheet = opened.sheets.order_by("code").first()
    name = "SOHO现代城"
    Sheet.objects.filter(pk=sheet.pk).update(name=name, name_pinyin=pinyin(name), community_name="第8街区Soho")
    found = found_by(Sheet.objects.filter(round=opened), asked)
    assert found.count() == count
    assert found_by(Sheet.objects.filter(round=opened), "街区Soho").get() == sheet


def test_what_is_held_is_the_same_for_one_and_for_many(city):
    load_shipped(at=AT)
    communities = [one.community for one in city.compounds[:3]]
    for number, community in enumerate(dict.fromkeys(communities)):
        Award.objects.create(
            community=community, kind=Award.Kind.NAMED, valid_from=date(2021, 1, 1 + number), document=f"第{number}号",
            at=AT,
        )  # fmt: skip
    pks = [one.pk for one in communities]
    together = held_by(TODAY, "community", pks, Award.Kind.NAMED, Award.Kind.MEETING)
    assert {award["pk"] for award in together.values()} == set(
        in_force(TODAY, "community").values_list("pk", flat=True)
    )
    for pk in pks:
        alone = held_by(TODAY, "community", [pk, pk], Award.Kind.NAMED)
        assert alone == {holder: award for holder, award in together.items() if holder[0] == pk}
    assert held_by(date(2020, 1, 1), "community", pks, Award.Kind.NAMED) == {}
    assert held_by(TODAY, "community", [], Award.Kind.NAMED) == {}
