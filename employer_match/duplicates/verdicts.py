"""From what two records share to a verdict: one table of rules, each with its reasons."""

from dataclasses import dataclass
from enum import StrEnum

from employer_match.duplicates.known import Known
from employer_match.duplicates.names import NameLikeness, liken


class Likeness(StrEnum):
    """How sure it is."""

    SAME = "same"
    LIKELY = "likely"


class Reason(StrEnum):
    """Why two employers seem to be one; the last three say what speaks for two workplaces."""

    SAME_NUMBER = "same_number"
    SAME_NAME = "same_name"
    SIMILAR_NAME = "similar_name"
    NAME_WITHIN = "name_within"
    SAME_PHONE = "same_phone"
    SAME_EMAIL = "same_email"
    SAME_DOMAIN = "same_domain"
    SAME_ADDRESS = "same_address"
    SAME_POSTCODE = "same_postcode"
    SAME_MUNICIPALITY = "same_municipality"
    OTHER_ADDRESS = "other_address"
    OTHER_MUNICIPALITY = "other_municipality"
    OTHER_UNIT = "other_unit"


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer with its reasons; `likeness` None means that nothing speaks for one employer."""

    likeness: Likeness | None
    reasons: tuple[Reason, ...] = ()


NEITHER = Verdict(None)
_OF_NAME = {
    NameLikeness.EQUAL: Reason.SAME_NAME,
    NameLikeness.NEAR: Reason.SIMILAR_NAME,
    NameLikeness.VARIANT: Reason.SIMILAR_NAME,
    NameLikeness.SISTER: Reason.SIMILAR_NAME,
    NameLikeness.PART: Reason.NAME_WITHIN,
    NameLikeness.WITHIN: Reason.NAME_WITHIN,
}


def compare(a: Known, b: Known) -> Verdict:
    """Whether two records are of one employer and place: the same whichever way round."""
    if a.number and b.number and a.number != b.number:
        return NEITHER
    name = liken(a.parts, b.parts)
    found = _facts(a, b)
    if name in _OF_NAME:
        found.add(_OF_NAME[name])
    if a.number and a.number == b.number:
        return _one_number(a, b, name, found)
    likeness = (
        Likeness.SAME
        if _surely(name, found, a, b)
        else Likeness.LIKELY
        if _perhaps(name, found)
        else None
    )
    return Verdict(likeness, _in_order(found)) if likeness else NEITHER


def _one_number(a: Known, b: Known, name: NameLikeness, found: set[Reason]) -> Verdict:
    """One employer by law; two workplaces of it where the records tell two places."""
    common = {*a.parts.words} & {*b.parts.words}
    if name is NameLikeness.APART and common:
        found.add(Reason.OTHER_UNIT)
    found.add(Reason.SAME_NUMBER)
    places = {Reason.OTHER_ADDRESS, Reason.OTHER_MUNICIPALITY, Reason.OTHER_UNIT}
    return Verdict(Likeness.LIKELY if found & places else Likeness.SAME, _in_order(found))


def _facts(a: Known, b: Known) -> set[Reason]:
    found = {reason for reason, fact in _SHARED if _equal(getattr(a, fact), getattr(b, fact))}
    if _differ(a.municipality, b.municipality):
        found.add(Reason.OTHER_MUNICIPALITY)
    if a.street and b.street:
        if a.street.other_than(b.street):
            found.add(Reason.OTHER_ADDRESS)
        elif a.street.same_as(b.street) and Reason.OTHER_MUNICIPALITY not in found:
            found.add(Reason.SAME_ADDRESS)
    return found


_SHARED = (
    (Reason.SAME_PHONE, "dialled"),
    (Reason.SAME_EMAIL, "mail"),
    (Reason.SAME_DOMAIN, "domain"),
    (Reason.SAME_POSTCODE, "post"),
    (Reason.SAME_MUNICIPALITY, "municipality"),
)
_DIRECT = {Reason.SAME_PHONE, Reason.SAME_EMAIL}
_ELSEWHERE = {Reason.OTHER_ADDRESS, Reason.OTHER_MUNICIPALITY}


def _surely(name: NameLikeness, found: set[Reason], a: Known, b: Known) -> bool:
    """The same name at the same place, telephone or mailbox, and nothing that speaks against."""
    if name < NameLikeness.NEAR or found & _ELSEWHERE or not a.parts.words:
        return False
    if _differ(a.post, b.post):
        return False
    if found & _DIRECT or (Reason.SAME_ADDRESS in found and _same_area(found)):
        return True
    if name is not NameLikeness.EQUAL:
        return False
    return (
        _equal(a.miswritten, b.miswritten)
        or {
            Reason.SAME_DOMAIN,
            Reason.SAME_POSTCODE,
        }
        <= found
    )


def _perhaps(name: NameLikeness, found: set[Reason]) -> bool:
    """Worth a person's look."""
    if found & _DIRECT:
        return name > NameLikeness.APART or not found & _ELSEWHERE
    if found & _ELSEWHERE:
        return False
    if name >= NameLikeness.PART:
        return True
    close = {Reason.SAME_DOMAIN, Reason.SAME_ADDRESS}
    if name is NameLikeness.WITHIN:
        return bool(found & {*close, Reason.SAME_POSTCODE, Reason.SAME_MUNICIPALITY})
    return name is NameLikeness.VARIANT and bool(found & close)


def _same_area(found: set[Reason]) -> bool:
    return bool(found & {Reason.SAME_POSTCODE, Reason.SAME_MUNICIPALITY, Reason.SAME_DOMAIN})


def _in_order(found: set[Reason]) -> tuple[Reason, ...]:
    return tuple(reason for reason in Reason if reason in found)


def _equal(a: str | None, b: str | None) -> bool:
    return a is not None and a == b


def _differ(a: str | None, b: str | None) -> bool:
    return None not in (a, b) and a != b
