"""Every endpoint declares a right; the public ones are few and stand here; no address vanishes."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from werkzeug.routing import Rule

from employer_match import create_app
from employer_match.config import Settings
from employer_match.http.rights import PUBLIC, right_of
from employer_match.services.permissions import ROLES, Action

ADDRESSES = Path(__file__).with_name("addresses.txt")
#: Endpoints that anybody may call, with the reason.
OPEN_TO_ALL = {
    "about.accessibility": "the law asks for it",
    "about.how_suggestions_work": "whoever is suggested something may read how",
    "about.language": "which language a page speaks",
    "api_document": "what the API is, not what it holds",
    "calendar.read": "a calendar program signs nobody in: the address is the secret",
    "employer_form.post": "employers have no account",
    "employer_form.thanks": "the answer to what was posted",
    "employer_form.closed": "the answer to what was withdrawn",
    "employer_need.change": "opened by the link in the employer's mail alone",
    "employer_need.ask": "the same",
    "employer_need.close": "the same",
    "employer_wishes.say": "the same",
    "employer_wishes.kept": "the same",
    "forgotten.ask": "whoever has forgotten the password cannot sign in to say so",
    "forgotten.asked": "the answer to that, the same for every address",
    "forgotten.choose": "opened by the link in the letter alone",
    "health.alive": "is the process there",
    "health.ready": "is the database there",
    "health.metrics": "answers this machine only",
    "provider.begin": "how one becomes somebody through an identity provider",
    "provider.back": "where that one sends the browser back",
    "sign_in.code": "the second half of becoming somebody",
    "sign_in.enter": "how one becomes somebody",
}


@pytest.fixture(scope="module")
def app() -> Flask:
    """The whole application; no database is asked."""
    return create_app(Settings(database_url="sqlite://", secret_key="only for reading rules"))


def _methods(rule: Rule) -> Iterator[str]:
    yield from sorted((rule.methods or set()) - {"HEAD", "OPTIONS"})


def test_every_endpoint_declares_a_right(app: Flask) -> None:
    silent = [
        f"{method} {rule.rule} ({rule.endpoint})"
        for rule in app.url_map.iter_rules()
        for method in _methods(rule)
        if rule.endpoint not in type(app).without_database
        and right_of(app.view_functions[rule.endpoint], method) is None
    ]
    assert silent == []


def test_what_is_open_to_all_stands_on_the_list(app: Flask) -> None:
    public = {
        rule.endpoint
        for rule in app.url_map.iter_rules()
        for method in _methods(rule)
        if right_of(app.view_functions[rule.endpoint], method) == PUBLIC
    }
    assert public == OPEN_TO_ALL.keys()


def test_what_needs_no_database_is_static(app: Flask) -> None:
    """These pass by the check of rights: they may only hand out files and the process's health."""
    endpoints = {rule.endpoint for rule in app.url_map.iter_rules()}
    outside = type(app).without_database & endpoints
    assert {name for name in outside if "static" not in name} <= OPEN_TO_ALL.keys()


def test_every_action_has_its_roles() -> None:
    assert ROLES.keys() == set(Action)


def test_no_address_vanishes_or_comes_unnoticed(app: Flask) -> None:
    """Whoever adds or removes an address says so in addresses.txt: others have bookmarked it."""
    now = {
        f"{method} {rule.rule}" for rule in app.url_map.iter_rules() for method in _methods(rule)
    }
    kept = set(ADDRESSES.read_text().splitlines())
    gone, new = sorted(kept - now), sorted(now - kept)
    assert not gone, f"gone, though somebody may rely on them: {gone}"
    assert not new, "new; add to addresses.txt:\n" + "\n".join(new)


def test_the_list_of_addresses_is_sorted() -> None:
    lines = ADDRESSES.read_text().splitlines()
    assert lines == sorted(set(lines))
