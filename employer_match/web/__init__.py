"""The people's face: coaches' pages, the employers' public form, and the look of every page."""

import importlib

from flask import Flask

from employer_match.http import pages
from employer_match.http.pages import Entry
from employer_match.http.problems import KEEP_TYPED
from employer_match.services.permissions import Action
from employer_match.web.coach.sign_in import keep_what_was_typed

#: One subject a file; each has a `blueprint`.
SUBJECTS = (
    "about",
    "coach.account",
    "coach.calendar",
    "coach.contacts",
    "coach.corrections",
    "coach.disclosures",
    "coach.employers",
    "coach.forgotten",
    "coach.handover",
    "coach.intentions",
    "coach.next_step",
    "coach.meeting",
    "coach.own_tokens",
    "coach.participants",
    "coach.persons_to_inform",
    "coach.placements",
    "coach.plan",
    "coach.profile",
    "coach.provider",
    "coach.relation",
    "coach.second_factor",
    "coach.sign_in",
    "coach.spread",
    "coach.start",
    "coach.suggestions",
    "coach.talks",
    "coach.vacancies",
    "coach.vacancy",
    "coach.vacancy_forms",
    "coach.working_time",
    "coach.workplace_facts",
    "coach.workplaces",
    "employer_form.change",
    "employer_form.post",
    "employer_form.wishes",
)

#: Anybody may send these, so there is nothing that a forged request could borrow; and a form whose
#: cookie was refused or ran out must not lose what was typed.
WITHOUT_CSRF = ("employer_form.change", "employer_form.post", "employer_form.wishes")

MENU = (
    Entry("/", "Start", Action.OWN_ACCOUNT),
    Entry("/participants", "Participants", Action.READ_PARTICIPANTS),
    Entry("/vacancies", "Vacancies", Action.SEARCH_VACANCIES),
    Entry("/workplaces", "Workplaces", Action.READ_EMPLOYERS, also=("/employers",)),
    Entry("/plan", "The week's plan", Action.PLAN_OUTREACH),
    Entry("/meeting", "Weekly meeting", Action.READ_MEETING),
    Entry("/queue", "Who has waited longest", Action.READ_QUEUE),
)


def mount(app: Flask) -> None:
    """Mount every subject's pages."""
    for name in SUBJECTS:
        blueprint = importlib.import_module(f"employer_match.web.{name}").blueprint
        app.register_blueprint(blueprint)
        if name in WITHOUT_CSRF:
            app.extensions["employer_match"]["csrf"].exempt(blueprint)
    pages.add_to_menu(app, MENU)
    app.extensions[KEEP_TYPED] = keep_what_was_typed
