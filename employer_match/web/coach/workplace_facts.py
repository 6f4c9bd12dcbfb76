"""What is learnt about a workplace: its people, its needs, its own wishes about contact."""

from flask import Blueprint, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from employer_match import clock, errors
from employer_match.http import current
from employer_match.http.addresses import record_number
from employer_match.http.forms import Form
from employer_match.http.rights import needs
from employer_match.schemas.relation import (
    ContactPersonInput,
    ContactRuleInput,
    NeedInput,
    SettlementForm,
)
from employer_match.services.accounts.colleagues import colleagues
from employer_match.services.contacts.contact_rules import RuleDraft, set_contact_rule
from employer_match.services.contacts.own_words import settle_own_words
from employer_match.services.employers.contact_persons import (
    PersonDraft,
    add_contact_person,
    edit_contact_person,
)
from employer_match.services.employers.needs_sheet import NeedDraft, add_need
from employer_match.services.employers.read_workplace import WorkplaceView, read_workplace
from employer_match.services.permissions import Action
from employer_match.vocabulary import ContactSource

blueprint = Blueprint("workplace_facts", __name__, url_prefix="/workplaces/<int:workplace_id>")

#: What the form of a contact person begins with; `informed` is a moment there.
SHOWN = tuple(name for name in ContactPersonInput().fields if name != "informed")


def _view(workplace_id: int) -> WorkplaceView:
    return read_workplace(current.session(), current.actor(), workplace_id)


@blueprint.route("/needs/new", methods=["GET", "POST"])
@needs(Action.EDIT_EMPLOYER)
def need(workplace_id: int) -> ResponseReturnValue:
    """Write down one thing learnt, or that nobody knew."""
    form = Form(
        NeedInput(),
        {
            "topic": request.args.get("topic", ""),
            "known": True,
            "source": ContactSource.PERSON,
            "learnt_on": clock.today(),
        },
    )
    status = 200
    if request.method == "POST":
        if form.read(request.form):
            with form.refusals():
                add_need(current.session(), current.actor(), workplace_id, NeedDraft(**form.data))
                flash(gettext("Written down in the needs sheet."))
                return redirect(f"/workplaces/{workplace_id}#needs", 303)
        status = form.status
    return render_template("coach/need_form.html", form=form, view=_view(workplace_id)), status


@blueprint.route("/people/new", methods=["GET", "POST"])
@needs(Action.EDIT_EMPLOYER)
def add_person(workplace_id: int) -> ResponseReturnValue:
    """Add somebody who works there."""
    form = Form(ContactPersonInput(), {"source": ContactSource.PERSON})
    status = 200
    if request.method == "POST":
        if form.read(request.form):
            with form.refusals():
                draft = PersonDraft(**form.data)
                person = add_contact_person(current.session(), current.actor(), workplace_id, draft)
                flash(gettext("%(name)s is added.", name=person.name))
                return redirect(f"/workplaces/{workplace_id}#people", 303)
        status = form.status
    view = _view(workplace_id)
    return render_template(
        "coach/person_form.html", form=form, view=view, person=None, version=None
    ), status


@blueprint.route("/people/<int:person_id>", methods=["GET", "POST"])
@needs(Action.EDIT_EMPLOYER)
def edit_person(workplace_id: int, person_id: int) -> ResponseReturnValue:
    """Change what is kept of somebody: also that they have left or do not want to be contacted."""
    form, version = Form(ContactPersonInput()), request.form.get("_version", type=record_number)
    if request.method == "POST" and form.read(request.form):
        with form.refusals(errors.Invalid, errors.Conflict, errors.Stale, errors.NotAllowed):
            draft = PersonDraft(**form.data)
            edit_contact_person(current.session(), current.actor(), person_id, draft, version)
            flash(gettext("%(name)s is changed.", name=draft.name))
            return redirect(f"/workplaces/{workplace_id}#people", 303)
    view = _view(workplace_id)
    person = next((one for one in view.people if one.id == person_id), None)
    if person is None:
        raise errors.NotFound()
    stands = {name: getattr(person, name) for name in SHOWN}
    now = Form(ContactPersonInput(), {**stands, "informed": person.informed_at is not None})
    if isinstance(form.problem, errors.Stale) or version is None:
        version = person.version
    posted = request.method == "POST"
    return render_template(
        "coach/person_form.html",
        form=form if posted else now,
        now=now,
        view=view,
        person=person,
        version=version,
    ), form.status if posted else 200


@blueprint.route("/rule", methods=["GET", "POST"])
@needs(Action.SET_CONTACT_RULE)
def rule(workplace_id: int) -> ResponseReturnValue:
    """Write down how the employer wants to be contacted, or that they do not."""
    form, version = Form(ContactRuleInput()), request.form.get("_version", type=record_number)
    if request.method == "POST" and form.read(request.form):
        with form.refusals(errors.Invalid, errors.Conflict, errors.Stale, errors.NotAllowed):
            given = {**form.data, "preferred_weekdays": tuple(form.data["preferred_weekdays"])}
            draft = RuleDraft(**given)
            set_contact_rule(current.session(), current.actor(), workplace_id, draft, version)
            flash(gettext("The employer's wishes are written down. Every page obeys them."))
            return redirect(f"/workplaces/{workplace_id}#wishes", 303)
    view = _view(workplace_id)
    stands = {name: getattr(view.rule, name) for name in form.schema.fields} if view.rule else {}
    now = Form(ContactRuleInput(), stands)
    if view.rule and (isinstance(form.problem, errors.Stale) or version is None):
        version = view.rule.version
    posted = request.method == "POST"
    people = colleagues(current.session(), current.actor())
    return render_template(
        "coach/rule_form.html",
        form=form if posted else now,
        now=now,
        view=view,
        version=version,
        colleagues=[(one.id, one.label) for one in people],
        persons=[(one.id, one.name) for one in view.people if not one.left],
        usual=current.rest_periods().per_month,
    ), form.status if posted else 200


@blueprint.post("/said/<int:wish_id>")
@needs(Action.SET_CONTACT_RULE)
def settle(workplace_id: int, wish_id: int) -> ResponseReturnValue:
    """Let the employer's own words hold, or what we wrote down instead of them."""
    form = Form(SettlementForm())
    if not form.read(request.form):
        raise errors.Invalid(fields=form.errors)
    take, version = form.data["take"], form.data["version"]
    settle_own_words(current.session(), current.actor(), workplace_id, wish_id, version, take=take)
    flash(
        gettext("What the employer said holds now.")
        if take
        else gettext("What you have written down holds now.")
    )
    return redirect(f"/workplaces/{workplace_id}#wishes", 303)
