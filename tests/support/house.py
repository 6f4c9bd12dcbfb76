"""The project's own files, for the guards that read them."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = (ROOT / "employer_match", ROOT / "admin" / "employer_match_admin")


@cache
def files(*suffixes: str, under: tuple[Path, ...] = PACKAGES) -> tuple[Path, ...]:
    """The files with these suffixes in the two packages, or elsewhere, in the order of names."""
    return tuple(
        path
        for folder in under
        for path in sorted(folder.rglob("*"))
        if path.suffix in suffixes and not _made_by_tools(path)
    )


def _made_by_tools(path: Path) -> bool:
    return any(
        part == "__pycache__" or part.startswith(".") for part in path.parts[len(ROOT.parts) :]
    )


def short(path: Path) -> str:
    """How a file is named in a message."""
    return path.relative_to(ROOT).as_posix()


@cache
def tree(path: Path) -> ast.Module:
    """A Python file, parsed."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=short(path))


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """Each imported name with its line: `from a import b` gives `a.b`."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, name.name) for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node.lineno, f"{node.module}.{name.name}") for name in node.names)


def tool(*arguments: str) -> None:
    """Run an installed tool on the project; its output is the failure's text."""
    name, *rest = arguments
    program = Path(sys.executable).parent / name
    done = subprocess.run([program, *rest], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{' '.join(arguments)}\n{done.stdout}{done.stderr}"
