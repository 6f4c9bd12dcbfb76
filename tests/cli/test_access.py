"""Who may what, on paper, is what the code does."""

from employer_match.cli.access import page
from employer_match.http.coded_words.actions import WORDS
from employer_match.services.permissions import Action
from tests.support.house import ROOT


def test_every_action_has_its_words() -> None:
    assert WORDS[Action].keys() == set(Action)


def test_the_page_is_that_of_the_code() -> None:
    kept = (ROOT / "docs/access.md").read_text("utf-8").splitlines()
    assert kept == list(page()), "run: employer-match access > docs/access.md"
