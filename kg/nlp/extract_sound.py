"""Keep what is read free of contradictions that no reader would accept.

A wrong parse or a slip in the text may give a part that is larger than its whole, days in the wrong
order, or an army that took a town from itself. The doubtful link is dropped and the rest kept.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.model import Bound, Entity, Event, Figure, TimeSpan
    from kg.nlp.extract_told import Told


def sound_when(when: TimeSpan | None) -> TimeSpan | None:
    """Leave a time whose last day is before its first unresolved."""
    if when is None or when.earliest is None or when.latest is None:
        return when
    if when.earliest <= when.latest:
        return when
    return replace(when, earliest=None, latest=None, edtf=None, precision="unresolved")


def sound_event(event: Event) -> Event:
    """Let nobody take a place from himself, nor flee to where he fled from."""
    slots = event.slots
    for first, second in (
        ("newController", "previousController"),
        ("destination", "origin"),
        ("toActor", "fromActor"),
    ):
        known = {s.entity for s in slots if s.role == first}
        slots = tuple(s for s in slots if s.role != second or s.entity not in known)
    return replace(event, slots=slots, when=sound_when(event.when))


def sound_figure(figure: Figure) -> Figure:
    """Give a figure bounds in order, and the word for them that they bear out."""
    low, high = figure.low, figure.high
    if low is not None and high is not None and low > high:
        low, high = high, low
    bound: Bound = figure.bound
    if bound == "Exactly" and low != high:
        bound = "Between" if low is not None and high is not None else "AtLeast"
        bound = "AtMost" if low is None else bound
    return replace(figure, low=low, high=high, bound=bound, when=sound_when(figure.when))


def with_parts(told: list[Told]) -> None:
    """Link "including five children" to the number that the five are part of."""
    wholes = {t.frame.quantity.start: t for t in told if t.frame.quantity and t.figures}
    for t in told:
        q = t.frame.quantity
        if q is None or not t.figures or t.figures[0].subset_of is not None:
            continue
        whole = wholes.get(q.part_of) if q.part_of is not None else None
        if whole is None or whole is t or whole.figures[0].id == t.figures[0].id:
            continue
        if whole.figures[0].type == t.figures[0].type:
            main = replace(t.figures[0], subset_of=whole.figures[0].id)
            t.figures = (main, *t.figures[1:])


def sound_figures(figures: list[Figure], asserted: set[str]) -> list[Figure]:
    """Drop links to wholes that are smaller than their parts, lead nowhere or in a circle.

    A rank or a party that no claim asserts goes with its link.
    """
    known = {f.id: f for f in figures}
    result = []
    for figure in figures:
        whole = known.get(figure.subset_of) if figure.subset_of is not None else None
        fits = whole is not None and _fits(figure, whole) and not _circles(figure, known)
        result.append(figure if fits else replace(figure, subset_of=None))
    wholes = {f.subset_of for f in result if f.id in asserted}
    kept = asserted | {f.id for f in result if f.id in wholes or f.subset_of in asserted}
    return [f for f in result if f.id in kept and (f.type != "PartyFigure" or f.id in wholes)]


def _fits(part: Figure, whole: Figure) -> bool:
    most = whole.high if whole.high is not None or whole.bound == "AtLeast" else whole.low
    least = part.low if part.low is not None else 0
    if most is not None and least > most:
        return False
    # "at least 12, including 20 children": more than the words mean, and so no part of them
    return not (whole.low is not None and most is None and least > whole.low)


def _circles(figure: Figure, known: dict[str, Figure]) -> bool:
    seen = {figure.id}
    around = figure.subset_of
    while around is not None and around in known:
        if around in seen:
            return True
        seen.add(around)
        around = known[around].subset_of
    return False


def sound_entities(entities: tuple[Entity, ...]) -> tuple[Entity, ...]:
    """Drop places around a place that cannot hold it, and circles."""
    known = {e.key: e for e in entities}
    result = []
    for entity in entities:
        outer = known.get(entity.within) if entity.within is not None else None
        fits = outer is not None and _holds(outer, entity) and not _loops(entity, known)
        result.append(entity if fits else replace(entity, within=None))
    return tuple(result)


def _holds(outer: Entity, inner: Entity) -> bool:
    if inner.kind == "Country":
        return outer.kind == "Country"
    if inner.kind == "AdministrativeArea":
        return outer.kind in {"Country", "AdministrativeArea"}
    return outer.key.startswith("p:")


def _loops(entity: Entity, known: dict[str, Entity]) -> bool:
    seen = {entity.key}
    around = entity.within
    while around is not None and around in known:
        if around in seen:
            return True
        seen.add(around)
        around = known[around].within
    return False
