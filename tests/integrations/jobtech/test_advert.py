"""What one ad is read as: what is unknown stays unknown, and what is malformed is refused."""

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from employer_match.integrations.jobtech.advert import (
    Advert,
    AdvertContact,
    MalformedAdvert,
    Removal,
    Term,
    parse,
)
from tests.support.jobtech_ads import an_ad

Changes = dict[str, Any]


def advert(**changes: Any) -> Advert:
    """The ad, read, that differs from the usual one by these changes."""
    read = parse(an_ad("101", **changes))
    assert isinstance(read, Advert)
    return read


def test_a_whole_ad_is_read_in_our_words() -> None:
    read = advert()
    assert (read.id, read.headline) == ("101", "Lagermedarbetare på Påhittade lagret")
    assert read.text.startswith("Du plockar och packar varor.\n\nVi arbetar dagtid")
    assert read.conditions_text == "Heltid, dagtid."
    assert (read.employer_name, read.organisation_number) == ("Påhittade Lager AB", "5599990008")
    assert read.workplace_name == "Påhittade lagret, Huvudsta"
    assert (read.street, read.postcode, read.city) == ("Påhittade vägen 1", "16900", "Solna")
    assert (read.municipality_code, read.municipality) == ("0184", "Solna")
    assert read.coordinates == (59.36, 17.98), "latitude first, other than in the ad"
    assert read.occupation == Term("occ1_aaa_aaa", "Lagermedarbetare")
    assert read.group == Term("grp1_aaa_aaa", "Lager- och terminalpersonal")
    assert read.field == Term("fld1_aaa_aaa", "Transport")
    assert read.ssyk_code == "4322"
    assert (read.hours_min, read.hours_max) == (20.0, 30.0)
    assert (read.employment_type, read.duration) == ("Vanlig anställning", "Tills vidare")
    assert read.permanent is True
    assert read.pay == "Månadslön enligt avtal"
    assert (read.experience_required, read.own_car, read.licence_required) == (False,) * 3
    assert read.webpage_url == "https://ads.example.se/annonser/101"
    assert read.published_on == date(2026, 11, 2)
    assert (read.last_day, read.deadline) == (date(2026, 12, 1),) * 2
    assert (read.removed, read.removed_at) == (False, None)
    assert read.changed_at == datetime.fromtimestamp(1793577600, UTC)


def test_an_id_and_a_headline_suffice_and_all_else_is_unknown() -> None:
    read = parse({"id": "7", "headline": "Städare"})
    assert isinstance(read, Advert)
    unknown = {name: getattr(read, name) for name in Advert.__slots__}
    told = {"id", "headline", "content_hash"}
    empty = {"text": "", "sole_trader": False, "removed": False}
    for name, value in unknown.items():
        if name in {"occupation", "group", "field"}:
            assert value == Term()
        elif name in {"must_have", "nice_to_have"}:
            assert (value.skills, value.languages, value.experience) == ((), (), ())
        elif name not in told:
            assert value in ((), None) or value == empty.get(name), name


