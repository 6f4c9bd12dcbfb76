"""Ads in JobTech's schema, each invented: no word of them is anybody's."""

from copy import deepcopy
from typing import Any

Json = dict[str, Any]

_AD: Json = {
    "external_id": None,
    "original_id": None,
    "label": [],
    "webpage_url": "https://ads.example.se/annonser/101",
    "logo_url": None,
    "headline": "Lagermedarbetare på Påhittade lagret",
    "application_deadline": "2026-12-01T23:59:59",
    "number_of_vacancies": 1,
    "description": {
        "text": "Du plockar och packar varor.\n\nVi arbetar dagtid i lugn och ro, två och två.",
        "text_formatted": "<p>Du plockar och packar varor.</p><script>alert(1)</script>",
        "company_information": None,
        "needs": None,
        "requirements": None,
        "conditions": "Heltid, dagtid.",
    },
    "employment_type": {
        "concept_id": "emp1_aaa_aaa",
        "label": "Vanlig anställning",
        "legacy_ams_taxonomy_id": "1",
    },
    "salary_type": {"concept_id": "sal1_aaa_aaa", "label": "Fast lön"},
    "salary_description": "Månadslön enligt avtal",
    "duration": {"concept_id": "dur1_aaa_aaa", "label": "Tills vidare"},
    "working_hours_type": {"concept_id": "hou1_aaa_aaa", "label": "Deltid"},
    "scope_of_work": {"min": 50, "max": 75},
    "access": None,
    "employer": {
        "phone_number": None,
        "email": None,
        "url": None,
        "organization_number": "5599990008",
        "name": "Påhittade Lager AB",
        "workplace": "Påhittade lagret, Huvudsta",
    },
    "application_details": {"information": None, "email": None, "via_af": False, "url": None},
    "experience_required": False,
    "access_to_own_car": False,
    "driving_license_required": False,
    "driving_license": None,
    "occupation": {"concept_id": "occ1_aaa_aaa", "label": "Lagermedarbetare"},
    "occupation_group": {
        "concept_id": "grp1_aaa_aaa",
        "label": "Lager- och terminalpersonal",
        "legacy_ams_taxonomy_id": "4322",
    },
    "occupation_field": {"concept_id": "fld1_aaa_aaa", "label": "Transport"},
    "workplace_address": {
        "municipality": "Solna",
        "municipality_code": "0184",
        "municipality_concept_id": "mun1_aaa_aaa",
        "region": "Stockholms län",
        "region_code": "01",
        "region_concept_id": "reg1_aaa_aaa",
        "country": "Sverige",
        "country_code": "199",
        "country_concept_id": "cou1_aaa_aaa",
        "street_address": "Påhittade vägen 1",
        "postcode": "16900",
        "city": "Solna",
        "coordinates": [17.98, 59.36],
    },
    "must_have": {"skills": [], "languages": [], "work_experiences": [], "education": []},
    "nice_to_have": {"skills": [], "languages": [], "work_experiences": [], "education": []},
    "application_contacts": [],
    "publication_date": "2026-11-02T00:00:00",
    "last_publication_date": "2026-12-01T23:59:59",
    "removed": False,
    "removed_date": None,
    "source_type": "VIA_PLATSBANKEN_DXA",
    "timestamp": 1793577600000,
}


def an_ad(ad_id: str = "101", /, **changes: Any) -> Json:
    """A whole ad; a change to an object (`employer={"name": …}`) leaves its other keys alone."""
    ad = deepcopy(_AD) | {"id": ad_id}
    for key, value in changes.items():
        known = ad.get(key)
        merge = isinstance(known, dict) and isinstance(value, dict)
        ad[key] = known | value if merge else value
    return ad
