"""What a participant says about work: a new version each time, and nothing typed is lost."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from werkzeug.datastructures import MultiDict

from employer_match import errors
from employer_match.http import current
from employer_match.http.addresses import record_number
from employer_match.http.forms import Form
from employer_match.http.rights import needs
from employer_match.schemas.participant import ProfileInput
from employer_match.schemas.places import name_of
from employer_match.services.participants.read_participant import (
    ParticipantView,
    ProfileView,
    read_participant,
    read_profiles,
)
from employer_match.services.participants.write_profile import ProfileDraft, Saying, write_profile
from employer_match.services.permissions import Action
from employer_match.services.suggestions.suggest import suggest
from employer_match.vocabulary import Condition, WishKind
from employer_match.web.coach import sayings
from employer_match.web.coach.sayings import Row, Typed

blueprint = Blueprint("profile", __name__, url_prefix="/participants/<participant_id>")

LISTS = ("wishes", "must_nots")
BUTTONS = ("_add", "_remove", "_raise", "_propose")


@blueprint.get("/profile")
@needs(Action.EDIT_PARTICIPANTS)
def edit(participant_id: str) -> ResponseReturnValue:
    """The form, filled in with what stands now."""
    person = read_participant(current.session(), current.actor(), participant_id)
    profile = person.profile
    rows = {"wishes": sayings.shown(profile.wishes), "must_nots": sayings.shown(profile.must_nots)}
    for each in rows.values():
        each.append(Row())
    return _page(person, Form(ProfileInput(), _stands(profile)), rows, profile.number)


@blueprint.post("/profile")
@needs(Action.EDIT_PARTICIPANTS)
def write(participant_id: str) -> ResponseReturnValue:
    """Write the next version down; a row's button only rearranges the form."""
    number = request.form.get("_number", type=record_number)
    rows = {name: sayings.typed_rows(request.form, name) for name in LISTS}
    rows["wishes"], rows["must_nots"] = sayings.noes_apart(rows["wishes"], rows["must_nots"])
    if request.form.get("_propose") == "own_words":
        said = request.form.get("own_words", "")
        rows["wishes"], rows["must_nots"] = sayings.from_own_words(said, **rows)
    typed = _for_the_schema(request.form, rows)
    form = Form(ProfileInput())
    usable = form.read(typed)
    form.typed.setlist("not_conditions", request.form.getlist("not_conditions"))  # ticks are kept
    rearranges = any(button in request.form for button in BUTTONS)
    unsettled = [row for each in rows.values() for row in each if not row.settled]
    if rearranges:
        form.errors = {}
        rows = {name: sayings.rearranged(each, request.form, name) for name, each in rows.items()}
    elif usable and not unsettled:
        with form.refusals(errors.Invalid, errors.Stale):
            session, actor = current.session(), current.actor()
            write_profile(session, actor, participant_id, _draft(form.data), number)
            suggest(session, actor, participant_id)
            flash(gettext("The profile is written down, and the suggestions follow it."))
            return redirect(f"/participants/{participant_id}", 303)
    elif unsettled:
        form.errors[""] = gettext("Choose what is meant, or keep the own words.")
    person = read_participant(current.session(), current.actor(), participant_id)
    if isinstance(form.problem, errors.Stale):
        number = person.profile.number
    status = 200 if rearranges else form.status
    return _page(person, form, rows, number), status


@blueprint.get("/profiles")
@needs(Action.READ_PARTICIPANTS)
def history(participant_id: str) -> ResponseReturnValue:
    """Every version, newest first."""
    session, actor = current.session(), current.actor()
    return render_template(
        "coach/profiles.html",
        person=read_participant(session, actor, participant_id),
        profiles=read_profiles(session, actor, participant_id),
    )


def _page(
    person: ParticipantView, form: Form, rows: dict[str, list[Row]], number: int | None
) -> str:
    return render_template(
        "coach/profile_form.html",
        person=person,
        form=form,
        rows=rows,
        number=number,
        mentioned=sayings.mentioned(form.typed, rows),
    )


def _stands(profile: ProfileView) -> dict[str, Any]:
    names = ("own_words", "strengths", "hours_min", "hours_max", "max_km", "conditions", "said_by")
    ruled_out = [one.value for one in profile.must_nots if one.kind is WishKind.CONDITION]
    return {
        **{name: getattr(profile, name) for name in names},
        "municipalities": ", ".join(name_of(code) for code in profile.municipalities),
        "from_municipality": name_of(profile.from_municipality) or None,
        "licences": ", ".join(profile.licences),
        "languages": ", ".join(profile.languages),
        "not_conditions": ruled_out,
    }


def _for_the_schema(typed: Typed, rows: dict[str, list[Row]]) -> Typed:
    """The form's pairs as the schema names them: rows with codes, lists without their commas."""
    made: Typed = MultiDict(
        (name, value)
        for name, value in typed.items(multi=True)
        if not name.startswith(LISTS) and name not in {"not_conditions", *SPLIT}
    )
    for name in SPLIT:
        parts = [part.strip() for part in typed.get(name, "").split(",")]
        made.setlist(name, [part for part in parts if part])
    for name, each in rows.items():
        said = [(row.kind.value, row.value) for row in each if row.value]
        if name == "must_nots":
            ruled_out = typed.getlist("not_conditions")
            said += [("condition", value) for value in ruled_out if value in set(Condition)]
        for place, (kind, value) in enumerate(said):
            made[f"{name}-{place}-kind"], made[f"{name}-{place}-value"] = kind, value
    return made


SPLIT = ("municipalities", "licences", "languages")


def _draft(given: dict[str, Any]) -> ProfileDraft:
    plain = {name: value for name, value in given.items() if name not in LISTS}
    for name in ("conditions", *SPLIT):
        plain[name] = tuple(plain[name])
    wishes, must_nots = (tuple(Saying(**each) for each in given[name]) for name in LISTS)
    return ProfileDraft(**plain, wishes=wishes, must_nots=must_nots)
