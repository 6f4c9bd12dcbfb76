"""A trained coder as one file of plain numbers and text: read without unpickling, and checked.

A ZIP of NumPy arrays (`allow_pickle=False`) with a JSON manifest, whose checksum covers all.
A file that is damaged, cut, altered or of another kind is refused with ModelFileError; what passes
can at worst guess wrong, since nothing in it is ever run.
"""

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import asdict, astuple
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from employer_match.occupations.alike import Alike
from employer_match.occupations.examples import Group
from employer_match.occupations.model import Calibration, Family, Honesty, Model

Array = NDArray[Any]

FORMAT = "employer-match occupation coder 1"
MANIFEST = "manifest.json"
LARGEST_FILE, LARGEST_UNPACKED = 50_000_000, 400_000_000  # bytes
ARRAYS = {"idf": "<f4", "scale": "<f4", "starts": "<i4", "columns": "<u2", "weights": "|i1"}
NEVER = (1980, 1, 1, 0, 0, 0)
"""The time in the ZIP, so that the same model is the same bytes."""


class ModelFileError(ValueError):
    """The file is no usable model; the message says what is wrong and what to do."""


@cache
def bundled() -> Model:
    """The model that comes with the project."""
    return _read(
        files("employer_match.occupations").joinpath("bundled.npz").read_bytes(), "bundled"
    )


def load(path: Path) -> Model:
    """The model of a file; raises ModelFileError, and OSError where it cannot be read."""
    if path.stat().st_size > LARGEST_FILE:
        raise ModelFileError(f"{path}: too large for a model of this program. Train it anew.")
    return _read(path.read_bytes(), str(path))


def save(model: Model, path: Path) -> None:
    """Write a model beside `path` and put it in place at once, so that no reader meets half a file.

    The same model gives the same bytes.
    """
    unfinished = path.with_name(f"{path.name}.unfinished")
    unfinished.write_bytes(packed(model))
    unfinished.replace(path)


def packed(model: Model) -> bytes:
    """The bytes of a model's file."""
    members = {}
    for number, family in enumerate(model.families):
        names = np.frombuffer("\n".join(family.names).encode(), np.uint8)
        members[f"{number}-names.npy"] = _array_bytes(names)
        for name, kind in ARRAYS.items():
            array = getattr(family, name).astype(kind)
            members[f"{number}-{name}.npy"] = _array_bytes(array)
    if model.alike is not None:
        names = np.frombuffer("\n".join(model.alike.names).encode(), np.uint8)
        members["alike-names.npy"] = _array_bytes(names)
        members["alike-table.npy"] = _array_bytes(model.alike.table.reshape(-1))
    manifest = {
        "format": FORMAT,
        "version": model.version,
        "groups": [[group.code, group.concept_id, group.label] for group in model.groups],
        "calibration": asdict(model.calibration),
        "facts": dict(model.facts),
    }
    manifest["checksum"] = _checksum(manifest, members)
    members[MANIFEST] = _text(manifest)
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as file:
        for name in sorted(members):
            file.writestr(zipfile.ZipInfo(name, NEVER), members[name], zipfile.ZIP_DEFLATED)
    return held.getvalue()


def _read(content: bytes, where: str) -> Model:
    try:
        members = _members(content)
        manifest = json.loads(members.pop(MANIFEST))
        if manifest.get("format") != FORMAT:
            raise ModelFileError("it is of another program or version")
        if manifest.pop("checksum") != _checksum(manifest, members):
            raise ModelFileError("it was changed or damaged after it was made")
        return _model(manifest, members)
    except (ModelFileError, KeyError, ValueError, TypeError, EOFError, zipfile.BadZipFile) as wrong:
        why = wrong if isinstance(wrong, ModelFileError) else "it is damaged or no model at all"
        raise ModelFileError(f"{where}: this occupation model is refused: {why}. Train it anew.")


def _members(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        if sum(each.file_size for each in file.infolist()) > LARGEST_UNPACKED:
            raise ModelFileError("it unpacks to more than a model can be")
        return {each.filename: file.read(each) for each in file.infolist()}


def _model(manifest: Mapping[str, object], members: Mapping[str, bytes]) -> Model:
    groups = tuple(Group(*map(str, each)) for each in manifest["groups"])  # type: ignore[attr-defined]
    families = (_family(0, members, len(groups)), _family(1, members, len(groups)))
    calibration = _calibration(manifest["calibration"])
    facts = manifest["facts"]
    if not isinstance(facts, dict) or not groups:
        raise ModelFileError("its manifest lacks facts or groups")
    return Model(groups, families, calibration, facts, _alike(members))


def _alike(members: Mapping[str, bytes]) -> Alike | None:
    """The directions of words; None in a file that was made before there were any."""
    if "alike-names.npy" not in members and "alike-table.npy" not in members:
        return None
    names = tuple(_array(members["alike-names.npy"]).tobytes().decode().split("\n"))
    table = _array(members["alike-table.npy"])
    if table.dtype.str != "|i1" or not len(table) or len(table) % len(names):
        raise ModelFileError("its directions of words do not belong together")
    return Alike(names, table.reshape(len(names), -1))


def _calibration(given: Any) -> Calibration:
    short, long = (Honesty(**given[name]) for name in ("short", "long"))
    for each in (short, long):
        if not all(isinstance(value, float) and abs(value) < 1000 for value in astuple(each)):
            raise ModelFileError("its calibration is no calibration")
    return Calibration(short, long)


def _family(number: int, members: Mapping[str, bytes], groups: int) -> Family:
    read = {name: _array(members[f"{number}-{name}.npy"]) for name in ("names", *ARRAYS)}
    names = tuple(read["names"].tobytes().decode().split("\n"))
    fits = {name: read[name].dtype.str == kind for name, kind in ARRAYS.items()}
    starts, count = read["starts"], len(read["weights"])
    if not (
        all(fits.values())
        and len(names) == len(read["idf"]) == len(read["scale"]) == len(starts) - 1
        and starts[0] == 0
        and starts[-1] == count == len(read["columns"])
        and (np.diff(starts) >= 0).all()
        and (read["columns"] < groups).all()
        and np.isfinite(read["idf"]).all()
        and np.isfinite(read["scale"]).all()
    ):
        raise ModelFileError("its arrays do not belong together")
    return Family(names, *(read[name] for name in ARRAYS))


def _array(content: bytes) -> Array:
    array: Array = np.lib.format.read_array(io.BytesIO(content), allow_pickle=False)
    if array.ndim != 1:
        raise ModelFileError("its arrays have another shape")
    return array


def _array_bytes(array: Array) -> bytes:
    held = io.BytesIO()
    np.lib.format.write_array(held, array, version=(1, 0), allow_pickle=False)
    return held.getvalue()


def _checksum(manifest: Mapping[str, object], members: Mapping[str, bytes]) -> str:
    digest = hashlib.sha256(_text(manifest))
    for name in sorted(members):
        digest.update(name.encode() + b"\0" + hashlib.sha256(members[name]).digest())
    return digest.hexdigest()


def _text(manifest: Mapping[str, object]) -> bytes:
    return json.dumps(manifest, ensure_ascii=False, sort_keys=True, indent=1).encode()
