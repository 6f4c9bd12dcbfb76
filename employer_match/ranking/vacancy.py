"""An opening as the order sees it: facts that are known, and everything else unknown."""

import dataclasses
from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from employer_match.ranking.profile import Hours
from employer_match.vocabulary import Condition, VacancyKind


class Closed(StrEnum):
    """Why an opening cannot be had."""

    FILLED = "filled"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    NOT_APPROVED = "not_approved"
    EMPLOYER_STOP = "employer_stop"


@dataclasses.dataclass(frozen=True, slots=True)
class Vacancy:
    """One opening; only the id is certain, None or absence means that the fact is unknown.

    Codes are JobTech concept ids (`group` also SSYK 2012, `ssyk_code` SSYK 2012 alone),
    `municipality` SCB's four digits; `occupation_label` is the occupation in the opening's words.
    `conditions` holds what is known true or false, `quotes` the opening's own words for it.
    `licences` are what the law demands for the work: driving licence classes ("B") and registered
    professions ("läkare"). `languages` (ISO 639-1) are asked for by the employer, which is no law.
    `employer` tells openings of one employer apart from others when a team's lists are spread
    (`spread`); the order of one person never reads it. `deadline` is the last day it can be applied
    for. `terms` are the analysed words of headline and text where they are stored already;
    otherwise they are worked out when needed.
    """

    id: str
    headline: str = ""
    text: str = ""
    kind: VacancyKind = VacancyKind.JOB
    occupation: str | None = None
    occupation_label: str | None = None
    group: str | None = None
    ssyk_code: str | None = None
    field: str | None = None
    municipality: str | None = None
    hours: Hours | None = None
    conditions: Mapping[Condition, bool] = dataclasses.field(default_factory=dict)
    quotes: Mapping[Condition, str] = dataclasses.field(default_factory=dict)
    licences: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    closed: Closed | None = None
    employer: str | None = None
    employer_stop: bool = False
    published: date | None = None
    deadline: date | None = None
    terms: frozenset[str] | None = None
