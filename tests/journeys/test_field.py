"""An assessor's phone: days without a signal, photos, signatures, two phones, a dead battery, and nothing lost."""

import hashlib
import os
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from linli.core.outbox import views
from linli.core.outbox.jobs import settle
from linli.core.outbox.models import OutboxPiece, OutboxRecord, OutboxUpload
from linli.core.outbox.rights import SETTLE
from linli.core.outbox.tests.conftest import files_folder, photo
from linli.core.outbox.uploads import take_piece
from linli.evaluation.models import Confirmation, Edition, Round, ScoredItem, ScoredPhoto, Visit
from linli.evaluation.operations.editions import draft, publish_edition, renamed
from linli.evaluation.operations.marks import needs_reason
from linli.evaluation.queries.field import drawn_edition
from linli.evaluation.rights import VIEW_ROUNDS
from linli.evaluation.rules.scoring import items_of_part
from linli.evaluation.tests.field import AT, field_round, send
from linli.evaluation.tests.test_rounds import full_marks
from linli.grading.marks import applies, mark_of
from linli.grading.schema import Item
from linli.kernels.record import LAST_SENTINEL
from tests.journeys.conftest import ARGUMENTS, VisitMaker
from tests.journeys.test_outbox import kill, sign_in, until

pytestmark = pytest.mark.long  # days without a signal, batteries that die: minutes in a browser

__all__ = ["files_folder"]

FIELD = "/evaluation/field/"
READY = "() => navigator.serviceWorker.ready.then(() => true)"


@pytest.fixture
def made(city: Any, person_with: Any) -> Any:
    return field_round(city, person_with, people=4)


@pytest.fixture
def site(made: Any) -> Visit:
    """A visit on site, accepted."""
    return next(visit for visit in send(made, made.round.sheets.order_by("code")[:1]) if visit.part == "SITE")


@pytest.fixture
def page_at(page_at: VisitMaker) -> Iterator[VisitMaker]:
    """Open browsers that have a signal again at the end: they are used by other tests."""
    opened: list[Any] = []

    def open_at(*where: Any, **how: Any) -> Any:
        opened.append(page_at(*where, **how))
        return opened[-1]

    yield open_at
    for visit in opened:
        visit.page.context.set_offline(False)
        visit.page.context.clear_permissions()
        visit.page.goto("about:blank")  # what its requests still had to say is said
        signal(visit)


@pytest.fixture
def profile(browser: Any, live_server: Any, tmp_path: Path) -> Iterator[Callable[..., BrowserContext]]:
    """Start a browser on the same profile again and again, as a phone that keeps what it had."""
    opened: list[BrowserContext] = []
    as_root = ["--no-sandbox"] if os.geteuid() == 0 else []

    def start(person: Any) -> BrowserContext:
        context: BrowserContext = browser.browser_type.launch_persistent_context(
            tmp_path / "profile", executable_path=os.environ.get("LINLI_CHROMIUM"), args=[*ARGUMENTS, *as_root],
            locale="zh-CN", viewport={"width": 390, "height": 844},
        )  # fmt: skip
        opened.append(context)
        context.set_default_timeout(20_000)
        sign_in(context, person, live_server.url)
        return context

    yield start
    for context in opened:
        with suppress(Exception):  # one was killed
            context.close()


def signal(visit: Any) -> None:
    """Forget that the console complained of no signal."""
    visit.complaints[:] = [one for one in visit.complaints if "ERR_INTERNET_DISCONNECTED" not in one]


def open_field(page: Page, origin: str, at: str = "") -> None:
    """Open the page and wait until it has drawn what the phone has, and asked for what is new."""
    page.goto(f"{origin}{FIELD}{at}")
    page.wait_for_function("() => document.documentElement.dataset.ready === 'yes'")


def go(page: Page, at: str) -> None:
    page.evaluate("(at) => { location.hash = at; }", at)
    page.wait_for_function("(at) => document.documentElement.dataset.view === at", arg=at)


def kept(page: Page) -> None:
    page.wait_for_function("() => document.documentElement.dataset.field === 'kept'")


