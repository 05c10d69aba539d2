"""A phone without a signal: what is entered is kept, sent once when there is one, and never lost."""

import base64
import hashlib
import json
import os
import signal
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import BrowserContext, Page, expect

from linli.core.outbox import views
from linli.core.outbox.jobs import settle
from linli.core.outbox.models import OutboxPiece, OutboxRecord, OutboxUpload
from linli.core.outbox.tests.conftest import RIGHT, Taken, files_folder, photo, taken
from tests.journeys.conftest import ARGUMENTS, Visit, VisitMaker

pytestmark = pytest.mark.long  # days without a signal, batteries that die: minutes in a browser

__all__ = ["files_folder", "taken"]

OPEN = """async () => {
    const outbox = await import("/static/outbox/outbox.js");
    window.box = await outbox.openOutbox(null, {background: false});
    if (!box.person) await box.sync();
    window.put = (title, photos, body = {text: title}) => window.box.put({kind: "test.note", title, body,
        files: Object.fromEntries(photos.map((text, number) => [`photo${number}`,
            new Blob([Uint8Array.from(atob(text), (one) => one.charCodeAt(0))], {type: "image/jpeg"})]))});
}"""
READY = """() => new Promise((done) => {
    const {serviceWorker} = navigator;
    if (serviceWorker.controller) done(true);
    serviceWorker.addEventListener("controllerchange", () => done(true));
})"""


@pytest.fixture
def assessor(person_with: Any) -> Any:
    return person_with([RIGHT])


@pytest.fixture
def profile(browser: Any, live_server: Any, tmp_path: Path) -> Iterator[Callable[..., BrowserContext]]:
    """Start a browser on the same profile again and again, as a phone that keeps what it had."""
    opened: list[BrowserContext] = []
    as_root = ["--no-sandbox"] if os.geteuid() == 0 else []

    def start(person: Any) -> BrowserContext:
        context = browser.browser_type.launch_persistent_context(
            tmp_path / "profile", executable_path=os.environ.get("LINLI_CHROMIUM"), args=[*ARGUMENTS, *as_root],
            locale="zh-CN", viewport={"width": 390, "height": 844},
        )  # fmt: skip
        opened.append(context)
        context.set_default_timeout(15_000)
        if person is not None:
            sign_in(context, person, live_server.url)
        return context

    yield start
    for context in opened:
        with suppress(Exception):  # one was killed
            context.close()


@pytest.fixture
def phone_at(page_at: VisitMaker) -> Iterator[VisitMaker]:
    """Open a browser as `page_at` does; it has its line back when the test is over."""
    opened: list[Visit] = []

    def open_at(*arguments: Any, **how: Any) -> Visit:
        opened.append(page_at(*arguments, **how))
        return opened[-1]

    yield open_at
    for visit in opened:
        visit.page.context.set_offline(False)
        visit.complaints[:] = [one for one in visit.complaints if "ERR_INTERNET_DISCONNECTED" not in one]


def sign_in(context: BrowserContext, person: Any, origin: str) -> None:
    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": origin}])


def kill(folder: Path) -> None:
    """End the browser on a profile as a phone ends when its battery does: its processes at once, by their numbers."""
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if f"--user-data-dir={folder}".encode() in (process / "cmdline").read_bytes():
                os.kill(int(process.name), signal.SIGKILL)


def put(page: Page, title: str, *photos: bytes, **body: Any) -> None:
    arguments = [title, [base64.b64encode(one).decode() for one in photos], {"text": title, **body}]
    page.evaluate("([title, photos, body]) => window.put(title, photos, body)", arguments)


def until(true: Callable[[], Any], seconds: float = 30) -> None:
    limit = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < limit, "it did not come about in time"
        time.sleep(0.05)


