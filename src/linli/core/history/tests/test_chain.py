"""Nothing sealed can be changed, removed or added to without the next check saying so."""

import hashlib
from datetime import UTC, datetime

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection

from linli.core.history import anchors, chain
from linli.core.history.models import ChainCheck, ChainLink

Compound, Division = apps.get_model("places.Compound"), apps.get_model("places.Division")
AT = datetime(2026, 11, 1, tzinfo=UTC)


@pytest.fixture
def sealed(city, monkeypatch):
    """A chain of several links over the small city, two seals."""
    monkeypatch.setattr(chain, "ROWS_OF_A_LINK", 5)
    chain.seal(AT)
    Compound.objects.update(households=311)
    chain.seal(AT)
    return city


def tamper(sql):
    """Change rows as somebody with the database in hand would."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")  # no trigger fires
        cursor.execute(sql)
        cursor.execute("SET LOCAL session_replication_role = origin")


def test_an_untouched_chain_holds_and_sealing_again_changes_nothing(sealed):
    links = ChainLink.objects.count()
    assert links > 6
    assert chain.seal(AT) == 0
    found = chain.check()
    assert (found.fault, found.links, found.unsealed) == ("", links, 0)
    assert found.events == sum(one.events.objects.count() for one in chain.TRACKED.values())


def test_events_after_the_last_seal_are_counted(sealed):
    Compound.objects.update(households=312)
    assert chain.check().unsealed == len(sealed.compounds)


EVENTS = "places_compoundevent"
FIRST, LAST = (f"WHERE pgh_id = (SELECT {which}(pgh_id) FROM {EVENTS})" for which in ("min", "max"))
LINKS = "core_history_chainlink"


@pytest.mark.parametrize(
    ("sql", "fault"),
    [
        (f"UPDATE {EVENTS} SET households = 999 {FIRST}", "ROW_CHANGED"),
        (f"UPDATE {EVENTS} SET pgh_context = '{{}}' {FIRST}", "ROW_CHANGED"),
        (f"UPDATE {EVENTS} SET pgh_created_at = pgh_created_at + interval '1 microsecond'", "ROW_CHANGED"),
        (f"DELETE FROM {EVENTS} {LAST}", "ROW_REMOVED"),
        (f"DELETE FROM {EVENTS}", "ROW_REMOVED"),
        (f"UPDATE {EVENTS} SET pgh_id = -pgh_id {LAST}", "ROW_ADDED"),
        (f"UPDATE {LINKS} SET count = count + 1 WHERE position = 3", "LINK_CHANGED"),
        (f"UPDATE {LINKS} SET rows_hash = sha256('x') WHERE position = 3", "LINK_CHANGED"),
        (f"DELETE FROM {LINKS} WHERE position = 3", "LINK_REMOVED"),
        (f"DELETE FROM {LINKS} WHERE position = 1", "LINK_REMOVED"),
        (f"ALTER TABLE {EVENTS} RENAME TO gone", "TABLE_REMOVED"),
    ],
)
def test_what_was_tampered_with_is_found(sealed, sql, fault, monkeypatch):
    tamper(sql)
    if fault == "TABLE_REMOVED":
        tables = chain.event_tables()
        tables.pop("places_compoundevent")
        monkeypatch.setattr(chain, "event_tables", lambda: tables)
    found = chain.check()
    assert found.fault == fault


def test_a_row_put_into_a_gap_of_a_sealed_range_is_found(city):
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(pg_get_serial_sequence('places_compoundevent', 'pgh_id'))")
        gap = cursor.fetchone()[0]
    Compound.objects.update(households=1)
    chain.seal(AT)
    columns = ", ".join(c for c in chain.event_tables()["places_compoundevent"] if c != "pgh_id")
    tamper(f"INSERT INTO {EVENTS} (pgh_id, {columns}) SELECT {gap}, {columns} FROM {EVENTS} LIMIT 1")
    assert chain.check().fault == "ROW_ADDED"


def test_the_first_bad_link_is_named(sealed):
    tamper("UPDATE places_compoundevent SET households = 999")
    first = ChainLink.objects.filter(table="places_compoundevent").order_by("position").first()
    found = chain.check()
    assert (found.fault, found.link, found.table) == ("ROW_CHANGED", first.position, "places_compoundevent")


def test_a_forger_who_computes_his_link_anew_breaks_the_next(sealed):
    link = ChainLink.objects.get(position=3)
    link.rows_hash = hashlib.sha256(b"forged").digest()
    forged = chain.own_hash(link).hex()
    tamper(
        f"UPDATE core_history_chainlink SET rows_hash = '\\x{link.rows_hash.hex()}', own_hash = '\\x{forged}'"
        " WHERE position = 3"
    )
    assert chain.check().link in (3, 4)
    assert chain.check().fault


def test_a_cut_off_end_is_found_by_the_check_before(sealed):
    assert chain.check_and_keep(AT).fault == ""
    last = ChainLink.objects.order_by("-position").first()
    tamper(f"DELETE FROM core_history_chainlink WHERE position = {last.position}")
    tamper(f"DELETE FROM {last.table} WHERE pgh_id >= {last.first_id}")
    assert chain.check().fault == ""  # the chain alone cannot know
    found = chain.check_and_keep(AT)
    assert (found.fault, found.link) == ("TAIL_REMOVED", last.position)


def test_a_cut_off_end_is_found_by_the_file_of_anchors(sealed, settings, tmp_path):
    settings.DATA = tmp_path
    anchors.write(chain.check_and_keep(AT), AT)
    tamper("DELETE FROM core_history_chaincheck")
    last = ChainLink.objects.order_by("-position").first()
    tamper(f"DELETE FROM core_history_chainlink WHERE position = {last.position}")
    assert chain.check_and_keep(AT, anchors.read()).fault == "TAIL_REMOVED"


def test_a_broken_file_of_anchors_is_read_as_far_as_it_goes(settings, tmp_path):
    settings.DATA = tmp_path
    assert anchors.read() == {}
    anchors.path().write_text(f"x\nday\tseven\tzz\nday\t7\t{'ab' * 32}\nday\t7\t{'cd' * 32}\n")
    assert anchors.read() == {7: bytes.fromhex("ab" * 32)}


def test_a_column_that_is_added_later_does_not_break_what_is_sealed(sealed):
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE places_compoundevent ADD COLUMN lamps integer DEFAULT 4")
    assert chain.check().fault == ""


def test_a_column_that_was_dropped_is_named_and_rows_are_still_counted(sealed):
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE places_compoundevent DROP COLUMN address")
    found = chain.check()
    assert (found.fault, found.dropped) == ("", ["places_compoundevent.address"])
    tamper("DELETE FROM places_compoundevent WHERE pgh_id = (SELECT max(pgh_id) FROM places_compoundevent)")
    assert chain.check().fault == "ROW_REMOVED"


def test_the_hash_does_not_depend_on_the_settings_of_a_session(sealed):
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL TimeZone = 'Asia/Shanghai'")
        cursor.execute("SET LOCAL extra_float_digits = 0")
    assert chain.check().fault == ""


def test_the_command_prints_the_anchor_and_leaves_with_1_when_broken(sealed, settings, tmp_path, capsys):
    settings.DATA = tmp_path
    call_command("check_history")
    anchor = capsys.readouterr().out.strip()
    assert anchor == f"{ChainLink.objects.count()}:{bytes(ChainLink.objects.latest('position').own_hash).hex()}"
    call_command("check_history", anchor=anchor)
    tamper("UPDATE places_compoundevent SET households = 999")
    with pytest.raises(SystemExit) as left:
        call_command("check_history")
    assert left.value.code == 1
    assert "changed after it was sealed" in capsys.readouterr().err
    with pytest.raises(SystemExit) as left:
        call_command("check_history", anchor="nonsense")
    assert left.value.code == 2
    assert ChainCheck.objects.filter(fault="ROW_CHANGED").count() == 1


def test_the_worked_example_of_the_algorithm(db):
    """docs/algorithms/history-chain.md: computed by hand, not by the code."""
    link = ChainLink(
        position=1, table="places_gridevent", columns=["pgh_id", "code"], first_id=1, last_id=2, count=2,
        rows_hash=hashlib.sha256(
            hashlib.sha256(b"(1,G01)").digest() + hashlib.sha256('(2,"城 北")'.encode()).digest()
        ).digest(),
        previous_hash=bytes(32), sealed_at=datetime(2021, 10, 15, 2, 30, tzinfo=UTC),
    )  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT sha256(string_agg(sha256(convert_to(ROW(e.pgh_id, e.code)::text, 'UTF8')), '' ORDER BY pgh_id))"
            " FROM (VALUES (1::bigint, 'G01'), (2, '城 北')) AS e (pgh_id, code)"
        )
        assert bytes(cursor.fetchone()[0]) == link.rows_hash
    assert link.rows_hash.hex() == "7c8d9bbac7ab7c4d983ac2eb07641ba6c8663e4e4e2b1309131b5e1cf3bd85bf"
    assert chain.own_hash(link).hex() == "f535a3fa216748341a9859a7edd1eb2406a7d58d760781e7000b487f6e677516"
    said = "1\nplaces_gridevent\npgh_id,code\n1\n2\n2\n" + link.rows_hash.hex() + "\n" + "00" * 32
    assert chain.own_hash(link) == hashlib.sha256((said + "\n2021-10-15T02:30:00.000000+00:00").encode()).digest()


@pytest.mark.django_db(transaction=True)
def test_a_writer_who_has_not_committed_holds_the_seal_back():
    """Ids are drawn before they are seen: a seal past an id that is still to come would cry wolf for ever."""
    import threading

    from django.db import connections, transaction

    written, go_on = threading.Event(), threading.Event()

    def slow_writer():
        with transaction.atomic():
            Division.objects.create(code="990200000000", level="CITY", name="慢")
            written.set()
            go_on.wait(20)
        connections.close_all()

    writer = threading.Thread(target=slow_writer)
    writer.start()
    assert written.wait(20)
    Division.objects.create(code="990300000000", level="CITY", name="快")
    chain.seal(AT, wait_ms=50)
    assert not ChainLink.objects.filter(table="places_divisionevent").exists()  # left for the next time
    go_on.set()
    writer.join()
    assert chain.seal(AT) == 2
    assert chain.check().fault == ""