def give(page: Page, item: Item, answer: str) -> None:
    """Answer the item that is open."""
    method = item.method
    if method.binary:
        page.locator(".fd-option").nth(0 if answer == "yes" else 1).click()
    elif method.levels:
        page.locator(".fd-option").nth([str(level) for level in method.levels].index(answer)).click()
    elif method.deduct or method.count:
        page.locator(".fd-stepper input").fill(answer)
    elif "/" in answer:
        for number, text in enumerate(answer.split("/")):
            page.locator(".fd-fraction input").nth(number).fill(text)
    else:
        page.locator(".fd-control input[type=text]").fill(answer)
    kept(page)


def shoot(page: Page, content: bytes, name: str = "x.jpg") -> None:
    page.locator("#fd-photo").set_input_files({"name": name, "mimeType": "image/jpeg", "buffer": content})


def sign(page: Page, party: str) -> None:
    """Draw a line on a party's pad, and keep it."""
    card = page.locator(".fd-parties .card", has=page.get_by_role("heading", name=party))
    box = card.locator("canvas").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 40, box["y"] + 60)
    page.mouse.down()
    for step in range(1, 8):
        page.mouse.move(box["x"] + 40 + 20 * step, box["y"] + 60 + (20 if step % 2 else -20))
    page.mouse.up()
    card.get_by_role("button", name="保存签字").click()
    expect(card.locator("img.fd-signed")).to_be_visible()


def item_of(visit: Visit, name: str) -> Item:
    return next(item for item in visit.round.edition.compiled().standard.items if item.id == name)


