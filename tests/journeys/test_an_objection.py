"""Whoever does not want to be contacted is found with no number and no address, anywhere."""

import html
import re
from collections import defaultdict

import pytest
from flask import Flask

from employer_match import clock
from employer_match.vocabulary import ContactSource, Role
from tests.journeys.test_nothing_leaks import Values, addresses
from tests.support.clients import Client
from tests.support.factories import Factory

NUMBER, ADDRESS = "0701740699", "zafirgroda@pahittad.example"


@pytest.fixture
def database_kind() -> str:
    """What is shown does not depend on the database."""
    return "sqlite"


def _told(app: Flask, client: Client, values: Values, bearer: dict[str, str]) -> set[str]:
    found = set()
    for rule, path in addresses(app, values):
        headers = bearer if path.startswith("/api/") else None
        text = html.unescape(client.get(path, headers=headers).text)
        if ADDRESS in text or NUMBER in re.sub(r"[ -]", "", text):
            found.add(rule.rule)
    return found


@pytest.mark.slow
def test_an_objection_hides_the_channel_at_every_address(
    app: Flask, client: Client, make: Factory
) -> None:
    user = make.user(*Role, unit=make.unit())
    shop = make.workplace()
    person = make.contact_person(
        shop, phone="070-174 06 99", email=ADDRESS, source=ContactSource.ADVERT,
        created_at=clock.now().replace(year=2025),
    )  # fmt: skip
    vacancy = make.vacancy(shop, contact_person_id=person.id)
    contact = make.contact(shop, user, contact_person_id=person.id, vacancy_id=vacancy.id)
    make.owner(shop, user)
    values: Values = defaultdict(
        lambda: [1],
        workplace_id=[shop.id],
        employer_id=[shop.employer_id],
        person_id=[person.id],
        vacancy_id=[vacancy.id],
        contact_id=[contact.id],
        user_id=[user.id],
        event=["fill"],
    )
    bearer = client.sign_in(user).bearer(user)
    assert len(_told(app, client, values, bearer)) >= 4, "as long as nobody objects it is shown"
    person.objected_at = clock.now()
    assert _told(app, client, values, bearer) == set()
