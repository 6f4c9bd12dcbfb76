"""Post a need: one page, no account, and an answer to every submission."""

from typing import Any

from flask import Blueprint, make_response, redirect, render_template, request
from flask.typing import ResponseReturnValue

from employer_match.http import current, languages
from employer_match.http.forms import Form
from employer_match.http.rights import public
from employer_match.schemas.need import ASKED, NeedInput
from employer_match.services.needs.need_sender import NeedSender
from employer_match.services.needs.post_need import NeedDraft, post_need
from employer_match.services.vacancies.vacancy_content import VacancyContent
from employer_match.web.employer_form import guard

blueprint = Blueprint("employer_form", __name__, url_prefix="/post")

SENDER = tuple(NeedSender.__dataclass_fields__)


@blueprint.before_request
def count() -> None:
    """Count posts per sender; looking at the form is free."""
    if request.method == "POST" and request.endpoint == "employer_form.post":
        guard.count()


@blueprint.route("", methods=["GET", "POST"])
@public
def post() -> ResponseReturnValue:
    """Show the form, or take it in; whatever is wrong is said, and nothing typed is lost."""
    form = Form(NeedInput(), {"opened": guard.opened(), "kind": "job"})
    if request.method == "GET":
        return _page(form)
    if form.read(request.form) and guard.admit(form):
        with form.refusals():
            draft = NeedDraft(
                sender=NeedSender(**{name: form.data[name] for name in SENDER}),
                content=content_of(form.data),
            )
            post_need(current.session(), draft, current.settings(), languages.chosen())
            return redirect("/post/thanks", 303)
    return _page(form)


@blueprint.get("/thanks")
@public
def thanks() -> ResponseReturnValue:
    """What happens now."""
    return render_template("employer_form/thanks.html")


@blueprint.get("/closed/<any(withdraw, fill):event>")
@public
def closed(event: str) -> ResponseReturnValue:
    """The need is withdrawn or filled; the door stays open."""
    return render_template("employer_form/closed.html", event=event)


def content_of(given: dict[str, Any]) -> VacancyContent:
    """What the form says of the work; a condition that is not ticked is unknown, never a no."""
    plain = ("kind", "headline", "text", "municipality_code", "hours_min", "hours_max")
    more = ("starts_on", "deadline", "pay", "collective_agreement")
    return VacancyContent(
        conditions=dict.fromkeys(given["conditions"], True),
        must_have=tuple(_lines(given["must_have"])),
        nice_to_have=tuple(_lines(given["nice_to_have"])),
        **{name: given[name] for name in (*plain, *more)},
    )


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _page(form: Form) -> ResponseReturnValue:
    if guard.never_again(form.text("opened")):
        form.typed["opened"] = guard.opened()
    page = render_template("employer_form/post.html", form=form, asked=ASKED)
    answer = make_response(page, form.status if form.errors else 200)
    if form.problem and "seconds" in form.problem.params:
        answer.headers["Retry-After"] = str(form.problem.params["seconds"])
    return answer
