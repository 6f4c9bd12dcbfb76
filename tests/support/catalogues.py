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

from tests.support.house import PACKAGES, files, short, tree

SWEDISH = PACKAGES[0] / "translations" / "sv" / "LC_MESSAGES" / "messages.po"
#: Names of tables whose every string is a message; so are tables that stand inside `gettext(…)`.
TABLES = {"WORDS", "SAYS", "OTHERWISE", "SENTENCES", "MESSAGES"}
GETTEXT = {
    "_": None,
    "gettext": None,
    "lazy_gettext": None,
    "ngettext": (1, 2),
    "lazy_ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
}
JINJA = {"extensions": "jinja2.ext.do", "silent": "false"}  # as the application sets it up


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
        message: short(path)
        for path in files(".py", ".html", ".txt")
        for message in (_in_code(path) if path.suffix == ".py" else _in_template(path))
    }


@cache
def mentioned() -> set[str]:
    """Every string that stands in the code: a message may be chosen there and translated later."""
    nodes = (node for path in files(".py") for node in ast.walk(tree(path)))
    return {n.value for n in nodes if isinstance(n, ast.Constant) and isinstance(n.value, str)}


def _in_template(path: Path) -> Iterator[str | tuple[str, ...]]:
    found = extract_from_file("jinja2", path, keywords=GETTEXT, options=JINJA)
    for _line, message, _comments, _context in found:
        yield message


def _in_code(path: Path) -> Iterator[str | tuple[str, ...]]:
    nodes = list(ast.walk(tree(path)))
    calls = [node for node in nodes if isinstance(node, ast.Call)]
    translated = [call for call in calls if _name(call.func) in GETTEXT]
    tables = TABLES | {
        name.id
        for call in translated
        for name in ast.walk(ast.Tuple(call.args, ast.Load()))
        if isinstance(name, ast.Name) and name.id.isupper()
    }
    for call in translated:
        texts = tuple(_texts(call.args[:2] if "ngettext" in _name(call.func) else call.args[:1]))
        if texts:
            yield texts if len(texts) > 1 else texts[0]
    for call in calls:
        if _is_problem(call.func):
            yield from _texts(call.args[:1])
            yield from _texts([word.value for word in call.keywords if word.arg == "fields"])
        elif _name(call.func) == "ValidationError":  # a schema's own sentence
            yield from _texts(call.args[:1])
    for node in nodes:
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names = {_name(target) for target in targets}
            if any(_is_of_a_field(target) for target in targets):
                yield from _texts([node.value])
            if names & tables or (path.name == "errors.py" and names == {"message"}):
                yield from _texts([node.value])


def _name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def _is_problem(function: ast.expr) -> bool:
    """`errors.Conflict(…)`, or `super().__init__(fields=…)` of one of them."""
    return isinstance(function, ast.Attribute) and (
        (isinstance(function.value, ast.Name) and function.value.id == "errors")
        or function.attr == "__init__"
    )


def _is_of_a_field(target: ast.expr) -> bool:
    """`wrong["field"] = "…"`: how the services gather what is wrong before they refuse."""
    return isinstance(target, ast.Subscript) and _name(target.value) == "wrong"


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
    for one in old:  # chosen in the code and translated later: it stays as long as it stands there
        if one.id and _forms(one.id)[0] in mentioned() and one.id not in new:
            new.add(one.id, one.string)
    written = io.BytesIO()
    write_po(written, new, width=100, sort_output=True)
    SWEDISH.write_bytes(written.getvalue())
    return sorted(_forms(message.id)[0] for message in new if message.id and not message.string)


if __name__ == "__main__":
    print(*renew(), sep="\n")
