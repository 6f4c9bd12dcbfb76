"""Everyday tasks in small employers' words with the group they belong to; written by hand."""

from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).with_suffix(".txt")


@dataclass(frozen=True, slots=True)
class Task:
    """A description of tasks and the SSYK code of the work."""

    code: str
    text: str


def everyday_tasks() -> list[Task]:
    """The list, in its order; none of it is learned from."""
    lines = FILE.read_text(encoding="utf-8").splitlines()
    return [Task(*line.split("\t")) for line in lines if line and not line.startswith("#")]
