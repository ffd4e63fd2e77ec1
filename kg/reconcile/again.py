"""Find what one article tells twice: "a car bomb went off", and later "the blast".

Sentences of one article are taken for several incidents unless they say otherwise, so the second
must add nothing that speaks against the first, and fit no other as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from kg.reconcile.findings import actor_findings, type_findings
from kg.reconcile.happenings import Count, Happening
from kg.reconcile.names import is_generic

__all__ = ["told_again"]


def told_again(happenings: Sequence[Happening]) -> Iterator[tuple[Happening, Happening]]:
    """Give the pairs of one article that are one; of three that fit, all three pairs.

    Args:
        happenings: Of one article, as read: without days that are only assumed.
    """
    fits = {frozenset((a.iri, b.iri)) for a, b in combinations(happenings, 2) if _fits(a, b)}
    for one, other in combinations(happenings, 2):
        if frozenset((one.iri, other.iri)) in fits and _only(one, other, happenings, fits):
            yield one, other


def _only(
    one: Happening, other: Happening, happenings: Sequence[Happening], fits: set[frozenset[str]]
) -> bool:
    """Say whether all that fits the one fits the other too: else it is a guess which is meant.

    A toll that nobody told the event of takes no event away from another.
    """
    tolls = "CasualtyReport" in (one.type, other.type)
    rest = [h.iri for h in happenings if tolls or h.type != "CasualtyReport"]

    def beside(iri: str) -> set[str]:
        return {each for each in rest if frozenset((iri, each)) in fits} - {one.iri, other.iri}

    return beside(one.iri) == beside(other.iri)


def _fits(one: Happening, other: Happening) -> bool:
    return (
        (not one.counts or not other.counts or _counts_agree(one, other))
        and _days_agree(one, other)
        and _one_place(one, other)
        and (one.type == other.type or "CasualtyReport" in (one.type, other.type))
        and all(f.value in ("same", "kind", "kin") for f in type_findings(one, other))
        and all(f.value in ("same-named", "same-kind") for f in actor_findings(one, other))
    )


def _days_agree(one: Happening, other: Happening) -> bool:
    mine, theirs = one.day, other.day
    if not mine.words or not theirs.words:
        return True
    return mine.words == theirs.words and mine.earliest == theirs.earliest


def _one_place(one: Happening, other: Happening) -> bool:
    mine, theirs = _places(one), _places(other)
    return bool(mine) and mine == theirs


def _places(happening: Happening) -> set[str]:
    spots = (s for s in happening.spots if s.kind != "Country" and not is_generic(s.name))
    return {spot.names[0] for spot in spots}


def _counts_agree(one: Happening, other: Happening) -> bool:
    """Say whether the totals of each measure that both tell are equal."""
    mine, theirs = _totals(one), _totals(other)
    return all(mine[key] & theirs[key] for key in mine.keys() & theirs.keys())


def _totals(happening: Happening) -> dict[str, set[tuple[int | None, int | None]]]:
    found: dict[str, set[tuple[int | None, int | None]]] = {}
    for count in happening.counts:
        if not count.part:
            found.setdefault(count.measure, set()).add(_ends(count))
    return found


def _ends(count: Count) -> tuple[int | None, int | None]:
    return count.low, count.high
