"""Find a registered workplace while typing: by words of its own or its employer's name."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from employer_match.language.company_names import SAYS_NOTHING, folded
from employer_match.language.normal import words
from employer_match.language.numbers import organisation_number
from employer_match.models import Employer, Workplace
from employer_match.services.actor import Actor
from employer_match.services.permissions import Action, require

#: So many are looked at before the best are taken.
MOST = 500
#: Each word is a condition of its own, and databases take only so many.
MOST_WORDS = 12


def find_workplace(
    session: Session,
    actor: Actor,
    text: str,
    *,
    municipality_code: str | None = None,
    limit: int = 20,
) -> Sequence[Workplace]:
    """Workplaces (with employer) in which every typed word begins or stands inside a name.

    Names that begin with the first word come first, those known from an advert only come last;
    accents, case and the order of words do not matter. An organisation number finds its workplaces
    too, but not a sole trader's.
    """
    require(actor, Action.READ_EMPLOYERS)
    number = organisation_number(text)
    every = [folded(word) for word in words(text)[:MOST_WORDS]]
    # Keys hold no legal forms, so "Boden AB" must be looked for without its AB.
    typed = [word for word in every if word not in SAYS_NOTHING] or every
    if not typed:
        return []
    hit: list[ColumnElement[bool]]
    if number:
        hit = [(Employer.organisation_number == number) & Employer.sole_trader.is_(False)]
    else:
        hit = [
            or_(
                Workplace.name_key.contains(word, autoescape=True),
                Employer.name_key.contains(word, autoescape=True),
            )
            for word in typed
        ]
    found = select(Workplace).join(Workplace.employer).where(*hit)
    if municipality_code:
        found = found.where(Workplace.municipality_code == municipality_code)
    in_order = found.order_by(Workplace.from_advert, Workplace.name, Workplace.id)
    places = session.scalars(in_order.limit(MOST)).all()
    return sorted(places, key=lambda place: not folded(place.name).startswith(typed[0]))[:limit]


def workplaces_of(session: Session, actor: Actor, ids: Sequence[int]) -> Sequence[Workplace]:
    """The workplaces (with employer) of these ids, in this order; those that are not there lack."""
    require(actor, Action.READ_EMPLOYERS)
    rows = select(Workplace).where(Workplace.id.in_(ids)).order_by(Workplace.id)
    found = {place.id: place for place in session.scalars(rows)}
    return [found[one] for one in ids if one in found]
