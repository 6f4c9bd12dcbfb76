"""What came of an import: how many ads, which were refused and why, which codes nobody knows."""

from collections import Counter
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class RejectedAd:
    """An ad that was not kept: where it stood, its id where it has one, and why."""

    line: int
    id: str | None
    reason: str

    def as_json(self) -> dict[str, object]:
        """The form of the command line and the API."""
        return {"line": self.line, "id": self.id, "reason": self.reason}


@dataclass
class ImportResult:
    """Counts of ads; every ad read stands in exactly one of the other five.

    `unknown_codes` counts the concept ids that the taxonomy does not know: those ads are kept, but
    a search by occupation misses them. `cut` says why the input ended before its end.
    """

    read: int = 0
    created: int = 0
    updated: int = 0
    unchanged: int = 0
    removed: int = 0
    rejected: list[RejectedAd] = field(default_factory=list)
    unknown_codes: Counter[str] = field(default_factory=Counter)
    cut: str | None = None

    def add(self, other: "ImportResult") -> None:
        """Count another result into this one."""
        self.read += other.read
        self.created += other.created
        self.updated += other.updated
        self.unchanged += other.unchanged
        self.removed += other.removed
        self.rejected += other.rejected
        self.unknown_codes += other.unknown_codes
        self.cut = other.cut or self.cut

    def as_json(self) -> dict[str, object]:
        """The document that `ads import --json` prints."""
        return {
            "read": self.read,
            "created": self.created,
            "updated": self.updated,
            "unchanged": self.unchanged,
            "removed": self.removed,
            "rejected": [each.as_json() for each in self.rejected],
        }
