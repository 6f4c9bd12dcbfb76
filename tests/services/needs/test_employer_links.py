"""A link opens one vacancy, for a while, and only if we signed it."""

from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match import clock, errors
from employer_match.config import Settings
from employer_match.models import EmployerLink
from employer_match.services.needs import employer_links
from tests.support.factories import Factory

SETTINGS = Settings(secret_key="a key for these tests only, not secret", base_url="https://m.test/")


def token_of(address: str) -> str:
    return address.removeprefix("https://m.test/post/need/")


def test_the_link_opens_its_vacancy_and_no_other(session: Session, make: Factory) -> None:
    first, second = make.vacancy(), make.vacancy()
    for vacancy in (first, second):
        token = token_of(employer_links.make_link(session, vacancy, SETTINGS))
        assert employer_links.open_link(session, token, SETTINGS).vacancy_id == vacancy.id


def test_the_database_does_not_hold_the_token(session: Session, make: Factory) -> None:
    token = token_of(employer_links.make_link(session, make.vacancy(), SETTINGS))
    kept = session.scalars(select(EmployerLink)).one()
    assert kept.token_hash not in token
    assert token not in kept.token_hash


def test_a_link_ends_with_its_days(session: Session, make: Factory) -> None:
    token = token_of(employer_links.make_link(session, make.vacancy(), SETTINGS))
    with (
        time_machine.travel(clock.now() + timedelta(days=SETTINGS.form_link_days, seconds=1)),
        pytest.raises(errors.LinkExpired),
    ):
        employer_links.open_link(session, token, SETTINGS)


def test_a_revoked_link_is_dead(session: Session, make: Factory) -> None:
    vacancy = make.vacancy()
    token = token_of(employer_links.make_link(session, vacancy, SETTINGS))
    assert employer_links.revoke_links(session, vacancy.id) == 1
    with pytest.raises(errors.LinkExpired):
        employer_links.open_link(session, token, SETTINGS)
    assert employer_links.revoke_links(session, vacancy.id) == 0


@pytest.mark.parametrize("change", [str.upper, lambda t: t[1:], lambda t: t + "0", lambda t: ""])
def test_a_changed_token_is_not_ours(session: Session, make: Factory, change) -> None:  # type: ignore[no-untyped-def]
    token = token_of(employer_links.make_link(session, make.vacancy(), SETTINGS))
    with pytest.raises(errors.LinkExpired):
        employer_links.open_link(session, change(token), SETTINGS)


def test_another_installations_key_opens_nothing(session: Session, make: Factory) -> None:
    token = token_of(employer_links.make_link(session, make.vacancy(), SETTINGS))
    other = Settings(secret_key="another key for these tests, not secret")
    with pytest.raises(errors.LinkExpired):
        employer_links.open_link(session, token, other)


@pytest.mark.parametrize("token", ["å", ".", "1.2.3", "\0", "x" * 5000])
def test_nonsense_is_refused_like_any_other_link(session: Session, token: str) -> None:
    with pytest.raises(errors.LinkExpired):
        employer_links.open_link(session, token, SETTINGS)
