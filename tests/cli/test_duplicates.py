"""`employer-match duplicates` on a file: lines, exit codes, and what stands on stderr."""

import json
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner

from employer_match.cli.duplicates import command

HEADER = "id,name,organisation_number,phone,email,address,postcode,municipality_code\n"


def _file(folder: Path, *rows: str) -> str:
    path = folder / "employers.csv"
    path.write_text(HEADER + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return str(path)


def test_one_line_a_pair(tmp_path: Path) -> None:
    path = _file(
        tmp_path,
        "1,Kafé Kanel AB,,08-123 45 67,,,,0181",
        "2,Kanel Kafe,,+46 8 1234567,,,,181",
        "3,Helt annat,,,,,,0181",
        "4,Kanels Kafé,,,,,,0181",
    )
    done = CliRunner().invoke(command, [path])
    assert (done.exit_code, done.stderr) == (0, "")
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(line["a"], line["b"], line["verdict"]) for line in lines] == [
        ("1", "2", "same"), ("1", "4", "likely"), ("2", "4", "likely"),
    ]  # fmt: skip
    assert lines[0]["reasons"] == ["same_name", "same_phone", "same_municipality"]


def test_a_bad_row_is_told_and_the_rest_is_done(tmp_path: Path) -> None:
    done = CliRunner().invoke(
        command, [_file(tmp_path, "1,Kanel,,,,,,", "2,,,,,,,", "3,Kanel,,,,,,")]
    )
    assert done.exit_code == 1
    assert done.stderr == "line 3: id 2: the name is missing\n"
    assert json.loads(done.stdout)["b"] == "3"


def test_wrong_files_are_refused_in_one_line(tmp_path: Path) -> None:
    wrong = {
        "empty.csv": b"",
        "other.csv": b"a,b\n1,2\n",
        "latin.csv": "id,name\n1,Kafé".encode("latin-1"),
    }
    for name, content in wrong.items():
        (tmp_path / name).write_bytes(content)
        done = CliRunner().invoke(command, [str(tmp_path / name)])
        assert (done.exit_code, done.stdout) == (2, "")
        assert done.stderr.startswith(str(tmp_path / name))
        assert done.stderr.count("\n") == 1
    for missing in (str(tmp_path / "none.csv"), str(tmp_path)):
        assert CliRunner().invoke(command, [missing]).exit_code == 2


def test_it_starts_without_a_database(tmp_path: Path) -> None:
    path = _file(tmp_path, "1,Kanel,,,,,,")
    code = (
        "import sys; from employer_match.cli import main\n"
        f"try: main(['duplicates', {path!r}])\n"
        "except SystemExit as done: assert not done.code\n"
        "assert not {'sqlalchemy', 'flask'} & sys.modules.keys()"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
