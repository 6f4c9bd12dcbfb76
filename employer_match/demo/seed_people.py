"""Write the programme, its units and its users."""

from sqlalchemy.orm import Session

from employer_match.demo.keys import Keys
from employer_match.demo.people import DEMO_PASSWORD
from employer_match.demo.programme import DemoProgramme
from employer_match.models import Programme, RoleInUnit, Unit, User
from employer_match.services.accounts.passwords import hash_password


def write(session: Session, whole: DemoProgramme, keys: Keys) -> None:
    """Everybody gets the demo's password, hashed once: it guards nothing."""
    programme = Programme(name=whole.staff.name)
    session.add(programme)
    session.flush()
    keys.programme = programme.id
    for unit in whole.staff.units.values():
        made = Unit(programme_id=programme.id, name=unit.name)
        session.add(made)
        session.flush()
        keys.units[unit.key] = made.id
    hashed = hash_password(DEMO_PASSWORD)
    for user in whole.staff.users.values():
        account = User(
            email=user.email, name=user.name, phone=user.phone, password_hash=hashed, language="sv"
        )
        for unit_key, role in user.roles:
            account.roles.append(RoleInUnit(unit_id=keys.units[unit_key], role=role))
        session.add(account)
        session.flush()
        keys.users[user.key] = account.id
        keys.unit_of[user.key] = keys.units[user.roles[0][0]]