class Line:
    """The line to the server: counts the pieces that come, may be slow, and may stop at one."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.pieces: Counter[tuple[Any, int]] = Counter()
        self.stops_after, self.stopped, self.free = 0, threading.Event(), threading.Event()
        self._take = views.take_piece
        monkeypatch.setattr(views, "take_piece", self.take)

    def take(self, upload: Any, number: int, *rest: Any, **more: Any) -> Any:
        self.pieces[upload.key, number] += 1
        if self.stops_after and sum(self.pieces.values()) > self.stops_after:
            self.stopped.set()
            self.free.wait(30)
        return self._take(upload, number, *rest, **more)


@pytest.fixture
def line(monkeypatch: pytest.MonkeyPatch) -> Line:
    return Line(monkeypatch)


def test_entries_of_days_without_a_signal_survive_the_battery_and_arrive_once(
    profile: Callable[..., BrowserContext], live_server: Any, assessor: Any, taken: Taken, line: Line, tmp_path: Path
) -> None:
    photos = [photo(800, seed) for seed in range(4)]
    context = profile(assessor)
    page = context.pages[0]
    page.goto(f"{live_server.url}/outbox/")
    page.evaluate(READY)
    context.set_offline(True)
    page.reload()  # the page itself works without a signal
    expect(page.get_by_role("heading", level=1)).to_have_text("本机发件箱")
    expect(page.locator("#outbox-offline")).to_be_visible()
    page.evaluate(OPEN)
    put(page, "一号楼", photos[0], photos[1])
    put(page, "二号楼")
    put(page, "三号楼", photos[2], photos[3])
    expect(page.locator(".ob-entry")).to_have_count(3)
    expect(page.locator(".ob-entry").first).to_contain_text("待发送")
    assert not OutboxRecord.objects.exists()

    line.stops_after = 2
    context.set_offline(False)
    page.evaluate("() => { window.box.sync(); }")
    assert line.stopped.wait(20)
    kill(tmp_path / "profile")  # in the middle of a photo
    line.stops_after = 0
    line.free.set()
    assert OutboxPiece.objects.count() > 0 or OutboxUpload.objects.filter(state="STORED").exists()
    assert OutboxRecord.objects.filter(state="TAKEN").count() == 1  # the one without photos

    context = profile(assessor)
    page = context.pages[0]
    page.goto(f"{live_server.url}/outbox/")
    until(lambda: OutboxRecord.objects.filter(state="TAKEN").count() == 3)
    expect(page.locator(".ob-entry .ll-success")).to_have_count(3)
    assert len(taken) == OutboxRecord.objects.count() == 3
    assert sorted(record.body["text"] for record, *_ in taken) == ["一号楼", "三号楼", "二号楼"]
    sent = {bytes(upload.sha256).hex() for upload in OutboxUpload.objects.filter(state="USED")}
    assert sent == {hashlib.sha256(one).hexdigest() for one in photos}
    assert OutboxUpload.objects.count() == len(photos)
    assert OutboxPiece.objects.count() == 0
    page.evaluate(OPEN)
    assert page.evaluate("async () => Object.keys(await box.files((await box.entries())[0].id)).length") == 0


def test_two_tabs_do_not_send_twice(
    phone_at: VisitMaker, live_server: Any, assessor: Any, taken: Taken, line: Line
) -> None:
    first = phone_at(390, as_person=assessor).go("/outbox/")
    second = first.context.new_page()
    second.goto(f"{live_server.url}/outbox/")
    handed_in: list[str] = []
    for page in (first, second):
        page.evaluate(OPEN)
        page.on("request", lambda request: handed_in.append(request.url) if "/records/" in request.url else None)
    for number in range(3):
        put(first, f"{number}号楼", photo(300, number))
    for page in (first, second):
        page.evaluate("() => { window.sent = Promise.all([box.sync(), box.sync()]); }")
    until(lambda: OutboxRecord.objects.filter(state="TAKEN").count() == 3)
    assert len(taken) == 3
    assert set(line.pieces.values()) == {1}
    expect(second.locator(".ob-entry .ll-success")).to_have_count(3)
    second.close()


def test_a_full_device_keeps_nothing_half(
    profile: Callable[..., BrowserContext], live_server: Any, assessor: Any, taken: Taken
) -> None:
    context = profile(assessor)
    page = context.pages[0]
    page.goto(f"{live_server.url}/healthz")
    devtools = context.new_cdp_session(page)
    # Before anything is stored: Chromium remembers for a while how much room there was.
    devtools.send("Storage.overrideQuotaForOrigin", {"origin": live_server.url, "quotaSize": 30_000_000})
    page.goto(f"{live_server.url}/outbox/")
    page.evaluate(READY)
    page.evaluate(OPEN)
    context.set_offline(True)
    put(page, "先前", photo(64))
    failed = page.evaluate(
        """() => {
            const many = new Uint8Array(16_000_000);
            for (let at = 0; at < many.length; at += 65_536) crypto.getRandomValues(many.subarray(at, at + 65_536));
            const files = {a: new Blob([many]), b: new Blob([many])};
            return box.put({kind: "test.note", title: "太大", files})
                .then(() => null, (error) => [error.code, error.message]);
        }"""
    )
    assert failed[0] == "full"
    assert "存储空间已满" in failed[1]
    assert page.evaluate("async () => (await box.entries()).map((entry) => entry.title)") == ["先前"]
    kept = """() => new Promise((done) => { indexedDB.open("linli-outbox").onsuccess = (opened) => {
        const blobs = opened.target.result.transaction("blobs").objectStore("blobs");
        blobs.count().onsuccess = (counted) => done(counted.target.result);
    }; })"""
    assert page.evaluate(kept) == 1
    devtools.send("Storage.overrideQuotaForOrigin", {"origin": live_server.url})
    put(page, "再来", photo(512, 1))
    context.set_offline(False)
    assert page.evaluate("() => box.sync()")["state"] in ("done", "busy")
    until(lambda: OutboxRecord.objects.filter(state="TAKEN").count() == 2)
    assert len(taken) == 2


def test_what_the_server_says_is_shown_item_by_item(
    phone_at: VisitMaker, assessor: Any, taken: Taken, tmp_path: Path
) -> None:
    visit = phone_at(390, as_person=assessor)
    page = visit.go("/outbox/")
    page.evaluate(OPEN)
    put(page, "好", photo(64))
    put(page, "不行", then="refuse")
    put(page, "别人改过", then="conflict")
    put(page, "不是照片", b"MZ program" * 50)
    put(page, "服务器出错", then="fall")
    assert page.evaluate("() => box.sync()")["state"] == "away"  # for the last is to be tried again

    def entry(title: str) -> Any:
        return page.locator(".ob-entry", has=page.get_by_role("heading", name=title, exact=True))

    expect(entry("好")).to_contain_text("已入库")
    expect(entry("不行")).to_contain_text("Not here. Choose another.")
    expect(entry("别人改过")).to_contain_text("有冲突")
    expect(entry("不是照片")).to_contain_text("JPEG")
    expect(entry("服务器出错")).to_contain_text("稍后自动重发")
    expect(page.locator("#queue-state")).to_contain_text("1 条未发送")
    visit.fits()
    visit.axe()
    entry("不行").get_by_role("button", name="从本机移除").click()
    expect(entry("不行")).to_have_count(0)
    unsent = "async () => (await box.entries()).find((entry) => entry.unsent).id"
    refused = page.evaluate(f"async () => box.forget(await ({unsent})()).catch((error) => error.code)")
    assert refused == "not_confirmed"
    with page.expect_download() as started:
        page.get_by_role("button", name="把未发送的存为文件").click()
    told = json.loads(Path(started.value.path()).read_text("utf-8"))
    assert [one["title"] for one in told["entries"]] == ["服务器出错"]


def test_signed_out_and_revoked_nothing_is_lost(
    phone_at: VisitMaker, live_server: Any, assessor: Any, taken: Taken
) -> None:
    page = phone_at(390, as_person=assessor).go("/outbox/")
    page.evaluate(OPEN)
    assert page.evaluate("() => box.sync()")["state"] == "done"
    data = photo(64)
    put(page, "一号楼", data)
    page.context.clear_cookies(name="sessionid")
    assert page.evaluate("() => box.sync()")["state"] == "sign-in"
    expect(page.locator(".ob-entry")).to_contain_text("请重新登录")
    expect(page.get_by_role("link", name="登录")).to_be_visible()

    sign_in(page.context, assessor, live_server.url)
    assessor.is_active = False
    assessor.save()
    assert page.evaluate("() => box.sync()")["state"] == "sign-in"
    expect(page.locator(".ob-entry")).to_contain_text("账号已停用")
    with page.expect_download() as started:
        page.get_by_role("button", name="把未发送的存为文件").click()
    (told,) = json.loads(Path(started.value.path()).read_text("utf-8"))["entries"]
    assert base64.b64decode(told["files"][0]["base64"]) == data
    assert told["files"][0]["sha256"] == hashlib.sha256(data).hexdigest()

    assessor.is_active = True
    assessor.save()
    assert page.evaluate("() => box.sync()")["state"] == "done"
    assert len(taken) == 1


def test_a_phone_that_two_people_use_keeps_them_apart(
    phone_at: VisitMaker, live_server: Any, assessor: Any, person_with: Any, taken: Taken
) -> None:
    page = phone_at(390, as_person=assessor).go("/outbox/")
    page.evaluate(OPEN)
    page.evaluate("() => box.sync()")
    page.context.set_offline(True)
    put(page, "一号楼")
    page.context.set_offline(False)
    page.context.clear_cookies(name="sessionid")
    other = person_with([RIGHT])
    sign_in(page.context, other, live_server.url)
    page.reload()
    expect(page.locator("#queue-warnings")).to_contain_text("其他人的记录 1 条")
    expect(page.locator(".ob-entry")).to_have_count(0)
    assert not OutboxRecord.objects.exists()
    page.context.clear_cookies(name="sessionid")
    sign_in(page.context, assessor, live_server.url)
    page.reload()
    expect(page.locator(".ob-entry .ll-success")).to_have_count(1)
    assert OutboxRecord.objects.get().person == assessor


def test_warnings_of_age_and_of_a_wrong_clock(phone_at: VisitMaker, assessor: Any, taken: Taken) -> None:
    page = phone_at(390, as_person=assessor).page
    page.add_init_script("const real = Date.now; Date.now = () => real() + 3600_000;")
    page.goto(phone_at(390).origin + "/outbox/")
    expect(page.locator("#queue-warnings")).to_contain_text("偏差 60 分钟")
    page.evaluate(READY)
    page.evaluate(OPEN)
    page.context.set_offline(True)
    put(page, "一号楼")
    page.evaluate(
        """() => new Promise((done) => {
            const asked = indexedDB.open("linli-outbox");
            asked.onsuccess = () => {
                const entries = asked.result.transaction("entries", "readwrite").objectStore("entries");
                entries.getAll().onsuccess = (event) => {
                    const [entry] = event.target.result;
                    entries.put({...entry, created: entry.created - 6 * 86_400_000}).onsuccess = () => {
                        asked.result.close();
                        done();
                    };
                };
            };
        })"""
    )
    page.reload()
    expect(page.locator("#queue-warnings")).to_contain_text("已等待 6 天")
    page.context.set_offline(False)


def test_only_what_is_everybodys_is_kept_and_a_new_version_waits_for_what_is_written(
    phone_at: VisitMaker, assessor: Any, taken: Taken, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit = phone_at(390, as_person=assessor)
    page = visit.go("/outbox/")
    page.evaluate(READY)
    page.goto(f"{visit.origin}/accounts/me/")
    page.goto(f"{visit.origin}/outbox/?language=en")
    expect(page.get_by_role("heading", level=1)).to_have_text("Outbox of this device")
    kept = page.evaluate(
        """async () => (await Promise.all((await caches.keys()).map(async (name) =>
            (await (await caches.open(name)).keys()).map((request) => new URL(request.url).pathname)))).flat()"""
    )
    from linli.core.outbox import PAGES

    offline = {page_.address for page_ in PAGES.values()}  # those that modules declared, the same for everybody
    of_all = offline | {f"{address}language" for address in offline}
    assert set(kept) <= {path for path in kept if path.startswith("/static/")} | of_all
    assert kept.count("/outbox/") == 2
    with_name = page.evaluate(
        """async (name) => { for (const key of await caches.keys()) for (const found of await (await caches.open(key))
            .matchAll()) if ((await found.text()).includes(name)) return true; return false; }""",
        str(assessor),
    )
    assert with_name is False

    old = views.plan()
    monkeypatch.setattr(views, "plan", lambda: {**old, "version": "another"})
    page.evaluate(OPEN)
    page.evaluate("() => { window.over = box.hold(); window.mark = 1; }")
    page.evaluate("async () => { await (await navigator.serviceWorker.ready).update(); }")
    button = page.get_by_role("button", name="Load it")
    button.click()
    page.wait_for_timeout(700)
    assert page.evaluate("() => window.mark") == 1  # something is being written here
    page.evaluate("() => over()")
    page.wait_for_function("() => !window.mark && document.readyState === 'complete'")
    assert page.evaluate("() => caches.keys()") == ["linli-choice", "linli-shell-another"]


def test_while_many_phones_send_the_server_keeps_it_and_enters_it_later(
    phone_at: VisitMaker, assessor: Any, taken: Taken, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All records arrive before any photo; what the server has no time for is asked for, and not sent again."""
    monkeypatch.setattr(views, "is_quiet", lambda: False)
    order: list[str] = []
    for name in ("hand_in", "take_piece", "states"):
        real = getattr(views, name)
        monkeypatch.setattr(views, name, lambda *a, real=real, name=name, **k: (order.append(name), real(*a, **k))[1])
    visit = phone_at(390, as_person=assessor)
    page = visit.go("/outbox/")
    page.evaluate(OPEN)
    put(page, "一", photo(800, 1))
    for title in ("二", "三"):
        put(page, title)
    assert page.evaluate("window.box.sync()")["state"] == "done"
    assert order[0] == "hand_in"
    assert order.index("take_piece") > 0
    assert "hand_in" not in order[1 : order.index("take_piece")]
    states = page.evaluate("window.box.entries().then((all) => all.map((one) => [one.title, one.state, one.unsent]))")
    assert sorted(states) == sorted([["一", "received", True], ["二", "received", True], ["三", "received", True]])
    page.reload()
    visit.settle()
    expect(page.locator(".ob-entry .badge").first).to_have_text("已上传，正在入库")
    visit.fits()
    visit.axe()
    assert (len(taken), OutboxRecord.objects.filter(state="WAITING").count()) == (0, 3)

    settle(person=str(assessor.pk))
    page.evaluate(OPEN)
    sent_before = order.count("hand_in")
    assert page.evaluate("window.box.sync()")["state"] in ("done", "busy")
    expect(page.locator(".ob-entry .badge").first).to_have_text("已入库", timeout=30_000)
    expect(page.locator(".ob-entry .ll-success")).to_have_count(3)
    assert (len(taken), order.count("hand_in")) == (3, sent_before)
    assert "states" in order