def test_nulls_are_unknown_like_missing_keys() -> None:
    nulls = dict.fromkeys(an_ad()) | {"id": "7", "headline": "Städare"}
    assert parse(nulls) == parse({"id": "7", "headline": "Städare"})
    halves = {
        key: dict.fromkeys(value) for key, value in an_ad().items() if isinstance(value, dict)
    }
    assert parse(nulls | halves) == parse(nulls)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"id": None}, "id: missing"),
        ({"id": " "}, "id: missing"),
        ({"id": ["101"]}, "id: must be text"),
        ({"id": True}, "id: must be text"),
        ({"id": "10 1"}, "id: must not hold spaces"),
        ({"id": "9" * 61}, "id: longer than 60 characters"),
        ({"id": 10**20}, "id: must be text"),
        ({"headline": None}, "headline: missing"),
        ({"headline": " \n"}, "headline: missing"),
        ({"headline": ["Städare"]}, "headline: must be text"),
        ({"headline": 5}, "headline: must be text"),
        ({"headline": "å" * 301}, "headline: longer than 300 characters"),
        ({"description": "text"}, "description: must be an object"),
        ({"description": {"text": ["x"]}}, "description.text: must be text"),
        ({"employer": []}, "employer: must be an object"),
        ({"employer": {"name": {}}}, "employer.name: must be text"),
        ({"employer": {"name": "x" * 201}}, "employer.name: longer than 200 characters"),
        ({"employer": {"organization_number": 5599990008}}, "employer.organization_number: must b"),
        ({"publication_date": "2026-02-30"}, "publication_date: is not a date"),
        ({"publication_date": "igår"}, "publication_date: is not a date"),
        ({"publication_date": 20261102}, "publication_date: must be text"),
        ({"publication_date": "0001-01-01T00:00:00+14:00"}, "publication_date: is not a date"),
        ({"last_publication_date": "2026-13-01T00:00:00"}, "last_publication_date: is not a date"),
        ({"workplace_address": {"municipality_code": "18"}}, "workplace_address.municipality_code"),
        ({"workplace_address": {"municipality_code": "018a"}}, "workplace_address.municipality_co"),
        ({"workplace_address": {"municipality_code": "٠١٨٤"}}, "workplace_address.municipality_co"),
        ({"workplace_address": {"municipality_code": 184}}, "workplace_address.municipality_code"),
        ({"workplace_address": {"coordinates": [1]}}, "workplace_address.coordinates: must be ["),
        ({"workplace_address": {"coordinates": "1,2"}}, "workplace_address.coordinates: must be ["),
        ({"workplace_address": {"coordinates": [200, 1]}}, "workplace_address.coordinates.longit"),
        ({"workplace_address": {"coordinates": [17, 91]}}, "workplace_address.coordinates.latitu"),
        ({"workplace_address": {"coordinates": [17, float("nan")]}}, "workplace_address.coordinat"),
        ({"scope_of_work": {"min": 101}}, "scope_of_work.min: must lie between 0 and 100"),
        ({"scope_of_work": {"min": -1}}, "scope_of_work.min: must lie between 0 and 100"),
        ({"scope_of_work": {"max": 10**400}}, "scope_of_work.max: must lie between 0 and 100"),
        ({"scope_of_work": {"min": "halvtid"}}, "scope_of_work.min: must be a number"),
        ({"scope_of_work": {"min": "1e2"}}, "scope_of_work.min: must be a number"),
        ({"scope_of_work": {"min": True}}, "scope_of_work.min: must be a number"),
        ({"scope_of_work": {"min": 80, "max": 20}}, "scope_of_work.min: is above max"),
        ({"experience_required": "ja"}, "experience_required: must be true or false"),
        ({"removed": 1}, "removed: must be true or false"),
        ({"removed": True, "removed_date": "nyss"}, "removed_date: is not a date"),
        ({"driving_license": "B"}, "driving_license: must be a list"),
        ({"driving_license": ["B"]}, "driving_license[0]: must be an object"),
        ({"must_have": {"skills": [{"label": 1}]}}, "must_have.skills[0].label: must be text"),
        ({"label": {"a": 1}}, "label: must be a list of words"),
        ({"label": [1]}, "label: must be a list of words"),
        ({"application_contacts": [{"name": 1}]}, "application_contacts[0].name: must be text"),
        ({"webpage_url": "javascript:alert(1)"}, "webpage_url: is not a web address"),
        ({"webpage_url": "https://" + "x" * 500}, "webpage_url: longer than 500 characters"),
        ({"timestamp": -1}, "timestamp: must lie between"),
        ({"occupation": [1]}, "occupation[0]: must be an object"),
    ],
)
def test_what_is_malformed_is_refused_with_the_field_named(changes: Changes, reason: str) -> None:
    with pytest.raises(MalformedAdvert) as refused:
        parse(an_ad() | an_ad("101", **changes) | {k: v for k, v in changes.items() if k == "id"})
    assert refused.value.reason.startswith(reason)


@pytest.mark.parametrize("raw", [None, [], "ad", 1, True, 1.5])
def test_only_an_object_can_be_an_ad(raw: object) -> None:
    with pytest.raises(MalformedAdvert, match="must be a JSON object"):
        parse(raw)


@pytest.mark.parametrize(
    ("changes", "hours"),
    [
        ({"min": 100, "max": 100}, (40.0, 40.0)),
        ({"min": "100", "max": " 100 "}, (40.0, 40.0)),
        ({"min": 12.5, "max": "37.5"}, (5.0, 15.0)),
        ({"min": 0, "max": 100}, (0.0, 40.0)),
        ({"min": None, "max": 50}, (None, 20.0)),
        ({"min": "", "max": None}, (None, None)),
    ],
)
def test_the_scope_of_work_becomes_hours_a_week(
    changes: Changes, hours: tuple[float | None, float | None]
) -> None:
    read = advert(scope_of_work=changes)
    assert (read.hours_min, read.hours_max) == hours


