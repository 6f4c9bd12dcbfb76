"""Two records become one: what would move, the merge, and taking it apart again."""

from flask import Blueprint, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from employer_match import errors
from employer_match.http import current
from employer_match.http.forms import Form
from employer_match.http.rights import needs
from employer_match.schemas.duplicates import KeptInput, MergeInput
from employer_match.services.duplicates.list_duplicates import list_within
from employer_match.services.duplicates.merge_employers import merge_records, preview_merge
from employer_match.services.duplicates.read_merges import list_merges, merge_of, read_merge
from employer_match.services.duplicates.read_pair import read_pair
from employer_match.services.duplicates.undo_merge import undo_merge
from employer_match.services.permissions import Action
from employer_match_admin.duplicate_words import FIELDS, SECTORS, SETTLED, TABLES

blueprint = Blueprint("admin_merges", __name__, url_prefix="/admin/duplicates")


@blueprint.route("/<thing>/<int:a_id>/<int:b_id>/merge", methods=["GET", "POST"])
@needs(Action.MERGE_EMPLOYERS)
def merge(thing: str, a_id: int, b_id: int) -> ResponseReturnValue:
    """Everything that would move; then the merge, if nothing has changed meanwhile."""
    session, actor = current.session(), current.actor()
    form = Form(MergeInput() if request.method == "POST" else KeptInput())
    wanted = form.read(request.form if request.method == "POST" else request.args)
    if not wanted or form.data["kept_id"] not in (a_id, b_id):
        return redirect(f"/admin/duplicates/{thing}/{a_id}/{b_id}", 303)
    kept_id = form.data["kept_id"]
    gone_id = b_id if kept_id == a_id else a_id
    if request.method == "POST":
        versions = (form.data["kept_version"], form.data["gone_version"])
        with form.refusals(errors.Conflict, errors.Stale):
            done = merge_records(session, actor, thing, kept_id, gone_id, versions)
            flash(gettext("Merged. You can undo it for 30 days."))
            return redirect(f"/admin/duplicates/merges/{done.id}", 303)
    first = merge_of(session, actor, thing, a_id, b_id)
    if first is not None:  # a colleague was first: the same merge, or the other way round
        flash(gettext("A colleague has merged these two already. Here is what was done."), "stop")
        return redirect(f"/admin/duplicates/merges/{first}", 303)
    return _preview(thing, kept_id, gone_id, form)


@blueprint.get("/merges")
@needs(Action.MERGE_EMPLOYERS)
def index() -> ResponseReturnValue:
    """The merges of the last thirty days, each with its way back."""
    found = list_merges(current.session(), current.actor())
    return render_template("admin/merges.html", merges=found)


@blueprint.get("/merges/<int:merge_id>")
@needs(Action.MERGE_EMPLOYERS)
def one(merge_id: int) -> ResponseReturnValue:
    """What a merge moved, and how to undo it."""
    return _merged(merge_id, Form(KeptInput()))


@blueprint.post("/merges/<int:merge_id>/undo")
@needs(Action.MERGE_EMPLOYERS)
def undo(merge_id: int) -> ResponseReturnValue:
    """Make two of one again; what was written since stays with the one that was kept."""
    form = Form(KeptInput())
    with form.refusals():
        done = undo_merge(current.session(), current.actor(), merge_id)
        flash(gettext("Undone. The two are two again, as they were."))
        return redirect(f"/admin/duplicates/{done.thing}/{done.kept_id}/{done.gone_id}", 303)
    return _merged(merge_id, form)


def _preview(thing: str, kept_id: int, gone_id: int, form: Form) -> ResponseReturnValue:
    session, actor = current.session(), current.actor()
    preview = preview_merge(session, actor, thing, kept_id, gone_id)
    page = render_template(
        "admin/duplicates_merge.html",
        form=form,
        preview=preview,
        view=read_pair(session, actor, thing, kept_id, gone_id),
        fields=FIELDS,
        sectors=SECTORS,
        tables=TABLES,
        settled=SETTLED,
    )
    return page, form.status if form.errors else 200


def _merged(merge_id: int, form: Form) -> ResponseReturnValue:
    session, actor = current.session(), current.actor()
    done = read_merge(session, actor, merge_id)
    page = render_template(
        "admin/merge.html",
        form=form,
        done=done,
        within=list_within(session, actor, done.now_id) if done.thing == "employer" else (),
        fields=FIELDS,
        tables=TABLES,
        settled=SETTLED,
    )
    return page, form.status if form.errors else 200
