"""`employer-match code FILE`: occupation groups for any opening; no database, nothing kept.

Does not import `cli.context`: this command starts without settings and a database's libraries.
"""

import gzip
import json
import os
import sys
import zlib
from collections.abc import Iterator
from io import BufferedReader
from pathlib import Path
from typing import NoReturn, cast

import click

from employer_match.config import OCCUPATION_MODEL, PREFIX
from employer_match.occupations.coder import LIKELY, Coder, Guess, is_known
from employer_match.occupations.model_file import ModelFileError, bundled, load
from employer_match.occupations.openings import Opening, Refused, read

SOME_REJECTED, WRONG = 1, 2
GZIP = b"\x1f\x8b"


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, allow_dash=True))
@click.option(
    "--model",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A trained model; without it this installation's own, else the bundled one.",
)
def command(file: str, model: Path | None) -> None:
    """Guess the occupation group of each opening: one JSON object a line with id and text.

    Out comes, for each, {"id", "groups": [{"code", "concept_id", "label", "confidence"} … 5],
    "answer"}: the answer is "likely", "perhaps" or "unknown". It is a guess, and stays one until
    somebody confirms it. Also .gz, and - for standard input.
    """
    rejected = False
    try:
        coder = _coder(model)
        for each in read(_lines(file)):
            if isinstance(each, Refused):
                rejected = True
                click.echo(f"line {each.line}: {each.reason}", err=True)
            else:
                click.echo(json.dumps(_answer(each, coder), ensure_ascii=False))
    except BrokenPipeError:  # whoever read our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except ModelFileError as wrong:
        _stop(str(wrong))
    except (OSError, EOFError, zlib.error) as wrong:
        _stop(f"{file}: {getattr(wrong, 'strerror', None) or wrong}")
    if rejected:
        sys.exit(SOME_REJECTED)


def _coder(model: Path | None) -> Coder:
    trained = model or Path(os.environ.get(f"{PREFIX}INSTANCE", "instance")) / OCCUPATION_MODEL
    return Coder(load(trained) if model or trained.is_file() else bundled())


def _answer(opening: Opening, coder: Coder) -> dict[str, object]:
    guesses = coder.code(opening.text)
    return {
        "id": opening.id,
        "groups": [_group(each) for each in guesses],
        "answer": _sure(guesses),
    }


def _sure(guesses: tuple[Guess, ...]) -> str:
    if not is_known(guesses):
        return "unknown"
    return "likely" if guesses[0].confidence >= LIKELY else "perhaps"


def _group(guess: Guess) -> dict[str, object]:
    group = guess.group
    return {
        "code": group.code,
        "concept_id": group.concept_id,
        "label": group.label,
        "confidence": guess.confidence,
    }


def _lines(file: str) -> Iterator[bytes]:
    with click.open_file(file, "rb") as opened:
        plain = cast(BufferedReader, opened)
        if plain.peek(2).startswith(GZIP):
            with gzip.open(plain) as unpacked:
                yield from unpacked
        else:
            yield from plain


def _stop(message: str) -> NoReturn:
    click.echo(" ".join(message.split()), err=True)
    sys.exit(WRONG)
