"""Whether two happenings of two articles are one: findings, their weights, and a score."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from kg.reconcile.findings import (
    Finding,
    actor_findings,
    count_findings,
    type_findings,
    word_findings,
)
from kg.reconcile.happenings import Day, Happening
from kg.reconcile.places import hit_finding, place_finding
from kg.reconcile.times import day_finding
from kg.resources import RECONCILE

__all__ = ["Comparer", "Comparison", "compare", "weights"]

_MOST = 200_000
"""Comparisons that are remembered at a time."""
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


class Comparer:
    """Compares, and remembers by what is told: copies of one text tell the same over and over."""

    def __init__(self) -> None:
        self._told: dict[Happening, int] = {}
        self._numbers: dict[tuple[str, Day], int] = {}
        self._found: dict[tuple[int, int], Comparison] = {}

    def compare(self, one: Happening, other: Happening) -> Comparison:
        """Compare two happenings, the lesser name first, so that the order does not matter."""
        first, second = (one, other) if one.iri < other.iri else (other, one)
        key = self._number(first), self._number(second)
        if key not in self._found:
            if len(self._found) > _MOST:
                self._found.clear()
            self._found[key] = compare(first, second)
        return self._found[key]

    def _number(self, told: Happening) -> int:
        name = told.iri, told.day  # a story may be given another day under way
        if name not in self._numbers:
            bare = replace(
                told,
                iri="",
                story="",
                tellings=(),
                players=tuple(p if p.named else replace(p, iri="") for p in told.players),
                counts=tuple(replace(c, iri="", whole=None, tellings=()) for c in told.counts),
            )
            self._numbers[name] = self._told.setdefault(bare, len(self._told))
        return self._numbers[name]


@cache
def weights() -> Any:
    """Read the weights in use."""
    return json.loads((RECONCILE / "weights-1.json").read_text(encoding="utf-8"))
