"""`employer-match replay RUN…`: make logged lists again, and say whether the same comes out."""

import json
from dataclasses import asdict

import click

from employer_match.cli import context
from employer_match.db import transaction
from employer_match.services.actor import SYSTEM
from employer_match.services.suggestions.replay import Replay, replay


@click.command()
@click.argument("runs", metavar="RUN…", type=int, nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def command(runs: tuple[int, ...], as_json: bool) -> None:
    """Make the lists of these runs again and compare them byte for byte with what was kept.

    Exit code 0: every list came out the same; 1: some did not, and it is said why.
    """
    here = context.current()
    with context.clear_errors(), transaction(here.engine, read_only=True, actor=SYSTEM) as session:
        found = [replay(session, SYSTEM, each) for each in runs]
    if as_json:
        said = [{**asdict(one), "ran_on": one.ran_on.isoformat()} for one in found]
        click.echo(json.dumps({"runs": said}, ensure_ascii=False))
    else:
        for one in found:
            _print(one)
    if not all(one.same and one.untouched for one in found):
        raise SystemExit(context.SOME_REJECTED)


def _print(one: Replay) -> None:
    click.echo(f"Run {one.run_id} of {one.ran_on}, rules {one.rules_version}")
    for name, version in one.versions.items():
        click.echo(f"  {name}: {version}")
    for name, value in one.hashes.items():
        click.echo(f"  SHA-256 of the {name}: {value or 'not logged'}")
    click.echo(
        f"  {one.suggested} suggested, {one.shown} shown, {one.opened} opened, "
        f"{one.answered} answered"
    )
    for line in one.changed:
        click.echo(f"  ! {line}")
    if not one.untouched:
        click.echo("  ! The kept list is not the one whose hash was logged.")
    click.echo(f"  {_outcome(one)}")


def _outcome(one: Replay) -> str:
    if one.same:
        return "Made again: the same, byte for byte."
    if one.changed:
        return "Made again: not the same; what has changed since stands above."
    return "Made again: not the same, though nothing that it was made of has changed."
