"""What communities hold after a merge or a split."""

from datetime import date

import pytest

from linli.evaluation import listeners
from linli.evaluation.models import Award, AwardNote
from linli.evaluation.operations.register import current_awards, inherit_awards, note_award
from linli.places.models import Division, DivisionSuccession
from linli.places.news import DivisionSucceeded

from .register import AT, DAY, award

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today(settings):
    settings.TODAY = date(2021, 10, 15)


def succeed(old, new, on=date(2021, 9, 1)):
    DivisionSuccession.objects.create(predecessor=old, successor=new, on=on, document="并〔2021〕1号")
    return DivisionSucceeded(old.pk, new.pk, on.isoformat(), stays=False)


def kinds(community):

    rows = current_awards(Award.objects.filter(community=community), date(2021, 9, 2))
    return {(one.kind, state) for one, state in rows}


def founded(city):
    parent = city.townships[0]
    made = Division.objects.create(
        code="990102001099", level="COMMUNITY", name="新合社区", parent=parent, valid_from=date(2021, 9, 1)
    )
    made.ancestors = [*parent.ancestors, made.pk]
    made.save()
    return made


def test_a_new_community_holds_what_all_it_came_of_held(city):
    one, two = city.communities[:2]
    new = founded(city)
    award("MEETING", one)
    award("NAMED", one)
    warned = award("MEETING", two)
    note_award(award=warned, kind="WARNED", on=DAY, reason="r", document="d", by=None, at=AT)
    events = [succeed(one, new), succeed(two, new)]
    for _again in range(2):
        for event in events:
            listeners.hand_titles_on(event)
    assert kinds(new) == {("MEETING", "WARNED")}
    assert Award.objects.filter(community=new).count() == 1


def test_each_part_of_a_split_community_keeps_what_the_whole_held(city):
    new = founded(city)
    award("MEETING", city.communities[0])
    listeners.hand_titles_on(succeed(city.communities[0], new))
    assert kinds(new) == {("MEETING", "")}
    assert kinds(city.communities[0]) == {("MEETING", "")}


def test_a_community_that_takes_in_a_weaker_one_waits_for_a_check(city):
    weak, strong = city.communities[:2]
    award("TAKING_PART", weak)
    award("TAKING_PART", strong)
    award("MEETING", strong)
    event = succeed(weak, strong)
    for _again in range(2):
        listeners.hand_titles_on(event)
    assert kinds(strong) == {("TAKING_PART", ""), ("MEETING", "SUSPENDED")}
    assert AwardNote.objects.count() == 1


def test_an_expiry_is_inherited_too(city):
    one, two = city.communities[:2]
    new = founded(city)
    award("MEETING", one, until=date(2023, 1, 1))
    award("MEETING", two, until=date(2022, 1, 1))
    made = inherit_awards(predecessors=[one.pk, two.pk], successor=new.pk, on=date(2021, 9, 1), document="d", at=AT)
    assert [heir.valid_to for heir in made] == [date(2022, 1, 1)]
