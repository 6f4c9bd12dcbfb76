"""Every page without a number in its address opens, for whoever may see it, in both languages."""

import pytest
from flask import Flask

from employer_match.vocabulary import Role
from tests.support.clients import Client, is_page
from tests.support.factories import Factory

LANGUAGES = ("sv", "en")


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
