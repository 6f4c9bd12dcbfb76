"""The project's own vacancy form is read whole, told apart from JobTech's, or refused by key."""

from datetime import date

import pytest

from employer_match.ranking import Closed, Hours, Vacancy
from employer_match.ranking.reading import WrongInput
from employer_match.ranking.vacancy_json import is_own, vacancy_from_json
from employer_match.vocabulary import Condition, VacancyKind

WHOLE = {
    "id": "n1",
    "kind": "tasks",
    "headline": "Hjälp i köket",
    "text": "Diska och plocka undan.",
    "occupation": "o-dish",
    "occupation_label": "Diskare",
    "group": "9411",
    "field": "f-food",
    "municipality": "9901",
    "hours": {"min": 10, "max": 20},
    "conditions": {"daytime": True, "night": {"value": False, "quote": "inga nätter"}},
    "licences": ["b"],
    "languages": ["Svenska"],
    "closed": "filled",
    "employer_stop": True,
    "published": "2026-11-01",
    "deadline": "2026-12-01",
}


def test_every_key() -> None:
    assert vacancy_from_json(WHOLE) == Vacancy(
        id="n1",
        kind=VacancyKind.TASKS,
        headline="Hjälp i köket",
        text="Diska och plocka undan.",
        occupation="o-dish",
        occupation_label="Diskare",
        group="9411",
        field="f-food",
        municipality="9901",
        hours=Hours(10, 20),
        conditions={Condition.DAYTIME: True, Condition.NIGHT: False},
        quotes={Condition.NIGHT: "inga nätter"},
        licences=frozenset({"B"}),
        languages=frozenset({"sv"}),
        closed=Closed.FILLED,
        employer_stop=True,
        published=date(2026, 11, 1),
        deadline=date(2026, 12, 1),
    )


def test_only_the_id_is_needed_and_null_or_emptiness_is_unknown() -> None:
    silent = {**dict.fromkeys(WHOLE), "id": "n1", "text": "", "hours": {}, "conditions": {}}
    assert vacancy_from_json(silent) == Vacancy(id="n1")
    assert vacancy_from_json({"id": "n1", "conditions": {"calm": None}}) == Vacancy(id="n1")


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("score", 3, "unknown key 'score'"),
        ("kind", "gig", "kind: 'gig' is not known. Use one of job, tasks"),
        ("closed", "yes", "closed: 'yes' is not known"),
        ("conditions", {"quiet": True}, "conditions: unknown key 'quiet'"),
        ("conditions", {"calm": "yes"}, "calm: expected true or false. Leave it out"),
        ("conditions", {"calm": {"value": 1}}, "calm: expected true or false"),
        ("employer_stop", "no", "employer_stop: expected true or false"),
        ("hours", {"min": 3, "max": 1}, "min 3 hours is more than max 1"),
        ("deadline", "snart", "'snart' is no day"),
        ("text", 3, "text: expected words, found a number"),
    ],
)
def test_what_is_wrong_is_named(key: str, value: object, said: str) -> None:
    with pytest.raises(WrongInput, match=said):
        vacancy_from_json({"id": "n1", key: value})


@pytest.mark.parametrize(
    ("raw", "own"),
    [
        (WHOLE, True),
        ({"id": "1", "occupation": "o-cook"}, True),
        ({"id": "1", "text": "Diska"}, True),
        ({"id": "1", "headline": "Diskare"}, False),
        ({"id": "1", "headline": "x", "description": {"text": "y"}}, False),
        ({"id": "1", "headline": "x", "occupation": {"concept_id": "o-cook"}}, False),
        ({"id": "1", "removed": True, "occupation": "o-cook", "municipality": "9901"}, False),
        ({"hits": []}, False),
        ([], False),
    ],
)
def test_it_is_told_apart_from_an_ad(raw: object, own: bool) -> None:
    assert is_own(raw) is own
