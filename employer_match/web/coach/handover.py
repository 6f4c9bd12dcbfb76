"""A colleague leaves: one page moves workplaces, steps and promises, and says who takes over."""

import re
from collections.abc import Mapping
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from employer_match import errors
from employer_match.http import current
from employer_match.http.forms import Form
from employer_match.http.pages import may
from employer_match.http.rights import needs
from employer_match.outreach.handover import Move
from employer_match.schemas.handover import HandoverInput
from employer_match.services.accounts.colleagues import coaches_of, colleagues
from employer_match.services.contacts.relation_to_workplaces import relation_to_workplaces
from employer_match.services.handovers.hand_over import hand_over
from employer_match.services.handovers.list_handovers import held_workplaces, list_handovers
from employer_match.services.handovers.read_handover import Handover, read_handover
from employer_match.services.permissions import Action

blueprint = Blueprint("handover", __name__)
#: A line's select: what it is, in which version; one name a line, since a browser's form holds
#: a thousand fields at most.
FIELD = re.compile(r"to-([a-z_]{1,30})-([0-9a-f]{1,16})-([0-9]{1,9})")
STAYS = "stays"


@blueprint.get("/handover")
@needs(Action.HAND_OVER)
def choose() -> ResponseReturnValue:
    """Whose work is handed over: one's own, or for who leads a team anybody's in it."""
    people = list_handovers(current.session(), current.actor())
    if [one.user_id for one in people] == [current.actor().user_id]:
        return redirect(f"/handover/{people[0].user_id}", 303)
    return render_template("coach/handovers.html", people=people)


@blueprint.get("/workplaces/held")
@needs(Action.READ_EMPLOYERS)
def held() -> ResponseReturnValue:
    """The workplaces that one holds, and those that one stands in for."""
    session, actor = current.session(), current.actor()
    places = held_workplaces(session, actor)
    relations = relation_to_workplaces(session, actor, [place.id for place in places])
    return render_template("coach/held.html", places=places, relations=relations)


@blueprint.route("/handover/<int:user_id>", methods=["GET", "POST"])
@needs(Action.HAND_OVER)
def show(user_id: int) -> ResponseReturnValue:
    """All that somebody holds, with who takes over each; sent together, done together."""
    form, stale = Form(HandoverInput()), False
    if request.method == "POST":
        body, names = _read()
        schema_errors = form.schema.validate(body)
        if schema_errors:
            form.errors["to_id"] = "Choose who takes over."
        else:
            with form.refusals(errors.Invalid, errors.Stale):
                return _hand_over(user_id, body)
        stale = isinstance(form.problem, errors.Stale)
        form.errors = {_name_of(name, names): message for name, message in form.errors.items()}
    view = read_handover(current.session(), current.actor(), user_id)
    return _page(form, view, stale), form.status if request.method == "POST" else 200


def _hand_over(user_id: int, body: Mapping[str, Any]) -> ResponseReturnValue:
    given: Any = HandoverInput().load(body)
    session, actor = current.session(), current.actor()
    moves = [Move(**line) for line in given["lines"]]
    reason = given["reason"] or gettext("Handed over")
    if hand_over(session, actor, user_id, moves, given["to_id"], reason):
        flash(
            gettext(
                "%(number)s things are handed over. Whoever got something is told.",
                number=len(moves),
            )
        )
    return redirect(f"/handover/{user_id}", 303)


def _read() -> tuple[dict[str, Any], list[str]]:
    """The form as the schema takes it, and the name of each line's select by its place."""
    lines, names = [], []
    for name, value in request.form.items():
        found = FIELD.fullmatch(name)
        if found is None or value == STAYS:
            continue
        to = int(value) if value.isdecimal() and len(value) < 10 else None
        lines.append(
            {"kind": found[1], "id": found[2], "version": int(found[3]), "to_id": to or None}
        )
        names.append(name)
    rest = request.form.get("to_id", "")
    to_id = int(rest) if rest.isdecimal() and len(rest) < 10 else None
    reason = request.form.get("reason", "").strip()
    return {"to_id": to_id or None, "reason": reason, "lines": lines}, names


def _name_of(field: str, names: list[str]) -> str:
    place = re.fullmatch(r"lines-(\d+)-to_id", field)
    return names[int(place[1])] if place else field


def _page(form: Form, view: Handover, stale: bool) -> str:
    session, actor = current.session(), current.actor()
    others = [(one.id, one.label) for one in colleagues(session, actor) if one.id != view.user_id]
    units = {line.unit_id for line in view.lines if line.unit_id is not None}
    chosen = {
        (found[1], found[2]): value
        for name, value in request.form.items()
        if (found := FIELD.fullmatch(name))
    }
    return render_template(
        "coach/handover.html",
        form=form,
        view=view,
        stale=stale,
        to_id=request.form.get("to_id", ""),
        reason=request.form.get("reason", "")[:200],
        chosen=chosen,
        people=others,
        coaches={
            unit: [
                (one.id, one.name)
                for one in coaches_of(session, actor, {unit})
                if one.id != view.user_id
            ]
            for unit in sorted(units)
        }
        if may(Action.READ_PARTICIPANTS)
        else {},
    )
