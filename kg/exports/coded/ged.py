"""GED-shaped rows: 49 columns in the order of UCDP's codebook, by its rules."""

from __future__ import annotations

from typing import Any, Final

from kg.exports.coded.actors import CIVILIANS, Party, government_of, parties
from kg.exports.coded.data import column, rows
from kg.exports.coded.days import ucdp_days
from kg.exports.coded.deaths import Account, accounts, best, ged_range
from kg.exports.coded.losses import Ledger, common, figures_lost, left_out
from kg.exports.coded.places import degrees, main_place, prio_grid, ucdp_precision
from kg.exports.coded.shares import shares
from kg.exports.coded.text import country_cells, identifier, outlets, reports_once
from kg.exports.coded.values import Loss, Occurrence, Where

__all__ = ["GED_FIELDS", "ged_row"]

GED_FIELDS: Final = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id",
    "conflict_new_id", "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name",
    "side_a_dset_id", "side_a_new_id", "side_a", "side_b_dset_id", "side_b_new_id", "side_b",
    "number_of_sources", "source_article", "source_office", "source_date", "source_headline",
    "source_original", "where_prec", "where_coordinates", "where_description", "adm_1", "adm_2",
    "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region",
    "event_clarity", "date_prec", "date_start", "date_end", "deaths_a", "deaths_b",
    "deaths_civilians", "deaths_unknown", "best", "high", "low", "gwnoa", "gwnob",
)  # fmt: skip

_ORGANISED: Final = frozenset({"Rebel group", "Political militia", "Identity militia"})


def ged_row(
    occurrence: Occurrence, rule: str | None = None
) -> tuple[dict[str, Any] | None, list[Loss]]:
    """Code an occurrence; None for the row where UCDP records no such thing.

    ``rule`` says how ``best`` is picked; it stays empty without one.
    """
    place, told = main_place(occurrence), accounts(occurrence)
    if reason := _against(occurrence, place, told):
        return None, left_out(occurrence, reason)
    assert place is not None  # noqa: S101 - _against has seen to it
    row = dict.fromkeys(GED_FIELDS, "") | _row(occurrence, place, told, rule)
    return row, _losses(occurrence, place, told, row, rule)


def _against(occurrence: Occurrence, place: Where | None, told: list[Account]) -> str:
    """Say why there is no row; empty where there is one."""
    if not occurrence.told:
        return "nobody says that it happened"
    if occurrence.type not in {row["type"] for row in rows("ged-types")}:
        return f"GED has no {occurrence.type}"
    if not ged_range(told)[1]:
        totals = any(f.measure == "killed" and f.scope == "Cumulative" for f in occurrence.figures)
        return "a running total" if totals else "no deaths are told"
    if place is None:
        return "no place is told"
    if occurrence.days is None:
        return "no day is known"
    return "" if ucdp_days(occurrence.days, assumed=occurrence.assumed) else "known to no year"


def _row(
    occurrence: Occurrence, place: Where, told: list[Account], rule: str | None
) -> dict[str, Any]:
    low, high = ged_range(told)
    picked, (a, b) = best(told, rule), _ordered(occurrence, place)
    return {
        "id": identifier(occurrence.key),
        "relid": f"CKG-{occurrence.key}",
        "number_of_sources": occurrence.sources,
        "event_clarity": 2 if _is_sum(occurrence) else 1,
        "low": low,
        "high": high,
        "best": "" if picked is None else picked,
        **shares(occurrence, a, b, picked),
        **_sides(a, b),
        **_sources(occurrence),
        **_place(place),
        **_days(occurrence),
    }


def _ordered(occurrence: Occurrence, place: Where) -> tuple[Party | None, Party | None]:
    """Give the two sides, a government that fights a group as the first."""
    one, two = parties(occurrence, place.country)
    a, b = (side[0] if side else None for side in (one, two))
    swapped = a and b and b.state and not a.state and a.inter in _ORGANISED
    return (b, a) if swapped else (a, b)


