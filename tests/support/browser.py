"""A real browser on a real socket: Debian's chromium, a threaded server, axe, screenshots."""

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, sync_playwright
from sqlalchemy.orm import Session
from werkzeug.serving import make_server

from employer_match.http import languages, signed_in
from employer_match.models import User
from tests.support.clients import new_sign_in

#: A folder to leave pictures in, for whoever wants to look at the pages; none is left without it.
PICTURES = "EMPLOYER_MATCH_TEST_PICTURES"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = [
    "--headless",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    *(["--no-sandbox"] if hasattr(os, "getuid") and os.getuid() == 0 else []),
]
#: WCAG 2.1 AA is the law; axe's own good habits come on top.
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]
WIDE, PHONE = 1280, 320


def chromium() -> str | None:
    """The path of the browser, or None."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)


@contextmanager
def running(executable: str) -> Iterator[Browser]:
    """The browser, started once for many pages."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        yield browser
        browser.close()


@contextmanager
def serving(app: Flask) -> Iterator[str]:
    """The app on a socket of this machine, a thread a request; gives its address."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    server.daemon_threads = False  # so that closing waits for the last answer
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class Visitor:
    """Opens pages as somebody, and notes what a person would never see go wrong."""

    def __init__(self, browser: Browser, address: str, session: Session) -> None:
        self.address = address
        self.faults: list[str] = []
        self._browser = browser
        self._session = session

    def open(
        self,
        path: str,
        *,
        user: User | None = None,
        language: str = "sv",
        width: int = WIDE,
        scripts: bool = True,
    ) -> Page:
        """A page in a fresh browser window: as this user, in this language, at this width (px)."""
        self._session.commit()
        context = self._browser.new_context(
            viewport={"width": width, "height": 900},
            locale=language,
            reduced_motion="reduce",
            java_script_enabled=scripts,
        )
        kept = {languages.COOKIE: language}
        if user is not None:
            kept[signed_in.COOKIE] = new_sign_in(self._session, user)
        context.add_cookies(
            [{"name": name, "value": value, "url": self.address} for name, value in kept.items()]
        )
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.faults.append(f"script error: {error}"))
        page.on("request", self._watch)
        page.goto(self.address + path)
        return page

    def check(self, page: Page, name: str = "") -> None:
        """No violation that axe knows, nothing wider than the window, no fault so far."""
        page.wait_for_load_state()  # a click returns when the answer begins, axe wants all of it
        results = Axe().run(page, options={"runOnly": RULES, "resultTypes": ["violations"]})
        picture(page, name)
        assert results.violations_count == 0, results.generate_report()
        over = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert over <= 0, f"{page.url} is {over} px wider than the window"
        assert not self.faults, "\n".join(self.faults)

    def close(self) -> None:
        """Close every window."""
        for context in self._browser.contexts:
            context.close()

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type == "error" and "status of 4" not in message.text:  # a refusal is an answer
            self.faults.append(f"console: {message.text}")

    def _watch(self, request: Request) -> None:
        if urlsplit(request.url).scheme in {"http", "https"} and not request.url.startswith(
            self.address
        ):
            self.faults.append(f"fetches {request.url}")


def picture(page: Page, name: str) -> None:
    """Leave a picture of the whole page, where EMPLOYER_MATCH_TEST_PICTURES names a folder."""
    folder = os.environ.get(PICTURES)
    if folder and name:
        Path(folder).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)
