"""The team's lists together: where they crowd, and what caps would cost each participant."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from employer_match.http import current
from employer_match.http.addresses import record_number
from employer_match.http.rights import needs
from employer_match.services.permissions import Action
from employer_match.services.suggestions.read_spread import PER_EMPLOYER, PER_VACANCY, read_spread

blueprint = Blueprint("spread", __name__, url_prefix="/spread")

MOST = 99


@blueprint.get("")
@needs(Action.READ_SUGGESTIONS)
def show() -> ResponseReturnValue:
    """How crowded the team's lists are, and the caps to try."""
    found = read_spread(
        current.session(),
        current.actor(),
        unit_id=request.args.get("unit_id", type=record_number),
        per_vacancy=_cap("per_vacancy", PER_VACANCY),
        per_employer=_cap("per_employer", PER_EMPLOYER),
    )
    return render_template("coach/spread.html", found=found, most=MOST)


def _cap(name: str, usual: int) -> int:
    """A cap from the address; anything but a number from 1 to 99 is the usual one."""
    given = request.args.get(name, type=int)
    return given if given is not None and 1 <= given <= MOST else usual
