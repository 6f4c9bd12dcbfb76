"""An ad is put at a registered workplace only where that is sure; the rest a person is asked."""

import json
from typing import Any

import pytest
from sqlalchemy import Engine, select

from employer_match import db
from employer_match.integrations.jobtech.rows import read
from employer_match.models import Employer, Vacancy, Workplace
from employer_match.services.actor import SYSTEM
from employer_match.services.adverts.import_ads import import_ads
from employer_match.services.duplicates.merge_employers import merge_employers, merge_workplaces
from employer_match.services.duplicates.scan_duplicates import scan_duplicates
from employer_match.services.duplicates.undo_merge import undo_merge
from tests.support.factories import Factory, day, organisation_number
from tests.support.jobtech_ads import an_ad

OURS, OTHERS = organisation_number(71), organisation_number(72)
BODEN = "0180"


def _ad(ad_id: str, name: str, number: str | None = None, **address: Any) -> bytes:
    soon = day(-20).isoformat()
    where = {"municipality_code": BODEN, "street_address": None, "postcode": None, **address}
    ad = an_ad(
        ad_id,
        application_deadline=soon,
        last_publication_date=soon,
        employer={"name": name, "workplace": name, "organization_number": number},
        workplace_address=where,
    )
    return json.dumps(ad).encode() + b"\n"


def _where(engine: Engine, *ads: bytes) -> dict[str, int]:
    """The workplace of each ad."""
    import_ads(engine, read([b"".join(ads)]))
    with db.transaction(engine, read_only=True, actor=SYSTEM) as session:
        rows = session.execute(select(Vacancy.external_id, Vacancy.workplace_id))
        return {str(row[0]): row[1] for row in rows}


def test_what_is_sure_and_what_is_not(engine: Engine) -> None:
    with db.transaction(engine) as session:
        make = Factory(session)
        employer = make.employer(name="Kafé Kanel AB", organisation_number=OURS)
        ours = make.workplace(
            employer, name="Kafé Kanel", municipality_code=BODEN, address="Storg. 1",
            postcode="111 22",
        ).id  # fmt: skip
        nameless = make.employer(name="Zimtias", organisation_number=None)
        unnumbered = make.workplace(
            nameless, name="Zimtias", municipality_code=BODEN, address="Bygatan 3",
            postcode="11133",
        ).id  # fmt: skip
    here = {"street_address": "Storgatan 1", "postcode": "11122"}
    found = _where(
        engine,
        _ad("number-and-name", "KAFÉ KANEL", OURS),
        _ad("number-and-address", "Kafe Kannel", OURS, **here),
        _ad("no-municipality", "Kafé Kanel", OURS, municipality_code=None),
        _ad("address-only", "Kafé Kanel", None, **here),
        _ad("no-number-anywhere", "Zimtias", None, street_address="Bygatan 3", postcode="11133"),
        _ad("other-house", "Kafé Kanel", OURS, street_address="Ågatan 9", postcode="11144"),
        _ad("other-town", "Kafé Kanel", OURS, municipality_code="0136"),
        _ad("other-number", "Kafé Kanel", OTHERS, **here),
        _ad("name-only", "Kafé Kanel"),
        _ad("name-only-again", "Kafé Kanel"),
        _ad("new-number", "Zimtias", organisation_number(73)),
    )
    sure = {"number-and-name", "number-and-address", "no-municipality", "address-only"}
    assert {name for name, place in found.items() if place == ours} == sure
    assert [name for name, place in found.items() if place == unnumbered] == ["no-number-anywhere"]
    assert found["name-only"] == found["name-only-again"], "the record of an earlier ad"
    made = {place for place in found.values() if place not in (ours, unnumbered)}
    assert len(made) == 5
    with db.transaction(engine, read_only=True, actor=SYSTEM) as session:
        places = session.scalars(select(Workplace).where(Workplace.id.in_(made)))
        assert all(place.from_advert for place in places)
        both = {employer.id for employer in session.scalars(select(Employer))}
        asked = {pair.b_id for pair in scan_duplicates(session, SYSTEM) if pair.thing == "employer"}
        of_ad = select(Workplace.employer_id).where(
            Workplace.id.in_([found["name-only"], found["new-number"]])
        )
        assert set(session.scalars(of_ad)) <= asked <= both, "a person is asked"


@pytest.mark.parametrize("thing", ["workplace", "employer"])
def test_an_ad_that_names_a_merged_workplace_goes_to_the_one_kept(
    engine: Engine, thing: str
) -> None:
    with db.transaction(engine, actor=SYSTEM) as session:
        make = Factory(session)
        employer = make.employer(name="Bodens Glas AB", organisation_number=OURS)
        kept = make.workplace(employer, name="Bodens Glas", municipality_code=BODEN)
        other = employer if thing == "workplace" else make.employer(
            name="Glasboden", organisation_number=None
        )  # fmt: skip
        gone = make.workplace(other, name="Glasboden", municipality_code=BODEN)
        ids = kept.id, gone.id
        if thing == "employer":
            merge_employers(session, SYSTEM, employer.id, other.id, (1, 1))
        version = session.get_one(Workplace, ids[1], populate_existing=True).version
        merge = merge_workplaces(session, SYSTEM, *ids, (1, version)).id
    ads = [_ad("numbered", "Glasboden", OURS), _ad("bare", "Glasboden")]
    assert {*_where(engine, *ads).values()} == {ids[0]}
    elsewhere = _where(engine, _ad("elsewhere", "Glasboden", municipality_code="0136"))
    assert elsewhere["elsewhere"] not in ids
    with db.transaction(engine, actor=SYSTEM) as session:
        undo_merge(session, SYSTEM, merge)
    assert _where(engine, _ad("later", "Glasboden", OURS))["later"] == ids[1]
