"""Hold incidents against gold: B-cubed over annotated events, and pairs that only look alike.

An event that was read is the annotated mention of its family that it shares most letters with.
Events that nobody annotated count nowhere, and neither do mentions that the reading did not find.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from kg.evaluate.incident_reading import Apart, GoldIncidents, Mention
from kg.evaluate.incident_running import Told
from kg.evaluate.reading import article_key

__all__ = ["Found", "IncidentEvaluation", "Match", "score_incidents"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An event that was read, the mentions that it covers, best first, and its group."""

    told: Told
    mentions: tuple[Mention, ...]
    group: str

    @property
    def incident(self) -> str:
        """What it is in gold."""
        return self.mentions[0].incident


Match = tuple[Found, Found]


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentEvaluation:
    """The scores, and what they were counted from.

    ``right``, ``wrong`` and ``missed`` are pairs of events of two articles: joined as they should
    be, joined amiss, and not joined amiss. ``apart`` are the listed pairs of which both were found,
    ``merged`` those of them that were joined.
    """

    found: tuple[Found, ...]
    unfound: tuple[Mention, ...]
    precision: float
    recall: float
    right: tuple[Match, ...]
    wrong: tuple[Match, ...]
    missed: tuple[Match, ...]
    listed: int
    apart: tuple[Apart, ...]
    merged: tuple[Apart, ...]

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def score_incidents(
    gold: GoldIncidents, told: Iterable[Told], groups: Mapping[str, str]
) -> IncidentEvaluation:
    """Score groups of events; ``groups`` names the group of each event that is in one."""
    found = [
        Found(told=one, mentions=mentions, group=groups.get(one.happening.iri, one.happening.iri))
        for one in told
        if (mentions := _mentions(one, gold.mentions))
    ]
    covering: dict[tuple[str, int], list[Found]] = {}
    for one in found:
        for mention in one.mentions:
            covering.setdefault(mention.at, []).append(one)
    across = [p for p in combinations(found, 2) if p[0].told.article != p[1].told.article]
    apart = [p for p in gold.apart if p.one in covering and p.other in covering]
    return IncidentEvaluation(
        found=tuple(found),
        unfound=tuple(mention for mention in gold.mentions if mention.at not in covering),
        precision=_cubed(found, _joined, _one),
        recall=_cubed(found, _one, _joined),
        right=tuple(p for p in across if _joined(*p) and _one(*p)),
        wrong=tuple(p for p in across if _joined(*p) and not _one(*p)),
        missed=tuple(p for p in across if not _joined(*p) and _one(*p)),
        listed=len(gold.apart),
        apart=tuple(apart),
        merged=tuple(
            p
            for p in apart
            if any(_joined(a, b) for a in covering[p.one] for b in covering[p.other])
        ),
    )


def _mentions(told: Told, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Give the mentions that an event is read from, those it shares most letters with first."""
    shared = [
        (sum(_shared(span, mention) for span in told.spans), mention)
        for mention in mentions
        if article_key(mention.article) == article_key(told.article)
        and mention.family == told.happening.family
    ]
    best = sorted((p for p in shared if p[0]), key=lambda p: (-p[0], p[1].start))
    return tuple(mention for _, mention in best)


def _shared(span: tuple[int, int], mention: Mention) -> int:
    return max(0, min(span[1], mention.end) - max(span[0], mention.start))


def _joined(one: Found, other: Found) -> bool:
    return one.group == other.group


def _one(one: Found, other: Found) -> bool:
    return one.incident == other.incident


def _cubed(
    found: Sequence[Found],
    near: Callable[[Found, Found], bool],
    right: Callable[[Found, Found], bool],
) -> float:
    """Give the mean, over events, of the share of those near an event that belong to it."""
    if not found:
        return 0.0
    shares = []
    for one in found:
        beside = [other for other in found if near(one, other)]
        shares.append(sum(right(one, other) for other in beside) / len(beside))
    return sum(shares) / len(shares)
