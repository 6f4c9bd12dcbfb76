"""`employer-match plan --week 2026-W48`: make the outreach plan of a week, and print it."""

import json

import click

from employer_match import clock
from employer_match.cli import context
from employer_match.db import transaction
from employer_match.outreach.plan_week import Week
from employer_match.schemas.places import name_of
from employer_match.services.actor import SYSTEM
from employer_match.services.plan.make_plan import make_plan
from employer_match.services.plan.read_plan import ForWhom, LineView, PlanView, read_plans


@click.command()
@click.option("--week", "written", metavar="2026-W48", help="This week without it.")
@click.option("--show", is_flag=True, help="Print what was planned, and plan nothing anew.")
@click.option("--language", type=click.Choice(["sv", "en"]), default="sv", show_default=True)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def command(written: str | None, show: bool, language: str, as_json: bool) -> None:
    """Plan which workplaces each coach sees, why, how, and with which questions.

    Participants stand under their ids; names are for those who reach them, on the pages.
    """
    here = context.current()
    rest = here.rest_periods
    try:
        week = Week.read(written) if written else Week.of(clock.today())
    except ValueError:
        context.stop(f"{written} is no week: write --week as 2026-W48.")
    with context.clear_errors():
        if not show:
            with transaction(here.engine, actor=SYSTEM) as session:
                make_plan(session, SYSTEM, week, rest=rest)
        with transaction(here.engine, read_only=True, actor=SYSTEM) as session:
            views = read_plans(session, SYSTEM, week, language, rest=rest)
    if as_json:
        plans = [_as_json(one) for one in views]
        click.echo(json.dumps({"week": str(week), "plans": plans}, ensure_ascii=False))
        return
    for view in views:
        _print(view)
    lines = sum(len(view.lines) for view in views)
    click.echo(f"{lines} contacts for {len(views)} coaches in {week}.", err=True)


def _print(view: PlanView) -> None:
    click.echo(f"{view.coach} ({len(view.lines)})")
    for line in view.lines:
        place = name_of(line.municipality_code)
        click.echo(
            f"  {line.day}\t{line.workplace}\t{place}\t{line.purpose}\t{line.mode}\t{line.state}"
        )
        for one in line.reasons:
            click.echo(f"    + {one.text}")
        for person in line.for_whom:
            click.echo(f"    {person.participant_id}: {person.headline}")
            for one in person.reasons:
                click.echo(f"      + {one.text}")
            for one in person.questions:
                click.echo(f"      ? {one.text}")


def _as_json(view: PlanView) -> dict[str, object]:
    return {
        "coach": {"id": view.user_id, "name": view.coach},
        "places": view.places,
        "lines": [_line(line) for line in view.lines],
    }


def _line(line: LineView) -> dict[str, object]:
    return {
        "id": line.id,
        "state": line.state,
        "day": line.day.isoformat(),
        "workplace": {"id": line.workplace_id, "name": line.workplace},
        "employer": line.employer,
        "municipality_code": line.municipality_code,
        "purpose": line.purpose,
        "mode": line.mode,
        "through": line.through,
        "reasons": [one.as_json() for one in line.reasons],
        "for": [_person(one) for one in line.for_whom],
    }


def _person(one: ForWhom) -> dict[str, object]:
    return {
        "participant": one.participant_id,
        "vacancy": one.vacancy_id,
        "tier": one.tier,
        "reasons": [each.as_json() for each in one.reasons],
        "questions": [each.as_json() for each in one.questions],
    }