class Line:
    """The line to the server: it may stop at a piece of a photo."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.pieces: Counter[tuple[Any, int]] = Counter()
        self.stops_after, self.stopped, self.free = 0, threading.Event(), threading.Event()
        monkeypatch.setattr(views, "take_piece", self.take)

    def take(self, upload: Any, number: int, *rest: Any, **more: Any) -> Any:
        self.pieces[upload.key, number] += 1
        if self.stops_after and sum(self.pieces.values()) > self.stops_after:
            self.stopped.set()
            self.free.wait(30)
        return take_piece(upload, number, *rest, **more)


def test_fifty_four_items_with_photos_survive_days_without_a_signal_and_two_dead_batteries(
    made: Any, profile: Callable[..., BrowserContext], live_server: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One assessor on site in one compound and with the documents of another: every item of the standard, each once."""
    line = Line(monkeypatch)
    one, other = made.round.sheets.order_by("code")[:2]
    send(made, [one, other], accept=False)
    visits = [Visit.objects.get(sheet=one, part="SITE"), Visit.objects.get(sheet=other, part="DOCUMENTS")]
    person = made.people[0]
    Visit.objects.filter(pk__in=[visit.pk for visit in visits]).update(assessor=made.assessors[0])
    standard = made.round.edition.compiled().standard
    todo = [(visit, item) for visit in visits for item in items_of_part(standard, visit.part)]
    assert len(todo) == 54
    best: dict[str, str] = full_marks(one)  # type: ignore[no-untyped-call]
    photos = {item.id: photo(560 if number % 9 == 0 else 160, number) for number, (_visit, item) in enumerate(todo)}

    context = profile(person)
    page = context.pages[0]
    open_field(page, live_server.url)
    page.evaluate(READY)
    context.set_offline(True)
    page.reload()  # the page itself works without a signal
    expect(page.locator(".fd-card")).to_have_count(Visit.objects.filter(assessor__person=person).count())
    for visit in visits:
        go(page, f"#/{visit.pk}")
        page.get_by_role("button", name="我已声明，接受任务").click()
        expect(page.locator(".fd-item").first).to_be_visible()

    def enter(page: Page, visit: Visit, item: Item) -> None:
        go(page, f"#/{visit.pk}/{item.id}")
        give(page, item, best[item.id])
        shoot(page, photos[item.id])
        expect(page.locator(".fd-photos li")).to_have_count(1)
        kept(page)

    for visit, item in todo[:25]:
        enter(page, visit, item)
    go(page, f"#/{visits[0].pk}")
    expect(page.locator(".fd-progress strong")).to_have_text("25/25")

    # The battery dies in the middle of a photo, far from any signal.
    visit, item = todo[25]
    go(page, f"#/{visit.pk}/{item.id}")
    give(page, item, best[item.id])
    shoot(page, photos[item.id])
    kill(tmp_path / "profile")
    assert not OutboxRecord.objects.exists()
    context = profile(person)
    context.set_offline(True)
    page = context.pages[0]
    open_field(page, live_server.url, f"#/{visit.pk}/{item.id}")
    page.wait_for_function("(at) => document.documentElement.dataset.view === at", arg=f"#/{visit.pk}/{item.id}")
    expect(page.locator(".fd-running")).not_to_be_empty()  # the answer was on the disk
    if page.locator(".fd-photos li").count() == 0:  # the photo is there, or it is not; never half of it
        shoot(page, photos[item.id])
        kept(page)
    expect(page.locator(".fd-photos li")).to_have_count(1)
    for visit, item in todo[26:]:
        enter(page, visit, item)
    go(page, "#/")
    go(page, f"#/{visits[0].pk}/sign")
    sign(page, "项目经理")
    sign(page, "社区")
    for visit in visits:
        go(page, f"#/{visit.pk}/end")
        page.get_by_role("button", name="交卷").click()
        expect(page.locator("#field .alert-info")).to_contain_text("自动交卷")
    assert not OutboxRecord.objects.exists()

    # The server is back, and the battery dies once more while a photo is on its way.
    line.stops_after = 12
    context.set_offline(False)
    page.evaluate("() => { dispatchEvent(new Event('online')); }")
    assert line.stopped.wait(60)
    kill(tmp_path / "profile")
    line.stops_after = 0
    line.free.set()
    context = profile(person)
    page = context.pages[0]
    open_field(page, live_server.url)
    until(lambda: Visit.objects.filter(pk__in=[visit.pk for visit in visits], state="DONE").count() == 2, 180)

    sent = {row.item: bytes(row.sha256).hex() for row in ScoredPhoto.objects.all()}
    assert sent == {name: hashlib.sha256(content).hexdigest() for name, content in photos.items()}
    assert dict(ScoredItem.objects.values_list("item", "answer")) == {item.id: best[item.id] for _visit, item in todo}
    assert OutboxUpload.objects.filter(state="USED").count() == OutboxUpload.objects.count() == 54 + 2
    assert OutboxPiece.objects.count() == 0
    records = Counter(OutboxRecord.objects.values_list("kind", "state"))
    assert records[("evaluation.visit_answer", "TAKEN")] == 2
    assert records[("evaluation.confirmation", "TAKEN")] == 2
    assert records[("evaluation.hand_in", "TAKEN")] == 2
    once = Counter(tuple(record.body["items"]) for record in OutboxRecord.objects.filter(kind="evaluation.items"))
    assert set(once) == {(item.id,) for _visit, item in todo}
    assert {state for _kind, state in records} == {"TAKEN"}
    assert max(Counter(record.body["batch"] for record in OutboxRecord.objects.all()).values()) == 1
    expect(page.locator(".fd-done summary")).to_contain_text("2")


def test_list_form_signature_end_and_queue_are_usable_by_everybody(site: Visit, page_at: VisitMaker) -> None:
    visit = page_at(390, as_person=site.assessor.person)
    page = visit.page
    open_field(page, visit.origin)
    expect(page.locator(".fd-card")).to_have_count(1)
    visit.fits()
    visit.axe()
    shown = ["", "/B05", "/A01", "/A08", "/B14", "/fact:elevators", "/sign", "/end", "/conflicts"]
    for at in shown:
        go(page, f"#/{site.pk}{at}")
        visit.fits()
        visit.axe()
        small = page.evaluate(
            """() => [...document.querySelectorAll('#field .btn, #field .fd-option, #field .fd-item')]
                .filter((one) => one.offsetParent).map((one) => one.getBoundingClientRect())
                .filter((box) => box.height < 44 || box.width < 44).length"""
        )
        assert small == 0, at
    visit.go("/outbox/")
    visit.fits()
    visit.axe()


def test_a_wide_screen_shows_it_too(site: Visit, page_at: VisitMaker) -> None:
    visit = page_at(1440, as_person=site.assessor.person, dark=True)
    open_field(visit.page, visit.origin)
    for at in ("#/", f"#/{site.pk}", f"#/{site.pk}/B05", f"#/{site.pk}/sign"):
        go(visit.page, at)
        visit.fits()
        visit.axe()


