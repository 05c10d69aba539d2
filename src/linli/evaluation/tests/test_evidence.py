"""What an officer and a company do with the evidence ledger: add, tie, correct, withdraw, look for what is missing."""

import hashlib
import re
from datetime import date, timedelta

import pytest
from PIL import Image

from linli.core.files.content import content
from linli.core.files.models import FileUse
from linli.core.files.operations import forget
from linli.core.history import TRACKED
from linli.evaluation.models import Edition, Evidence, EvidenceItem
from linli.evaluation.operations.editions import load_shipped
from linli.evaluation.operations.evidence import add_proofs, erase_old
from linli.evaluation.queries.evidence import ledger_of, likes, missing_proofs, offered, proofs_of

from .evidence import AT, PDF, STANDARD, TODAY, add_picture, asked, picture, upload

pytestmark = pytest.mark.django_db
VIEW, ADD = "evaluation.view_evidence", "evaluation.add_evidence"


@pytest.fixture(autouse=True)
def published(db, settings, tmp_path):
    settings.FILES, settings.TODAY = str(tmp_path / "files"), TODAY
    load_shipped(at=AT)


@pytest.fixture
def compound(city):
    row = city.compounds[0]
    row.longitude, row.latitude = "118.859400", "28.970100"
    row.save()
    row.refresh_from_db()
    return row


@pytest.fixture
def officer(city, person_with):
    rights = [VIEW, ADD, "places.view_places", "history.view_history"]
    return person_with(rights, f"division:{city.communities[0].pk}")


@pytest.fixture
def client(officer, client_of):
    return client_of(officer)


def add_url(compound, what="add/"):
    return f"/evaluation/evidence/compounds/{compound.pk}/{what}"


def typed(*files, items=("B05",), standard=STANDARD, **changes):
    """What the browser sends."""
    data = {
        "title": "楼道保洁", "kind": "PHOTO", "issued_on": "2021-05-10", "validity": "RULE", "valid_until": "",
        "items": [f"{standard}:{item}" for item in items], "files": [upload(one) for one in files],
    }  # fmt: skip
    return data | changes


# Adding -------------------------------------------------------------------------------------------------------------


def test_a_photo_is_added_for_several_items_with_where_and_when_it_was_taken(compound, client, officer):
    sent = picture(1, where=(118.8644, 28.9701), when="2021:05:10 09:30:00")
    answer = client.post(add_url(compound), typed(sent, items=("B05", "B06")))
    row = Evidence.objects.get()
    assert answer.status_code == 302
    assert answer["Location"] == f"/evaluation/evidence/{row.pk}/"
    assert {one.item for one in row.items.all()} == {"B05", "B06"}
    assert bytes(row.sha256) == hashlib.sha256(sent).digest()
    assert row.taken_at.isoformat() == "2021-05-10T01:30:00+00:00"
    assert (str(row.longitude), str(row.latitude), row.distance_m) == ("118.864400", "28.970100", 486)
    assert row.valid_until == date(2022, 5, 9)
    assert row.added_by == officer
    page = client.get(answer["Location"]).content.decode()
    assert "486 m" in page
    assert 'id="remark-far"' not in page


def test_the_picture_that_is_kept_does_not_say_where_it_was_taken(compound, client):
    client.post(add_url(compound), typed(picture(1, where=(118.8644, 28.9701), when="2021:05:10 09:30:00")))
    row = Evidence.objects.get()
    for address in (f"/files/{row.file.public_id}/", f"/evaluation/evidence/{row.pk}/small.jpg"):
        answer = client.get(address)
        data = answer.getvalue() if answer.streaming else answer.content
        import io

        with Image.open(io.BytesIO(data)) as image:
            assert not dict(image.getexif())


def test_several_files_become_several_proofs_in_one_go(compound, client):
    answer = client.post(add_url(compound), typed(*(picture(number) for number in range(3))))
    assert answer["Location"].startswith(f"/evaluation/evidence/compounds/{compound.pk}/")
    assert list(Evidence.objects.order_by("pk").values_list("title", flat=True)) == [
        "楼道保洁 1",
        "楼道保洁 2",
        "楼道保洁 3",
    ]
    assert EvidenceItem.objects.count() == 3


