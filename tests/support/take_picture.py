"""Take the picture of the README from a running demo, in which everybody is invented.

    .venv/bin/employer-match demo                         # in one window
    .venv/bin/python -m tests.support.take_picture        # in another; writes docs/picture.png

Needs the test tools (Playwright) and a Chromium; the one of Debian is taken where it is.
"""

import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from employer_match.demo.people import DEMO_PASSWORD

TO = Path(__file__).parents[2] / "docs" / "picture.png"
CHROMIUM = Path("/usr/bin/chromium")
#: Whose page is shown: what the person says large, then what fits, and why.
WHO, PERSON = "asta.demolin@vagvinna.example", "Tall 7"
#: Smaller than life, so that the file stays small.
HEIGHT, WIDTH, SCALE = 1290, 1020, 0.7


def take(page: Page, address: str) -> None:
    """Sign in as a coach, open a participant, and keep what a screen shows of it."""
    page.goto(f"{address}/sign-in")
    page.fill("[name=email]", WHO)
    page.fill("[name=password]", DEMO_PASSWORD)
    page.click("main form button")
    page.goto(f"{address}/participants")
    page.click(f"text={PERSON}")
    page.wait_for_load_state()
    page.screenshot(path=TO)


def main() -> None:
    """The address of the demo may be given; else it is where the demo says it is."""
    address = sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8000"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM if CHROMIUM.exists() else None, args=["--no-sandbox"]
        )
        page = browser.new_page(
            viewport={"width": WIDTH, "height": HEIGHT}, device_scale_factor=SCALE, locale="sv-SE"
        )
        take(page, address)
        browser.close()


if __name__ == "__main__":
    main()