def test_deductions_reasons_and_what_is_missing(site: Visit, page_at: VisitMaker) -> None:
    visit = page_at(390, as_person=site.assessor.person)
    page = visit.page
    open_field(page, visit.origin, f"#/{site.pk}/B05")
    page.get_by_role("button", name="道路有散落垃圾").click()
    page.get_by_role("button", name="加一").click()
    expect(page.locator(".fd-running")).to_have_text("扣 1 分，得 2/3 分")
    expect(page.locator(".fd-reasons textarea")).to_have_value("道路有散落垃圾")
    expect(page.locator(".fd-lack")).to_contain_text("佐证")
    page.get_by_role("button", name="自己填写").click()
    page.get_by_role("textbox", name="原因 2").fill("张工 13800138000")
    expect(page.locator(".fd-reasons")).to_contain_text("手机号")
    page.get_by_role("textbox", name="原因 2").fill("东门旁有烟头")
    kept(page)
    page.reload()  # nothing was saved by hand
    page.wait_for_function("() => document.documentElement.dataset.ready === 'yes'")
    expect(page.get_by_role("textbox", name="原因 2")).to_have_value("东门旁有烟头")
    go(page, f"#/{site.pk}/end")
    expect(page.get_by_role("heading", name="扣分缺佐证：1 项")).to_be_visible()
    expect(page.get_by_role("heading", name="未评：24 项")).to_be_visible()
    expect(page.get_by_role("button", name="交卷")).to_have_count(0)
    page.get_by_role("link", name="B05").click()
    shoot(page, photo(64))
    expect(page.locator(".fd-lack")).to_be_hidden()
    go(page, f"#/{site.pk}")
    until(lambda: ScoredPhoto.objects.filter(visit=site, item="B05").count() == 1)
    assert ScoredItem.objects.get(visit=site, item="B05").reasons == [["道路有散落垃圾", ""], ["东门旁有烟头", ""]]
    page.get_by_role("button", name="未完成").click()
    expect(page.locator("[data-item=B05]")).to_have_count(0)
    expect(page.locator("[data-item=B06]")).to_have_count(1)


def test_a_large_photo_is_made_smaller_marked_up_beside_the_original_and_has_its_place(
    site: Visit, page_at: VisitMaker
) -> None:
    visit = page_at(390, as_person=site.assessor.person)
    page = visit.page
    page.context.grant_permissions(["geolocation"])
    page.context.set_geolocation({"longitude": 118.87, "latitude": 28.96, "accuracy": 9})
    open_field(page, visit.origin, f"#/{site.pk}/B05")
    give(page, item_of(site, "B05"), "0")
    shoot(page, photo(2700))
    expect(page.locator(".fd-photos li")).to_contain_text("已记录位置")
    page.get_by_role("button", name="标注").click()
    canvas = page.locator("#field-markup canvas")
    box = canvas.bounding_box()
    assert box is not None
    for tool, start in (("箭头", 40), ("圈", 90), ("画线", 140)):
        page.get_by_role("button", name=tool).click()
        page.mouse.move(box["x"] + start, box["y"] + 60)
        page.mouse.down()
        page.mouse.move(box["x"] + start + 30, box["y"] + 90)
        page.mouse.move(box["x"] + start + 45, box["y"] + 120)
        page.mouse.up()
    page.get_by_role("button", name="撤销").click()
    page.get_by_role("button", name="存为副本").click()
    expect(page.locator(".fd-photos li")).to_have_count(2)
    hashes = page.locator(".fd-hash span").evaluate_all("(all) => all.map((one) => one.title)")
    go(page, f"#/{site.pk}")
    until(lambda: ScoredPhoto.objects.filter(visit=site).count() == 2)
    rows = list(ScoredPhoto.objects.filter(visit=site).select_related("file"))
    assert sorted(bytes(row.sha256).hex() for row in rows) == sorted(hashes)
    assert {row.file.width for row in rows} == {2560}
    assert {(str(row.longitude), str(row.latitude)) for row in rows} == {("118.870000", "28.960000")}
    assert len({row.taken_at for row in rows}) == 1


