"""`employer-match rules …`: what the rules of the order are, what they change, and switching on."""

from pathlib import Path

import click

from employer_match.cli import context
from employer_match.db import transaction
from employer_match.integrations.geo import municipalities
from employer_match.integrations.jobtech.taxonomy_files import bundled
from employer_match.ranking.rule_effects import Effects, answers_now, as_kept
from employer_match.ranking.rulebook import rulebook
from employer_match.services.accounts import users
from employer_match.services.accounts.actors import actor_of
from employer_match.services.actor import SYSTEM
from employer_match.services.suggestions.rule_changes import (
    RulesView,
    effects_against,
    read_rules,
    switch_on,
)

KEPT = Path(__file__).parents[1] / "ranking" / "reference_set"


@click.group()
def group() -> None:
    """The rules by which suggestions are ordered."""


@group.command()
def show() -> None:
    """Say which rules these are, whether they are on here, and who switched what on."""
    here = context.current()
    with context.clear_errors(), transaction(here.engine, read_only=True, actor=SYSTEM) as session:
        found = read_rules(session, SYSTEM)
    _print_rules(found)
    for one in found.history:
        who = one.by or "the first rules of this installation"
        click.echo(f"  {one.at:%Y-%m-%d} {one.before or '-'} -> {one.version}: {who}. {one.reason}")


@group.command("compare")
@click.option("--before", "version", help="An earlier version; without it the one that is on here.")
def compare_command(version: str | None) -> None:
    """Print who of the invented reference people would see what differently, and in which groups.

    With --before no database is needed.
    """
    if version is not None:
        was: str | None = version
        effects = effects_against(version)
    else:
        here = context.current()
        with (
            context.clear_errors(),
            transaction(here.engine, read_only=True, actor=SYSTEM) as session,
        ):
            found = read_rules(session, SYSTEM)
        was, effects = found.before, found.effects
        if was is None:
            click.echo(f"Rules {found.rules.version} are on here; name others with --before.")
            return
    if effects is None:
        context.stop(f"The answers of rules {was} are not kept, so there is nothing to compare.")
    _print_effects(was or "", effects)


@group.command("switch-on")
@click.option("--by", "email", required=True, help="The coordinator who has looked at it.")
@click.option("--seen", required=True, help="The hash that `rules compare` printed.")
@click.option("--reason", required=True)
def switch_on_command(email: str, seen: str, reason: str) -> None:
    """Switch on the rules that came with this program; who, when and why is written down."""
    here = context.current()
    with context.clear_errors(), transaction(here.engine, actor=SYSTEM) as session:
        found = [user for user in users.list_users(session, SYSTEM) if user.email == email.lower()]
        if not found:
            context.stop(f"No account has the address {email}.")
        change = switch_on(session, actor_of(found[0]), seen, reason)
        said = f"Rules {change.version} are on, instead of {change.before}."
    click.echo(said)


@group.command()
def keep() -> None:
    """Keep what these rules answer the reference people, for later comparisons (for developers)."""
    path = KEPT / f"answers-{rulebook().version}.json"
    path.write_text(as_kept(answers_now(bundled(), municipalities())), encoding="utf-8")
    click.echo(str(path))


def _print_rules(found: RulesView) -> None:
    rules = found.rules
    click.echo(f"Rules {rules.version} of {rules.date}: {rules.changes[rules.version]}")
    click.echo(f"  tiers: {', '.join(rules.tiers)}")
    click.echo(f"  inside a tier: {', '.join(rules.tie_breakers)}")
    click.echo("  on here" if found.switched_on else f"  not on here; rules {found.before} are")


def _print_effects(before: str, effects: Effects) -> None:
    rules = rulebook()
    click.echo(f"Rules {before} -> {rules.version}: {rules.changes[rules.version]}")
    click.echo(
        f"{len(effects.changed)} of {effects.people} invented people would see something else."
    )
    click.echo(f"\n{'group':<10}{'people':>8}{'other list':>12}{'other first':>13}{'new in 5':>10}")
    for each in effects.shares:
        click.echo(
            f"{each.group:<10}{each.people:>8}{each.changed:>12}{each.first_changed:>13}"
            f"{each.new_in_first:>10}"
        )
    click.echo("")
    for one in effects.changed:
        first = "" if one.first[0] == one.first[1] else f"; first {one.first[0]} -> {one.first[1]}"
        came = f"; comes in: {', '.join(one.came)}" if one.came else ""
        went = f"; leaves: {', '.join(one.went)}" if one.went else ""
        places = f"{one.moved} places differ"
        click.echo(f"{one.person} ({one.sex}, {one.age_band}): {places}{first}{came}{went}")
    click.echo(
        "\nThe reference set is small and invented: it shows what a change does, not how it falls "
        "on real people. Participants' sex and age are not held."
    )
    click.echo(f"Seen: {effects.hash}")