def test_of_several_files_with_a_bad_one_none_is_kept(compound, client):
    answer = client.post(add_url(compound), typed(picture(1), b"GIF89a"))
    assert answer.status_code == 422
    assert "GIF" in answer.content.decode()
    assert not Evidence.objects.exists()
    assert not FileUse.objects.exists()


def test_the_validity_may_be_named_or_left_without_an_end_and_the_page_says_why(compound, client):
    client.post(add_url(compound), typed(picture(1), validity="DAY", valid_until="2023-01-01"))
    longer = Evidence.objects.get()
    page = client.get(f"/evaluation/evidence/{longer.pk}/").content.decode()
    assert longer.valid_until == date(2023, 1, 1)
    assert 'id="remark-longer"' in page
    assert "2022-05-09" in page
    client.post(add_url(compound), typed(picture(2), validity="NEVER"))
    assert Evidence.objects.order_by("pk").last().valid_until is None


def test_items_named_in_the_address_are_ticked(compound, client):
    page = client.get(f"{add_url(compound)}?standard={STANDARD}&item=B05&item=nonsense").content.decode()
    assert re.findall(r"value=\"(\S+:\S+)\" checked>", page) == [f"{STANDARD}:B05"]


def test_a_pdf_and_a_workbook_are_taken_as_documents(compound, client):
    assert client.post(add_url(compound), typed(PDF, kind="DOCUMENT")).status_code == 302
    assert client.post(add_url(compound), typed(PDF, kind="PHOTO")).status_code == 422


def test_a_community_keeps_evidence_of_its_own(city, client):
    community = city.communities[0]
    url = f"/evaluation/evidence/communities/{community.pk}/"
    assert client.get(url).status_code == 200
    assert client.get(url, {"standard": "green-community-points"}).status_code == 200
    item = offered(community)[0].items[0].id
    answer = client.post(f"{url}add/", typed(PDF, kind="DOCUMENT", items=[item], standard="green-community"))
    assert answer.status_code == 302
    assert Evidence.objects.get().community == community
    assert client.get(f"/evaluation/evidence/communities/{city.counties[0].pk}/").status_code == 404


# Bad input ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "changes",
    [
        {"files": [upload(b"no photo at all", "a.jpg")]}, {"files": [upload(b"", "a.jpg")]}, {"files": []},
        {"files": [upload(picture(1) + b"x" * 21_000_000)]}, {"files": [upload(b"PK\x03\x04" + PDF, "a.pdf")]},
        {"files": [upload(PDF + b"PK\x03\x04more", "a.pdf")], "kind": "DOCUMENT"},
        {"items": ["green-community:A01"]}, {"items": ["courteous-compound:Z99"]}, {"items": ["nonsense"]},
        {"items": []}, {"items": ["\0", ":" * 300]}, {"issued_on": "2021-09-02"}, {"issued_on": "0001-01-01"},
        {"issued_on": "x"}, {"validity": "DAY", "valid_until": "2021-05-09"}, {"validity": "DAY"},
        {"validity": "nonsense"}, {"title": ""},
        {"title": "=1+1"}, {"title": "x" * 116}, {"title": "a\0b"}, {"kind": "nonsense"}, {"kind": ""},
    ],
)  # fmt: skip
def test_bad_input_is_refused_with_a_reason_and_keeps_nothing(compound, client, changes):
    answer = client.post(add_url(compound), typed(picture(1)) | changes)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()
    assert not Evidence.objects.exists()


def test_twenty_one_files_are_refused(compound, client):
    answer = client.post(add_url(compound), typed(*[picture(1)] * 21))
    assert answer.status_code == 422
    assert "21" in answer.content.decode()


def test_sixty_fields_of_nonsense_change_nothing(compound, client):
    nonsense = {f"field{number}": "<script>" * 50 for number in range(60)}
    assert client.post(add_url(compound), nonsense).status_code == 422
    row = add_picture(compound)
    for what in ("change/", "items/", "withdraw/", "erase/"):
        assert client.post(f"/evaluation/evidence/{row.pk}/{what}", nonsense).status_code in (302, 422)
    row.refresh_from_db()
    assert (row.title, row.withdrawn_at) == ("示例照片", None)
    for query in ("remark=x&county=y&item=" + "z" * 500, "issued_on_min=99999999-1-1&code=\0", "q=%00(&sort=x&page=-1"):
        assert client.get(f"/evaluation/evidence/?{query}").status_code == 200
    assert client.get(f"{add_url(compound, '')}?standard=nonsense").status_code == 404
    assert client.get("/evaluation/evidence/nonsense/1/").status_code == 404
    assert client.get(f"/evaluation/evidence/{'9' * 30}/").status_code == 404


