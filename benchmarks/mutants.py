"""How many small faults planted in a pure room do that room's own tests notice?

    python -m benchmarks.mutants ranking --sample 150 --seed 1
    python -m benchmarks.mutants language --sample 150 --seed 1

mutmut (https://mutmut.readthedocs.io, `pip install mutmut`; give `--mutmut PATH` where it stands in
an environment of its own) plants the faults: comparisons, boundaries, constants, operators,
arguments. It plants them in functions and methods, not in tables at a module's top or in
properties. Everything happens in a copy, so nobody's work tree is touched. A fault that no test
notices is printed with its file, line and difference; a drawn sample of a seed is always the same.
"""

import argparse
import ast
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

HERE = Path(__file__).parents[1]
COPIED = ("employer_match", "admin", "benchmarks", "tests", "docs", "pyproject.toml")
SURVIVED, KILLED, UNTOUCHED = 0, {1, 3}, 33
NICE = 15
CONFIG = """
[tool.mutmut]
source_paths = ["employer_match/{room}"]
pytest_add_cli_args_test_selection = ["tests/{room}"]
also_copy = [{copied}]
"""

FORGET = """

def pytest_sessionstart(session):
    import functools
    import gc

    for each in gc.get_objects():
        if isinstance(each, functools._lru_cache_wrapper):
            each.cache_clear()
"""
"""What an earlier run remembered would hide a fault in whatever is remembered."""


def copy_of(room: str, into: Path) -> None:
    """The tree as it stands now, with the tool's settings added to its own."""
    for name in COPIED:
        source = HERE / name
        if source.is_dir():
            skip = shutil.ignore_patterns("__pycache__", "*.pyc")
            shutil.copytree(source, into / name, ignore=skip)
        else:
            shutil.copy2(source, into / name)
    copied = ", ".join(f'"{name}"' for name in COPIED)
    with (into / "pyproject.toml").open("a", encoding="utf-8") as file:
        file.write(CONFIG.format(room=room, copied=copied))
    with (into / "tests" / "conftest.py").open("a", encoding="utf-8") as file:
        file.write(FORGET)


def mutmut(tool: str, into: Path, *said: str) -> str:
    """Run the tool in the copy, niced; what it prints, but for its drawing."""
    done = subprocess.run(
        [tool, *said],
        cwd=into,
        capture_output=True,
        text=True,
        preexec_fn=lambda: os.nice(NICE),
        check=False,
    )
    return done.stdout + done.stderr


def outcomes(into: Path) -> dict[str, int | None]:
    """Per planted fault how its tests ended; None where they were not run."""
    found: dict[str, int | None] = {}
    for file in sorted(into.glob("mutants/**/*.meta")):
        found |= json.loads(file.read_text(encoding="utf-8"))["exit_code_by_key"]
    return found


def place_of(name: str) -> str:
    """File and line of the function that a fault was planted in."""
    module, _, function = name.rpartition("__mutmut_")[0].rpartition(".")
    path = HERE / (module.replace(".", "/") + ".py")
    wanted = function.rpartition("ǁ")[2] if "ǁ" in function else function.removeprefix("x_")
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef) and node.name == wanted:
            return f"{path.relative_to(HERE)}:{node.lineno}"
    return str(path.relative_to(HERE))


def main() -> None:
    """Plant, draw, run, and print what survived."""
    words = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    words.add_argument("room", choices=["ranking", "language"])
    words.add_argument("--sample", type=int, default=150)
    words.add_argument("--seed", type=int, default=1)
    words.add_argument("--mutmut", default=str(Path(sys.executable).with_name("mutmut")))
    asked = words.parse_args()
    if shutil.which(asked.mutmut) is None:
        sys.exit(f"{asked.mutmut} is not there: pip install mutmut, or say --mutmut PATH.")
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        into = Path(folder)
        copy_of(asked.room, into)
        said = mutmut(asked.mutmut, into, "run", "plant-only")
        planted = sorted(outcomes(into))
        if not planted:
            sys.exit(f"Nothing was planted:\n{said[-2000:]}")
        size = min(asked.sample, len(planted))
        drawn = sorted(random.Random(asked.seed).sample(planted, size))
        said = mutmut(asked.mutmut, into, "run", "--max-children", "1", *drawn)
        ended = {name: code for name, code in outcomes(into).items() if name in set(drawn)}
        if None in ended.values():
            sys.exit(f"Some were not tried:\n{said[-2000:]}")
        survived = [name for name, code in ended.items() if code in (SURVIVED, UNTOUCHED)]
        for name in survived:
            shown = mutmut(asked.mutmut, into, "show", name)
            changed = [line for line in shown.splitlines() if re.match(r"[+-](?![+-]{2} )", line)]
            print(place_of(name), name.rpartition(".")[2], *changed, sep="\n  ")
    counted = Counter(
        "killed" if code in KILLED else "survived" if code in (SURVIVED, UNTOUCHED) else "timed out"
        for code in ended.values()
    )
    noticed = counted["killed"] + counted["timed out"]
    print(
        f"{asked.room}: {len(planted)} faults can be planted; of {size} drawn with seed "
        f"{asked.seed}, {noticed} were noticed ({noticed / size:.0%}; {counted['timed out']} by "
        f"never ending) and {counted['survived']} were not."
    )


if __name__ == "__main__":
    main()