def _sides(a: Party | None, b: Party | None) -> dict[str, Any]:
    names = [_name(party) for party in (a, b)]
    gw = column("countries", "code", "gw")
    states = [gw.get(party.country or "", "") if party and party.state else "" for party in (a, b)]
    return {
        "type_of_violence": _type_of_violence(a, b),
        "side_a": names[0],
        "side_b": names[1],
        "dyad_name": " - ".join(names) if all(names) else "",
        "gwnoa": states[0],
        "gwnob": states[1],
    }


def _type_of_violence(a: Party | None, b: Party | None) -> int | str:
    """Give 1 for a state against an organised actor, 2 for two others, 3 against civilians."""
    if a is None or b is None:
        return ""
    organised = [party.state or party.inter in _ORGANISED for party in (a, b)]
    if organised[0] and b.inter == CIVILIANS and not b.state:
        return 3
    if not all(organised):
        return ""
    return 1 if a.state or b.state else 2


def _name(party: Party | None) -> str:
    if party is None:
        return ""
    return CIVILIANS if party.inter == CIVILIANS else government_of(party)


def _sources(occurrence: Occurrence) -> dict[str, str]:
    told = reports_once(occurrence)
    names = [s.name for r in occurrence.told for c in r.claims for s in c.sources]
    cells = [(r.outlet or r.name, r.issued.isoformat() if r.issued else "", r.title) for r in told]
    return {
        "source_article": "; ".join(f'"{",".join(row)}"' for row in cells),
        "source_office": "; ".join(outlets(occurrence)),
        "source_date": "; ".join(dict.fromkeys(day for _, day, _ in cells if day)),
        "source_headline": "; ".join(dict.fromkeys(title for _, _, title in cells if title)),
        "source_original": "; ".join(dict.fromkeys(names)),
    }


def _place(place: Where) -> dict[str, Any]:
    country, point = country_cells(place.country), place.point
    latitude, longitude = (degrees(at) for at in (point or (None, None)))
    areas = (*place.areas, "", "")
    return {
        "where_prec": ucdp_precision(place),
        "where_coordinates": place.name,
        "where_description": f"{place.name}, {place.city}" if place.city else place.name,
        "adm_1": areas[0],
        "adm_2": areas[1],
        "latitude": latitude,
        "longitude": longitude,
        "geom_wkt": f"POINT ({longitude} {latitude})" if point else "",
        "priogrid_gid": prio_grid(point),
        "country": country["name"],
        "country_id": country["gw"],
        "region": country["ged_region"],
    }


def _days(occurrence: Occurrence) -> dict[str, Any]:
    found = ucdp_days(occurrence.days, assumed=occurrence.assumed) if occurrence.days else None
    if found is None:
        return {}
    first, last, precision = found
    start, end = (f"{day.isoformat()} 00:00:00.000" for day in (first, last))
    return {"year": last.year, "date_prec": precision, "date_start": start, "date_end": end}


def _is_sum(occurrence: Occurrence) -> bool:
    """Say whether it is several acts in one, which UCDP calls less clear."""
    return any(f.scope == "Period" or f.type == "EventCount" for f in occurrence.figures)


def _losses(
    occurrence: Occurrence,
    place: Where,
    told: list[Account],
    row: dict[str, Any],
    rule: str | None,
) -> list[Loss]:
    ledger = Ledger(str(row["id"]), occurrence.iri)
    ledger.add("type", occurrence.type, occurrence.iri, "GED tells no kinds of attack apart")
    common(ledger, occurrence, place)
    figures_lost(ledger, occurrence, told)
    for account in told:
        for figure in account.figures:
            if account.low not in (row["best"], row["low"]) or account.high != row["high"]:
                names = "; ".join(account.names)
                ledger.add("second-figure", figure.words, figure.iri, f"according to {names}")
    if rule is None:
        ledger.add("best", "", occurrence.iri, "sources differ or not: no number is picked for you")
    if not row["type_of_violence"]:
        ledger.add("type-of-violence", "", occurrence.iri, "the two sides are not known")
    return ledger.lines()
