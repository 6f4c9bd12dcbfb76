"""Whose work a placement is."""

from employer_match.schemas.base import Strict, reference


class CreditInput(Strict):
    """The second colleague to whom a placement is credited."""

    user_id = reference(required=True)
