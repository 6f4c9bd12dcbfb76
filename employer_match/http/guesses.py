"""The answer to a guessed occupation, alike on the coaches' page and in moderation."""

from flask import flash, request
from flask_babel import gettext

from employer_match import errors
from employer_match.http import current
from employer_match.http.addresses import record_number
from employer_match.http.forms import Form
from employer_match.schemas.vacancy import VacancyOccupation
from employer_match.services.occupations.guess_occupation import confirm_occupation


def write_occupation(vacancy_id: int) -> None:
    """Write down which of the guessed groups is right, or that none is; raises Invalid."""
    form = Form(VacancyOccupation())
    if not form.read(request.form):
        raise errors.Invalid()
    confirm_occupation(
        current.session(),
        current.actor(),
        vacancy_id,
        form.data["occupation"] or None,
        request.form.get("_version", type=record_number),
        current.settings().occupation_model,
    )
    flash(gettext("Written down. The suggestions use it from now on."))
