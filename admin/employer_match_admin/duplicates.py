"""Employers and workplaces that stand twice: the list, two beside each other, "these are two"."""

from flask import Blueprint, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext, ngettext

from employer_match import errors
from employer_match.duplicates import Likeness
from employer_match.http import current
from employer_match.http.forms import Form
from employer_match.http.rights import needs
from employer_match.schemas.duplicates import ApartInput, DuplicateQuery, KeptInput
from employer_match.services.duplicates.judge_apart import (
    judge_apart,
    list_judged_apart,
    take_back,
)
from employer_match.services.duplicates.keep_found_pairs import look_for_duplicates
from employer_match.services.duplicates.list_duplicates import PairFilter, list_duplicates
from employer_match.services.duplicates.pair_sides import Side
from employer_match.services.duplicates.read_merges import list_merges, merge_of
from employer_match.services.duplicates.read_pair import PairView, read_pair
from employer_match.services.permissions import Action
from employer_match.vocabulary import RecordKind
from employer_match_admin.duplicate_words import FIELDS, SECTORS
from employer_match_admin.lists import place_choices, same_filter

blueprint = Blueprint("admin_duplicates", __name__, url_prefix="/admin/duplicates")


@blueprint.get("")
@needs(Action.MERGE_EMPLOYERS)
def index() -> ResponseReturnValue:
    """The pairs that wait for a person's look, surest first."""
    form = Form(DuplicateQuery())
    given = form.data if form.read(request.args) else DuplicateQuery().load({})
    page, page_size = given.pop("page"), given.pop("page_size")
    session, actor = current.session(), current.actor()
    answer = render_template(
        "admin/duplicates.html",
        form=form,
        found=list_duplicates(session, actor, PairFilter(**given), page=page, page_size=page_size),
        merges=len(list_merges(session, actor)),
        apart=len(list_judged_apart(session, actor)),
        page=page,
        page_size=page_size,
        address=same_filter(),
        place_choices=place_choices(),
        things=RecordKind,
        degrees=Likeness,
    )
    return answer, form.status if form.errors else 200


@blueprint.post("/look")
@needs(Action.MERGE_EMPLOYERS)
def look() -> ResponseReturnValue:
    """Look through the whole register now, not only at night."""
    done = look_for_duplicates(current.session(), current.actor())
    flash(
        ngettext("%(num)s new pair was found.", "%(num)s new pairs were found.", done.new)
        if done.new
        else gettext("The register has been looked through. Nothing new was found.")
    )
    return redirect("/admin/duplicates", 303)


@blueprint.get("/<thing>/<int:a_id>/<int:b_id>")
@needs(Action.MERGE_EMPLOYERS)
def pair(thing: str, a_id: int, b_id: int) -> ResponseReturnValue:
    """Two records beside each other, and the choice: two, or one."""
    merge_id = merge_of(current.session(), current.actor(), thing, a_id, b_id)
    if merge_id is not None:  # somebody was first, or an old link
        flash(gettext(errors.Conflict("These two have been merged already.").message))
        return redirect(f"/admin/duplicates/merges/{merge_id}")
    view = read_pair(current.session(), current.actor(), thing, a_id, b_id)
    if {view.a.id, view.b.id} != {a_id, b_id}:
        return redirect(f"/admin/duplicates/{thing}/{view.a.id}/{view.b.id}")
    return _page(view, Form(ApartInput(), _reason_given(view)))


@blueprint.post("/<thing>/<int:a_id>/<int:b_id>/apart")
@needs(Action.MERGE_EMPLOYERS)
def two(thing: str, a_id: int, b_id: int) -> ResponseReturnValue:
    """Remember that the two are two."""
    form = Form(ApartInput())
    if form.read(request.form):
        with form.refusals():
            reason = form.data["reason"]
            judge_apart(current.session(), current.actor(), thing, a_id, b_id, reason)
            flash(gettext("It is remembered that these are two. They are not proposed again."))
            return redirect("/admin/duplicates", 303)
    return _page(read_pair(current.session(), current.actor(), thing, a_id, b_id), form)


@blueprint.get("/apart")
@needs(Action.MERGE_EMPLOYERS)
def apart() -> ResponseReturnValue:
    """What has been judged to be two, by whom and why."""
    held = list_judged_apart(current.session(), current.actor())
    return render_template("admin/judged_apart.html", held=held)


@blueprint.post("/apart/<int:judgement_id>/take-back")
@needs(Action.MERGE_EMPLOYERS)
def back(judgement_id: int) -> ResponseReturnValue:
    """Let the two be proposed again."""
    held = take_back(current.session(), current.actor(), judgement_id)
    flash(gettext("The judgement is taken back. The two may be proposed again."))
    return redirect(f"/admin/duplicates/{held.thing}/{held.a_id}/{held.b_id}", 303)


def _page(view: PairView, form: Form) -> ResponseReturnValue:
    page = render_template(
        "admin/duplicates_pair.html",
        view=view,
        form=form,
        kept=Form(KeptInput(), {"kept_id": _proposed(view).id}),
        fields=FIELDS,
        sectors=SECTORS,
    )
    return page, form.status if form.errors else 200


def _proposed(view: PairView) -> Side:
    """The one with more to it, else the older: fewer links change."""
    return max(
        (view.a, view.b),
        key=lambda side: (not side.from_advert, side.contacts, side.vacancies, -side.id),
    )


def _reason_given(view: PairView) -> dict[str, str]:
    """The reason of whoever registered the later one, to be confirmed."""
    return {"reason": view.said[-1].reason} if view.said else {}
