"""`employer-match rank`: ranking on files alone, no database and nothing kept.

Does not import `cli.context`: this command starts without settings and a database's libraries.
"""

import gzip
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, NoReturn, cast

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from employer_match import clock
from employer_match.ranking import Caps
from employer_match.services.suggestions.rank_files import FilesToRank, RankedFiles, rank_files
from employer_match.services.suggestions.spread_report import report

SOME_REJECTED, WRONG = 1, 2
FILE = click.Path(exists=True, dir_okay=False, readable=True, path_type=Path)


@click.command()
@click.option("--profiles", required=True, type=FILE, help="One profile a line, also .gz.")
@click.option(
    "--vacancies", required=True, type=FILE, help="JobTech ads or our vacancy JSON, also .gz."
)
@click.option(
    "--taxonomy",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A folder with JobTech's taxonomy files; without it the bundled small one serves.",
)
@click.option("--municipalities", type=FILE, help="CSV: code, name, latitude, longitude.")
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="The day to rank on.")
@click.option("--top", type=click.IntRange(min=1), default=20, show_default=True)
@click.option("--language", type=click.Choice(["sv", "en"]), default="sv", show_default=True)
@click.option("--why-not", is_flag=True, help="Also every excluded opening, and why.")
@click.option(
    "--per-vacancy",
    type=click.IntRange(min=1),
    help="Spread: on how many lists one opening may stand.",
)
@click.option(
    "--per-employer",
    type=click.IntRange(min=1),
    help="Spread: on how many lists one employer may stand.",
)
@click.option(
    "--spread-report",
    type=click.Path(path_type=Path, dir_okay=False),
    help="What the spread cost each list, and how crowded openings and employers were and are.",
)
@click.option(
    "--jobs", type=click.IntRange(min=1), default=1, show_default=True, help="Blocks of people."
)
@click.option(
    "--backend",
    default="loky",
    show_default=True,
    help="What works on the blocks: loky, threading, or dask or ray where they are installed.",
)
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Also .gz.")
def command(
    profiles: Path,
    vacancies: Path,
    taxonomy: Path | None,
    municipalities: Path | None,
    today: datetime | None,
    top: int,
    language: str,
    why_not: bool,
    per_vacancy: int | None,
    per_employer: int | None,
    spread_report: Path | None,
    jobs: int,
    backend: str,
    out: Path | None,
) -> None:
    """Rank openings for each profile by the person's own wishes, with reasons and questions."""
    caps = Caps(per_vacancy, per_employer) if per_vacancy or per_employer else None
    if caps is None and spread_report is not None:
        _stop("--spread-report: nothing is spread. Give --per-vacancy or --per-employer.")
    if caps is not None and why_not:
        _stop("--why-not: tells of each person's own list. Leave the caps out.")
    asked = FilesToRank(
        profiles=profiles,
        vacancies=vacancies,
        taxonomy=taxonomy,
        municipalities=municipalities,
        today=today.date() if today else clock.today(),
        top=top,
        language=language,
        why_not=why_not,
        caps=caps,
        jobs=jobs,
        backend=backend,
    )
    try:
        with _progress() as progress:
            reading = progress.add_task("Reading", total=vacancies.stat().st_size)
            ranked = rank_files(asked, lambda size: progress.advance(reading, size))
            progress.update(reading, completed=vacancies.stat().st_size)
            _tell(ranked)
            with _sink(out) as sink:
                _write(ranked, sink, progress)
            if spread_report is not None and ranked.spread is not None:
                with _sink(spread_report) as sink:
                    sink.write(json.dumps(report(ranked.spread), ensure_ascii=False).encode())
                    sink.write(b"\n")
    except BrokenPipeError:  # whoever read our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as wrong:
        _stop(f"{wrong.filename or 'output'}: {wrong.strerror or wrong}")
    except ValueError as wrong:
        _stop(str(wrong))
    if ranked.rejected:
        sys.exit(SOME_REJECTED)


def _stop(message: str) -> NoReturn:
    click.echo(" ".join(message.split()), err=True)
    sys.exit(WRONG)


def _progress() -> Progress:
    """A bar on stderr, and only where somebody watches."""
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        disable=not sys.stderr.isatty(),
        transient=True,
    )


def _tell(ranked: RankedFiles) -> None:
    """Say on stderr what was left out, and which codes nobody knows."""
    for row in ranked.rejected:
        named = f" id {row.id}:" if row.id else ""
        click.echo(f"line {row.line}:{named} {row.reason}", err=True)
    if ranked.unknown_codes:
        few = ", ".join(ranked.unknown_codes[:3])
        more = len(ranked.unknown_codes) - 3
        click.echo(
            f"The profiles name codes that the taxonomy or the map does not hold: {few}"
            f"{f' and {more} more' if more > 0 else ''}. Only openings with the very same code "
            "can match. Correct them, or give --taxonomy or --municipalities.",
            err=True,
        )


def _write(ranked: RankedFiles, sink: BinaryIO, progress: Progress) -> None:
    ranking = progress.add_task("Ranking", total=len(ranked.people))
    last = None
    for result in ranked.results:
        if result.profile != last:
            progress.advance(ranking)
            last = result.profile
        sink.write(json.dumps(result.as_json(), ensure_ascii=False).encode() + b"\n")


@contextmanager
def _sink(out: Path | None) -> Iterator[BinaryIO]:
    """Standard output, or a file that is there whole or not at all; the same bytes each time."""
    if out is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    half = out.with_name(f".{out.name}.{os.getpid()}.half")
    try:
        with half.open("wb") as file:
            if out.suffix == ".gz":
                with gzip.GzipFile("", "wb", fileobj=file, mtime=0) as packed:
                    yield cast(BinaryIO, packed)
            else:
                yield file
        half.replace(out)
    finally:
        half.unlink(missing_ok=True)
