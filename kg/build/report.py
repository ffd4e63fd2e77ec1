"""What a build says: while it runs, and when it has finished."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

__all__ = ["MAX_PROBLEMS", "BuildReport", "Outcome", "Problem", "Progress"]

Outcome = Literal[
    "new", "changed", "outdated", "relinked", "again", "unchanged", "repeated", "skipped",
    "quarantined", "failed",
]  # fmt: skip
"""What became of one input.

``outdated`` was read by another version of the pipeline, ``relinked`` linked by another index or
version of the linker, ``again`` was asked for, ``repeated`` came twice in this run with equal text,
``skipped`` is sound but not for us.
"""

MAX_PROBLEMS = 1000
"""Problems a report lists one by one; all are counted, and all are in the store."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """An input that did not become a graph: which, where from, and why."""

    id: str
    status: Literal["quarantined", "failed", "skipped"]
    path: str | None
    reason: str


Progress = Callable[[Outcome, Problem | None], None]
"""Called once for each input as it is finished."""


@dataclass(slots=True, kw_only=True)
class BuildReport:
    """What a build did, counted by outcome."""

    counts: dict[Outcome, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def note(self, outcome: Outcome, problem: Problem | None = None) -> None:
        """Count one input."""
        self.counts[outcome] = self.counts.get(outcome, 0) + 1
        if problem and len(self.problems) < MAX_PROBLEMS:
            self.problems.append(problem)

    def count(self, *outcomes: Outcome) -> int:
        """Add up some outcomes."""
        return sum(self.counts.get(outcome, 0) for outcome in outcomes)

    @property
    def written(self) -> int:
        """Count the articles whose graph was written."""
        return self.count("new", "changed", "outdated", "relinked", "again")

    @property
    def clean(self) -> bool:
        """Say whether nothing failed or is in quarantine."""
        return not self.count("quarantined", "failed")

    @property
    def read(self) -> int:
        """Count the inputs that were articles, whatever became of them."""
        return sum(self.counts.values()) - self.count("failed", "skipped")
