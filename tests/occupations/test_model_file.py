"""A model's file: read back as it was, never unpickled, and refused when anything was changed."""

import io
import json
import pickle
import zipfile
from pathlib import Path

import numpy as np
import pytest

from employer_match.occupations import model_file
from employer_match.occupations.coder import Coder
from employer_match.occupations.model_file import MANIFEST, ModelFileError
from tests.occupations import small_world

PACKED = model_file.packed(small_world.model())


def _members() -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(PACKED)) as file:
        return {name: file.read(name) for name in file.namelist()}


def _written(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w") as file:
        for name, content in members.items():
            file.writestr(name, content)
    return path


def test_what_is_saved_is_read_back(tmp_path: Path) -> None:
    kept = small_world.model()
    model_file.save(kept, tmp_path / "model.npz")
    read = model_file.load(tmp_path / "model.npz")
    assert Coder(read).code("Diska grytor") == Coder(kept).code("Diska grytor")
    assert (read.version, dict(read.facts)) == (kept.version, dict(kept.facts))
    assert [path.name for path in tmp_path.iterdir()] == ["model.npz"]


@pytest.mark.parametrize("name", sorted(_members()))
def test_a_changed_part_is_refused(tmp_path: Path, name: str) -> None:
    members = _members()
    content = bytearray(members[name])
    content[-2] ^= 1
    path = _written(tmp_path / "model.npz", {**members, name: bytes(content)})
    with pytest.raises(ModelFileError, match=r"model\.npz: .* refused: .*Train it anew"):
        model_file.load(path)


@pytest.mark.parametrize("name", sorted(_members()))
def test_a_missing_part_is_refused(tmp_path: Path, name: str) -> None:
    members = {each: content for each, content in _members().items() if each != name}
    with pytest.raises(ModelFileError):
        model_file.load(_written(tmp_path / "model.npz", members))


@pytest.mark.parametrize("content", [b"", b"PK", PACKED[: len(PACKED) // 2], b"no model\n" * 9])
def test_what_is_no_model_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "model.npz"
    path.write_bytes(content)
    with pytest.raises(ModelFileError, match="damaged or no model"):
        model_file.load(path)


class _Trap:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return (open, ("/tmp/never-written", "w"))  # noqa: S108 - must never run


def _with_checksum(members: dict[str, bytes]) -> dict[str, bytes]:
    """As somebody would forge it: the checksum fits again."""
    manifest = json.loads(members.pop(MANIFEST))
    manifest.pop("checksum")
    manifest["checksum"] = model_file._checksum(manifest, members)
    return {**members, MANIFEST: json.dumps(manifest).encode()}


def test_a_forged_file_cannot_run_anything(tmp_path: Path) -> None:
    held = io.BytesIO()
    np.save(held, np.array([_Trap()], dtype=object), allow_pickle=True)
    for content in (held.getvalue(), pickle.dumps(_Trap())):
        forged = _with_checksum({**_members(), "0-idf.npy": content})
        with pytest.raises(ModelFileError):
            model_file.load(_written(tmp_path / "model.npz", forged))
    assert not Path("/tmp/never-written").exists()  # noqa: S108


@pytest.mark.parametrize(
    ("name", "array"),
    [
        ("0-columns.npy", np.full(3, 60_000, "<u2")),
        ("0-starts.npy", np.array([0, 9_000_000], "<i4")),
        ("0-idf.npy", np.array([np.nan], "<f4")),
        ("1-weights.npy", np.zeros((2, 2), "|i1")),
        ("1-scale.npy", np.zeros(3, "<f8")),
    ],
)
def test_forged_numbers_that_do_not_belong_together_are_refused(
    tmp_path: Path, name: str, array: "np.ndarray[tuple[int, ...], np.dtype[np.generic]]"
) -> None:
    held = io.BytesIO()
    np.save(held, array)
    forged = _with_checksum({**_members(), name: held.getvalue()})
    with pytest.raises(ModelFileError):
        model_file.load(_written(tmp_path / "model.npz", forged))


def test_a_bomb_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model_file, "LARGEST_UNPACKED", 1000)
    path = tmp_path / "model.npz"
    path.write_bytes(PACKED)
    with pytest.raises(ModelFileError, match="unpacks to more"):
        model_file.load(path)
    monkeypatch.setattr(model_file, "LARGEST_FILE", 1000)
    with pytest.raises(ModelFileError, match="too large"):
        model_file.load(path)
