"""The fields of two records beside each other, each with how the two stand to each other."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from employer_match.language.company_names import name_key
from employer_match.language.numbers import e164
from employer_match.models import Employer, Workplace
from employer_match.services.actor import Actor
from employer_match.services.employers.organisation_numbers import shown_number

OF_EMPLOYER = ("name", "organisation_number", "sector", "sni")
OF_WORKPLACE = (
    "name", "employer", "address", "postcode", "city", "municipality_code", "phone", "email",
    "size_class",
)  # fmt: skip


class Comparison(StrEnum):
    """How the same field of two records stands to each other."""

    SAME = "same"
    WRITTEN_OTHERWISE = "written_otherwise"
    DIFFERS = "differs"
    ONLY_A = "only_a"
    ONLY_B = "only_b"


@dataclass(frozen=True, slots=True)
class ComparedField:
    """One field of both, as it may be shown; fields that neither has are left out."""

    name: str
    a: str
    b: str
    comparison: Comparison


def compared(
    a: Employer | Workplace, b: Employer | Workplace, actor: Actor
) -> tuple[ComparedField, ...]:
    """Every field that either has, as the actor may see it."""
    of_a, of_b = _values(a, actor), _values(b, actor)
    return tuple(
        ComparedField(name, of_a[name], of_b[name], _comparison(name, of_a[name], of_b[name]))
        for name in of_a
        if of_a[name] or of_b[name]
    )


def _values(one: Employer | Workplace, actor: Actor) -> Mapping[str, str]:
    if isinstance(one, Employer):
        shown = {"organisation_number": shown_number(one, actor)}
        names: tuple[str, ...] = OF_EMPLOYER
    else:
        shown = {"employer": one.employer.name}
        names = OF_WORKPLACE
    values = {name: shown[name] if name in shown else getattr(one, name) for name in names}
    return {
        name: "" if value in (None, "unknown") else str(value) for name, value in values.items()
    }


def _comparison(name: str, a: str, b: str) -> Comparison:
    if not a or not b:
        return Comparison.ONLY_A if a else Comparison.ONLY_B
    if a == b:
        return Comparison.SAME
    form = _ONE_FORM.get(name, str.casefold)
    return Comparison.WRITTEN_OTHERWISE if form(a) == form(b) else Comparison.DIFFERS


def _digits(text: str) -> str:
    return "".join(sign for sign in text if sign.isdigit())


#: Fields that people write in several ways → the form in which two of them are compared.
_ONE_FORM: Mapping[str, Callable[[str], str]] = {
    "name": name_key,
    "employer": name_key,
    "phone": lambda text: e164(text) or text,
    "postcode": _digits,
}
