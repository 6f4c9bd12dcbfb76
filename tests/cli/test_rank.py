"""`employer-match rank` on files: the public format, exit codes, and the same bytes every time."""

import gzip
import json
import random
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from employer_match.cli.rank import command

TODAY = "2026-11-21"
AD = {
    "headline": "Diskare till skolkök",
    "description": {"text": "Du diskar. Arbetet är förlagt till dagtid. Inga tunga lyft."},
    "occupation": {"concept_id": "o-dish", "label": "Diskare"},
    "occupation_group": {
        "concept_id": "g-kitchen",
        "label": "Restaurang- och köksbiträden",
        "legacy_ams_taxonomy_id": "9412",
    },
    "workplace_address": {"municipality_code": "0180"},
    "scope_of_work": {"min": 25, "max": 50},
    "publication_date": "2026-11-01T08:00:00",
    "last_publication_date": "2026-12-01T23:59:59",
}
ADS = [
    {"id": "1", **AD},
    {"id": "2", **AD, "headline": "Restaurangbiträde", "occupation": {"concept_id": "o-other"}},
    {"id": "3", **AD, "last_publication_date": "2026-11-20T23:59:59"},
    {"id": "4", **AD, "driving_license_required": True, "driving_license": [{"label": "B"}]},
    {
        "id": "5",
        "headline": "Hjälp i stall",
        "description": {"text": "Sköta hästar och andra djur."},
    },
]
PEOPLE = [
    {
        "id": "p1",
        "wishes": [
            {"rank": 1, "occupation": "o-dish"},
            {"rank": 2, "group": "9412"},
            {"rank": 3, "text": "arbeta med djur"},
        ],
        "conditions": ["daytime", "calm"],
        "hours": {"min": 10, "max": 20},
        "licences": [],
    },
    {"id": "p0"},
]


