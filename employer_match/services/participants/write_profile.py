"""Write down what a participant says about work: a new version each time, none is changed.

Codes are checked against the taxonomy, so that no wish silently means nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy.orm import Session

from employer_match import clock, errors
from employer_match.integrations.geo import municipalities
from employer_match.language.taxonomy import Level, Taxonomy
from employer_match.models import MustNot, Profile, Wish
from employer_match.services import record
from employer_match.services.actor import Actor
from employer_match.services.occupations.read_taxonomy import read_taxonomy
from employer_match.services.participants.read_participant import find, profile_in_force
from employer_match.services.permissions import Action, require
from employer_match.vocabulary import Condition, WishKind

SAID_BY = ("participant", "coach", "both")
_LEVELS = {WishKind.OCCUPATION: Level.OCCUPATION, WishKind.FIELD: Level.FIELD}


@dataclass(frozen=True, kw_only=True)
class Saying:
    """A wish or something ruled out; wishes are ranked by `rank`, or by their order without it.

    `value` is a concept id (a group also its SSYK code), words, or the code of a condition.
    """

    kind: WishKind
    value: str
    rank: int | None = None


@dataclass(frozen=True, kw_only=True)
class ProfileDraft:
    """Everything a profile version holds; whatever is left out has not been said.

    `municipalities` are SCB's four-digit codes; or `from_municipality` with `max_km`.
    """

    wishes: tuple[Saying, ...] = ()
    must_nots: tuple[Saying, ...] = ()
    own_words: str = ""
    strengths: str = ""
    hours_min: int | None = None
    hours_max: int | None = None
    municipalities: tuple[str, ...] = ()
    from_municipality: str | None = None
    max_km: int | None = None
    conditions: tuple[Condition, ...] = ()
    licences: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    said_by: str = "participant"


def write_profile(
    session: Session,
    actor: Actor,
    participant_id: str,
    draft: ProfileDraft,
    number: int | None,
) -> Profile:
    """Add the next version; `number` is the version that was read (0: none was written yet).

    Raises NotFound, VersionMissing, Stale (somebody wrote one meanwhile), or Invalid.
    """
    require(actor, Action.EDIT_PARTICIPANTS)
    record.take_writing_turn(session)
    participant = find(session, participant_id)
    newest = profile_in_force(session, participant.id)
    today = newest.number if newest else 0
    record.expect_number(today, number)
    _check(draft, read_taxonomy(session))
    profile = Profile(
        participant_id=participant.id,
        number=today + 1,
        valid_from=clock.now(),
        said_by=draft.said_by,
        user_id=actor.user_id,
        own_words=draft.own_words.strip(),
        strengths=draft.strengths.strip(),
        hours_min=draft.hours_min,
        hours_max=draft.hours_max,
        municipalities=sorted(set(draft.municipalities)),
        from_municipality=draft.from_municipality,
        max_km=draft.max_km,
        conditions=[each for each in Condition if each in draft.conditions],
        licences=sorted(set(draft.licences)),
        languages=sorted(set(draft.languages)),
        wishes=[
            Wish(
                participant_id=participant.id,
                rank=wish.rank or place,
                kind=wish.kind,
                value=wish.value.strip(),
            )
            for place, wish in enumerate(draft.wishes, start=1)
        ],
        must_nots=[
            MustNot(participant_id=participant.id, kind=each.kind, value=each.value.strip())
            for each in draft.must_nots
        ],
    )
    session.add(profile)
    session.flush()
    record.audit(
        session, actor, "profile_written", "participant", participant.id, number=profile.number
    )
    return profile


def _check(draft: ProfileDraft, taxonomy: Taxonomy) -> None:
    wrong: dict[str, str] = {}
    unknown = [
        *_check_sayings("wishes", draft.wishes, taxonomy, wrong),
        *_check_sayings("must_nots", draft.must_nots, taxonomy, wrong),
    ]
    for place, wish in enumerate(draft.wishes):
        if wish.kind is WishKind.CONDITION:
            wrong[f"wishes.{place}.kind"] = "A condition is not a wish of its own."
        if wish.rank is not None and wish.rank < 1:
            wrong[f"wishes.{place}.rank"] = "The first wish has rank 1."
    low, high = draft.hours_min, draft.hours_max
    for name, hours in (("hours_min", low), ("hours_max", high)):
        if hours is not None and not 0 <= hours <= 168:
            wrong[name] = "Write hours per week, from 0 to 168."
    if low is not None and high is not None and low > high:
        wrong["hours_max"] = "The most must not be less than the least."
    if (draft.from_municipality is None) != (draft.max_km is None):
        wrong["max_km"] = "Say both from where and how far."
    elif draft.max_km is not None and not 0 <= draft.max_km <= 500:
        wrong["max_km"] = "Write kilometres, from 0 to 500."
    if not all(code in municipalities() for code in draft.municipalities):
        wrong["municipalities"] = "There is no municipality with this code."
    if draft.from_municipality is not None and draft.from_municipality not in municipalities():
        wrong["from_municipality"] = "There is no municipality with this code."
    if draft.said_by not in SAID_BY:
        wrong["said_by"] = "Say who said it: the participant, the coach, or both."
    if unknown:
        raise errors.Invalid(
            "The taxonomy does not know %(values)s.", fields=wrong, values=", ".join(unknown)
        )
    if wrong:
        raise errors.Invalid(fields=wrong)


def _check_sayings(
    name: str, sayings: Iterable[Saying], taxonomy: Taxonomy, wrong: dict[str, str]
) -> Iterable[str]:
    """Mark what cannot be used, and give the codes that the taxonomy does not know."""
    for place, each in enumerate(sayings):
        field, value = f"{name}.{place}.value", each.value.strip()
        if not value or len(value) > 200:
            wrong[field] = "Write between 1 and 200 characters."
        elif each.kind is WishKind.CONDITION and value not in set(Condition):
            wrong[field] = "This condition is unknown."
        elif not _known(each.kind, value, taxonomy):
            wrong[field] = "This occupation is not in the taxonomy."
            yield value


def _known(kind: WishKind, value: str, taxonomy: Taxonomy) -> bool:
    if kind is WishKind.GROUP:
        return taxonomy.group_id(value) is not None
    level = _LEVELS.get(kind)
    concept = taxonomy.get(value)
    return level is None or (concept is not None and concept.level is level)
