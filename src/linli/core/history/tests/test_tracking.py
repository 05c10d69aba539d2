"""Whatever changes a row leaves a version of it, with who and why; and no version can be changed."""

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import Error, connection, transaction
from django.utils import translation

from linli.core import history
from linli.core.history.words import label_of, name_of

Compound, Division = apps.get_model("places.Compound"), apps.get_model("places.Division")
Events = Compound.pgh_event_model


def events(**of):
    return list(Events.objects.filter(**of).order_by("pgh_id"))


def test_every_way_of_writing_leaves_an_event(city):
    compound = city.compounds[0]
    compound.households = 310
    compound.save()
    Compound.objects.filter(pk=compound.pk).update(households=320)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE places_compound SET households = 330 WHERE id = %s", [compound.pk])
    spare = Compound.objects.create(code="x", name="空", community=city.communities[0])
    pk = spare.pk
    spare.delete()
    assert [e.households for e in events(pgh_obj=compound.pk)] == [300, 310, 320, 330]
    assert [e.pgh_label for e in events(pgh_obj=pk)] == ["insert", "delete"]


def test_copy_and_bulk_leave_one_event_for_each_row(city):
    before = Events.objects.count()
    Compound.objects.bulk_create(
        Compound(code=f"bulk{n}", name="新", community=city.communities[0], search_grams=[]) for n in range(50)
    )
    with (
        connection.cursor() as cursor,
        cursor.copy(
            "COPY places_compound (code, name, name_pinyin, search_grams, community_id, address, form, managed_how,"
            " version) FROM STDIN"
        ) as copy,
    ):
        for n in range(50):
            copy.write_row((f"copy{n}", "新", "xin", [], city.communities[0].pk, "", "", "", 1))
    assert Events.objects.count() == before + 100


def test_a_save_that_changes_nothing_leaves_nothing(city, django_assert_num_queries):
    compound = Compound.objects.get(pk=city.compounds[0].pk)
    before = Events.objects.count()
    compound.save()
    Compound.objects.update(search_grams=["a"], name_pinyin="b")  # what follows the name is not history
    assert Events.objects.count() == before


def test_keys_are_64_bits_wide():
    assert {one.events._meta.pk.get_internal_type() for one in history.TRACKED.values()} == {"BigAutoField"}


def test_passwords_and_the_index_of_phones_are_not_kept(person_with):
    names = {f.name for f in get_user_model().pgh_event_model._meta.fields}
    assert names.isdisjoint({"password", "last_login", "phone_index"})
    assert {"name_sealed", "phone_sealed"} <= names
    person = person_with()
    count = get_user_model().pgh_event_model.objects.count()
    person.set_password("another one 1")
    person.save()
    assert get_user_model().pgh_event_model.objects.count() == count


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE places_compoundevent SET households = 1",
        "DELETE FROM places_compoundevent",
        "UPDATE core_history_chainlink SET count = 1",
        "DELETE FROM core_history_chaincheck",
        "UPDATE places_compound SET id = id + 100000",
    ],
)
def test_history_cannot_be_changed(city, sql):
    history_rows(city)
    with pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


@pytest.mark.parametrize("table", ["places_compoundevent", "places_compound", "core_history_chainlink"])
def test_history_cannot_be_emptied_outside_of_tests(city, table):
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET linli.testing = 'off'")
        with pytest.raises(Error, match="not emptied"), transaction.atomic():
            cursor.execute(f"TRUNCATE {table} CASCADE")
        cursor.execute("SET linli.testing = 'on'")


def history_rows(city):
    from linli.core import clock
    from linli.core.history import chain

    chain.seal(clock.now())
    chain.check_and_keep(clock.now())


def test_the_event_says_who_why_and_for_whom(city, person_with):
    parent = person_with(name="王大爷")
    compound = city.compounds[0]
    with history.context(person=7, url="/x/"):
        with history.because("测量有误", on_behalf_of=parent):
            Compound.objects.filter(pk=compound.pk).update(households=301)
        Compound.objects.filter(pk=compound.pk).update(households=302)
    Compound.objects.filter(pk=compound.pk).update(households=303)
    _, first, second, third = events(pgh_obj=compound.pk)
    assert first.pgh_context == {"person": 7, "url": "/x/", "reason": "测量有误", "on_behalf_of": parent.pk}
    assert second.pgh_context == {"person": 7, "url": "/x/"}  # the reason of one change is not that of the next
    assert not third.pgh_context  # nor does it reach what comes after, in the same transaction


