"""Where it was: one place out of several, and how exact it is by the codebooks."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from decimal import Decimal

from kg.exports.coded.values import Occurrence, Where

__all__ = [
    "acled_precision", "degrees", "main_place", "other_places", "prio_grid", "ucdp_precision",
]  # fmt: skip

_ROLES = ("territory", "place", "origin", "destination", "target")
_WIDE = {"": 1, "AdministrativeArea": 2, "Country": 4}
_NO_NAME = 3


def main_place(occurrence: Occurrence) -> Where | None:
    """Choose the place of the row: towns before areas, then by role, then what most name."""
    told = [place for report in occurrence.told for place in report.where]
    counted = Counter(place.iri for place in told)
    found = min(told, key=lambda p: (*_rank(p), -counted[p.iri], p.iri), default=None)
    countries = {place.country for place in told if place.country}
    if found and found.country is None and len(countries) == 1:
        return replace(found, country=countries.pop())
    return found


def other_places(occurrence: Occurrence, main: Where | None) -> list[Where]:
    """Give the places that the row has no room for; what lies around its own is no other."""
    around = {main.iri, *main.around} if main else set[str]()
    told = {place.iri: place for report in occurrence.told for place in report.where}
    found = [place for iri, place in told.items() if iri not in around]
    same = {(main.name.casefold()) if main else ""}
    return sorted((p for p in found if p.name.casefold() not in same), key=lambda p: p.iri)


def acled_precision(place: Where) -> int:
    """Give ACLED's geo_precision: 1 a town, 2 a part of a region, 3 a region or more."""
    if place.kind == "AdministrativeArea":
        return 2 if len(place.areas) > 1 else 3
    return {"": 2, "Country": 3}.get(place.kind, 1 if place.has_name else 3)


def ucdp_precision(place: Where) -> int:
    """Give UCDP's where_prec: 1 a town, 3 and 4 an area, 5 what is no point, 6 a country."""
    if place.kind == "AdministrativeArea":
        return 3 if len(place.areas) > 1 else 4
    return {"": 5, "Country": 6}.get(place.kind, 1 if place.has_name else 5)


def degrees(value: float | None) -> Decimal | None:
    """Round a coordinate to the four decimals that both tables have."""
    return None if value is None else Decimal(f"{value:z.4f}")


def prio_grid(point: tuple[float, float] | None) -> int | None:
    """Number the cell of half a degree in the PRIO-GRID, from the south-west."""
    if point is None:
        return None
    latitude, longitude = point
    row, column = min(int((latitude + 90) * 2), 359), min(int((longitude + 180) * 2), 719)
    return row * 720 + column + 1


def _rank(place: Where) -> tuple[int, int]:
    wide = _WIDE.get(place.kind, 0) if place.has_name else _NO_NAME
    return wide, _ROLES.index(place.role)