def test_a_phone_that_is_sent_away_says_so_and_comes_back_when_it_was_told(
    phone_at: VisitMaker, assessor: Any, taken: Taken
) -> None:
    """It is nobody's failure: what was entered stays, and the phone comes back when it was told, not earlier."""
    visit = phone_at(390, as_person=assessor)
    page = visit.go("/outbox/")
    page.evaluate(OPEN)
    put(page, "一号楼")
    asked: list[str] = []
    many = json.dumps({"code": "many", "title": "稍后", "now": "2026-11-01T09:30:00Z"})

    def hello(route: Any) -> None:
        asked.append(route.request.headers.get("x-outbox-away", ""))
        if len(asked) > 2:
            route.continue_()
        else:
            later = {"Retry-After": "4" if len(asked) == 1 else "1"}
            route.fulfill(status=503, headers=later, content_type="application/problem+json", body=many)

    page.route("**/outbox/hello/", hello)
    page.reload()
    expect(page.locator("#queue-state")).to_contain_text("当前提交的手机较多")
    expect(page.locator("#queue-state")).to_contain_text("自动发送")
    page.evaluate("() => { dispatchEvent(new Event('online')); }")
    visit.fits()
    visit.complaints[:] = [one for one in visit.complaints if "status of 503" not in one]  # the test's own answer
    visit.axe()
    assert len(asked) == 1, "a line that comes back brings nobody there before its turn"
    expect(page.locator(".ob-entry .ll-success")).to_have_count(1, timeout=20_000)
    assert asked == ["", "1", "2"], "how often it was sent away: it comes before newcomers"
    expect(page.locator("#queue-state")).not_to_contain_text("当前提交的手机较多")
    assert len(taken) == 1
    visit.complaints[:] = [one for one in visit.complaints if "status of 503" not in one]
