"""People for the demo, one per role, who sign in by a click."""

from collections.abc import Mapping
from datetime import date

from django.conf import settings
from django.db import transaction

from linli.accounts.models import ActingFor, Assignment, Person, Role, VerifiedHome
from linli.core.rights import split

from .errors import Refused

SINCE = date(2021, 1, 1)
NAMES = {
    "platform_administrator": "邵云舟",
    "city_officer": "温砚秋",
    "county_officer": "阮启明",
    "township_officer": "柳知远",
    "community_officer": "祝春晓",
    "grid_worker": "麦冬青",
    "micro_grid_worker": "苗小满",
    "block_leader": "古月娥",
    "grid_branch_secretary": "向长缨",
    "assessor": "易公衡",
    "assessment_organisation": "衡之宽",
    "company_manager": "业承安",
    "company_staff": "勤知行",
    "department_officer": "严守正",
    "dispatcher": "车迅达",
    "verifier": "明察微",
    "owners_committee": "和众议",
    "resident": "安宜居",
    "acting_child": "安孝云",
    "party_member": "诚立心",
    "volunteer": "乐助人",
    "arborist": "林古木",
    "merchant": "商有信",
    "auditor": "鉴平生",
}


@transaction.atomic
def make_demo_people(scopes: Mapping[str, str]) -> list[Person]:
    """Make a person for each role, over the scope that is named for it ("division:14"); made again, they stay the same.

    A resident's scope is a home, where they then live; the child acts for the resident. Outside the demo: Refused.
    """
    if not settings.DEMO:
        raise Refused("demo people exist only where LINLI_DEMO=1")
    people = []
    roles = Role.objects.in_bulk(list(scopes), field_name="code")
    for code, scope_key in scopes.items():
        role = roles[code]
        kind, pk = split(scope_key)
        username = f"demo-{code}"
        person = Person.objects.filter(username=username).first() or Person.objects.create_person(
            name=NAMES.get(code, str(role)), username=username, is_demo=True
        )
        person.assignments.exclude(role=role, scope_type=kind, scope_id=pk).delete()
        Assignment.objects.get_or_create(
            person=person, role=role, scope_type=kind, scope_id=pk, defaults={"valid_from": SINCE}
        )
        if code == "resident" and kind == "home" and pk is not None:
            VerifiedHome.objects.get_or_create(
                person=person, home_id=pk,
                defaults={"relation": VerifiedHome.Relation.OWNER, "valid_from": SINCE},
            )  # fmt: skip
        people.append(person)
    by_code = dict(zip(scopes, people, strict=True))
    if "resident" in by_code and "acting_child" in by_code:
        ActingFor.objects.get_or_create(
            person=by_code["acting_child"], principal=by_code["resident"], ended_at=None,
            defaults={
                "agreed_at": by_code["resident"].joined_at, "agreed_how_sealed": by_code["resident"].seal("演示"),
            },
        )  # fmt: skip
    return people
