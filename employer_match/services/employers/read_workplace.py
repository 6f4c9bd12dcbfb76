"""A workplace on one page: relation, people, needs, wishes, timeline, open needs, advice."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from employer_match import clock
from employer_match.models import Contact, ContactRule, Vacancy, Workplace
from employer_match.outreach.collisions import RestPeriods
from employer_match.outreach.contact_rules import Wishes
from employer_match.services.actor import Actor
from employer_match.services.contacts.contact_rules import written_rule
from employer_match.services.contacts.contact_view import ContactView, view_contacts, with_names
from employer_match.services.contacts.find_collisions import Findings, find_collisions
from employer_match.services.contacts.own_words import OwnWords, own_words_at
from employer_match.services.contacts.relation_to_workplaces import Relation, relation_to_workplaces
from employer_match.services.contacts.wishes_in_force import rule_of
from employer_match.services.duplicates.merged import workplace_of
from employer_match.services.employers.contact_persons import PersonView, contact_persons
from employer_match.services.employers.needs_sheet import NeedView, needs_sheet
from employer_match.services.employers.organisation_numbers import shown_number
from employer_match.services.permissions import Action, require
from employer_match.services.vacancies import vacancy_life

TIMELINE = 50


@dataclass(frozen=True, slots=True)
class WorkplaceView:
    """All that a coach or coordinator sees of a workplace.

    `number` is masked for a sole trader. `timeline` holds the newest contacts of `timeline_total`.
    `vacancies` are the open ones. `now` is what the reader would meet when calling today.
    `rule` is what one of us wrote down, `own_words` what the employer said through a link; what
    holds of both is `in_force`.
    """

    workplace: Workplace
    number: str | None
    siblings: int
    rule: ContactRule | None
    relation: Relation
    people: tuple[PersonView, ...]
    needs: tuple[NeedView, ...]
    timeline: tuple[ContactView, ...]
    timeline_total: int
    vacancies: tuple[Vacancy, ...]
    now: Findings
    in_force: Wishes
    own_words: tuple[OwnWords, ...]


def read_workplace(
    session: Session,
    actor: Actor,
    workplace_id: int,
    *,
    timeline_page: int = 1,
    rest: RestPeriods | None = None,
) -> WorkplaceView:
    """The workplace with its employer; of a merged one what it is now. Raises NotFound."""
    require(actor, Action.READ_EMPLOYERS)
    workplace = workplace_of(session, workplace_id)
    workplace_id = workplace.id
    held = Contact.workplace_id == workplace_id
    newest = (
        with_names(select(Contact).where(held))
        .order_by(Contact.happened_on.desc(), Contact.id.desc())
        .limit(TIMELINE)
        .offset((timeline_page - 1) * TIMELINE)
    )
    timeline = view_contacts(session, actor, session.scalars(newest).all())
    total = session.scalar(select(func.count(Contact.id)).where(held)) or 0
    places = select(func.count(Workplace.id)).where(Workplace.employer_id == workplace.employer_id)
    open_now = select(Vacancy).where(
        Vacancy.workplace_id == workplace_id, vacancy_life.findable(clock.today())
    )
    return WorkplaceView(
        workplace=workplace,
        number=shown_number(workplace.employer, actor),
        siblings=(session.scalar(places) or 1) - 1,
        rule=written_rule(session, workplace_id),
        relation=relation_to_workplaces(session, actor, [workplace_id])[workplace_id],
        people=contact_persons(session, actor, workplace_id),
        needs=needs_sheet(session, actor, workplace_id),
        timeline=timeline,
        timeline_total=total,
        vacancies=tuple(session.scalars(open_now.order_by(Vacancy.deadline, Vacancy.id))),
        now=find_collisions(session, actor, workplace_id, rest=rest),
        in_force=rule_of(session, workplace_id),
        own_words=own_words_at(session, actor, workplace_id),
    )