def test_photos_in_the_page_and_none_where_it_is_not_allowed(site: Visit, page_at: VisitMaker) -> None:
    visit = page_at(390, as_person=site.assessor.person)
    page = visit.page
    page.add_init_script(
        """if (navigator.mediaDevices) navigator.mediaDevices.getUserMedia = async () => {
            if (window.denied) throw new DOMException("no", "NotAllowedError");
            const canvas = document.createElement("canvas");
            canvas.width = 640; canvas.height = 480;
            const context = canvas.getContext("2d");
            let turn = 0;
            setInterval(() => {
                context.fillStyle = `hsl(${turn += 40} 80% 50%)`;
                context.fillRect(0, 0, 640, 480);
            }, 30);
            return canvas.captureStream();
        };"""
    )
    open_field(page, visit.origin, f"#/{site.pk}/B05")
    page.get_by_role("button", name="连拍").click()
    page.wait_for_function("() => document.querySelector('#field-camera video').videoWidth > 0")
    for number in (1, 2):
        page.get_by_role("button", name="拍摄").click()
        expect(page.locator("#field-camera [role=status]")).to_have_text(f"已存 {number} 张")
    page.get_by_role("button", name="完成").click()
    expect(page.locator(".fd-photos li")).to_have_count(2)
    page.evaluate("() => { window.denied = true; }")
    page.get_by_role("button", name="连拍").click()
    expect(page.locator(".fd-part [role=status]")).to_contain_text("未获准使用摄像头")


def test_what_is_no_photo_is_said_at_once(site: Visit, page_at: VisitMaker) -> None:
    visit = page_at(390, as_person=site.assessor.person)
    open_field(visit.page, visit.origin, f"#/{site.pk}/B05")
    shoot(visit.page, b"MZ program" * 50)
    expect(visit.page.locator(".fd-part [role=status]")).to_contain_text("不是手机能读的照片")
    expect(visit.page.locator(".fd-photos li")).to_have_count(0)


def test_the_phone_reckons_as_the_server_does(made: Any, page_at: VisitMaker) -> None:
    """Marks, what needs a reason, and what applies: every item of both standards, with answers of every kind."""
    visit = page_at(390)
    open_field(visit.page, visit.origin)
    asked, wanted = [], []
    for edition in Edition.objects.filter(standard__in=["courteous-compound", "green-community-points"]):
        standard = edition.compiled().standard
        drawn = {item["id"]: item for section in drawn_edition(edition, {})["sections"] for item in section["items"]}
        for item in standard.items:
            for answer in answers_for(item):
                mark = mark_of(item, answer, AT.date())
                asked.append([drawn[item.id], answer])
                wanted.append([mark if mark > LAST_SENTINEL else None, needs_reason(item, answer, AT.date())])
            for value in ("", "0", "1", "12", "yes", "no"):
                facts = {} if value == "" else {fact.id: value for fact in standard.facts}
                if (
                    all((value in ("yes", "no")) == (test.is_ is not None) for test in item.applies.values())
                    or not value
                ):
                    asked.append([drawn[item.id], facts])
                    wanted.append([applies(item, facts), None])
    found = visit.page.evaluate(
        """async (asked) => {
            const marks = await import("/static/evaluation/field/marks.js");
            return asked.map(([item, given]) => typeof given === "string"
                ? [marks.markOf(item, given), marks.needsReason(item, given)] : [marks.applies(item, given), null]);
        }""",
        asked,
    )
    wrong = [(item["id"], given, mine, theirs) for (item, given), mine, theirs in zip(asked, found, wanted, strict=True)
             if mine != theirs and not close(mine, theirs)]  # fmt: skip
    assert wrong == []
    assert len(asked) > 500


def close(mine: list[Any], theirs: list[Any]) -> bool:
    """Whether two marks differ by 0.0001 point: the phone divides with what JavaScript has, the server exactly."""
    return mine[1:] == theirs[1:] and None not in (mine[0], theirs[0]) and abs(mine[0] - theirs[0]) <= 1


