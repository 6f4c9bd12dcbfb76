"""`employer-match user …`: accounts, for the one who runs the installation."""

import click

from employer_match.cli import context
from employer_match.db import transaction
from employer_match.services.accounts import users
from employer_match.services.actor import SYSTEM
from employer_match.vocabulary import Role


@click.group()
def group() -> None:
    """Accounts and units."""


@group.command()
@click.argument("email")
@click.option("--name", required=True)
@click.option("--role", "role_name", type=click.Choice([role.value for role in Role]))
@click.option("--unit", "unit_name", help="Made where it is new, together with --programme.")
@click.option("--programme", "programme_name", default="Programme", show_default=True)
@click.password_option(help="At least 12 characters; asked for where it is left out.")
def add(
    email: str,
    name: str,
    role_name: str | None,
    unit_name: str | None,
    programme_name: str,
    password: str,
) -> None:
    """Open an account, with a role in a unit where both are given."""
    if bool(role_name) != bool(unit_name):
        context.stop("Give --role and --unit together.")
    here = context.migrated()
    with context.clear_errors(), transaction(here.engine, actor=SYSTEM) as session:
        user = users.add_user(session, SYSTEM, email=email, name=name, password=password)
        if role_name and unit_name:
            units = {unit.name: unit for unit in users.list_units(session, SYSTEM)}
            unit = units.get(unit_name) or users.add_unit(
                session, SYSTEM, programme_name, unit_name
            )
            users.give_role(session, SYSTEM, user.id, unit.id, Role(role_name))
    click.echo(f"{email} can sign in.")


@group.command()
@click.argument("email")
def disable(email: str) -> None:
    """Close an account: its sessions and tokens end at once."""
    here = context.current()
    with context.clear_errors(), transaction(here.engine, actor=SYSTEM) as session:
        found = [user for user in users.list_users(session, SYSTEM) if user.email == email.lower()]
        if not found:
            context.stop(f"No account has the address {email}.")
        users.disable_user(session, SYSTEM, found[0].id, found[0].version)
    click.echo(f"{email} is closed.")


@group.command("list")
def list_accounts() -> None:
    """Every account with its roles."""
    here = context.current()
    with transaction(here.engine, read_only=True, actor=SYSTEM) as session:
        for user in users.list_users(session, SYSTEM):
            roles = ", ".join(f"{row.role.value} in {row.unit.name}" for row in user.roles)
            closed = " (closed)" if user.disabled_at else ""
            click.echo(f"{user.email}\t{user.name}{closed}\t{roles}")
