"""Nobody in the demo can be mistaken for a real person, company or telephone subscriber."""

import re
from datetime import date
from pathlib import Path

import pytest
from stdnum.se import orgnr, personnummer

from employer_match.demo import numbers
from employer_match.demo.employers import employers
from employer_match.demo.people import staff
from employer_match.demo.programme import programme
from employer_match.demo.reading import CONTENT
from employer_match.language.numbers import e164, is_personal, organisation_number
from tests.support.shared_data import shared

TODAY = date(2026, 11, 23)
FICTIONAL_PHONES = re.compile(r"08-465 004 \d\d|070-174 06 (0[5-9]|[1-9]\d)")
NOT_FOR_A_PROFILE = re.compile(
    r"diagnos|adhd|autis|depress|ångest|psyk|sjuk|funktionsned|missbruk|alkohol|drog|kriminal|"
    r"bidrag|ersättning|försörjningsstöd|soc\b|född|ålder|\bår gammal|invandr|flykting|muslim|"
    r"kristen|kyrka|svensk\b|utländsk|gravid|kvinna",
    re.IGNORECASE,
)


def test_organisation_numbers_are_valid_in_form_and_never_issued() -> None:
    """Luhn holds, they are all different, and each is of the series that nobody has."""
    found = [employer.organisation_number for employer in employers()]

    assert len(set(found)) == len(found)
    assert all(orgnr.is_valid(number) for number in found)
    assert all(organisation_number(number) == number for number in found)
    assert all(numbers.is_invented(number) for number in found)


def test_only_sole_traders_have_personal_numbers_and_nobody_was_born_that_day() -> None:
    """A sole trader's number looks like a person's, and its date does not exist."""
    sole_traders = [employer for employer in employers() if employer.sole_trader]

    assert len(sole_traders) == 2
    for employer in employers():
        assert is_personal(employer.organisation_number) is employer.sole_trader
    for trader in sole_traders:
        assert not personnummer.is_valid(trader.organisation_number)


def test_telephone_numbers_are_those_set_aside_for_fiction() -> None:
    """Workplaces, contact persons and colleagues, all with numbers of their own."""
    places = [place for employer in employers() for place in employer.workplaces]
    people = [person for place in places for person in place.people]
    colleagues = list(staff().users.values())
    phones = [each.phone for group in (places, people, colleagues) for each in group]

    assert len(set(phones)) == len(phones)
    assert all(FICTIONAL_PHONES.fullmatch(phone) and e164(phone) for phone in phones)


def test_addresses_of_mail_lead_nowhere() -> None:
    """Every address ends with the top domain that is reserved for examples (RFC 2606)."""
    places = [place for employer in employers() for place in employer.workplaces]
    people = [person for place in places for person in place.people]
    colleagues = list(staff().users.values())
    found = [each.email for group in (places, people, colleagues) for each in group]

    assert all(re.fullmatch(r"[a-z.-]+@[a-z-]+\.example", address) for address in found)
    assert len({user.email for user in staff().users.values()}) == len(staff().users)


def test_no_employer_bears_the_name_of_a_real_one() -> None:
    """None of the invented names stands in a list of three thousand real ones."""
    real = shared("names", "employers.txt").read_text(encoding="utf-8").lower().splitlines()
    known = {name.strip() for name in real}

    assert not [employer.name for employer in employers() if employer.name.lower() in known]


@pytest.mark.parametrize("path", sorted(CONTENT.glob("*.toml")), ids=lambda path: path.stem)
def test_no_personal_identity_number_stands_in_the_content(path: Path) -> None:
    """Nothing in a text looks like one."""
    assert not re.search(r"\b(\d{6}|\d{8})[-+]?\d{4}\b", path.read_text(encoding="utf-8"))


def test_profiles_and_notes_hold_nothing_that_does_not_belong_there() -> None:
    """No health, benefit, origin, age or sex in what participants and coaches have written."""
    whole = programme(TODAY)
    written = [
        text
        for participant in whole.participants
        for profile in participant.profiles
        for text in (
            profile.own_words,
            profile.strengths,
            *(saying.value for saying in (*profile.wishes, *profile.must_nots)),
        )
    ]
    written += [contact.note for contact in whole.contacts]
    written += [decision.reason for decision in whole.decisions]

    assert not [text for text in written if NOT_FOR_A_PROFILE.search(text)]


def test_no_note_names_a_participant() -> None:
    """On whose behalf is kept apart from the text of a contact."""
    whole = programme(TODAY)
    names = [participant.code_name.lower() for participant in whole.participants]

    for contact in whole.contacts:
        assert not [name for name in names if name in contact.note.lower()]
