"""A real Chromium on a live server: pages at a width, people signed in; what the console or axe finds is a failure."""

import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, expect, sync_playwright

# Playwright keeps an event loop in this thread, in which Django would otherwise refuse the database.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# The maps need WebGL, which is drawn by the processor here. All else is drawn directly: half of what a page costs.
ARGUMENTS = ["--lang=zh-CN", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist"]
ARGUMENTS += ["--disable-gpu-rasterization", "--disable-gpu-compositing", "--renderer-process-limit=1"]
# The thread of the page has nothing to do, twice; what that has started is seen as a request.
IDLE = """() => document.fonts.ready.then(() => new Promise(done => requestIdleCallback(
    () => requestIdleCallback(done, {timeout: 2000}), {timeout: 2000})))"""
RUN_AXE = """(rules) => axe.run(document, {runOnly: rules, resultTypes: ["violations"]})
    .then(found => found.violations)"""


# One width on every run, the other with the long tests: what a person does is the same, what is seen may not be.
IN_HAND_FIRST = [390, pytest.param(1440, marks=pytest.mark.long)]
AT_DESK_FIRST = [1440, pytest.param(390, marks=pytest.mark.long)]

expect.set_options(timeout=15_000)  # as long as a page may take to do anything else


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    named = os.environ.get("LINLI_CHROMIUM")
    program = named or next(filter(None, map(shutil.which, NAMES)), None)
    if program is None:
        pytest.fail("no Chromium: install one, or name its path in LINLI_CHROMIUM; ./linli test does it by itself")
    as_root = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=[*ARGUMENTS, *as_root])
        yield browser
        browser.close()


@cache
def axe() -> str:
    """Return the script of axe."""
    return f"{AXE.read_text(encoding='utf-8')};undefined"


class Visit:
    """One page in a browser of its own, and what its console complained about."""

    def __init__(self, page: Page, origin: str, *, scripts: bool) -> None:
        self.page, self.origin, self._scripts = page, origin, scripts
        self.complaints: list[str] = []
        self._asked: set[Request] = set()
        page.on("request", lambda request: self._asked.add(request))
        page.on("requestfinished", lambda request: self._asked.discard(request))
        page.on("requestfailed", lambda request: self._asked.discard(request))
        page.on("console", self._note)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _note(self, message: ConsoleMessage) -> None:
        # A 4xx always logs "Failed to load resource": what a page answers is for the test to say.
        # A map that is copied to the screen by the processor makes the graphics library warn of that being slow.
        passed_over = "status of 4" in message.text or "GPU stall due to ReadPixels" in message.text
        if message.type in ("error", "warning") and not passed_over:
            self.complaints.append(message.text)

    def go(self, path: str) -> Page:
        self.page.goto(self.origin + path)
        self.settle()
        return self.page

    def settle(self) -> None:
        """Wait until the page is loaded and idle and asks for nothing: sooner than half a second without a request."""
        self.page.wait_for_load_state("load")
        limit, quiet = time.monotonic() + 5, 0
        while self._scripts and quiet < 3 and time.monotonic() < limit:
            self.page.evaluate(IDLE)
            quiet = 0 if self._asked else quiet + 1
        if quiet < 3:
            self.page.wait_for_load_state("networkidle")

    def fits(self) -> None:
        """Fail if the page is wider than the window."""
        width = self.page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
        assert width[0] <= width[1], f"{self.page.url} is {width[0]} wide in a window of {width[1]}"

    def axe(self) -> None:
        """Fail if axe finds anything; the console is looked at before, for axe leaves styles behind."""
        self.quiet()
        self.page.evaluate(axe())
        found = self.page.evaluate(RUN_AXE, RULES)
        self.complaints.clear()
        lines = [f"{one['id']}: {node['target']} {node['failureSummary']}" for one in found for node in one["nodes"]]
        assert not lines, "\n".join([self.page.url, *lines])

    def quiet(self) -> None:
        """Fail if the console complained, of the content policy for one."""
        assert self.complaints == [], self.page.url


VisitMaker = Callable[..., Visit]


class Windows:
    """Browsers of their own that are used again: with what they have loaded, a page costs a third of its first time.

    A window that is given back has no page, no cookie and nothing stored; only the files that pages share stay.
    """

    def __init__(self, browser: Browser, origin: str) -> None:
        self._browser, self._origin = browser, origin
        self._free: dict[bool, list[BrowserContext]] = {True: [], False: []}

    def take(self, *, scripts: bool) -> BrowserContext:
        if self._free[scripts]:
            return self._free[scripts].pop()
        context = self._browser.new_context(locale="zh-CN", java_script_enabled=scripts)
        context.set_default_timeout(15_000)
        context.new_page().goto(f"{self._origin}/static/ui/page.css")  # stays open, and with it what is loaded
        return context

    def give_back(self, context: BrowserContext, *, scripts: bool) -> None:
        stays, *pages = context.pages
        for page in pages:
            with suppress(Exception):  # one that has crashed: the test has failed already
                page.goto("about:blank")  # no request of a closing page may reach the database
            page.close()
        session = context.new_cdp_session(stays)
        session.send("Storage.clearDataForOrigin", {"origin": self._origin, "storageTypes": "all"})
        session.detach()
        context.clear_cookies()
        self._free[scripts].append(context)


@pytest.fixture(scope="session")
def windows(browser: Browser, live_server: Any) -> Windows:
    return Windows(browser, live_server.url)


@pytest.fixture
def page_at(windows: Windows, live_server: Any) -> Iterator[VisitMaker]:
    """Open a browser at a width; as_person signs somebody in, dark, scripts and the language are as given."""
    taken: list[tuple[BrowserContext, bool]] = []
    visits: list[Visit] = []

    def open_at(
        width: int, *, as_person: Any = None, dark: bool = False, scripts: bool = True, language: str = "zh-hans"
    ) -> Visit:
        context = windows.take(scripts=scripts)
        taken.append((context, scripts))
        cookies = {"django_language": language}
        if as_person is not None:
            from django.test import Client

            client = Client()
            client.force_login(as_person, backend="allauth.account.auth_backends.AuthenticationBackend")
            cookies["sessionid"] = client.cookies["sessionid"].value
        context.add_cookies([{"name": n, "value": v, "url": live_server.url} for n, v in cookies.items()])
        page = context.new_page()
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme="dark" if dark else "light")
        visits.append(Visit(page, live_server.url, scripts=scripts))
        return visits[-1]

    yield open_at
    for context, scripts in taken:
        windows.give_back(context, scripts=scripts)
    for visit in visits:
        visit.quiet()
