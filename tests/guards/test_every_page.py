"""Every page opens for whoever may see it, in both languages, and a wrong number breaks none."""

import re

import pytest
from flask import Flask

from employer_match.vocabulary import Role
from tests.support.clients import Client, is_page
from tests.support.factories import Factory

LANGUAGES = ("sv", "en")
RECORDS_IN_QUERIES = ("workplace_id", "vacancy_id", "participant_id", "page", "text", "q")


def _plain_addresses(app: Flask) -> list[str]:
    return sorted(
        rule.rule
        for rule in app.url_map.iter_rules()
        if "GET" in (rule.methods or set()) and not rule.arguments
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_page_opens_or_is_refused(
    app: Flask, client: Client, make: Factory, language: str
) -> None:
    unit = make.unit()
    make.contact(make.workplace(), make.coach(unit))
    for role in Role:
        client.sign_in(make.user(role, unit=unit))
        client.set_cookie("language", language)
        answers = {path: client.get(path) for path in _plain_addresses(app)}
        assert {path: a.status for path, a in answers.items() if a.status_code >= 500} == {}
        pages = {path: a.text for path, a in answers.items() if is_page(a)}
        spoken = f'<html lang="{language}"'
        assert [path for path, page in pages.items() if spoken not in page] == []


@pytest.mark.parametrize("wrong", ["0", "9" * 30, "-1", "å%00"])
def test_an_address_that_leads_nowhere_says_so(
    app: Flask, client: Client, make: Factory, wrong: str
) -> None:
    unit = make.unit()
    user = make.user(*Role, unit=unit)
    client.sign_in(user)
    bearer = client.bearer(user)
    broken = {}
    for rule in app.url_map.iter_rules():
        if "GET" in (rule.methods or set()) and rule.arguments:
            path = re.sub(r"<[^>]*>", wrong, rule.rule)
            answer = client.get(path, headers=bearer if path.startswith("/api/") else None)
            if answer.status_code >= 500:
                broken[path] = answer.status
    assert broken == {}


@pytest.mark.parametrize("wrong", ["9" * 30, "-1", "%00", "%ff", "[]"])
def test_a_record_that_is_none_breaks_no_page(
    app: Flask, client: Client, make: Factory, wrong: str
) -> None:
    client.sign_in(make.user(*Role, unit=make.unit()))
    asked = "&".join(f"{name}={wrong}" for name in RECORDS_IN_QUERIES)
    paths = [f"{path}?{asked}" for path in _plain_addresses(app) if "/api/" not in path]
    assert [path for path in paths if client.get(path).status_code >= 500] == []