def test_text_that_looks_like_markup_is_shown_as_text(compound, client):
    row = add_picture(compound, title="<script>alert(1)</script>")
    for address in (f"/evaluation/evidence/{row.pk}/", add_url(compound, ""), "/evaluation/evidence/"):
        assert "<script>alert" not in client.get(address).content.decode()


# Who sees what ------------------------------------------------------------------------------------------------------


def test_a_person_without_the_right_over_the_place_finds_neither_page_nor_file(compound, city, person_with, client_of):
    row = add_picture(compound)
    pages = [
        f"/evaluation/evidence/{row.pk}/", f"/evaluation/evidence/{row.pk}/small.jpg", add_url(compound, ""),
        add_url(compound, "ledger.pdf"), add_url(compound, "ledger.zip"), f"/files/{row.file.public_id}/",
    ]  # fmt: skip
    other = client_of(person_with([VIEW, ADD], f"compound:{city.compounds[1].pk}"))
    for address in pages:
        assert other.get(address).status_code == 404, address
    for what in ("change/", "withdraw/", "erase/"):
        assert other.post(f"/evaluation/evidence/{row.pk}/{what}", {"reason": "x"}).status_code == 404
    assert other.post(f"/evaluation/evidence/{row.pk}/items/", {"items": "B06"}).status_code == 404
    assert other.post(add_url(compound), typed(picture(9))).status_code == 404
    assert other.get("/evaluation/evidence/").context["listing"].slice.rows == []
    blind = client_of(person_with(["evaluation.view_rounds"], f"compound:{compound.pk}"))
    for address in pages[:-1]:
        assert blind.get(address).status_code == 403
    assert blind.get(pages[-1]).status_code == 403
    assert Evidence.objects.get().withdrawn_at is None


def test_who_may_only_look_changes_nothing(compound, person_with, client_of):
    row = add_picture(compound)
    looking = client_of(person_with([VIEW], f"compound:{compound.pk}"))
    for address in (f"/evaluation/evidence/{row.pk}/", add_url(compound, ""), f"/files/{row.file.public_id}/"):
        answer = looking.get(address)
        assert answer.getvalue()
        assert answer.status_code == 200
    assert looking.get(add_url(compound)).status_code == 403
    assert looking.post(f"/evaluation/evidence/{row.pk}/withdraw/", {"reason": "x"}).status_code == 403


def test_the_company_of_a_compound_adds_its_proofs(compound, person_with, client_of):
    from linli.places.models import Organisation

    company = Organisation.objects.create(name="示例物业", kind="PROPERTY_COMPANY", division=compound.community)
    compound.manager = company
    compound.save()
    staff = client_of(person_with([VIEW, ADD], f"organisation:{company.pk}"))
    assert staff.post(add_url(compound), typed(picture(1))).status_code == 302
    assert len(staff.get("/evaluation/evidence/").context["listing"].slice.rows) == 1


# What is worth a look -----------------------------------------------------------------------------------------------


def test_a_picture_taken_far_away_is_told_and_kept(compound, client):
    client.post(add_url(compound), typed(picture(1, where=(118.8694, 28.9701))))
    row = Evidence.objects.get()
    assert row.distance_m == 973
    assert 'id="remark-far"' in client.get(f"/evaluation/evidence/{row.pk}/").content.decode()
    found = client.get("/evaluation/evidence/?remark=far").context["listing"].slice.rows
    assert [one.pk for one in found] == [row.pk]


def test_what_is_unknown_stays_unknown(compound, city, client):
    here = add_picture(compound, 1)
    assert here.distance_m is None
    assert 'id="remark-no_place"' in client.get(f"/evaluation/evidence/{here.pk}/").content.decode()
    without_point = add_picture(city.compounds[1], 2, where=(118.86, 28.97))
    assert without_point.longitude is not None
    assert without_point.distance_m is None
    assert {one.pk for one in client.get("/evaluation/evidence/?remark=no_place").context["listing"].slice.rows} == {
        here.pk, without_point.pk,
    }  # fmt: skip


