"""The curated list of actors, data/lexicons/entities.csv, with the analyst's own rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kg.lexicons import load, names
from kg.linking.index.records import (
    TYPES,
    EntityRecord,
    NameKind,
    NameRecord,
    Problems,
    Record,
    SourceInfo,
    number_of,
)
from kg.linking.index.sources import shipped_terms
from kg.linking.index.sources.values import count, country_code, iso_date, text
from kg.linking.names import looks_like_acronym

__all__ = ["NAME", "CuratedSource"]

NAME = "entities"


class CuratedSource:
    """Actors and places that somebody checked one by one."""

    def info(self) -> SourceInfo:
        """Describe the list."""
        return shipped_terms.info("curated")

    def records(self, problems: Problems) -> Iterator[Record]:
        """Give the rows; the list may be missing altogether."""
        if NAME not in names():
            return
        for row in load(NAME):
            yield from _entity(row, problems)


def _entity(row: Mapping[str, str], problems: Problems) -> Iterator[Record]:
    geonames = count(row.get("geonames", ""))
    named = row["wikidata"] or (f"gn:{geonames}" if geonames else row["id"])
    number = number_of(named)
    label = text(row["label"])
    if number is None or row["type"] not in TYPES or not label:
        problems.add("no id, type or label", f"entities.csv, {row.get('id', '')} {label}")
        return
    yield EntityRecord(
        id=number,
        type=row["type"],
        label=label,
        country=country_code(row.get("country", "")),
        geonames=geonames,
        start=iso_date(row.get("start", "")),
        end=iso_date(row.get("end", "")),
        source="curated",
        local=named if named.startswith("ckg:") else None,
    )
    yield NameRecord(number, label, "label")
    for alias in row.get("aliases", "").split("|"):
        if name := text(alias):
            kind: NameKind = "acronym" if looks_like_acronym(name) and name.isupper() else "alias"
            yield NameRecord(number, name, kind)
