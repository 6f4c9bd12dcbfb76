"""What an event on an ad means for the vacancy that we keep of it. Pure; one table of cases."""

from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from employer_match.integrations.jobtech.advert import Advert, Removal
from employer_match.integrations.jobtech.windows import happened_at
from employer_match.services.adverts.advert_facts import state_of
from employer_match.vocabulary import VacancyState

#: What only a person can have said of an ad: no import takes it back.
OURS = frozenset({VacancyState.FILLED, VacancyState.FILLED_BY_US})


class Verdict(StrEnum):
    """What is to be done."""

    CREATE = "create"
    UPDATE = "update"
    REMOVE = "remove"
    NOTHING = "nothing"


class Kept(Protocol):
    """What must be known of the vacancy that we keep."""

    @property
    def state(self) -> VacancyState:
        """Its state."""

    @property
    def content_hash(self) -> str | None:
        """The hash of the ad as we wrote it."""

    @property
    def source_changed_at(self) -> datetime | None:
        """When the source changed it last, as far as it said."""


def verdict(event: Advert | Removal, kept: Kept | None, today: date) -> Verdict:
    """Create, update, remove or leave alone; an older event never undoes a newer one."""
    if kept is None:
        return Verdict.NOTHING if isinstance(event, Removal) else Verdict.CREATE
    newer = _newer(event, kept)
    if newer is False:
        return Verdict.NOTHING
    if isinstance(event, Removal) or event.removed:
        return Verdict.REMOVE if kept.state is VacancyState.OPEN else Verdict.NOTHING
    if event.content_hash != kept.content_hash:
        return Verdict.UPDATE
    back = kept.state is VacancyState.WITHDRAWN and state_of(event, today) is VacancyState.OPEN
    return Verdict.UPDATE if back and newer else Verdict.NOTHING


def next_state(event: Advert, kept: VacancyState | None, today: date) -> VacancyState:
    """The state of the vacancy once the ad is written."""
    return kept if kept is not None and kept in OURS else state_of(event, today)


def _newer(event: Advert | Removal, kept: Kept) -> bool | None:
    """Whether the event is newer than what we keep; None where either has no time or both one."""
    at = happened_at(event)
    if at is None or kept.source_changed_at is None or at == kept.source_changed_at:
        return None
    return at > kept.source_changed_at