def answers_for(item: Item) -> list[str]:
    method = item.method
    if method.binary:
        return ["", "yes", "no"]
    if method.levels:
        return ["", *(str(level) for level in method.levels)]
    if method.deduct or method.count:
        return ["", "0", "1", "2", "3", "5", "100"]
    return ["", "0/0", "0/7", "1/3", "2/3", "37/41", "95/100", "41/41"] if method.measured else [""]


def test_two_phones_merge_and_show_what_both_changed(site: Visit, page_at: VisitMaker) -> None:
    person = site.assessor.person
    phones = [page_at(390, as_person=person), page_at(390, as_person=person)]
    for visit in phones:
        open_field(visit.page, visit.origin)
        visit.page.evaluate(READY)
        visit.page.context.set_offline(True)
    one, other = (visit.page for visit in phones)
    for page, answers in ((one, {"B05": "1", "B06": "2"}), (other, {"B06": "3", "B07": "0"})):
        for name, answer in answers.items():
            go(page, f"#/{site.pk}/{name}")
            give(page, item_of(site, name), answer)
        go(page, f"#/{site.pk}")
    one.context.set_offline(False)
    until(lambda: ScoredItem.objects.filter(visit=site).count() == 2)
    other.context.set_offline(False)
    link = other.get_by_role("link", name="处理冲突：1")
    expect(link).to_be_visible()
    link.click()
    expect(other.locator(".fd-side").nth(0)).to_contain_text("3")
    expect(other.locator(".fd-side").nth(1)).to_contain_text("2")
    signal(phones[1])
    phones[1].axe()
    other.get_by_role("button", name="用本机的").click()
    expect(other.locator("#field")).to_contain_text("没有冲突了")
    until(lambda: dict(ScoredItem.objects.values_list("item", "answer")) == {"B05": "1", "B06": "3", "B07": "0"})
    go(other, f"#/{site.pk}")
    expect(other.locator("[data-item=B05]")).to_contain_text("1 处")  # what the first phone entered is here now
    assert OutboxRecord.objects.filter(state="CONFLICT").count() == 1


# A clear answer each, and nothing lost --------------------------------------------------------------------------------


def test_a_full_disk_keeps_what_was_there_and_says_so(
    site: Visit, profile: Callable[..., BrowserContext], live_server: Any
) -> None:
    context = profile(site.assessor.person)
    page = context.pages[0]
    page.goto(f"{live_server.url}/healthz")
    devtools = context.new_cdp_session(page)
    # Before anything is stored: Chromium remembers for a while how much room there was.
    devtools.send("Storage.overrideQuotaForOrigin", {"origin": live_server.url, "quotaSize": 8_000_000})
    open_field(page, live_server.url, f"#/{site.pk}/B05")
    page.evaluate(READY)
    context.set_offline(True)
    shoot(page, photo(64))
    expect(page.locator(".fd-photos li")).to_have_count(1)
    status = page.locator(".fd-part [role=status]")
    taken = 1
    for seed in range(2, 12):
        shoot(page, photo(1300, seed))
        expect(
            page.locator(f".fd-photos:has(> :nth-child({taken + 1})), .fd-part [role=status]:has-text('已满')")
        ).to_have_count(1)
        if "存储空间已满" in status.inner_text():
            break
        taken += 1
    expect(status).to_contain_text("存储空间已满")
    expect(page.locator(".fd-photos li")).to_have_count(taken)
    devtools.send("Storage.overrideQuotaForOrigin", {"origin": live_server.url})
    context.set_offline(False)
    go(page, f"#/{site.pk}")
    until(lambda: ScoredPhoto.objects.filter(visit=site).count() == taken, 60)


def test_a_round_that_is_sealed_meanwhile(site: Visit, page_at: VisitMaker) -> None:
    visit = page_at(390, as_person=site.assessor.person)
    page = visit.page
    open_field(page, visit.origin, f"#/{site.pk}/B05")
    page.evaluate(READY)
    page.context.set_offline(True)
    give(page, item_of(site, "B05"), "2")
    go(page, f"#/{site.pk}")
    Round.objects.filter(pk=site.round_id).update(state="SEALED", sealed_at=AT)
    page.context.set_offline(False)
    expect(page.locator("#field .alert-danger")).to_contain_text("已封存")
    expect(page.locator("#field .alert-warning")).to_contain_text("不在您的清单中")
    expect(page.locator("[data-item=B05]")).to_contain_text("2 处")  # nothing is lost
    assert OutboxRecord.objects.get(kind="evaluation.items").body["items"]["B05"]["answer"] == "2"
    go(page, "#/")
    expect(page.locator(".fd-card")).to_contain_text("已不在清单中")


