"""Several people's browsers open at once: each a window of its own that keeps all it showed."""

import html
import re

from playwright.sync_api import Page

from employer_match.models import User
from tests.support.browser import Visitor

_SCRIPTS = re.compile(r"<(script|style)\b.*?</\1>", re.S)


class Desk:
    """One person's browser, signed in as `user` or as nobody; `seen` is every page it showed."""

    def __init__(self, visitor: Visitor, path: str, user: User | None = None) -> None:
        self._address = visitor.address
        self.page: Page = visitor.open(path, user=user)
        self.seen: list[str] = []
        self._look()

    def go(self, path: str) -> None:
        """Follow a link that stands elsewhere, or a bookmark."""
        self.page.goto(self._address + path)
        self._look()

    def reload(self) -> None:
        """Ask for the same page again."""
        self.page.reload()
        self._look()

    def press(self, words: str, role: str = "button", within: str = "main") -> None:
        """Press the one button or link that is called so, and read the page that comes."""
        kind = "link" if role == "link" else "button"
        target = self.page.locator(within).get_by_role(kind, name=words, exact=True)
        with self.page.expect_navigation():
            target.click()
        self._look()

    def open_part(self, words: str) -> None:
        """Unfold a part of the page."""
        self.page.locator("main summary", has_text=words).first.click()

    def lacks(self, *words: str) -> list[str]:
        """Those of the words that a person does not read in the window now."""
        said = self._words()
        return [each for each in words if each not in said]

    def figure(self, words: str) -> int:
        """The number that stands before these words among the figures."""
        found = re.search(rf"(\d+) {re.escape(words)}", self._words())
        assert found, words
        return int(found[1])

    @property
    def path(self) -> str:
        """Where the window is."""
        return self.page.url.removeprefix(self._address)

    def ever_named(self, *secrets: str) -> list[str]:
        """Those of the secrets that stood anywhere in any page, also where nobody reads it."""
        return [one for one in secrets if any(one in page for page in self.seen)]

    def _words(self) -> str:
        return " ".join(self.page.locator("body").inner_text().split())

    def _look(self) -> None:
        self.seen.append(_SCRIPTS.sub("", html.unescape(self.page.content())))
