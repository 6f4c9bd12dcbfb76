"""`employer-match train`: teach the occupation coder anew."""

import json
from contextlib import AbstractContextManager
from pathlib import Path

import click
from sqlalchemy.orm import Session

from employer_match.cli import context
from employer_match.db import transaction
from employer_match.integrations.jobtech.rows import UnknownShape
from employer_match.integrations.jobtech.taxonomy_files import TaxonomyFilesError
from employer_match.integrations.jobtech.taxonomy_files import load as read_taxonomy_files
from employer_match.services.actor import SYSTEM
from employer_match.services.occupations.train_coder import (
    Trained,
    ads_of_files,
    train_coder,
    train_on,
)


@click.command()
@click.option(
    "--taxonomy",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Learn from files alone: a folder with JobTech's taxonomy files.",
)
@click.option(
    "--ads",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="With --taxonomy: files with JobTech ads, also .gz; may be given again.",
)
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Another file.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def command(taxonomy: Path | None, ads: tuple[Path, ...], out: Path | None, as_json: bool) -> None:
    """Learn occupations from the taxonomy in force and the imported ads; takes a minute or two.

    What was learned is kept in the instance folder and serves from then on. The same records give
    the same bytes.
    """
    if ads and not taxonomy:
        context.stop("--ads needs --taxonomy: the folder with JobTech's taxonomy files.")
    if taxonomy:
        trained = _from_files(taxonomy, ads, out)
    else:
        here = context.migrated()
        with context.clear_errors(), _reading(here) as session:
            trained = train_coder(session, SYSTEM, out or here.settings.occupation_model)
    told = {
        "version": trained.version,
        "file": str(trained.path),
        "groups": trained.groups,
        "ads": trained.ads,
        "employers": trained.employers,
        "bytes": trained.bytes,
    }
    if as_json:
        click.echo(json.dumps(told, ensure_ascii=False))
        return
    click.echo(
        f"Version {trained.version} knows {trained.groups} groups, learned from {trained.ads} ads "
        f"of {trained.employers} employers, and serves from now: {trained.path}"
    )


def _reading(here: context.Context) -> AbstractContextManager[Session]:
    return transaction(here.engine, read_only=True, actor=SYSTEM)


def _from_files(folder: Path, ads: tuple[Path, ...], out: Path | None) -> Trained:
    with context.clear_errors():
        try:
            taxonomy = read_taxonomy_files(folder)
            path = out or context.current().settings.occupation_model
            return train_on(taxonomy, ads_of_files(ads, taxonomy), path)
        except (TaxonomyFilesError, UnknownShape) as wrong:
            context.stop(str(wrong))
