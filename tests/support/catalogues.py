"""Every message that a person may read, from templates, code and the Swedish catalogue.

A message is an English sentence that stands in `gettext` and its kin, in a template's `_()`, in
`errors.*` (the sentence, or one of `fields`), or in one of the tables of sentences named below.
`python -m tests.support.catalogues` brings the Swedish catalogue up to the code.
"""

import ast
import io
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po, write_po

from tests.support.house import PACKAGES, files, tree

SWEDISH = PACKAGES[0] / "translations" / "sv" / "LC_MESSAGES" / "messages.po"
#: Modules whose every string in these names is a message: they are translated when shown.
TABLES = {"WORDS", "SAYS", "OTHERWISE", "SENTENCES", "MESSAGES"}
GETTEXT = {
    "_": None,
    "gettext": None,
    "lazy_gettext": None,
    "ngettext": (1, 2),
    "lazy_ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
}


@cache
def catalogue() -> Catalog:
    """The Swedish catalogue."""
    return read_po(io.BytesIO(SWEDISH.read_bytes()), locale="sv")


@cache
def messages() -> dict[str, str]:
    """Each English message with its Swedish text; a plural's forms stand on one line."""
    return {
        " ".join(_forms(message.id)): " ".join(_forms(message.string))
        for message in catalogue()
        if message.id
    }


def _forms(text: object) -> tuple[str, ...]:
    return tuple(text) if isinstance(text, tuple | list) else (str(text),)


@cache
def used() -> dict[str | tuple[str, ...], str]:
    """Each message that the code uses, with a file that uses it."""
    return {
        message: path.as_posix()
        for path in files(".py", ".html", ".txt")
        for message in (*_marked(path), *(_raised(path) if path.suffix == ".py" else ()))
    }


def _marked(path: Path) -> Iterator[str | tuple[str, ...]]:
    method = "python" if path.suffix == ".py" else "jinja2"
    for _line, message, _comments, _context in extract_from_file(method, path, keywords=GETTEXT):
        yield message


def _raised(path: Path) -> Iterator[str]:
    is_errors = path.name == "errors.py"
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call) and _is_problem(node.func):
            yield from _texts(node.args[:1])
            yield from _texts([word.value for word in node.keywords if word.arg == "fields"])
        elif isinstance(node, ast.Call) and _is_problem_field(node.func):
            yield from _texts(node.args[:1])
        elif isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names = {target.id for target in targets if isinstance(target, ast.Name)}
            if names & TABLES or (is_errors and names == {"message"}):
                yield from _texts([node.value])


def _is_problem(function: ast.expr) -> bool:
    """`errors.Conflict(…)`, or `super().__init__(fields=…)` of one of them."""
    return isinstance(function, ast.Attribute) and (
        (isinstance(function.value, ast.Name) and function.value.id == "errors")
        or function.attr == "__init__"
    )


def _is_problem_field(function: ast.expr) -> bool:
    """Marshmallow's `ValidationError(…)`: a schema's own sentence."""
    name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
    return name == "ValidationError"


def _texts(nodes: list[ast.expr]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, ast.Dict):
            yield from _texts(node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def renew() -> list[str]:
    """Add the messages that are new, drop those that nobody uses, and tell what lacks Swedish."""
    old, new = catalogue(), Catalog(locale="sv", project="Employer Match", fuzzy=False)
    known = {_forms(message.id)[0]: message.string for message in old if message.id}
    for message in used():
        new.add(message, known.get(_forms(message)[0], ""))
    written = io.BytesIO()
    write_po(written, new, width=100, sort_output=True)
    SWEDISH.write_bytes(written.getvalue())
    return sorted(_forms(message.id)[0] for message in new if message.id and not message.string)


if __name__ == "__main__":
    print(*renew(), sep="\n")
