"""Employers and their workplaces."""

from marshmallow import fields

from employer_match.schemas.base import Page, Strict, code, email, phone, reference, text
from employer_match.schemas.places import Municipality
from employer_match.vocabulary import SizeClass


class EmployerInput(Strict):
    """A legal unit; only the name is needed. A blank number leaves a registered one alone."""

    name = text(200, required=True)
    organisation_number = text(20, allow_none=True)
    sector = text(30, allow_none=True)
    sni = text(5, allow_none=True)


class WorkplaceInput(Strict):
    """A place where people work; a blank name means the employer's."""

    name = text(200)
    address = text(200, allow_none=True)
    postcode = text(10, allow_none=True)
    city = text(100, allow_none=True)
    municipality_code = Municipality(load_default=None, allow_none=True)
    phone = phone(allow_none=True)
    email = email(allow_none=True)
    size_class = code(SizeClass, load_default=SizeClass.UNKNOWN)


class NewWorkplace(WorkplaceInput):
    """An employer with a workplace, in one form. `name` is the workplace's, may be blank."""

    employer_name = text(200, required=True)
    organisation_number = text(20, allow_none=True)
    create_anyway_reason = text(200, allow_none=True)


class AnotherWorkplace(WorkplaceInput):
    """One more workplace of a registered employer."""

    create_anyway_reason = text(200, allow_none=True)


class NewEmployer(EmployerInput):
    """An employer with its workplace, as machines send them."""

    workplace = fields.Nested(WorkplaceInput, load_default=None, allow_none=True)
    create_anyway_reason = text(200, allow_none=True)


class WorkplaceSearch(Page):
    """Words of a name, or an organisation number."""

    text = text(200)
    municipality_code = Municipality(load_default=None, allow_none=True)


class OwnerInput(Strict):
    """Who holds the relation to a workplace, and the deputy."""

    owner_id = reference(load_default=None, allow_none=True)
    deputy_id = reference(load_default=None, allow_none=True)
