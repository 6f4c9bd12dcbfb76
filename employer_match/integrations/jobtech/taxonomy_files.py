"""The occupation tree from JobTech's published taxonomy files, or from the small bundled one.

Form: `{"data": {"concepts": [{"id", "type", "preferred_label", "narrower": […]}]}}`, as published
at data.arbetsformedlingen.se. Occupation fields stand in a file of their own that not every
download has: a group without one takes the field that the bundled file knows for it, and failing
that the top of the SSYK hierarchy.
"""

import hashlib
import json
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

from employer_match.integrations.jobtech.node import Malformed, Node
from employer_match.integrations.jobtech.tree import Tree, near_relations
from employer_match.language.taxonomy import Taxonomy

FIELDS = "occupation-fields-with-related-ssyk-level-4-groups-and-occupations.json"
HIERARCHY = "the-ssyk-hierarchy-with-occupations.json"
GROUPS = "ssyk-level-4-groups-with-related-occupations.json"
NEAR = "substitutability-relations-between-occupations.json"
KEYWORDS = "keyword-concepts-with-relations.json"
TREES = (FIELDS, HIERARCHY, GROUPS)
BUNDLED = Path(__file__).resolve().parent / "bundled_taxonomy"


class TaxonomyFilesError(ValueError):
    """The folder or a file in it cannot be used; the message names it, and what is wrong."""


@cache
def bundled() -> Taxonomy:
    """The small taxonomy that comes with the project: the occupations these programmes meet."""
    return load(BUNDLED)


def load(directory: Path) -> Taxonomy:
    """The taxonomy of a folder with JobTech's files; raises TaxonomyFilesError.

    Needs one of the three tree files and the substitutability relations; keywords become synonyms
    where they are there; other files are left alone. Our own words for occupations (the bundled
    files) are kept beside JobTech's. The version is made of the files' contents, so that a second
    load of the same is recognised.
    """
    found = _files(directory)
    tree = Tree()
    for name in TREES:
        if name in found:
            _use(found[name], tree.add)
    ours = _ours(directory)
    if FIELDS not in found and FIELDS in ours:
        _use(ours[FIELDS], tree.borrow_fields)
    if HIERARCHY in ours:
        _use(ours[HIERARCHY], tree.borrow_words)
    if KEYWORDS in found:
        _use(found[KEYWORDS], tree.add_keywords)
    near: set[tuple[str, str, int]] = set()
    _use(found[NEAR], lambda concepts: near.update(near_relations(concepts)))
    known = sorted(each for each in near if tree.knows(each[0]) and tree.knows(each[1]))
    return Taxonomy.of(tree.concepts(), known, _version([*found.values(), *ours.values()]))


def _files(directory: Path) -> dict[str, Path]:
    if not directory.is_dir():
        raise TaxonomyFilesError(f"{directory}: no such folder")
    names = (*TREES, NEAR, KEYWORDS)
    found = {name: directory / name for name in names if (directory / name).is_file()}
    there = ", ".join(sorted(path.name for path in directory.glob("*.json"))) or "none"
    if not any(name in found for name in TREES):
        needed = " or ".join(TREES)
        raise TaxonomyFilesError(f"{directory}: {needed} is needed; JSON files there: {there}")
    if NEAR not in found:
        raise TaxonomyFilesError(f"{directory}: {NEAR} is missing; JSON files there: {there}")
    return found


def _ours(directory: Path) -> dict[str, Path]:
    """The bundled files that complete a download: fields, and our own words for occupations."""
    if directory.resolve() == BUNDLED:
        return {}
    return {name: BUNDLED / name for name in (FIELDS, HIERARCHY) if (BUNDLED / name).is_file()}


def _use(path: Path, taken: Callable[[list[Node]], object]) -> None:
    """Give a file's concepts to the reader; whatever is wrong is said with the file's name."""
    try:
        raw = json.loads(path.read_bytes().decode("utf-8-sig"))
        if not isinstance(raw, dict):
            raise Malformed("must be a JSON object")
        data = Node(raw).node("data")
        if data.raw.get("concepts") is None:
            raise Malformed("data.concepts: missing")
        taken(data.nodes("concepts"))
    except Malformed as wrong:
        raise TaxonomyFilesError(f"{path}: {wrong.reason}") from None
    except RecursionError:
        raise TaxonomyFilesError(f"{path}: nested too deeply") from None
    except ValueError as wrong:
        raise TaxonomyFilesError(f"{path}: not JSON in UTF-8 ({wrong})") from None
    except OSError as wrong:
        raise TaxonomyFilesError(f"{path}: cannot be read ({wrong.strerror})") from None


def _version(files: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in sorted(files):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return f"sha256:{digest.hexdigest()[:16]}"