def test_what_a_closed_account_had_entered_comes_in_as_a_file_that_the_office_brings(
    site: Visit, page_at: VisitMaker, tmp_path: Path, person_with: Any
) -> None:
    visit = page_at(390, as_person=site.assessor.person)
    page, person, taken = visit.page, site.assessor.person, photo(64)
    open_field(page, visit.origin, f"#/{site.pk}/B05")
    page.evaluate(READY)
    page.context.set_offline(True)
    give(page, item_of(site, "B05"), "2")
    shoot(page, taken)
    expect(page.locator(".fd-photos li")).to_have_count(1)
    go(page, f"#/{site.pk}")
    person.is_active = False
    person.save()
    page.context.set_offline(False)
    expect(page.locator("#field-warnings")).to_contain_text("账号已停用")
    expect(page.locator("[data-item=B05]")).to_contain_text("2 处")
    page.get_by_role("link", name="存为文件").click()
    with page.expect_download() as started:
        page.get_by_role("button", name="把未发送的存为文件").click()
    saved = tmp_path / started.value.suggested_filename
    started.value.save_as(saved)

    officer = person_with([SETTLE.code, VIEW_ROUNDS.code], f"division:{site.sheet.county_id}")
    office = page_at(1440, as_person=officer)
    office.page.goto(f"{office.origin}/outbox/office/")
    office.axe()
    office.page.get_by_role("link", name="导入手机保存的文件").first.click()
    office.page.get_by_label("手机保存的文件").set_input_files(saved)
    office.page.get_by_label("理由").fill("账号已停用，手机交回")
    office.axe()
    office.page.get_by_role("button", name="导入", exact=True).click()
    expect(office.page.get_by_role("heading", level=1)).to_have_text("导入结果")
    expect(office.page.locator("main")).to_contain_text("已保存，正在入库")
    settle(str(person.pk))
    assert ScoredItem.objects.get(visit=site).answer == "2"
    assert ScoredPhoto.objects.get(visit=site).sha256 == hashlib.sha256(taken).digest()
    office.page.locator("main li a").first.click()
    expect(office.page.locator("main")).to_contain_text("已入库")
    expect(office.page.locator("main")).to_contain_text("2 处")
    office.axe()


def test_a_new_edition_meanwhile_is_fetched_and_what_was_entered_is_sent_by_it(
    site: Visit, page_at: VisitMaker
) -> None:
    visit = page_at(390, as_person=site.assessor.person)
    page = visit.page
    open_field(page, visit.origin, f"#/{site.pk}/B05")
    page.evaluate(READY)
    page.context.set_offline(True)
    give(page, item_of(site, "B05"), "2")
    shoot(page, photo(64))
    expect(page.locator(".fd-photos li")).to_have_count(1)
    go(page, f"#/{site.pk}")
    made = draft(document=renamed(site.round.edition.document, "sample-2021.2"), by=None, at=AT)
    made = publish_edition(edition=made, content_hash=made.content_hash, by=None, at=AT)
    Round.objects.filter(pk=site.round_id).update(edition=made)
    page.context.set_offline(False)
    until(lambda: ScoredPhoto.objects.filter(visit=site).count() == 1, 40)
    assert ScoredItem.objects.get(visit=site).answer == "2"
    states = Counter(OutboxRecord.objects.values_list("state", "problem_code"))
    assert states == {("REFUSED", "other_edition"): 1, ("TAKEN", ""): 1}
    expect(page.locator("#field .alert-danger")).to_have_count(0)
    assert Edition.objects.filter(edition="sample-2021.2").exists()