def test_the_reason_holds_after_an_error_inside(city):
    compound = city.compounds[0]
    with pytest.raises(Error), history.because("a"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE places_compound SET code = NULL")
    with history.because("b"):
        Compound.objects.filter(pk=compound.pk).update(households=1)
    assert events(pgh_obj=compound.pk)[-1].pgh_context == {"reason": "b"}


def test_copy_bears_the_reason_when_stamped(city):
    with history.job("import"):
        history.stamp()
        with (
            connection.cursor() as cursor,
            cursor.copy('COPY places_building (compound_id, number, "order") FROM STDIN') as copy,
        ):
            copy.write_row((city.compounds[0].pk, "1", "1"))
    assert apps.get_model("places.Building").pgh_event_model.objects.get().pgh_context == {"job": "import"}


def test_executemany_named_fields_and_percent_signs_pass(city):
    with history.because("50% of 'all'"), connection.cursor() as cursor:
        cursor.executemany(
            "UPDATE places_compound SET households = %s WHERE id = %s", [(1, c.pk) for c in city.compounds]
        )
        cursor.execute("UPDATE places_compound SET address = '100%'")
        cursor.execute("UPDATE places_compound SET address = %(a)s", {"a": "b"})
        assert cursor.rowcount == len(city.compounds)
        cursor.execute("UPDATE places_compound SET address = %s RETURNING id", ["c"])
        assert len(cursor.fetchall()) == len(city.compounds)
    assert {e.pgh_context["reason"] for e in Events.objects.filter(pgh_label="update")} == {"50% of 'all'"}


def test_on_a_set_day_the_event_bears_that_day(city, settings):
    from datetime import date

    settings.TODAY = date(2021, 10, 15)
    with history.because("demo"):
        Compound.objects.filter(pk=city.compounds[0].pk).update(households=1)
    assert events(pgh_obj=city.compounds[0].pk)[-1].pgh_context["at"].startswith("2021-10-15")


def test_a_job_of_the_queue_names_itself(city):
    from procrastinate.contrib.django import app

    *_, wrap = app.worker_defaults["task_middleware"]

    class Context:
        class job:  # noqa: N801
            task_name = "places.refresh"

    wrap(lambda: Compound.objects.filter(pk=city.compounds[0].pk).update(households=9), Context, None)
    assert events(pgh_obj=city.compounds[0].pk)[-1].pgh_context == {"job": "places.refresh"}


def test_reading_costs_nothing_and_a_form_that_is_sent_names_the_person(
    rf, city, person_with, django_assert_num_queries
):
    from django.http import HttpResponse

    from linli.core.history.middleware import HistoryMiddleware

    person = person_with()

    def view(request):
        Division.objects.filter(pk=city.city.pk).update(name="改")
        return HttpResponse()

    request = rf.post("/places/1/")
    request.user = person
    with django_assert_num_queries(2):  # the second only because a test is one transaction: it puts things back
        HistoryMiddleware(view)(request)
    written = Division.pgh_event_model.objects.order_by("-pgh_id").first().pgh_context
    assert (written["person"], written["url"], len(written["request"])) == (person.pk, "/places/1/", 36)

    request = rf.get("/places/1/")
    with django_assert_num_queries(0):
        HistoryMiddleware(lambda _: HttpResponse())(request)


@pytest.mark.django_db(transaction=True)
def test_without_a_transaction_around_it_the_context_holds_too():
    with history.because("alone"):
        Division.objects.create(code="990200000000", level="CITY", name="乙")
    Division.objects.update(name="丙")
    first, second = Division.pgh_event_model.objects.order_by("pgh_id")
    assert (first.pgh_context, second.pgh_context) == ({"reason": "alone"}, None)


def test_every_kind_of_thing_and_every_column_that_is_tracked_has_a_chinese_name():
    with translation.override("zh-hans"):
        said = [
            (model.__name__, word)
            for model, tracked in history.TRACKED.items()
            for word in [name_of(model), *(label_of(field) for field in _columns_of(model, tracked))]
        ]
    assert [one for one in said if one[1].isascii()] == []


def _columns_of(model, tracked):
    kept = {field.name for field in tracked.events._meta.concrete_fields}
    return [field for field in model._meta.concrete_fields if field.name in kept and not field.primary_key]
