"""The pages that work offline, and what keeps them."""

import json
import re

import pytest
from django.contrib.staticfiles import finders

from linli.core.outbox import PAGES, offline_page
from linli.core.outbox.plan import plan
from linli.core.rights import addresses


def test_the_queue_is_the_same_for_everybody(client, phone, django_assert_num_queries):
    with django_assert_num_queries(0):
        visitor = client.get("/outbox/?language=en")
    signed_in = phone.client.get("/outbox/?language=en")
    assert visitor.content == signed_in.content
    assert not visitor.cookies
    assert not signed_in.cookies
    assert b"Outbox of this device" in visitor.content


def test_the_queue_is_in_the_language_asked_for_else_in_the_readers(client, db):
    assert "本机发件箱" in client.get("/outbox/").content.decode()
    client.cookies["django_language"] = "en"
    assert "Outbox of this device" in client.get("/outbox/").content.decode()
    chinese = client.get("/outbox/?language=zh-hans").content.decode()
    assert 'lang="zh-hans"' in chinese
    assert "待发送" in re.search(r'id="outbox-data"[^>]*>(.*?)</script>', chinese)[1].encode().decode("unicode-escape")
    assert "Outbox of this device" in client.get("/outbox/?language=xx").content.decode()


def test_the_worker_looks_after_the_whole_site_and_is_always_asked_for(client, db, django_assert_num_queries):
    with django_assert_num_queries(0):
        response = client.get("/sw.js")
    assert response["Content-Type"].startswith("text/javascript")
    assert response["Cache-Control"] == "no-cache"
    told = json.loads(re.match(r"const PLAN = (.*);\n", response.content.decode())[1])
    assert told["pages"] == sorted(page.address for page in PAGES.values())
    assert told["languages"] == ["zh-hans", "en"]


def test_everything_that_the_worker_keeps_is_there(client, db):
    for file in plan()["files"]:
        assert finders.find(file.removeprefix("/static/")), file
    for page in plan()["pages"]:
        for language in plan()["languages"]:
            response = client.get(page, {"language": language})
            assert (response.status_code, response.cookies.output()) == (200, "")


def test_what_works_offline_is_public():
    views = {f"/{path}": view for path, _name, view in addresses()}
    assert {page.address for page in PAGES.values() if not views[page.address].right.public} == set()


def test_a_page_is_declared_once():
    with pytest.raises(ValueError, match="declared twice"):
        offline_page("outbox:queue")


def test_the_version_changes_with_what_pages_say(monkeypatch):
    from linli.core.outbox import plan as plans

    plans._plan.cache_clear()
    before = plan()["version"]
    plans._plan.cache_clear()
    assert plan()["version"] == before
    monkeypatch.setattr(plans, "_drawn", lambda page, language: b"other words")
    plans._plan.cache_clear()
    assert plan()["version"] != before
    plans._plan.cache_clear()


def test_the_manifest_names_icons_that_are_there(client, db):
    told = json.loads(client.get("/app.webmanifest").content)
    assert told["lang"] == "zh-Hans"
    assert told["name"].startswith("邻礼")
    for icon in told["icons"]:
        assert finders.find(icon["src"].removeprefix("/static/"))


def test_an_icon_opens_the_page_that_it_was_made_on_and_no_other(client, db):
    for asked, start in (("/outbox/", "/outbox/"), ("", "/"), ("//example.invalid/", "/"), ("/accounts/me/", "/")):
        assert client.get("/app.webmanifest", {"start": asked}).json()["start_url"] == start