def lines(rows: list) -> str:
    """JSON lines."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    """A file of people and a file of ads."""
    people, ads = tmp_path / "people.jsonl", tmp_path / "ads.jsonl"
    people.write_text(lines(PEOPLE), encoding="utf-8")
    ads.write_text(lines(ADS), encoding="utf-8")
    return people, ads


def run(people: Path, ads: Path, *more: str) -> Result:
    """Run the command here."""
    given = ["--profiles", str(people), "--vacancies", str(ads), "--today", TODAY, *more]
    return CliRunner().invoke(command, given)


def results(done: Result) -> list[dict]:
    """The result lines."""
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_the_public_format(files: tuple[Path, Path]) -> None:
    done = run(*files, "--language", "en")
    assert done.exit_code == 0, done.stderr
    found = results(done)
    keys = ["profile", "rank", "vacancy", "tier", "wish", "reasons", "questions"]
    assert all(list(each) == keys for each in found)
    assert [(e["profile"], e["rank"], e["vacancy"], e["tier"], e["wish"]) for e in found] == [
        ("p0", 1, "1", "explore", None),
        ("p0", 2, "5", "explore", None),
        ("p0", 3, "2", "explore", None),
        ("p0", 4, "4", "explore", None),
        ("p1", 1, "1", "exact", 1),
        ("p1", 2, "2", "group", 2),
        ("p1", 3, "5", "text", 3),
    ]
    first = found[4]
    assert first["reasons"] == [
        {"code": "wish_occupation", "text": "The occupation is your wish 1: Diskare."},
        {
            "code": "conditions_met",
            "text": "The way you want it: daytime (“Arbetet är förlagt till dagtid”).",
        },
        {
            "code": "hours_met",
            "text": "The hours can suit you: here 10–20 hours a week, you want 10–20 hours a week.",
        },
    ]
    assert first["questions"] == [{"code": "condition_calm", "text": "Is the workplace calm?"}]


def test_why_not_gives_each_excluded_opening_a_line(files: tuple[Path, Path]) -> None:
    found = [each for each in results(run(*files, "--why-not")) if "excluded" in each]
    assert [(each["profile"], each["vacancy"]) for each in found] == [
        ("p0", "3"),
        ("p1", "3"),
        ("p1", "4"),
    ]
    assert found[2] == {
        "profile": "p1",
        "vacancy": "4",
        "excluded": [
            {
                "code": "licence_lacking",
                "text": "Lagen kräver körkort B. Du kan välja att visa den ändå.",
            }
        ],
    }


def test_same_bytes_whatever_the_order_of_the_lines(files: tuple[Path, Path]) -> None:
    people, ads = files
    first = run(people, ads, "--why-not").stdout_bytes
    chance = random.Random(7)
    for _ in range(5):
        people.write_text(lines(chance.sample(PEOPLE, len(PEOPLE))), encoding="utf-8")
        ads.write_text(lines(chance.sample(ADS, len(ADS))), encoding="utf-8")
        assert run(people, ads, "--why-not").stdout_bytes == first


def test_the_same_in_another_process_with_other_hashes(files: tuple[Path, Path]) -> None:
    people, ads = files
    base = [sys.executable, "-m", "employer_match.cli.rank"]
    program = "from employer_match.cli.rank import command; command()"
    asked = ["--profiles", str(people), "--vacancies", str(ads), "--today", TODAY, "--why-not"]
    answers = {
        subprocess.run(
            [base[0], "-c", program, *asked],
            capture_output=True,
            check=True,
            env={"PYTHONHASHSEED": seed, "PATH": ""},
        ).stdout
        for seed in ("1", "2")
    }
    assert answers == {run(people, ads, "--why-not").stdout_bytes}


@pytest.mark.parametrize("shape", ["array", "hits", "lines", "own"])
@pytest.mark.parametrize("packed", [False, True])
def test_every_shape_of_openings(files: tuple[Path, Path], shape: str, packed: bool) -> None:
    people, ads = files
    own = [{"id": "1", "kind": "tasks", "occupation": "o-dish"}, {"id": "5", "text": "Djur."}]
    text = {
        "array": json.dumps(ADS),
        "hits": json.dumps({"hits": ADS}),
        "lines": lines(ADS),
        "own": lines(own),
    }[shape]
    data = text.encode()
    ads.write_bytes(gzip.compress(data) if packed else data)
    people.write_bytes(gzip.compress(people.read_bytes()) if packed else people.read_bytes())
    done = run(people, ads)
    assert done.exit_code == 0, done.stderr
    found = [(e["vacancy"], e["tier"]) for e in results(done) if e["profile"] == "p1"]
    assert found[0] == ("1", "exact")
    assert found[-1] == ("5", "text")


def test_out_is_there_whole_and_packed_the_same_each_time(files: tuple[Path, Path]) -> None:
    people, ads = files
    out, packed = people.with_name("r.jsonl"), people.with_name("r.jsonl.gz")
    assert run(people, ads, "--out", str(out)).stdout == ""
    assert out.read_bytes() == run(people, ads).stdout_bytes
    run(people, ads, "--out", str(packed))
    first = packed.read_bytes()
    run(people, ads, "--out", str(packed))
    assert packed.read_bytes() == first
    assert gzip.decompress(first) == out.read_bytes()
    assert not list(people.parent.glob("*.half")) + list(people.parent.glob(".*"))


def test_bad_rows_are_left_out_with_line_and_reason(files: tuple[Path, Path]) -> None:
    people, ads = files
    ads.write_text(lines(ADS) + '{"id": "9"}\n{"id": \n', encoding="utf-8")
    done = run(people, ads)
    assert done.exit_code == 1
    assert len(results(done)) == 7
    assert "line 6: id 9: headline: missing" in done.stderr
    assert "line 7:" in done.stderr


def test_bad_rows_of_our_own_form(files: tuple[Path, Path]) -> None:
    people, ads = files
    rows = [{"id": "1", "kind": "job"}, {"id": "2", "kind": "gig"}, {"id": "3", "text": 3}]
    ads.write_text(lines(rows) + "{\n", encoding="utf-8")
    done = run(people, ads)
    assert done.exit_code == 1
    assert "line 2: id 2: vacancy: kind: 'gig' is not known. Use one of job" in done.stderr
    assert "line 3: id 3: vacancy: text: expected words" in done.stderr
    assert "line 4: not JSON" in done.stderr


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"id": "p2", "birth_year": 1990}, "line 3: unknown key 'birth_year'. The keys are id,"),
        ({"id": "p1"}, "line 3: id 'p1' is on line 1 too. Remove one."),
        ({"id": "p2", "area": {"from": "9999", "max_km": 9}}, "'9999' is not in the file"),
    ],
)
def test_a_wrong_profile_stops_with_one_line(
    files: tuple[Path, Path], row: dict, said: str
) -> None:
    people, ads = files
    people.write_text(lines([*PEOPLE, row]), encoding="utf-8")
    done = run(people, ads)
    assert (done.exit_code, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1
    assert said in done.stderr
    assert "people.jsonl" in done.stderr


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"hello", "these are no ads"),
        (b"PK\x03\x04", "a ZIP archive"),
        (b'[{"id": "1", "kind": "job"}', "not JSON"),
        (b'{"id": "1", "kind": "job", "headline": "\xff"}', "not UTF-8"),
    ],
)
def test_a_file_of_something_else_stops(
    files: tuple[Path, Path], content: bytes, said: str
) -> None:
    people, ads = files
    ads.write_bytes(content)
    done = run(people, ads)
    assert done.exit_code == 2
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    "more",
    [["--top", "0"], ["--language", "fi"], ["--today", "idag"], ["--taxonomy", "/nowhere"]],
)
def test_wrong_use(files: tuple[Path, Path], more: list[str]) -> None:
    assert run(*files, *more).exit_code == 2


def test_an_unusable_taxonomy_or_map_stops(files: tuple[Path, Path]) -> None:
    people, ads = files
    done = run(people, ads, "--taxonomy", str(people.parent))
    assert (done.exit_code, "is needed" in done.stderr) == (2, True)
    done = run(people, ads, "--municipalities", str(people))
    assert (done.exit_code, "column" in done.stderr) == (2, True)


def test_codes_nobody_knows_are_said_aloud(files: tuple[Path, Path]) -> None:
    done = run(*files)
    assert "codes that the taxonomy or the map does not hold: o-dish" in done.stderr


def test_a_reader_that_has_seen_enough_is_no_error(files: tuple[Path, Path]) -> None:
    people, ads = files
    ads.write_text(lines([{**AD, "id": str(n)} for n in range(3000)]), encoding="utf-8")
    program = "from employer_match.cli.rank import command; command()"
    asked = f"--profiles {people} --vacancies {ads} --today {TODAY} --top 3000"
    with subprocess.Popen(
        [sys.executable, "-c", program, *asked.split()],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as running:
        assert running.stdout
        assert running.stderr
        assert running.stdout.readline()
        running.stdout.close()
        said = running.stderr.read()
    assert (running.returncode, b"Traceback" in said, b"BrokenPipe" in said) == (0, False, False)


def test_lists_are_spread_under_caps_and_the_report_tells_what_it_cost(
    files: tuple[Path, Path], tmp_path: Path
) -> None:
    people, ads = files
    people.write_text(lines([{"id": "p1"}, {"id": "p2", "last_contact": "2026-01-01"}]))
    ads.write_text(lines([{**each, "employer": {"name": "Köket AB"}} for each in ADS]))
    report, options = tmp_path / "spread.json", ["--today", TODAY, "--top", "2"]
    given = ["--profiles", str(people), "--vacancies", str(ads), *options]
    alone = CliRunner().invoke(command, given)
    caps = [*given, "--per-vacancy", "1", "--spread-report", str(report)]
    spread = CliRunner().invoke(command, caps)
    assert (alone.exit_code, spread.exit_code) == (0, 0), spread.output
    rows = [json.loads(line) for line in spread.stdout.splitlines()]
    assert {(row["profile"], row["rank"]) for row in rows} == {
        ("p1", 1), ("p1", 2), ("p2", 1), ("p2", 2)
    }  # fmt: skip
    assert len({row["vacancy"] for row in rows}) == 4, "no opening is on two lists"
    first = json.loads(alone.stdout.splitlines()[0])
    assert {**rows[0], "rank": 1} == first, "who never had a contact chooses first"
    told = json.loads(report.read_text())
    assert told["lists"] == 2
    assert {each["because"] for each in told["lost"]} == {"vacancy_cap"}
    assert all(each["lists_after"] <= 1 < each["lists_before"] for each in told["vacancies"])
    assert told["employers"] == [{"id": "Köket AB", "lists_before": 4, "lists_after": 4}]
    for wrong in (["--why-not", "--per-vacancy", "1"], ["--spread-report", str(report)]):
        assert CliRunner().invoke(command, [*given, *wrong]).exit_code == 2
