"""`employer-match taxonomy …`: the occupation tree from JobTech's published files."""

import json
from pathlib import Path

import click

from employer_match.cli import context
from employer_match.db import transaction
from employer_match.integrations.jobtech.taxonomy_files import TaxonomyFilesError
from employer_match.integrations.jobtech.taxonomy_files import load as read_files
from employer_match.services.actor import SYSTEM
from employer_match.services.occupations.load_taxonomy import load_taxonomy


@click.group()
def group() -> None:
    """The occupation tree."""


@group.command()
@click.argument("directory", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def load(directory: Path, as_json: bool) -> None:
    """Put the taxonomy of a folder with JobTech's files in force."""
    try:
        taxonomy = read_files(directory)
    except TaxonomyFilesError as problem:
        context.stop(str(problem))
    here = context.migrated()
    with context.clear_errors(), transaction(here.engine, actor=SYSTEM) as session:
        loaded = load_taxonomy(session, SYSTEM, taxonomy, "files")
    if as_json:
        document = {
            "version": loaded.version,
            "concepts": loaded.concepts,
            "near": loaded.near,
            "kept": list(loaded.kept),
        }
        click.echo(json.dumps(document, ensure_ascii=False))
        return
    click.echo(f"{loaded.concepts} concepts and {loaded.near} pairs of near ones are in force.")
    if loaded.kept:
        click.echo(f"{len(loaded.kept)} that it lacks stay, because records name them.")