@pytest.mark.parametrize(
    ("written", "number", "sole_trader"),
    [
        ("5599990008", "5599990008", False),
        ("559999-0008", "5599990008", False),
        ("165599990008", "5599990008", False),
        ("16559999-0008", "5599990008", False),
        ("6601010017", "6601010017", True),
        ("19660101-0017", "6601010017", True),
        ("5599990009", None, False),
        ("559999", None, False),
        ("٥٥٩٩٩٩٠٠٠٨", None, False),
        ("okänt", None, False),
        ("", None, False),
        (None, None, False),
    ],
)
def test_the_organisation_number_is_checked_and_a_persons_number_flagged(
    written: str | None, number: str | None, sole_trader: bool
) -> None:
    read = advert(employer={"organization_number": written})
    assert (read.organisation_number, read.sole_trader) == (number, sole_trader)


@pytest.mark.parametrize(
    ("employment_type", "duration", "permanent"),
    [
        ("Vanlig anställning", "Tills vidare", True),
        ("Vanlig anställning", "Tillsvidare", True),
        ("Vanlig anställning", "3 månader – upp till 6 månader", False),
        ("Vanlig anställning", None, None),
        (None, None, None),
        ("Tillsvidareanställning (inkl. eventuell provanställning)", None, True),
        ("Behovsanställning", "Tills vidare", False),
        ("Sommarjobb / feriejobb", None, False),
        ("Vikariat", None, False),
    ],
)
def test_permanent_is_known_only_where_the_ad_says_it(
    employment_type: str | None, duration: str | None, permanent: bool | None
) -> None:
    read = advert(employment_type={"label": employment_type}, duration={"label": duration})
    assert read.permanent is permanent


@pytest.mark.parametrize(
    ("required", "classes", "licences"),
    [
        (True, [{"label": "B"}, {"label": None}, {"label": "CE"}], ("B", "CE")),
        (False, [{"label": "B"}], ()),
        (None, [{"label": "B"}], ()),
        (True, None, ()),
    ],
)
def test_licences_count_only_where_one_is_required(
    required: bool | None, classes: object, licences: tuple[str, ...]
) -> None:
    read = advert(driving_license_required=required, driving_license=classes)
    assert (read.licence_required, read.licences) == (required, licences)


@pytest.mark.parametrize(
    ("written", "labels"),
    [
        (["nystartsjobb"], ("nystartsjobb",)),
        ("[]", ()),
        ("['nystartsjobb']", ("nystartsjobb",)),
        ("['a', \"b's\"]", ("a", "b's")),
        ("nystartsjobb", ("nystartsjobb",)),
        ("", ()),
        ([], ()),
        ([" "], ()),
        (None, ()),
    ],
)
def test_labels_are_read_however_they_are_written(written: object, labels: tuple[str, ...]) -> None:
    assert advert(label=written).labels == labels


def test_contacts_are_read_from_both_keys_and_empty_ones_are_left_out() -> None:
    read = advert(
        application_contacts=[
            {"name": "Påhittad Person", "telephone": "010-000 00 00", "contactType": None},
            {"name": None, "email": None},
        ],
        application_contact=[{"name": "Fack Påhittad", "description": "Facklig företrädare"}],
    )
    assert read.contacts == (
        AdvertContact("Påhittad Person", "010-000 00 00", None, None),
        AdvertContact("Fack Påhittad", None, None, "Facklig företrädare"),
    )


def test_demands_are_kept_with_their_ids() -> None:
    language = {"concept_id": "lan1_aaa_aaa", "label": "Svenska", "weight": 10}
    read = advert(
        must_have={"languages": [language]}, nice_to_have={"skills": [{"label": "Truck"}]}
    )
    assert read.must_have.languages == (Term("lan1_aaa_aaa", "Svenska"),)
    assert read.nice_to_have.skills == (Term(None, "Truck"),)