def test_the_same_content_is_told_wherever_it_stands(compound, city, client):
    here = add_picture(compound, 1)
    there = add_picture(city.compounds[1], 1, title="另一处")
    far = add_picture(city.compounds[8], 1, title="看不见的")
    (same, *_more) = likes([here])[here.pk]
    assert same.same
    page = client.get(f"/evaluation/evidence/{here.pk}/").content.decode()
    assert 'id="remark-same"' in page
    assert f'href="/evaluation/evidence/{there.pk}/"' in page
    assert "看不见的" not in page
    assert f'href="/evaluation/evidence/{far.pk}/"' not in page


def test_a_look_alike_is_told_with_another_place_or_another_year(compound, city, client):
    import io

    with Image.open(io.BytesIO(picture(1))) as image:
        out = io.BytesIO()
        image.resize((200, 150)).save(out, "JPEG", quality=60)
    here = add_picture(compound, 1)
    beside = add_picture(compound, data=out.getvalue(), title="同一次拍摄")
    assert likes([here])[here.pk] == []
    assert client.get("/evaluation/evidence/?remark=alike").context["listing"].slice.rows == []
    beside.issued_on, beside.valid_until = date(2020, 5, 10), None
    beside.save()
    (found,) = likes([here])[here.pk]
    assert (found.same, found.other_place, found.other_year) == (False, False, True)
    assert 'id="remark-alike"' in client.get(f"/evaluation/evidence/{here.pk}/").content.decode()
    listed = client.get("/evaluation/evidence/?remark=alike").context["listing"].slice.rows
    assert {one.pk for one in listed} == {here.pk, beside.pk}


def test_the_filter_of_look_alikes_agrees_with_looking_at_each(city, client):
    import io
    import random

    rolls = random.Random(4)
    for number in range(40):
        with Image.open(io.BytesIO(picture(number % 15))) as image:
            pixels = image.load()
            for _dot in range(rolls.choice((0, 500, 20_000))):
                spot = rolls.randrange(image.width), rolls.randrange(image.height)
                pixels[spot] = tuple(rolls.randrange(256) for _c in range(3))
            out = io.BytesIO()
            image.save(out, "JPEG")
        add_picture(city.compounds[number % 3], data=out.getvalue(), issued_on=date(2020 + number % 2, 5, 1))
    rows = list(Evidence.objects.all())
    one_by_one = {pk for pk, found in likes(rows).items() if found}
    from linli.evaluation.queries.evidence import alike_ids

    assert set(alike_ids(Evidence.objects.all())) == one_by_one
    assert 0 < len(one_by_one) < 40


def test_a_moment_outside_the_period_of_the_round_is_told(compound, city, client):
    from linli.evaluation.operations.rounds import Call, open_round

    edition = Edition.objects.get(standard=STANDARD)
    day = date(2021, 8, 31)
    open_round(Call(edition, city.city, "2021年度评价", day, date(2021, 1, 1), day), by=None, at=AT)
    old = add_picture(compound, 1, when="2019:03:01 10:00:00")
    fresh = add_picture(compound, 2, when="2021:03:01 10:00:00")
    ahead = add_picture(compound, 3, when="2031:03:01 10:00:00")
    page = client.get(f"/evaluation/evidence/{old.pk}/").content.decode()
    assert 'id="remark-period"' in page
    assert "2021年度评价" in page
    assert 'id="remark-period"' not in client.get(f"/evaluation/evidence/{fresh.pk}/").content.decode()
    assert 'id="remark-period"' in client.get(f"/evaluation/evidence/{ahead.pk}/").content.decode()


