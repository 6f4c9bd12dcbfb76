"""The coder in force: what this installation trained, else the bundled one; read once."""

from pathlib import Path
from threading import Lock

import structlog

from employer_match.occupations import model_file
from employer_match.occupations.coder import Coder
from employer_match.occupations.features import FEATURES_VERSION

#: File → (its size and time, the coder read from it).
_kept: dict[Path, tuple[tuple[int, int], Coder]] = {}
_one_at_a_time = Lock()


def coder_in_force(trained: Path) -> Coder:
    """The coder of that file, or the bundled one where there is none.

    Raises ModelFileError for a file that cannot be used: whoever asks on a command line shall know.
    """
    if not trained.is_file():
        return Coder(model_file.bundled())
    stat = trained.stat()
    stamp = (stat.st_size, stat.st_mtime_ns)
    with _one_at_a_time:
        kept = _kept.get(trained)
        if kept is None or kept[0] != stamp:
            kept = _kept[trained] = (stamp, Coder(model_file.load(trained)))
        return kept[1]


def coder_for_pages(trained: Path) -> Coder:
    """As `coder_in_force`, but a page is not stopped by a damaged file: the bundled one serves."""
    try:
        return coder_in_force(trained)
    except (model_file.ModelFileError, OSError) as wrong:
        structlog.get_logger().warning("occupation_model_refused", reason=str(wrong))
        return Coder(model_file.bundled())


def told_of_coder(trained: Path) -> tuple[bool, str]:
    """Whether the coder that was trained here serves, and a line for the one who runs it."""
    try:
        coder = coder_in_force(trained)
    except (model_file.ModelFileError, OSError) as wrong:
        return False, f"{wrong} Until then the bundled one serves."
    if not trained.is_file():
        return True, f"The bundled occupation coder {coder.version} serves."
    if coder.model.facts.get("features") != FEATURES_VERSION:
        why = "was trained before the analysis of words changed, and knows fewer of them"
        return False, f"The occupation coder {coder.version} {why}: run `train`."
    return True, f"The occupation coder {coder.version}, trained here, serves."