def test_historical_files_carry_the_ads_id_as_original_id() -> None:
    assert parse(an_ad("hash", original_id="24681357")).id == "24681357"
    assert parse(an_ad("hash", original_id=24681357)).id == "24681357"
    assert parse(an_ad("101", original_id=None)).id == "101"


def test_a_concept_in_a_list_is_the_advertisers_own() -> None:
    listed = [{"concept_id": "one", "label": "Ett"}, {"concept_id": "two", "label": "Två"}]
    assert advert(occupation=listed).occupation == Term("one", "Ett")
    assert advert(occupation=[]).occupation == Term()


def test_html_is_used_for_its_words_only_and_only_where_plain_text_is_missing() -> None:
    assert "script" not in advert(description={"text": None}).text
    html = "<p>Ett &amp; två</p><ul><li>tre<br>fyra</ul><script>alert(1)</script><style>p{}</style>"
    read = advert(description={"text": None, "text_formatted": html})
    assert read.text == "Ett & två\ntre\nfyra"
    kept = advert(description={"text": "5 < 6 & <b>7</b>"})
    assert kept.text == "5 < 6 & <b>7</b>", "plain text is text: the pages escape it"


def test_text_is_made_fit_to_store_and_to_search() -> None:
    read = advert(
        headline="Sta\u0308dare\u0000 \ud800\u202e till\u00ad  kontor\r\n",
        description={"text": "Ett\r\nTvå\rTre\x0bFyra"},
    )
    assert read.headline == "Städare \ufffd till kontor"
    assert read.text == "Ett\nTvå\nTre Fyra"


def test_a_sparse_message_is_a_removal_and_a_full_one_an_ad_that_is_over() -> None:
    sparse = {"id": "7", "removed": True, "removed_date": "2026-11-20T10:00:00", "occupation": "x"}
    at = datetime(2026, 11, 20, 10, tzinfo=UTC)
    assert parse(sparse) == Removal("7", at)
    assert parse({"id": "7", "removed": True}) == Removal("7", None)
    full = advert(removed=True, removed_date="2026-11-20T11:00:00+01:00")
    assert (full.removed, full.removed_at) == (True, at)
    live_again = advert(removed=False, removed_date="2026-11-20T10:00:00")
    assert (live_again.removed, live_again.removed_at) == (False, None)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2026-11-02T23:59:59", date(2026, 11, 2)),
        ("2026-11-02", date(2026, 11, 2)),
        ("2026-11-02T23:30:00Z", date(2026, 11, 3)),
        ("2026-11-02T23:30:00+01:00", date(2026, 11, 2)),
    ],
)
def test_days_are_swedish_days(written: str, day: date) -> None:
    assert advert(last_publication_date=written).last_day == day


def test_the_same_content_has_the_same_hash_whatever_its_order_and_time() -> None:
    ad = an_ad()
    turned = json.loads(json.dumps(dict(reversed(ad.items())))) | {"timestamp": 1, "logo_url": "x"}
    assert advert().content_hash == parse(turned).content_hash  # type: ignore[union-attr]
    assert len(advert().content_hash) == 64


@pytest.mark.parametrize(
    "changes",
    [
        {"headline": "Annat"},
        {"description": {"text": "Annat"}},
        {"scope_of_work": {"min": 40}},
        {"removed": True},
        {"last_publication_date": "2026-12-02"},
        {"must_have": {"skills": [{"label": "Truck"}]}},
        {"application_contacts": [{"name": "Påhittad Person"}]},
    ],
)
def test_changed_content_has_another_hash(changes: Changes) -> None:
    assert advert(**changes).content_hash != advert().content_hash


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


def refused_or_storable(raw: object) -> bool:
    """True if the ad is refused with a reason, or read as something that UTF-8 can hold."""
    try:
        return bool(str(parse(raw)).encode())
    except MalformedAdvert as refused:
        return bool(refused.reason)


@given(JSON)
def test_no_json_brings_anything_but_a_refusal(raw: object) -> None:
    assert refused_or_storable(raw)


@given(st.data())
def test_no_value_in_any_field_brings_anything_but_a_refusal(data: st.DataObject) -> None:
    ad = an_ad()
    here: Any = ad
    while True:
        key = data.draw(st.sampled_from(sorted(here)))
        if isinstance(here[key], dict) and data.draw(st.booleans()):
            here = here[key]
            continue
        here[key] = data.draw(JSON)
        break
    assert refused_or_storable(ad)
