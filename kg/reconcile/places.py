"""How the places of two happenings stand to each other."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace

from kg.reconcile.findings import Finding
from kg.reconcile.happenings import Happening, Spot
from kg.reconcile.names import is_generic

__all__ = ["hit_finding", "local", "place_finding"]

_NEAR_KM = 3.0
"""Two points closer than this are one place under two names."""
_APART_KM = 60.0
_ORDER = (
    "same-town", "one-of", "spelt-alike", "inside-town", "same-region", "inside-region",
    "same-country", "inside-country", "elsewhere",
)  # fmt: skip


def local(spot: Spot) -> bool:
    """Say whether a place is a town or less."""
    return spot.kind not in ("Country", "AdministrativeArea", "Place")


def place_finding(one: Happening, other: Happening) -> Iterator[Finding]:
    """Compare the places, role by role where both say which; the closest pair counts."""
    found = []
    for mine in _telling(one):
        for theirs in _telling(other):
            if _comparable(mine, theirs):
                found.append(_relation(mine, theirs, one.family == "capture"))
    if not found:
        yield Finding("place", "unknown", "no place in common to compare")
        return
    best = min(found, key=lambda finding: _ORDER.index(finding.value))
    if best.value == "same-town" and max(_towns(one), _towns(other)) > 1:
        best = replace(best, value="one-of", words=f"{best.words}, one of several")
    yield best


def hit_finding(one: Happening, other: Happening) -> Iterator[Finding]:
    """Compare what was hit, where both tell it by a common noun: a market, a police station."""
    mine, theirs = _hit(one), _hit(other)
    if not mine or not theirs:
        return
    if shared := sorted(mine & theirs):
        yield Finding("hit", "same", f"both on a {shared[0]}")
    else:
        yield Finding("hit", "other", f"on a {min(mine)} and on a {min(theirs)}")


def _hit(happening: Happening) -> set[str]:
    """Give the head nouns of the sites among the places."""
    sites = (s.name.split()[-1] for s in happening.spots if s.kind == "Facility")
    return {name for name in sites if name.islower()}


def _telling(happening: Happening) -> list[Spot]:
    """Give the places that have a name: any war has a market and a police station."""
    return [spot for spot in happening.spots if not is_generic(spot.name)]


def _towns(happening: Happening) -> int:
    """Count the towns where it was: of several, the words may be about another."""
    spots = (s for s in _telling(happening) if s.role in ("place", "territory"))
    return len({spot.names[0] for spot in spots if spot.kind == "Settlement"})


def _comparable(mine: Spot, theirs: Spot) -> bool:
    """An origin is no destination; a target that is a place is compared with where it was."""
    ends = {"origin", "destination"}
    return not {mine.role, theirs.role} >= ends


def _relation(mine: Spot, theirs: Spot, exact: bool) -> Finding:
    """Compare two places; ``exact`` where another place is another happening for sure."""
    found = _stand(mine, theirs, exact)
    if found.value == "same-town" and mine.role == theirs.role == "destination":
        # people flee to one town from many
        return replace(found, value="one-of", words=f"one destination: {mine.name}")
    return found


def _stand(mine: Spot, theirs: Spot, exact: bool) -> Finding:
    names = f"{mine.name} and {theirs.name}"
    if mine.iri == theirs.iri:
        return Finding("place", _same(mine, theirs), f"same place: {mine.name}")
    if mine.country and theirs.country and mine.country != theirs.country:
        return Finding("place", "elsewhere", f"two countries: {names}", excludes=True)
    apart = _distance(mine, theirs)
    if apart is not None and apart > _APART_KM:
        return Finding("place", "elsewhere", f"far apart: {names}", excludes=exact)
    if found := _alike(mine, theirs, apart):
        return found
    for inner, outer in ((mine, theirs), (theirs, mine)):
        if outer.iri in inner.around:
            return Finding("place", f"inside-{_size(outer)}", f"one lies in the other: {names}")
    if local(mine) and local(theirs):
        return Finding("place", "elsewhere", f"two places: {names}", excludes=exact)
    return _around(mine, theirs, names)


def _alike(mine: Spot, theirs: Spot, apart: float | None) -> Finding | None:
    """Find one place under two names, or two spellings of one."""
    if _sounds(mine) & _sounds(theirs):
        alike = _size(mine) == _size(theirs)
        value = _same(mine, theirs) if alike else "spelt-alike"
        return Finding("place", value, f"same place: {mine.name}")
    names = f"{mine.name} and {theirs.name}"
    if apart is not None and apart <= _NEAR_KM:
        return Finding("place", "same-town", f"one point: {names}")
    if {*mine.names} & {*theirs.names}:
        return Finding("place", "spelt-alike", f"spelt alike: {names}")
    return None


def _sounds(spot: Spot) -> set[str]:
    """Give the names as they sound, without the keys that compare little more than consonants."""
    return {name for name in spot.names if not name.startswith("~")}


def _distance(mine: Spot, theirs: Spot) -> float | None:
    """Give the kilometres between two towns that both have a point."""
    if mine.point is None or theirs.point is None or not (local(mine) and local(theirs)):
        return None
    return distance(mine.point, theirs.point)


def _around(mine: Spot, theirs: Spot, names: str) -> Finding:
    """Compare places of which one is large: what they lie in, or nothing known against it."""
    if {mine.iri, *mine.around} & {theirs.iri, *theirs.around} or (
        mine.country and mine.country == theirs.country
    ):
        return Finding("place", "inside-country", f"in one region or country: {names}")
    return Finding("place", "elsewhere", f"two places: {names}")


def _same(mine: Spot, theirs: Spot) -> str:
    sizes = {_size(mine), _size(theirs)}
    return (
        "same-town" if "town" in sizes else "same-region" if "region" in sizes else "same-country"
    )


def _size(spot: Spot) -> str:
    if spot.kind == "Country":
        return "country"
    return "region" if spot.kind in ("AdministrativeArea", "Place") else "town"


def distance(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Give the kilometres between two points (latitude, longitude), on a sphere."""
    (lat1, lon1), (lat2, lon2) = ((math.radians(a), math.radians(b)) for a, b in (one, other))
    half = math.sin((lat2 - lat1) / 2) ** 2
    half += math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * 6371.0 * math.asin(math.sqrt(half))