def test_the_list_finds_what_is_expired_soon_over_or_withdrawn(compound, client):
    expired = add_picture(compound, 1, valid_until=TODAY - timedelta(days=1))
    soon = add_picture(compound, 2, valid_until=TODAY + timedelta(days=30))
    good = add_picture(compound, 3, valid_until=TODAY + timedelta(days=31), items=[(STANDARD, "B05")])
    gone = add_picture(compound, 4)
    client.post(f"/evaluation/evidence/{gone.pk}/withdraw/", {"reason": "拍错了"})

    def found(query):
        return {one.pk for one in client.get(f"/evaluation/evidence/?{query}").context["listing"].slice.rows}

    assert found("remark=expired") == {expired.pk}
    assert found("remark=soon") == {soon.pk}
    assert found("remark=withdrawn") == {gone.pk}
    assert found("remark=in_force") == {soon.pk, good.pk}
    assert found("item=b05") == {good.pk}
    assert found(f"code={compound.code}") == {expired.pk, soon.pk, good.pk, gone.pk}
    assert found("q=阳光") == {expired.pk, soon.pk, good.pk, gone.pk}
    assert found("q=示例") == found("")
    assert found("kind=DOCUMENT") == set()
    exported = client.get("/evaluation/evidence/?export=csv").getvalue().decode("utf-8-sig")
    assert exported.count("示例照片") == 4
    assert "118." not in exported


# Correcting, tying, withdrawing -------------------------------------------------------------------------------------


def test_a_proof_is_tied_to_more_items_in_one_step(compound, client):
    row = add_picture(compound, 1, items=[(STANDARD, "A10")], valid_until=None)  # A10 takes any age
    known = asked(compound)
    assert known[STANDARD, "A10"] is None or row.valid_until is None
    answer = client.post(f"/evaluation/evidence/{row.pk}/items/", {"standard": STANDARD, "items": "b05、B06 B06"})
    assert answer["Location"].endswith(f"?standard={STANDARD}#item-B05")
    assert {one.item for one in row.items.all()} == {"A10", "B05", "B06"}
    for bad in ({"standard": STANDARD, "items": "Z99"}, {"standard": "x", "items": "B05"}, {"items": ""}):
        assert client.post(f"/evaluation/evidence/{row.pk}/items/", bad).status_code == 302
    assert row.items.count() == 3


def test_a_validity_that_followed_the_items_follows_the_new_ones(compound, client):
    free = next(item for (_name, item), months in asked(compound).items() if months is None)
    row = add_picture(compound, 1, items=[(STANDARD, free)], valid_until=None)
    client.post(f"/evaluation/evidence/{row.pk}/items/", {"standard": STANDARD, "items": "B05"})
    row.refresh_from_db()
    assert row.valid_until == date(2022, 5, 9)
    named = add_picture(compound, 2, items=[(STANDARD, free)], valid_until=date(2021, 12, 31))
    client.post(f"/evaluation/evidence/{named.pk}/items/", {"standard": STANDARD, "items": "B05"})
    named.refresh_from_db()
    assert named.valid_until == date(2021, 12, 31)


def test_what_is_said_of_a_proof_is_corrected_and_stands_in_the_history(compound, client):
    row = add_picture(compound, 1, items=[(STANDARD, "B05")])
    page = client.get(f"/evaluation/evidence/{row.pk}/change/")
    assert page.context["form"].initial["validity"] == "RULE"
    data = typed(items=("B06",), title="新标题", issued_on="2021-06-01")
    del data["files"]
    assert client.post(f"/evaluation/evidence/{row.pk}/change/", data).status_code == 302
    row.refresh_from_db()
    assert (row.title, row.valid_until) == ("新标题", date(2022, 5, 31))
    assert [one.item for one in row.items.all()] == ["B06"]
    history = client.get(f"/history/evaluation.evidence/{row.pk}/")
    assert history.status_code == 200
    assert "新标题" in history.content.decode()


def test_a_withdrawn_proof_counts_no_more_and_stays_to_be_seen(compound, client):
    row = add_picture(compound, 1, items=[(STANDARD, "B05")])
    assert client.post(f"/evaluation/evidence/{row.pk}/withdraw/", {"reason": " "}).status_code == 422
    assert client.post(f"/evaluation/evidence/{row.pk}/withdraw/", {"reason": "重复上传"}).status_code == 302
    row.refresh_from_db()
    assert proofs_of(STANDARD, compound, TODAY) == {}
    page = client.get(f"/evaluation/evidence/{row.pk}/").content.decode()
    assert "重复上传" in page
    file = client.get(f"/files/{row.file.public_id}/")
    assert (file.status_code, bool(file.getvalue())) == (200, True)
    again = client.post(f"/evaluation/evidence/{row.pk}/withdraw/", {"reason": "又一次"})
    assert again.status_code == 422
    data = typed()
    del data["files"]
    assert client.post(f"/evaluation/evidence/{row.pk}/change/", data).status_code == 422
    client.post(f"/evaluation/evidence/{row.pk}/items/", {"standard": STANDARD, "items": "B06"})
    assert [one.item for one in row.items.all()] == ["B05"]
    assert b"".join(content().chunks(row.file.key))


