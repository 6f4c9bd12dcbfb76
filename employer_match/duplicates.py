"""Are these two employers the same? Pure, and it says why.

The organisation number decides where both have one. Otherwise names, telephone, mail domain, post
code and municipality suggest, and a person decides: "likely" is a question, never a merge.
Source: product row 3, field 4.2.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from rapidfuzz import fuzz

from employer_match.language.company_names import name_key
from employer_match.language.numbers import e164, organisation_number

#: Anybody may have an address here, so sharing the domain says nothing.
_FREE_MAIL = """
    gmail.com hotmail.com hotmail.se outlook.com live.se live.com icloud.com me.com yahoo.com
    yahoo.se telia.com spray.se passagen.se comhem.se bredband.net protonmail.com msn.com
"""
FREE_MAIL = frozenset(_FREE_MAIL.split())
#: From 0 to 100 (rapidfuzz); names of at least this likeness are taken for misspellings.
NEARLY_SAME_NAME = 88
SIMILAR_NAME = 70


class Likeness(StrEnum):
    """How sure it is."""

    SAME = "same"
    LIKELY = "likely"


class Reason(StrEnum):
    """Why two employers seem to be one."""

    SAME_NUMBER = "same_number"
    SAME_NAME = "same_name"
    SIMILAR_NAME = "similar_name"
    SAME_PHONE = "same_phone"
    SAME_EMAIL = "same_email"
    SAME_DOMAIN = "same_domain"
    SAME_POSTCODE = "same_postcode"
    SAME_MUNICIPALITY = "same_municipality"


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer with its reasons; `likeness` None means that nothing speaks for one employer."""

    likeness: Likeness | None
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True)
class Known:
    """What is known of an employer or workplace, as typed; every field but the name may be None."""

    name: str
    organisation_number: str | None = None
    phone: str | None = None
    email: str | None = None
    postcode: str | None = None
    municipality_code: str | None = None

    @cached_property
    def number(self) -> str | None:
        """The organisation number in ten digits, or None where there is none that is valid."""
        return organisation_number(self.organisation_number or "")

    @cached_property
    def key(self) -> str:
        """The normalised name."""
        return name_key(self.name)

    @cached_property
    def dialled(self) -> str | None:
        """The telephone number in E.164, or None."""
        return e164(self.phone or "")

    @cached_property
    def address(self) -> str | None:
        """The mail address in lower case, or None."""
        return (self.email or "").strip().lower() or None

    @cached_property
    def domain(self) -> str | None:
        """The mail domain, or None where anybody may have it."""
        domain = (self.address or "").rpartition("@")[2]
        return domain if domain and domain not in FREE_MAIL else None

    @cached_property
    def post(self) -> str | None:
        """The post code in five digits, or None."""
        return re.sub(r"\D", "", self.postcode or "") or None


def compare(a: Known, b: Known) -> Verdict:
    """Whether two employers are one: the same whichever way round they are given."""
    if a.number and b.number:
        return (
            Verdict(Likeness.SAME, (Reason.SAME_NUMBER,)) if a.number == b.number else Verdict(None)
        )
    likeness = fuzz.ratio(a.key, b.key) if a.key and b.key else 0.0
    found = {
        Reason.SAME_NAME: bool(a.key) and a.key == b.key,
        Reason.SIMILAR_NAME: a.key != b.key and likeness >= SIMILAR_NAME,
        Reason.SAME_PHONE: _equal(a.dialled, b.dialled),
        Reason.SAME_EMAIL: _equal(a.address, b.address),
        Reason.SAME_DOMAIN: _equal(a.domain, b.domain),
        Reason.SAME_POSTCODE: _equal(a.post, b.post),
        Reason.SAME_MUNICIPALITY: _equal(a.municipality_code, b.municipality_code),
    }
    reasons = tuple(reason for reason, holds in found.items() if holds)
    places = {a.municipality_code, b.municipality_code}
    elsewhere = None not in places and len(places) == 2
    return (
        Verdict(Likeness.LIKELY, reasons) if _likely(found, likeness, elsewhere) else Verdict(None)
    )


def _likely(found: dict[Reason, bool], likeness: float, elsewhere: bool) -> bool:
    if found[Reason.SAME_PHONE] or found[Reason.SAME_EMAIL]:
        return True
    if found[Reason.SAME_DOMAIN] or found[Reason.SAME_POSTCODE]:
        return likeness >= SIMILAR_NAME
    return likeness >= NEARLY_SAME_NAME and not elsewhere


def candidates(new: Known, known: Iterable[tuple[int, Known]]) -> list[tuple[int, Verdict]]:
    """Those of the known ones (id, what is known) that the new one may be: surest first."""
    judged = ((key, compare(new, old)) for key, old in known)
    found = [(key, verdict) for key, verdict in judged if verdict.likeness]
    return sorted(
        found, key=lambda pair: (pair[1].likeness != Likeness.SAME, -len(pair[1].reasons), pair[0])
    )


def _equal(a: str | None, b: str | None) -> bool:
    return a is not None and a == b
