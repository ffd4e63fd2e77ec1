"""Whether two happenings of two articles are one: findings, their weights, and a score."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from kg.reconcile.findings import (
    Finding,
    actor_findings,
    count_findings,
    type_findings,
    word_findings,
)
from kg.reconcile.happenings import Happening
from kg.reconcile.places import hit_finding, place_finding
from kg.reconcile.times import day_finding
from kg.resources import RECONCILE

__all__ = ["Comparison", "compare", "weights"]

_FINDERS: tuple[Callable[[Happening, Happening], Iterator[Finding]], ...] = (
    type_findings, day_finding, place_finding, hit_finding, actor_findings, count_findings,
    word_findings,
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The score of a pair, 0 to 1, and its reasons in words."""

    score: float
    reasons: tuple[str, ...]

    @property
    def same(self) -> bool:
        """Whether the two are taken for one incident."""
        return self.score >= float(weights()["threshold"])


def compare(one: Happening, other: Happening) -> Comparison:
    """Compare two happenings; what cannot be one scores 0, and says why."""
    table, reasons = weights(), []
    odds = float(table["bias"])
    for find in _FINDERS:
        for finding in find(one, other):
            if finding.excludes:
                return Comparison(score=0.0, reasons=(finding.words,))
            odds += table[finding.feature][finding.value] * finding.times
            reasons.append(finding.words)
    return Comparison(score=round(1 / (1 + math.exp(-odds)), 4), reasons=tuple(reasons))


@cache
def weights() -> Any:
    """Read the weights in use."""
    return json.loads((RECONCILE / "weights-1.json").read_text(encoding="utf-8"))
