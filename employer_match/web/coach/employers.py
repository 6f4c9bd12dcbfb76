"""An employer with its workplaces, what is planned and what has happened at all of them."""

from flask import Blueprint, redirect, render_template, request
from flask.typing import ResponseReturnValue

from employer_match.http import current
from employer_match.http.addresses import record_number
from employer_match.http.rights import needs
from employer_match.services.contacts.relation_to_workplaces import relation_to_workplaces
from employer_match.services.employers.coming import coming
from employer_match.services.employers.read_employer import read_employer
from employer_match.services.employers.timeline import PAGE, read_timeline
from employer_match.services.employers.told_counts import told_counts
from employer_match.services.permissions import Action

blueprint = Blueprint("employers", __name__, url_prefix="/employers")


@blueprint.get("/<int:employer_id>")
@needs(Action.READ_EMPLOYERS)
def show(employer_id: int) -> ResponseReturnValue:
    """One employer, whose workplaces may lie in many municipalities."""
    session, actor = current.session(), current.actor()
    employer = read_employer(session, actor, employer_id)
    if employer.id != employer_id:  # merged since the link was made
        return redirect(f"/employers/{employer.id}")
    page = max(1, request.args.get("page", 1, type=record_number))
    ids = [place.id for place in employer.workplaces]
    return render_template(
        "coach/employer.html",
        employer=employer,
        relations=relation_to_workplaces(session, actor, ids),
        coming=coming(session, actor, ids),
        counts=told_counts(session, actor, ids),
        timeline=read_timeline(session, actor, ids, page=page),
        page=page,
        page_size=PAGE,
    )
