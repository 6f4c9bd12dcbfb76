"""Eight coaches press their buttons at once, on pages and by machine: each is answered for real."""

from collections import Counter

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from employer_match import clock
from employer_match.http import signed_in
from employer_match.models import Contact, EarlierVersion
from employer_match.services.record import first_broken_link
from employer_match.vocabulary import Mode, NextStep, Outcome, Purpose
from tests.support.clients import Client, new_sign_in
from tests.support.factories import Factory
from tests.support.threads import at_once

COACHES, TIMES = 8, 3


@pytest.mark.slow
def test_each_press_is_kept_or_told_and_none_is_lost(
    app: Flask, client: Client, session: Session, make: Factory
) -> None:
    unit, place = make.unit(), make.workplace(address="0")
    coaches = [make.coach(unit) for _ in range(COACHES)]
    browsers = [(client.bearer(coach), new_sign_in(session, coach)) for coach in coaches]
    address = f"/api/v1/workplaces/{place.id}"
    contact = {
        "workplace_id": str(place.id),
        "happened_on": clock.today().isoformat(),
        "mode": Mode.PHONE,
        "purpose": Purpose.EMPLOYER_ASKED,
        "outcome": Outcome.DONE,
        "next_step": NextStep.NOTHING,
    }

    def work(browser: tuple[dict[str, str], str]) -> Counter[str]:
        bearer, cookie = browser
        mine, seen = FlaskClient(app, app.response_class), Counter[str]()
        mine.set_cookie(signed_in.COOKIE, cookie)
        token = _token(mine)
        for _ in range(TIMES):
            read = mine.get(address, headers=bearer)
            assert read.json is not None
            changed = {"name": read.json["name"], "address": str(int(read.json["address"]) + 1)}
            told = {**bearer, "If-Match": read.headers["ETag"]}
            seen[f"edit {mine.put(address, json=changed, headers=told).status_code}"] += 1
            sent = mine.post("/contacts/new", data={**contact, "csrf_token": token})
            seen[f"contact {sent.status_code}"] += 1
        return seen

    seen = Counter[str]()
    for each in at_once(work, browsers, threads=COACHES):
        assert isinstance(each, Counter)
        seen += each
    assert seen.keys() <= {"edit 200", "edit 412", "contact 303"}
    assert seen["edit 200"] + seen["edit 412"] == seen["contact 303"] == COACHES * TIMES
    session.expire_all()
    assert place.address == str(seen["edit 200"]), "an edit was lost, or refused and yet kept"
    assert session.scalar(select(func.count(EarlierVersion.id))) == seen["edit 200"]
    assert session.scalar(select(func.count(Contact.id))) == COACHES * TIMES
    assert first_broken_link(session) is None


def _token(browser: FlaskClient) -> str:
    page = browser.get("/account").text
    return page.split('name="csrf_token" value="')[1].split('"')[0]
