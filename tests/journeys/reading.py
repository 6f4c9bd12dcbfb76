"""What a page says, asked without showing the page: a failing test must not print real ads."""

import html
import re
from dataclasses import dataclass

from werkzeug.test import TestResponse

_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class Suggested:
    """A suggestion as the page shows it; the sentences themselves stay out of sight."""

    vacancy: int
    tier: str
    pluses: int
    questions: int
    relation_known: bool


class Page:
    """An answer that a person reads."""

    def __init__(self, answer: TestResponse) -> None:
        self.status = answer.status_code
        self.location = answer.location
        self._html = answer.text
        self._words = _plain(answer.text)

    def __repr__(self) -> str:
        return f"<page {self.status}>"

    def lacks(self, *words: str) -> list[str]:
        """Those of the words that do not stand on the page, as a person reads it."""
        return [each for each in words if each not in self._words]

    def names(self, *secrets: str) -> bool:
        """Whether any of these stands anywhere in the page, also where nobody reads it."""
        raw = html.unescape(self._html)
        return any(each in raw or each in self._words for each in secrets)

    def links(self, pattern: str) -> list[str]:
        """The addresses that the page links to and that match."""
        found = map(html.unescape, re.findall(r'href="([^"]*)"', self._html))
        return [address for address in found if re.search(pattern, address)]

    def value(self, name: str) -> str:
        """What stands in a hidden field."""
        found = re.search(rf'name="{name}" value="([^"]*)"', self._html)
        assert found, name
        return html.unescape(found[1])

    def suggestions(self) -> list[Suggested]:
        """The suggestions, in their order."""
        articles = re.findall(
            r'<article class="suggestion" id="vacancy-(\d+)">(.*?)</article>', self._html, re.S
        )
        return [
            Suggested(
                int(number),
                _plain(re.findall(r'<p class="tier">(.*?)</p>', inner, re.S)[0]).strip(),
                inner.count('<li class="plus">'),
                inner.count('<li class="question">'),
                "Annons, ingen relation" not in _plain(inner),
            )
            for number, inner in articles
        ]

    def figure(self, words: str) -> int:
        """The number that stands before these words among the figures."""
        found = re.search(rf"<strong>(\d+)</strong> {re.escape(words)}", self._html)
        assert found, words
        return int(found[1])


def _plain(markup: str) -> str:
    return " ".join(html.unescape(_TAG.sub("", markup)).split())
