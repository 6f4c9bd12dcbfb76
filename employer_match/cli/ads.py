"""`employer-match ads …`: JobTech's ads from files and the stream, and what is past its day."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from employer_match.cli import context
from employer_match.db import transaction
from employer_match.integrations.jobtech.files import STDIN, read_ads
from employer_match.integrations.jobtech.rows import UnknownShape
from employer_match.integrations.jobtech.stream import JobStream
from employer_match.services.actor import SYSTEM
from employer_match.services.adverts.expire_vacancies import expire_vacancies
from employer_match.services.adverts.import_ads import import_ads
from employer_match.services.adverts.import_result import ImportResult
from employer_match.services.adverts.sync_ads import sync_ads
from employer_match.services.occupations.read_taxonomy import read_taxonomy
from employer_match.services.vacancies.index_vacancy import index_again

#: So many refused rows are told on stderr; `--json` has all of them.
TOLD = 20


@click.group()
def group() -> None:
    """Ads from JobTech's open data."""


@group.command("import")
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def import_files(files: tuple[str, ...], as_json: bool) -> None:
    """Take ads in from files: a JSON array, {"hits": […]} or JSON lines, also .gz; - is stdin.

    An ad that is there already is written anew only where it has changed.
    """
    total = sum(_size(name) for name in files)
    here = context.migrated()
    result = ImportResult()
    with _progress() as progress:
        reading = progress.add_task("Reading", total=total or None)
        for name in files:
            reads = read_ads(name, lambda size: progress.advance(reading, size))
            try:
                with context.clear_errors():
                    came = import_ads(here.engine, reads)
            except UnknownShape as problem:
                context.stop(f"{name}: {problem}")
            _tell(name, came)
            result.add(came)
    _finish(result, as_json, result.as_json())


@group.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def sync(as_json: bool) -> None:
    """Follow JobTech's stream from where the last run came to; the first takes a snapshot."""
    here = context.migrated()
    with _progress() as progress, context.clear_errors():
        reading = progress.add_task("Reading", total=None)
        stream = JobStream(here.settings.jobstream_url)
        result = sync_ads(
            here.engine, stream, progress=lambda read: progress.update(reading, completed=read)
        )
    _tell(here.settings.jobstream_url, result.ads)
    if result.stopped:
        click.echo(f"Stopped: {result.stopped}. The next run goes on from there.", err=True)
    _finish(result.ads, as_json, result.as_json(), stopped=bool(result.stopped))


@group.command()
def expire() -> None:
    """Close every vacancy that is past its last day; run it every night."""
    here = context.current()
    with context.clear_errors(), transaction(here.engine, actor=SYSTEM) as session:
        closed = expire_vacancies(session, SYSTEM)
    click.echo(f"{closed} vacancies closed.")


@group.command()
def index() -> None:
    """Analyse anew what an earlier version's rules analysed; run it after an upgrade."""
    here = context.migrated()
    done, batch = 0, 1
    while batch:
        with context.clear_errors(), transaction(here.engine, actor=SYSTEM) as session:
            batch = index_again(session, read_taxonomy(session))
        done += batch
    click.echo(f"{done} vacancies indexed.")


def _size(name: str) -> int:
    """How many bytes a file has; stops where it cannot be read, before anything is imported."""
    if name == STDIN:
        return 0
    path = Path(name)
    if not path.exists() or path.is_dir():
        context.stop(f"{name}: there is no such file. Give JobTech's ads, or - for stdin.")
    with context.clear_errors(), path.open("rb"):
        return path.stat().st_size


def _progress() -> Progress:
    """A bar on stderr, and only where somebody watches."""
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        disable=not context.on_terminal(),
        transient=True,
    )


def _tell(source: str, result: ImportResult) -> None:
    """Say on stderr which rows were refused, and which codes nobody knows."""
    for each in result.rejected[:TOLD]:
        named = f" id {each.id}:" if each.id else ""
        click.echo(f"{source} line {each.line}:{named} {each.reason}", err=True)
    if len(result.rejected) > TOLD:
        click.echo(f"{source}: {len(result.rejected) - TOLD} more rows were refused.", err=True)
    if result.unknown_codes:
        click.echo(f"{source}: {_unknown(result.unknown_codes.most_common())}", err=True)


def _unknown(codes: Sequence[tuple[str, int]]) -> str:
    few = ", ".join(f"{code} ({count})" for code, count in codes[:3])
    more = f" and {len(codes) - 3} more" if len(codes) > 3 else ""
    return (
        f"the taxonomy does not know the codes {few}{more}. These ads are kept, but a search by "
        "occupation may miss them. Load JobTech's taxonomy with `taxonomy load`."
    )


def _finish(
    result: ImportResult, as_json: bool, document: dict[str, object], *, stopped: bool = False
) -> None:
    if as_json:
        click.echo(json.dumps(document, ensure_ascii=False))
    else:
        click.echo(
            f"{result.read} ads read: {result.created} created, {result.updated} updated, "
            f"{result.unchanged} unchanged, {result.removed} removed, "
            f"{len(result.rejected)} rejected."
        )
    if stopped:
        sys.exit(context.WRONG)
    if result.rejected:
        sys.exit(context.SOME_REJECTED)