# Erasing --------------------------------------------------------------------------------------------------------------


def erase_url(row):
    return f"/evaluation/evidence/{row.pk}/erase/"


def test_the_file_of_a_withdrawn_proof_is_erased_with_its_place_and_goes_in_the_night(compound, client):
    row = add_picture(compound, 1, items=[(STANDARD, "B05")])
    Evidence.objects.filter(pk=row.pk).update(taken_at=AT, longitude="118.1", latitude="28.9")
    file, address = row.file, f"/evaluation/evidence/{row.pk}/"
    assert client.post(erase_url(row), {"reason": "有人脸"}).status_code == 422  # it counts
    client.post(f"{address}withdraw/", {"reason": "拍到住户"})
    assert client.post(erase_url(row), {"reason": " "}).status_code == 422
    assert client.post(erase_url(row), {"reason": "有人脸"}).status_code == 302
    row.refresh_from_db()
    assert (row.file, row.taken_at, row.longitude, row.latitude) == (None, None, None, None)
    assert (row.erased_reason, bool(row.sha256), row.title) == ("有人脸", True, "示例照片")
    page = client.get(address).content.decode()
    assert "有人脸" in page
    assert f"/files/{file.public_id}/" not in page
    assert client.get(f"{address}small.jpg").status_code == client.get(f"/files/{file.public_id}/").status_code == 404
    assert client.get(add_url(compound, "")).status_code == client.get("/evaluation/evidence/").status_code == 200
    assert client.post(erase_url(row), {"reason": "又"}).status_code == 422
    forget(AT + timedelta(days=2), (AT + timedelta(days=2)).date())
    assert not list(content().listed())
    events = TRACKED[Evidence].events.objects.filter(pgh_obj_id=row.pk)
    assert events.count() >= 3
    assert "118.1" not in str(list(events.values()))


def test_a_file_that_another_proof_has_stays_for_it(compound, client):
    first, second = add_picture(compound, 1, items=[(STANDARD, "B05")]), add_picture(compound, 1)
    assert first.file_id == second.file_id
    client.post(f"/evaluation/evidence/{first.pk}/withdraw/", {"reason": "重复"})
    client.post(erase_url(first), {"reason": "重复"})
    forget(AT + timedelta(days=2), (AT + timedelta(days=2)).date())
    assert b"".join(content().chunks(second.file.key))
    assert likes([Evidence.objects.get(pk=first.pk), second]) == {first.pk: [], second.pk: []}


def test_what_was_withdrawn_three_years_ago_is_erased_by_itself(compound, client):
    row, kept = add_picture(compound, 1, items=[(STANDARD, "B05")]), add_picture(compound, 2)
    client.post(f"/evaluation/evidence/{row.pk}/withdraw/", {"reason": "重复上传"})
    withdrawn = Evidence.objects.get(pk=row.pk).withdrawn_at
    assert erase_old(withdrawn + timedelta(days=3 * 365)) == 0
    assert erase_old(withdrawn + timedelta(days=3 * 365, seconds=1)) == 1
    assert list(Evidence.objects.filter(file=None)) == [row]
    assert Evidence.objects.get(pk=kept.pk).file is not None


# What is proved -----------------------------------------------------------------------------------------------------


def test_the_ledger_counts_what_is_proved_missing_and_expired(compound, client):
    add_picture(compound, 1, items=[(STANDARD, "B05"), (STANDARD, "B06")])
    add_picture(compound, 2, items=[(STANDARD, "B07")], valid_until=TODAY - timedelta(days=1))
    ledger = ledger_of(offered(compound)[0], compound, TODAY)
    states = {line.item.id: line.state for line in ledger.items}
    assert (states["B05"], states["B06"], states["B07"], states["B08"]) == ("PROVED", "PROVED", "LAPSED", "MISSING")
    assert ledger.proved == 2
    assert ledger.asked == sum(item.evidence.documents > 0 for item in ledger.offered.items)
    assert len(ledger.proofs) == 1
    page = client.get(add_url(compound, "")).content.decode()
    assert 'id="item-B07" data-state="LAPSED"' in page


