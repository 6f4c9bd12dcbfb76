"""Codes and recovery codes hold once, in one step of time, for one account, under one key."""

import re
from datetime import timedelta

import pyotp
import pytest
import time_machine
from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match import clock, errors
from employer_match.models import AuditEntry, RecoveryCode, SecondFactor, User
from employer_match.services.accounts import sealing
from employer_match.services.accounts import second_factor as factor
from employer_match.services.accounts.actors import actor_of
from tests.support.factories import Factory

KEY = "a key for tests and nothing else"


def switched_on(session: Session, user: User) -> tuple[pyotp.TOTP, list[str]]:
    setup = factor.set_up(session, actor_of(user), KEY)
    authenticator = pyotp.TOTP(setup.secret)
    code = authenticator.at(clock.now())
    return authenticator, factor.confirm(session, actor_of(user), code, KEY)


def holds(session: Session, user: User, code: str) -> bool:
    try:
        factor.use_code(session, user.id, code, KEY)
    except errors.Invalid:
        return False
    return True


def test_an_authenticators_whole_life(session: Session, make: Factory) -> None:
    anna, bo = make.coach(), make.coach()
    start = clock.now().replace(second=5, microsecond=0)
    with time_machine.travel(start, tick=False) as travel:
        setup = factor.set_up(session, actor_of(anna), KEY)
        assert factor.begun(session, actor_of(anna), KEY) == setup
        assert re.fullmatch(
            r"otpauth://totp/Employer%20Match:person\d+%40example.se\?.*", setup.link
        )
        assert not factor.holds(session, anna.id), "nothing is asked for before it is confirmed"
        with pytest.raises(errors.Invalid):
            factor.confirm(session, actor_of(anna), "000000", KEY)
        assert not factor.holds(session, anna.id)

        authenticator, spare = switched_on(session, anna)
        kept = session.get_one(SecondFactor, anna.id)
        assert authenticator.secret not in str(vars(kept))
        assert factor.standing(session, anna.id) == factor.Standing(on=True, codes_left=10)
        with pytest.raises(errors.Conflict):
            factor.set_up(session, actor_of(anna), KEY)

        # In its window a code holds once; what is older than a used one does not hold at all.
        table = [
            (0, 0, False, "the one it was confirmed with"),
            (30, 30, True, "the next"),
            (30, 30, False, "the same again"),
            (30, 0, False, "an earlier one"),
            (120, 90, True, "the clock is half a minute late"),
            (180, 210, True, "or early"),
            (240, 210, False, "used early, and now again"),
            (300, 210, False, "too old"),
            (300, 390, False, "from a future too far"),
            (300, 300, True, "time goes on"),
        ]
        for now, of, right, what in table:
            travel.move_to(start + timedelta(seconds=now))
            code = authenticator.at(start + timedelta(seconds=of))
            assert holds(session, anna, code) is right, what

        travel.move_to(start + timedelta(seconds=360))
        code = authenticator.at(clock.now())
        assert not holds(session, bo, code), "another's account"
        for wrong in ("", "12345", "1234567", "٣٤٥٦٧٨", code[::-1] if code != code[::-1] else "0"):
            assert not holds(session, anna, wrong)
        with pytest.raises(errors.Invalid):
            factor.use_code(session, anna.id, code, "another key")
        assert holds(session, anna, f"{code[:3]} {code[3:]}"), "as people write it"

        # Recovery codes
        assert len(set(spare)) == 10
        hashes = session.scalars(select(RecoveryCode.code_hash).order_by(RecoveryCode.id)).all()
        assert not any(one.replace("-", "") in hashes or one in hashes for one in spare)
        assert holds(session, anna, spare[0].upper())
        assert not holds(session, anna, spare[0])
        assert not holds(session, bo, spare[1])
        assert factor.standing(session, anna.id).codes_left == 9

        travel.shift(60)
        fresh = factor.new_recovery_codes(
            session, actor_of(anna), authenticator.at(clock.now()), KEY
        )
        assert not holds(session, anna, spare[2])
        with pytest.raises(errors.Invalid):
            factor.remove(session, actor_of(anna), "000000", KEY)
        factor.remove(session, actor_of(anna), fresh[0], KEY)
        assert factor.standing(session, anna.id) == factor.Standing(on=False, codes_left=0)
        assert session.scalars(select(RecoveryCode)).all() == []

    audited = session.scalars(select(AuditEntry).order_by(AuditEntry.id)).all()
    assert [entry.action for entry in audited] == [
        "second_factor_on",
        "recovery_code_used",
        "recovery_codes_made",
        "recovery_code_used",
        "second_factor_off",
    ]


def test_what_is_sealed_opens_with_its_key_for_its_purpose_alone() -> None:
    sealed = sealing.seal(KEY, "one", "hemligt")
    assert sealed != sealing.seal(KEY, "one", "hemligt")
    assert sealing.unseal(KEY, "one", sealed) == "hemligt"
    changed = ("A" if sealed[20] != "A" else "B").join((sealed[:20], sealed[21:]))
    for key, purpose, text in (
        (KEY, "two", sealed),
        ("another key", "one", sealed),
        (KEY, "one", changed),
        (KEY, "one", "not base64!"),
        (KEY, "one", ""),
    ):
        assert sealing.unseal(key, purpose, text) is None
