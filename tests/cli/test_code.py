"""`employer-match code` and `train` on files: lines, exit codes, and what stands on stderr."""

import gzip
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from employer_match.cli.code import command
from employer_match.cli.train import command as train
from employer_match.integrations.jobtech import taxonomy_files
from employer_match.occupations import model_file
from employer_match.services.occupations import train_coder
from tests.occupations import small_world

LINES = (
    b'{"id": "a", "text": "Kock till lunchrestaurang"}\n'
    b'{"id": 2, "text": "plocka upp varor, skrapa kassar"}\n'
    b'{"id": "c", "text": "xqzw"}\n'
)


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EMPLOYER_MATCH_INSTANCE", str(tmp_path))


def _run(tmp_path: Path, content: bytes, *options: str) -> Result:
    path = tmp_path / "openings"
    path.write_bytes(content)
    return CliRunner().invoke(command, [str(path), *options])


@pytest.mark.parametrize("content", [LINES, gzip.compress(LINES)])
def test_five_groups_for_each_opening(tmp_path: Path, content: bytes) -> None:
    done = _run(tmp_path, content)
    assert (done.exit_code, done.stderr) == (0, "")
    cook, shop, nothing = (json.loads(line) for line in done.stdout.splitlines())
    assert list(cook) == ["id", "groups", "answer"]
    assert [len(each["groups"]) for each in (cook, shop)] == [5, 5]
    assert cook["groups"][0] == {
        "code": "5120",
        "concept_id": cook["groups"][0]["concept_id"],
        "label": "Kockar och kallskänkor",
        "confidence": cook["groups"][0]["confidence"],
    }
    assert cook["answer"] == "likely"
    assert shop["id"] == 2
    assert nothing == {"id": "c", "groups": [], "answer": "unknown"}


def test_a_bad_line_is_told_and_the_rest_is_done(tmp_path: Path) -> None:
    done = _run(tmp_path, b'{"id": 1}\n{"id": 2, "text": "diska"}\n')
    assert done.exit_code == 1
    assert done.stderr == "line 1: text is missing: the words of the opening\n"
    assert json.loads(done.stdout)["id"] == 2


def test_what_cannot_be_used_is_one_line_and_two(tmp_path: Path) -> None:
    (tmp_path / "bad.npz").write_bytes(b"no model")
    for content, options in (
        (LINES, ("--model", str(tmp_path / "bad.npz"))),
        (gzip.compress(LINES)[:40], ()),
    ):
        done = _run(tmp_path, content, *options)
        assert done.exit_code == 2
        assert done.stderr.count("\n") == 1


def test_the_installations_own_model_serves_where_there_is_one(tmp_path: Path) -> None:
    model_file.save(small_world.model(), tmp_path / "occupation-model.npz")
    done = _run(tmp_path, LINES)
    assert json.loads(done.stdout.splitlines()[1])["groups"][0]["concept_id"] == "g4322"
    (tmp_path / "occupation-model.npz").write_bytes(b"damaged")
    refused = _run(tmp_path, LINES)
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert "refused" in refused.stderr


def test_training_on_files_keeps_a_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(train_coder, "FEWEST_GROUPS", 1)
    monkeypatch.setattr(taxonomy_files, "load", lambda folder: small_world.taxonomy())
    monkeypatch.setattr("employer_match.cli.train.read_taxonomy_files", taxonomy_files.load)
    ads = tmp_path / "ads.jsonl"
    ads.write_text(
        "".join(
            json.dumps(
                {
                    "id": str(number),
                    "headline": ad.headline,
                    "description": {"text": ad.text},
                    "employer": {"name": ad.employer},
                    "occupation_group": {"concept_id": f"g{ad.code}"},
                }
            )
            + "\n"
            for number, ad in enumerate(small_world.ads())
        )
    )
    options = ["--taxonomy", str(tmp_path), "--ads", str(ads), "--json"]
    done = CliRunner().invoke(train, options)
    assert done.exit_code == 0, done.output
    told = json.loads(done.stdout)
    assert (told["ads"], told["groups"], told["employers"]) == (40, 4, 11)
    first = (tmp_path / "occupation-model.npz").read_bytes()
    assert model_file.packed(small_world.model()) == first
    CliRunner().invoke(train, options)
    assert (tmp_path / "occupation-model.npz").read_bytes() == first


def test_training_asks_for_what_it_needs(tmp_path: Path) -> None:
    ads = tmp_path / "ads.jsonl"
    ads.write_text("{}\n")
    for options, said in (
        (["--ads", str(ads)], "--ads needs --taxonomy"),
        (["--taxonomy", str(tmp_path)], "is needed"),
    ):
        done = CliRunner().invoke(train, options)
        assert (done.exit_code, done.stdout) == (2, "")
        assert said in done.stderr