def test_others_ask_for_proofs_and_what_is_missing_in_one_query(compound, city, django_assert_num_queries):
    first = add_picture(compound, 1, items=[(STANDARD, "B05"), (STANDARD, "B06")])
    second = add_picture(compound, 2, items=[(STANDARD, "B05")], issued_on=date(2021, 6, 1))
    add_picture(city.compounds[1], 3, items=[(STANDARD, "B07")])
    with django_assert_num_queries(1):
        found = proofs_of(STANDARD, compound, TODAY)
        files = [row.file.extension for rows in found.values() for row in rows]
    assert {item: [row.pk for row in rows] for item, rows in found.items()} == {
        "B05": [second.pk, first.pk], "B06": [first.pk],
    }  # fmt: skip
    assert files == ["jpg"] * 3
    with django_assert_num_queries(1):
        assert missing_proofs(STANDARD, compound, ["B07", "B05"], TODAY) == ["B07"]
    items = offered(compound)[0].items
    wanting = [item.id for item in items if item.evidence.documents and item.id not in ("B05", "B06")]
    assert missing_proofs(STANDARD, compound, items, TODAY) == wanting
    assert missing_proofs(STANDARD, compound, ["B05"], date(2022, 5, 10)) == ["B05"]


def test_an_empty_ledger_says_what_to_do_next(compound, client, person_with, client_of):
    page = client.get(add_url(compound, "")).content.decode()
    assert f'href="{add_url(compound)}?standard={STANDARD}"' in page
    assert "ledger.zip" not in page
    looking = client_of(person_with([VIEW], f"compound:{compound.pk}"))
    assert "/add/" not in looking.get(add_url(compound, "")).content.decode()
    Edition.objects.filter(standard=STANDARD).update(state="WITHDRAWN", withdrawn_at=AT)
    assert client.get(add_url(compound, "")).status_code == 200
    assert client.get(add_url(compound)).status_code == 200
    assert client.get(add_url(compound, "ledger.zip")).status_code == 404


def test_pages_cost_few_queries(compound, city, client, django_assert_max_num_queries):
    for number in range(12):
        add_picture(compound, number, items=[(STANDARD, "B05"), (STANDARD, "B06")])
        add_picture(city.compounds[1], number)
    row = add_picture(compound, 1, where=(118.9, 28.9), when="2020:01:01 00:00:00")
    for address in (
        "/evaluation/evidence/", "/evaluation/evidence/?remark=alike&q=阳光", add_url(compound, ""), add_url(compound),
        f"/evaluation/evidence/{row.pk}/", f"/evaluation/evidence/{row.pk}/change/",
        f"/evaluation/evidence/{row.pk}/small.jpg", f"/evaluation/evidence/{row.pk}/withdraw/", erase_url(row),
    ):  # fmt: skip
        with django_assert_max_num_queries(12):
            assert client.get(address).status_code == 200, address


def test_the_pages_of_places_show_how_much_is_proved(compound, city, client):
    add_picture(compound, 1, items=[(STANDARD, "B05")])
    page = client.get(f"/places/compounds/{compound.pk}/").content.decode()
    assert f'href="{add_url(compound, "")}"' in page
    assert client.get(f"/places/divisions/{city.communities[0].pk}/").status_code == 200


def test_thumbnails_are_asked_for_once(compound, client):
    row = add_picture(compound, 1)
    first = client.get(f"/evaluation/evidence/{row.pk}/small.jpg")
    again = client.get(f"/evaluation/evidence/{row.pk}/small.jpg", headers={"If-None-Match": first["ETag"]})
    assert (first["Content-Type"], again.status_code) == ("image/jpeg", 304)
    document = add_proofs(
        subject=compound, uploads=[upload(PDF)], title="文件", kind="DOCUMENT", issued_on=date(2021, 5, 1),
        valid_until=None, items=[(STANDARD, "B05")], asked=asked(compound), by=None, at=AT,
    )[0]  # fmt: skip
    assert client.get(f"/evaluation/evidence/{document.pk}/small.jpg").status_code == 404