def test_a_clock_that_is_wrong_by_a_year(site: Visit, page_at: VisitMaker) -> None:
    visit = page_at(390, as_person=site.assessor.person)
    page = visit.page
    page.add_init_script(
        """const Real = Date, year = 365 * 86_400_000;
        window.Date = class extends Real {
            constructor(...given) { given.length ? super(...given) : super(Real.now() + year); }
            static now() { return Real.now() + year; }
        };"""
    )
    open_field(page, visit.origin, f"#/{site.pk}/B05")
    give(page, item_of(site, "B05"), "2")
    go(page, f"#/{site.pk}")
    until(lambda: ScoredItem.objects.filter(visit=site).exists())
    expect(page.locator("#field-warnings")).to_contain_text("偏差")
    assert OutboxRecord.objects.get().clock_off == pytest.approx(365 * 86_400, abs=60)


def test_what_waits_for_five_days_is_said(site: Visit, page_at: VisitMaker) -> None:
    visit = page_at(390, as_person=site.assessor.person)
    page = visit.page
    open_field(page, visit.origin, f"#/{site.pk}/B05")
    page.evaluate(READY)
    page.context.set_offline(True)
    give(page, item_of(site, "B05"), "2")
    go(page, f"#/{site.pk}")
    page.add_init_script("const real = Date.now; Date.now = () => real() + 5.5 * 86_400_000;")
    page.reload()
    expect(page.locator("#field-warnings")).to_contain_text("已等待 5 天")
    page.context.set_offline(False)


def test_both_languages_are_there_without_a_signal(site: Visit, page_at: VisitMaker) -> None:
    visit = page_at(390, as_person=site.assessor.person)
    page = visit.page
    open_field(page, visit.origin)
    page.evaluate(READY)
    page.context.set_offline(True)
    open_field(page, visit.origin, f"?language=en#/{site.pk}/B05")
    expect(page.get_by_role("heading", level=1)).to_have_text("B05 Common areas are clean")
    expect(page.get_by_role("button", name="Litter on the road")).to_be_visible()
    page.context.set_offline(False)


def test_whoever_is_not_signed_in_is_told_what_to_do(page_at: VisitMaker, person_with: Any) -> None:
    visit = page_at(390)
    open_field(visit.page, visit.origin)
    expect(visit.page.locator(".empty-title")).to_have_text("本机还没有任务清单")
    expect(visit.page.get_by_role("link", name="登录")).to_be_visible()
    visit = page_at(390, as_person=person_with(["evaluation.view_rounds"]))
    open_field(visit.page, visit.origin)
    expect(visit.page.locator("#field-warnings")).to_contain_text("没有评分权限")


def test_giving_back_and_refusing_to_sign(made: Any, page_at: VisitMaker) -> None:
    visits = send(made, made.round.sheets.order_by("code")[:1], accept=False)
    site = next(visit for visit in visits if visit.part == "SITE")
    documents = next(visit for visit in visits if visit.part == "DOCUMENTS")
    page = page_at(390, as_person=documents.assessor.person).page
    open_field(page, page_at(390).origin, f"#/{documents.pk}")
    page.get_by_text("退回这项任务").click()
    page.get_by_role("button", name="退回", exact=True).click()
    expect(page.locator(".fd-back [role=alert]")).to_have_text("请写明原因。")
    page.get_by_label("退回原因").fill("亲属在该物业任职")
    page.get_by_label("我与这里有利益冲突").check()
    page.get_by_role("button", name="退回", exact=True).click()
    until(lambda: Visit.objects.get(pk=documents.pk).state == "REFUSED")
    assert Visit.objects.get(pk=documents.pk).has_conflict

    page = page_at(390, as_person=site.assessor.person).page
    open_field(page, page_at(390).origin, f"#/{site.pk}")
    page.get_by_role("button", name="我已声明").click()
    expect(page.locator(".fd-item").first).to_be_visible()
    go(page, f"#/{site.pk}/sign")
    card = page.locator(".fd-parties .card", has=page.get_by_role("heading", name="社区"))
    card.get_by_text("不签字").click()
    card.get_by_label("为什么没有签字？").fill("社区无人到场")
    card.get_by_role("button", name="保存原因").click()
    until(lambda: Confirmation.objects.filter(party="COMMUNITY", refused_because="社区无人到场").exists())
    expect(card).to_contain_text("已到服务器")
