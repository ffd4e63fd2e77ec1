"""ACLED-shaped rows: 31 columns in the codebook's order, by the codebook's rules."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from kg.exports.coded.actors import CIVILIANS, actor_cells, interaction, parties
from kg.exports.coded.choice import choose
from kg.exports.coded.data import acled_event, column
from kg.exports.coded.days import acled_day
from kg.exports.coded.deaths import Account, accounts, acled_deaths, standing
from kg.exports.coded.losses import Ledger, common, figures_lost, left_out
from kg.exports.coded.places import acled_precision, degrees, main_place
from kg.exports.coded.text import country_cells, identifier, notes, outlets
from kg.exports.coded.values import Loss, Occurrence, Where

__all__ = ["ACLED_FIELDS", "acled_row"]

ACLED_FIELDS: Final = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type",
    "sub_event_type", "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2",
    "interaction", "civilian_targeting", "iso", "region", "country", "admin1", "admin2", "admin3",
    "location", "latitude", "longitude", "geo_precision", "source", "source_scale", "notes",
    "fatalities", "tags", "timestamp",
)  # fmt: skip

_MANY: Final = frozenset({"Battles", "Explosions/Remote violence"})
_STRATEGIC: Final = "Strategic developments"
_VIOLENCE: Final = frozenset({*_MANY, "Violence against civilians", "Riots"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Coded:
    sub_event: str
    event: str
    place: Where
    day: date
    precision: int
    told: list[Account]
    deaths: int


def acled_row(occurrence: Occurrence) -> tuple[dict[str, Any] | None, list[Loss]]:
    """Code an occurrence; None for the row where ACLED records no such thing."""
    coded = _coded(occurrence)
    if isinstance(coded, str):
        return None, left_out(occurrence, coded)
    row = _row(occurrence, coded)
    return row, _losses(occurrence, coded, row)


def _coded(occurrence: Occurrence) -> _Coded | str:
    """Decide on everything that decides whether there is a row; a text is the reason against."""
    if not occurrence.told:
        return "nobody says that it happened"
    place = main_place(occurrence)
    sides = parties(occurrence, place.country if place else None)
    told = accounts(occurrence)
    last = standing(told, occurrence.revised)
    sub_event, reason = choose(occurrence, sides, acled_deaths(last, many=False))
    if sub_event is None:
        return reason
    event = acled_event(sub_event)
    if place is None:
        return "no place is told"
    if place.kind == "Country" and event != _STRATEGIC:
        return "known to the country only"
    day = acled_day(occurrence.days, assumed=occurrence.assumed) if occurrence.days else None
    if day is None:
        return "known to no month" if occurrence.days else "no day is known"
    deaths = acled_deaths(last, many=event in _MANY)
    return _Coded(
        sub_event=sub_event,
        event=event,
        place=place,
        day=day[0],
        precision=day[1],
        told=told,
        deaths=deaths,
    )


def _row(occurrence: Occurrence, coded: _Coded) -> dict[str, Any]:
    return {
        "event_id_cnty": f"CKG{identifier(occurrence.key)}",
        "event_date": coded.day.isoformat(),
        "year": coded.day.year,
        "time_precision": coded.precision,
        "disorder_type": _disorder(coded),
        "event_type": coded.event,
        "sub_event_type": coded.sub_event,
        **_actors(occurrence, coded),
        **_place(coded.place),
        "source": "; ".join(outlets(occurrence)),
        "source_scale": "",
        "notes": notes(occurrence),
        "fatalities": coded.deaths,
        "tags": f"ckg={occurrence.key}",
        "timestamp": "",
    }


def _actors(occurrence: Occurrence, coded: _Coded) -> dict[str, str]:
    country = country_cells(coded.place.country)["name"]
    one, two = parties(occurrence, coded.place.country)
    if coded.event == "Protests":
        one = [replace(party, inter="Protesters", state=False) for party in one]
    actor1, assoc1, inter1 = actor_cells(one, country)
    actor2, assoc2, inter2 = actor_cells(two, country)
    return {
        "actor1": actor1,
        "assoc_actor_1": assoc1,
        "inter1": inter1,
        "actor2": actor2,
        "assoc_actor_2": assoc2,
        "inter2": inter2,
        "interaction": interaction(inter1, inter2, alone=not two),
        "civilian_targeting": _targeting(coded, inter2),
    }


def _place(place: Where) -> dict[str, Any]:
    country, areas = country_cells(place.country), (*place.areas, "", "", "")
    latitude, longitude = place.point or (None, None)
    return {
        "iso": country["iso"].lstrip("0"),
        "region": country["acled_region"],
        "country": country["name"],
        "admin1": areas[0],
        "admin2": areas[1],
        "admin3": areas[2],
        "location": _location(place),
        "latitude": degrees(latitude),
        "longitude": degrees(longitude),
        "geo_precision": acled_precision(place),
    }


def _losses(occurrence: Occurrence, coded: _Coded, row: dict[str, Any]) -> list[Loss]:
    ledger = Ledger(row["event_id_cnty"], occurrence.iri)
    common(ledger, occurrence, coded.place)
    figures_lost(ledger, occurrence, coded.told)
    many = coded.event in _MANY
    if occurrence.days and occurrence.days[0] != occurrence.days[1]:
        days = "/".join(day.isoformat() for day in occurrence.days)
        ledger.add("days", days, occurrence.iri, "one day a row")
    last = standing(coded.told, occurrence.revised)
    for account in coded.told:
        if acled_deaths([account], many=many) == coded.deaths:
            continue
        for figure in account.figures:
            if account in last:
                ledger.add("second-figure", figure.words, figure.iri, "the lowest report stands")
            else:
                ledger.add("revised", figure.words, figure.iri, "its source has another since")
    for report in occurrence.told:
        for claim in report.claims:
            if claim.sources:
                said = "; ".join(source.name for source in claim.sources)
                ledger.add("who-said-so", said, claim.iri, "the row names outlets")
    if occurrence.sources != len(outlets(occurrence)):
        ledger.add("independent-sources", occurrence.sources, occurrence.iri, "no such column")
    return ledger.lines()


def _disorder(coded: _Coded) -> str:
    table = column("acled-disorder", "code", "disorder")
    return table.get(coded.sub_event) or table[coded.event]


def _targeting(coded: _Coded, inter2: str) -> str:
    excessive = coded.sub_event == "Excessive force against protesters"
    hits = coded.event in _VIOLENCE and inter2 == CIVILIANS
    return "Civilian targeting" if hits or excessive else ""


def _location(place: Where) -> str:
    """Name the place; a part of a town goes after its town."""
    if place.kind == "Neighbourhood" and place.city:
        return f"{place.city} - {place.name}"
    return place.name
