"""Services flush and never commit; nothing slips past the wall around participants.

The wall (`services.scoping`) sees ORM queries and what a session flushes. A text or a statement on
a bare table passes beside it, and a bulk statement is not flushed: each file that needs one stands
here with its reason.
"""

import ast
from pathlib import Path

from tests.support.house import ROOT, files, imports, short, tree

MAY_END_TRANSACTIONS = {
    "employer_match/db.py": "the one place that opens and ends transactions",
    "employer_match/http/app.py": "one transaction a request",
    "employer_match/http/forms.py": "undoes what a refused service wrote",
    "employer_match/migrations/__init__.py": "Alembic's own",
}
ENDS = {"commit", "rollback", "begin"}

MAY_PASS_THE_WALL = {
    "employer_match/db.py": "the databases' own settings; no records",
    "employer_match/http/health.py": "SELECT 1",
    "employer_match/models/contact.py": "the condition of an index",
    "employer_match/models/credit.py": "the condition of an index",
    "employer_match/models/merge.py": "the condition of an index",
    "employer_match/models/overview.py": "the condition of an index",
    "employer_match/models/relation.py": "the condition of an index",
    "employer_match/models/search_index.py": "FTS5's table: vacancies' words",
    "employer_match/services/adverts/expire_vacancies.py": "adverts whose last day has passed",
    "employer_match/services/vacancies/index_vacancy.py": "the same words, many rows at once",
    "employer_match/services/occupations/load_taxonomy.py": "occupations, many rows at once",
    "employer_match/services/rate_limits.py": "counted in one statement, or two tries count as one",
    "employer_match/services/scoping.py": "the wall itself",
    "employer_match/services/duplicates/whole_rows.py": "merging moves every unit's rows",
    "employer_match/services/adverts/sync_ads.py": "marks adverts that a snapshot no longer holds",
}
PASSES = {"exec_driver_sql", "connection", "__table__", "bulk_save_objects"}
TEXTS_AND_BULK = {"text", "literal_column", "insert", "update", "delete"}


def _attributes(path: Path, names: set[str]) -> list[str]:
    return [
        f"{short(path)}:{node.lineno} .{node.attr}"
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute) and node.attr in names
    ]


def _from_sqlalchemy(path: Path, names: set[str]) -> list[str]:
    return [
        f"{short(path)}:{line} {name}"
        for line, name in imports(path)
        if name.startswith("sqlalchemy") and name.rpartition(".")[2] in names
    ]


def test_only_requests_and_commands_end_a_transaction() -> None:
    commands = (ROOT / "employer_match/cli", ROOT / "employer_match/demo")
    allowed = {*files(".py", under=commands), *(ROOT / name for name in MAY_END_TRANSACTIONS)}
    inside = [path for path in files(".py") if path not in allowed]
    found = [line for path in inside for line in _attributes(path, ENDS)]
    assert not found, "\n".join(found)


def test_no_statement_passes_the_wall() -> None:
    allowed = {ROOT / name for name in MAY_PASS_THE_WALL}
    inside = [p for p in files(".py") if p not in allowed and "migrations" not in p.parts]
    found = [
        line
        for path in inside
        for line in _attributes(path, PASSES) + _from_sqlalchemy(path, TEXTS_AND_BULK)
    ]
    assert not found, "\n".join(found)


def test_the_lists_name_files_that_are_there() -> None:
    assert all((ROOT / name).exists() for name in MAY_END_TRANSACTIONS | MAY_PASS_THE_WALL)
