"""`employer-match search TEXT`: vacancies by Swedish words and plain facts."""

import json
import re

import click

from employer_match import clock
from employer_match.cli import context
from employer_match.db import transaction
from employer_match.schemas.places import code_of, name_of
from employer_match.services.actor import SYSTEM
from employer_match.services.vacancies.search_filters import Filters
from employer_match.services.vacancies.search_vacancies import LARGEST_PAGE, Hit, search_vacancies
from employer_match.vocabulary import Condition, VacancyKind, VacancyState

_CODE = re.compile(r"[0-9]{4}")


class SeveralCodes(click.Command):
    """A command whose `--municipality` takes one code or several: `--municipality 0180 0181`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Repeat the option before each further code."""
        spread: list[str] = []
        following = False
        for arg in args:
            if following and _CODE.fullmatch(arg) and spread[-1] != "--municipality":
                spread.append("--municipality")
            following = arg == "--municipality" or (following and bool(_CODE.fullmatch(arg)))
            spread.append(arg)
        return super().parse_args(ctx, spread)


@click.command(cls=SeveralCodes)
@click.argument("text", nargs=-1, metavar="TEXT")
@click.option("--municipality", "municipalities", multiple=True, metavar="CODE…")
@click.option("--occupation", "occupations", multiple=True, help="Concept id, or SSYK code.")
@click.option("--kind", "kinds", multiple=True, type=click.Choice([k.value for k in VacancyKind]))
@click.option(
    "--condition", "conditions", multiple=True, type=click.Choice([c.value for c in Condition])
)
@click.option("--hours-min", type=float, help="Hours a week.")
@click.option("--hours-max", type=float, help="Hours a week.")
@click.option("--days", type=click.IntRange(min=0), help="Published within so many days.")
@click.option("--open", "only_open", is_flag=True, help="Only what can be had today.")
@click.option("--limit", type=click.IntRange(min=1, max=10_000), default=20, show_default=True)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def command(
    text: tuple[str, ...],
    municipalities: tuple[str, ...],
    occupations: tuple[str, ...],
    kinds: tuple[str, ...],
    conditions: tuple[str, ...],
    hours_min: float | None,
    hours_max: float | None,
    days: int | None,
    only_open: bool,
    limit: int,
    as_json: bool,
) -> None:
    """Find vacancies; words as Swedish bends and joins them, the best hits first.

    What is closed or past its day is found too and says so; --open leaves it out.
    """
    here = context.current()
    filters = Filters(
        municipalities=tuple(code_of(each) or each for each in municipalities),
        occupations=occupations,
        kinds=tuple(map(VacancyKind, kinds)),
        conditions=tuple(map(Condition, conditions)),
        hours_min=hours_min,
        hours_max=hours_max,
        published_within_days=days,
        closed_too=not only_open,
    )
    with context.clear_errors():
        total, hits = _search(here, " ".join(text), filters, limit)
    if as_json:
        document = {"total": total, "hits": [_as_json(hit) for hit in hits]}
        click.echo(json.dumps(document, ensure_ascii=False))
        return
    for hit in hits:
        place = name_of(hit.municipality_code)
        over = "" if _open(hit) else "\tclosed"
        click.echo(f"{hit.id}\t{hit.headline}\t{hit.employer}\t{place}{over}")
    click.echo(f"{len(hits)} of {total}.", err=True)


def _search(
    here: context.Context, text: str, filters: Filters, limit: int
) -> tuple[int, list[Hit]]:
    """The total and the first `limit` hits."""
    size = min(limit, LARGEST_PAGE)
    hits: list[Hit] = []
    with transaction(here.engine, read_only=True, actor=SYSTEM) as session:
        while True:
            page = len(hits) // size + 1
            found = search_vacancies(session, SYSTEM, text, filters, page=page, page_size=size)
            hits += found.hits
            if len(hits) >= min(limit, found.total) or not found.hits:
                return found.total, hits[:limit]


def _open(hit: Hit) -> bool:
    return hit.state is VacancyState.OPEN and (hit.deadline or clock.today()) >= clock.today()


def _as_json(hit: Hit) -> dict[str, object]:
    return {
        "id": hit.id,
        "headline": hit.headline,
        "employer": hit.employer,
        "municipality_code": hit.municipality_code,
    }
