"""Running totals and stocks, source by source, in the order of their days."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import Literal

from kg.reconcile.happenings import Count, Source, Story, Telling, Toll
from kg.reconcile.ranges import can_both, counted, span
from kg.reconcile.voices import BELIEVED
from kg.terms import normalise_name

__all__ = ["Basis", "Flag", "Kind", "Point", "Series", "Step", "points", "series", "series_key"]

Kind = Literal["total", "flow", "stock"]
"""What a series counts: casualties so far, people who moved so far, people who are displaced."""

Basis = Literal["said", "counted", "issued", "inferred"]
"""Where the day of a point is from: the saying, the figure's own time, the article, a dating."""

Flag = Literal["falls", "jumps"]

_JUMP = 1.5
"""Factor from one figure to the next from which it is worth a look."""
_SOON = 30
"""Days within which such a rise is a jump."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A figure of a series as one claim gives it; without a day until its article has one."""

    claim: str
    article: str
    kind: Kind
    count: Count
    place: str | None
    place_name: str
    source: str | None
    source_name: str
    side: str
    named: bool
    day: date | None = None
    basis: Basis | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One day's figure, by all claims that give it, and what is odd about it."""

    points: tuple[Point, ...]
    flag: Flag | None = None
    before: tuple[Point, ...] = ()

    @property
    def point(self) -> Point:
        """The first of the claims."""
        return self.points[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """The figures of one source, measure, kind, group and place."""

    key: str
    steps: tuple[Step, ...]


def points(story: Story) -> Iterator[tuple[str, Point]]:
    """Give the points of a story, each with the key of its series.

    Those of a story without a day get theirs in ``series``.
    """
    for toll in story.tolls:
        for telling in toll.count.tellings:
            if telling.status in BELIEVED and span(toll.count):
                for source in telling.sources or (None,):
                    yield _point(story, toll, telling, source)


def series(key: str, told: Iterable[tuple[Point, date | None]]) -> Series:
    """Put points in order and flag what is odd.

    Args:
        key: Of the series.
        told: The points, each with the day that its article was given by another, if any.
    """
    dated = [_dated(point, day) for point, day in told]
    steps: list[Step] = []
    before: list[Step] = []
    for day, same in groupby(sorted(dated, key=_order), key=lambda point: point.day):
        today = [_step(tuple(alike), before) for _, alike in groupby(same, key=_value)]
        steps += today
        before = today if day else []
    return Series(key=key, steps=tuple(steps))


def series_key(*parts: str | None) -> str:
    """Name a series by what makes it one; safe in an IRI."""
    whole = "|".join(part or "" for part in parts)
    return hashlib.sha256(whole.encode()).hexdigest()[:16]


def _point(story: Story, toll: Toll, telling: Telling, source: Source | None) -> tuple[str, Point]:
    count, kind = toll.count, _kind(toll.count)
    who, name = _who(story, source)
    whom, since = counted(count), _since(count)
    key = series_key(count.measure, count.unit, whom, since, *count.joint, toll.place, who)
    actor = source.iri if source else story.publisher
    day = telling.said or count.day.latest or story.issued
    return f"{kind}-{count.measure}-{key}", Point(
        claim=telling.claim,
        article=story.iri,
        kind=kind,
        count=replace(count, tellings=()),
        place=toll.place,
        place_name=toll.place_name,
        source=actor,
        source_name=name,
        side=source.side if source else "media",
        named=source.named if source else story.publisher is not None,
        day=day,
        basis=_basis(telling, count, story),
    )


def _basis(telling: Telling, count: Count, story: Story) -> Basis | None:
    if telling.said:
        return "said"
    return "counted" if count.day.latest else "issued" if story.issued else None


def _who(story: Story, source: Source | None) -> tuple[str, str]:
    """Tell sources apart: a body by its IRI, an outlet by its own, the unnamed by their outlet."""
    outlet = story.publisher or story.iri
    if source is None:
        return outlet, story.outlet or story.title
    if source.named:
        return source.body or source.iri, source.name
    return source.body or f"{outlet}|{normalise_name(source.name)}", source.name


def _kind(count: Count) -> Kind:
    if count.type == "DisplacedPopulation":
        return "stock"
    return "flow" if count.type == "DisplacementFigure" else "total"


def _dated(point: Point, day: date | None) -> Point:
    return point if point.day or day is None else replace(point, day=day, basis="inferred")


def _since(count: Count) -> str | None:
    """Give the month from which a total counts, where it says so: "since March"."""
    first, last = count.day.earliest, count.day.latest
    long = first and last and (last - first).days > 1
    return first.isoformat()[:7] if first and long else None


def _order(point: Point) -> tuple[object, ...]:
    """Order by day, those without one last, then by what is said."""
    return point.day is None, point.day or date.max, _value(point), point.claim


def _value(point: Point) -> tuple[int, int, str]:
    return (*(span(point.count) or (0, 0)), point.count.bound)


def _step(alike: tuple[Point, ...], before: list[Step]) -> Step:
    flags = {_flag(alike[0], other.point) for other in before}
    flag = flags.pop() if len(flags) == 1 else None
    return Step(points=alike, flag=flag, before=before[0].points if flag else ())


def _flag(point: Point, before: Point) -> Flag | None:
    """Say what is odd about a figure after another one of an earlier day."""
    mine, theirs = span(point.count), span(before.count)
    if not mine or not theirs or not point.day or not before.day:
        return None
    if mine < theirs and not can_both(point.count, before.count):
        return "falls"
    soon = (point.day - before.day).days <= _SOON
    return "jumps" if soon and 0 < _JUMP * theirs[1] <= mine[0] else None
