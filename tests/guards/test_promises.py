"""Every module and public function says in a sentence what it promises."""

import ast
from collections.abc import Iterator

from tests.support.house import PACKAGES, ROOT, files, short, tree


def _silent(body: list[ast.stmt], inside: str) -> Iterator[tuple[int, str]]:
    for node in body:
        if not isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        overload = any(ast.unparse(decorator) == "overload" for decorator in node.decorator_list)
        if node.name.startswith("_") or overload:
            continue
        if ast.get_docstring(node) is None:
            yield node.lineno, inside + node.name
        if isinstance(node, ast.ClassDef):
            yield from _silent(node.body, f"{inside}{node.name}.")


def test_modules_and_public_functions_have_their_sentence() -> None:
    found = []
    for path in (*files(".py", under=PACKAGES), ROOT / "dev.py"):
        if path.parent.name == "versions":  # migrations say it in their first line
            continue
        parsed = tree(path)
        if parsed.body and ast.get_docstring(parsed) is None:
            found.append(f"{short(path)}: the module")
        found += [f"{short(path)}:{line} {name}" for line, name in _silent(parsed.body, "")]
    assert not found, "\n".join(found)


def test_test_files_have_their_sentence() -> None:
    parsed = {short(path): tree(path) for path in files(".py", under=(ROOT / "tests",))}
    found = [name for name, test in parsed.items() if test.body and not ast.get_docstring(test)]
    assert not found, "\n".join(found)
